"""Botocore's descriptions of services, cut to what a client reads: it parses them again at every cold start.

Everything it says about services that the functions never call goes, and so do all explanations for people.
"""

import gzip
import json
from collections.abc import Iterator, Set
from pathlib import Path
from typing import Any, Final

ENDPOINTS: Final = "botocore/data/endpoints.json"
PACKED: Final = ".json.gz"
FOR_PEOPLE: Final = "documentation"


def cut(folder: Path) -> None:
    """Rewrites the descriptions in a folder of installed packages, unpacked and in one line each."""
    for packed in sorted((folder / "botocore" / "data").rglob(f"*{PACKED}")):
        said = json.loads(gzip.decompress(packed.read_bytes()))
        _write(packed.with_name(packed.name.removesuffix(PACKED) + ".json"), _silent(said))
        packed.unlink()
    endpoints = folder / ENDPOINTS
    _write(endpoints, _known(json.loads(endpoints.read_text()), frozenset(_prefixes(folder))))


def _prefixes(folder: Path) -> Iterator[str]:
    """Under which names the endpoints of the services that are there are listed: `sesv2` is at `email`."""
    for service in (folder / "botocore" / "data").rglob("service-2.json"):
        yield json.loads(service.read_text())["metadata"]["endpointPrefix"]


def _silent(said: Any) -> Any:
    """Without explanations. A member of a shape may be called so too: what it maps to is no text."""
    if isinstance(said, dict):
        return {
            name: _silent(inner)
            for name, inner in said.items()
            if not (name == FOR_PEOPLE and isinstance(inner, str))
        }
    return [_silent(inner) for inner in said] if isinstance(said, list) else said


def _known(endpoints: dict[str, Any], prefixes: Set[str]) -> dict[str, Any]:
    """The endpoints under these names, in all regions."""
    for partition in endpoints["partitions"]:
        listed = partition["services"].items()
        partition["services"] = {name: told for name, told in listed if name in prefixes}
    return endpoints


def _write(file: Path, said: Any) -> None:
    file.write_text(json.dumps(said, separators=(",", ":")))
