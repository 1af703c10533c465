"""What of the installed packages never runs in Lambda, and is left behind."""

from collections.abc import Set
from pathlib import PurePosixPath
from typing import Final

# Descriptions that botocore reads whatever the service is; the others stand in a folder per service.
DESCRIPTIONS: Final = ("botocore", "data")
FOLDERS: Final = frozenset({"__pycache__", "bin", "include", "test", "tests", "testing"})
ENDINGS: Final = (".pyi", ".pyx", ".pxd", ".c", ".h", ".md", ".rst", ".txt.gz", ".typed", ".pyc")
EXAMPLES: Final = "examples-1.json"
# cffi compiles bindings with them; those of cryptography are compiled, and need its backend alone.
COMPILERS: Final = frozenset({"cffi", "pycparser"})
# Of Pillow's parts: writing letters, AVIF, and windows, with the libraries that they alone need.
UNDRAWN: Final = (
    "PIL/_avif.", "PIL/_imagingft.", "PIL/_imagingtk.", "pillow.libs/libavif-", "pillow.libs/libbrotli",
    "pillow.libs/libfreetype-", "pillow.libs/libharfbuzz-", "pillow.libs/libpng16-",
)  # fmt: skip
# Of others': clients and servers for frameworks that are not ours, a former protocol, a command.
UNUSED: Final = ("authlib/integrations/", "authlib/oauth1/", "pypdfium2_cli/")


def runs(name: str, services: Set[str]) -> bool:
    """Whether a file of the installed packages, by its path in them, is of use to the functions."""
    path = PurePosixPath(name)
    folders = path.parts[:-1]
    if FOLDERS & set(folders) or path.name.endswith(ENDINGS) or name.startswith((*UNDRAWN, *UNUSED)):
        return False
    # Nothing that runs asks for a package's metadata: whoever does has an answer for their absence.
    if folders and (folders[0].endswith(".dist-info") or folders[0] in COMPILERS):
        return False
    return folders[:2] != DESCRIPTIONS or _describes(path, services)


def _describes(path: PurePosixPath, services: Set[str]) -> bool:
    service = path.parts[2] if len(path.parts) > 3 else None
    return service is None or (service in services and not path.name.startswith(EXAMPLES))
