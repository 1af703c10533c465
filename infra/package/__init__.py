"""The artefact that is deployed: what the functions run on, compiled, pruned and zipped, and its template.

`python -m infra.package --out out` writes `deployment.zip`, `template.json` (the merged SAM template,
whose `CodeUri` is that zip) and `sums.txt`. Equal sources give equal bytes, on any day and in any folder.
"""

import hashlib
from pathlib import Path
from typing import Final, NamedTuple

from infra.package import archive, template, tree
from infra.package.problems import NotPackaged

ARCHIVE: Final = "deployment.zip"
TEMPLATE: Final = "template.json"
SUMS: Final = "sums.txt"


class Artefact(NamedTuple):
    """What `build` wrote: the zip, the template beside it, and the zip's SHA-256 in hexadecimal."""

    zip: Path
    template: Path
    sha256: str


def build(out: Path, *, native: bool = False, kept: Path = tree.KEPT) -> Artefact:
    """Writes the artefact into a folder, which is made where it is absent.

    It holds wheels for Lambda on arm64, or with `native` those of this machine, which a rehearsal or a
    measurement here can run. Dependencies that were installed once are kept in `kept` by their pins.
    Raises NotPackaged when pip or Chalice refuse, or the code asks for a service that cannot be read.
    """
    out.mkdir(parents=True, exist_ok=True)
    whole = tree.laid(kept, native=native)
    written = out / ARCHIVE
    archive.write(whole, written)
    said = out / TEMPLATE
    said.write_text(template.written())
    (out / SUMS).write_text("".join(f"{_sum(file)}  {file.name}\n" for file in (written, said)))
    return Artefact(written, said, _sum(written))


def built(out: Path) -> Artefact:
    """The artefact that `build` wrote into a folder. Raises NotPackaged where it is absent or was changed."""
    if not (out / SUMS).is_file():
        raise NotPackaged(f"There is no artefact in {out}: run `make package`.")
    for line in (out / SUMS).read_text().splitlines():
        said, name = line.split("  ")
        if not (out / name).is_file() or _sum(out / name) != said:
            raise NotPackaged(f"{out / name} is not what was packaged: change infra/ and run `make package`.")
    return Artefact(out / ARCHIVE, out / TEMPLATE, _sum(out / ARCHIVE))


def _sum(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
