"""What is committed as web/dist is what its sources give, and it is small."""

import gzip
import json
import re
from pathlib import Path

from infra import page

FIRST_ROUTE, USUAL_DAY, WHOLE, STYLE = 25_000, 60_000, 114_200, 12_000
ASSETS = page.DIST / "assets"


def packed(*files: Path) -> int:
    return sum(len(gzip.compress(file.read_bytes(), 9, mtime=0)) for file in files)


def contents(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def scripts(language: str = "fr") -> set[Path]:
    """All scripts but the texts of the other language: nobody loads both."""
    chunks = json.loads((page.DIST / "chunks.json").read_text())
    other = re.compile(rf"src/texts/(?!{language}/)../")
    texts = {each["file"] for name, each in chunks.items() if other.match(name)}
    return {file for file in ASSETS.glob("*.js") if f"assets/{file.name}" not in texts}


HOME = ("index.html", "main", "src/texts/fr/first.ts")
"""What runs first, what draws (the feed is in it), and the texts that nearly every first screen says."""
DAY = (
    *HOME, "place", "src/screens/thread/acts.tsx", "src/screens/inbox.tsx", "src/compose/composer.tsx",
    "src/overlays/switcher.tsx",
    *(f"src/texts/fr/{area}.ts" for area in ("place", "compose", "keys", "notices")),
)  # fmt: skip
"""What a day is made of: reading, writing, answering, the inbox. Desks are for stewards."""


def loaded(*sources: str) -> set[Path]:
    """What a browser loads for these sources (or groups of them), with all that they cannot do without."""
    chunks = json.loads((page.DIST / "chunks.json").read_text())
    groups = {each["name"]: key for key, each in chunks.items() if key.startswith("_")}
    wanted, found = [groups.get(source, source) for source in sources], set()
    while wanted:
        name = wanted.pop()
        if name not in found:
            found.add(name)
            wanted += chunks[name].get("imports", [])
    return {page.DIST / chunks[name]["file"] for name in found}


def test_the_stamp_is_that_of_the_sources() -> None:
    stamped = json.loads((page.DIST / page.STAMP).read_text())
    assert stamped == {"sources": page.stamp()}, "build the page anew: make web"


def test_the_same_sources_give_the_same_bytes(tmp_path: Path) -> None:
    page.build(tmp_path / "dist")
    built, kept = contents(tmp_path / "dist"), contents(page.DIST)
    assert sorted(built) == sorted(kept)
    assert [name for name in kept if kept[name] != built[name]] == []


def test_the_client_is_typed_from_the_document() -> None:
    assert page.types() == (page.WEB / page.TYPES).read_text(), "type the client anew: make web"


def test_it_is_small() -> None:
    sizes = {
        "first route": (packed(*loaded(*HOME)), FIRST_ROUTE),
        "usual day": (packed(*loaded(*DAY)), USUAL_DAY),
        "whole page": (packed(*scripts()), WHOLE),
        "style": (packed(*ASSETS.glob("*.css")), STYLE),
    }
    assert {name: size for name, size in sizes.items() if size[0] > size[1]} == {}


def test_the_shell_names_what_draws() -> None:
    """It comes together with what runs first, which alone would ask for it a step later."""
    shell = (page.DIST / "index.html").read_text()
    (draws,) = ASSETS.glob("main-*.js")
    assert f'<link rel="modulepreload" crossorigin href="/assets/{draws.name}">' in shell
    assert re.findall(r"<script async type=.module.", shell), "it would wait for the style"


def test_nothing_in_it_needs_what_the_policy_refuses() -> None:
    shell = (page.DIST / "index.html").read_text()
    assert re.findall(r"<script(?![^>]* src=)", shell) == []
    assert re.findall(r"<style| style=| on[a-z]+=|javascript:", shell) == []


def test_no_registry_is_named_in_the_lock() -> None:
    lock = json.loads((page.WEB / "package-lock.json").read_text())
    assert [name for name, each in lock["packages"].items() if "resolved" in each] == []
    assert all("integrity" in each for name, each in lock["packages"].items() if name)


def test_npm_is_found_on_a_machine_without_node(tmp_path: Path) -> None:
    """A wheel carries npm's files, but not the link to them that makes a command."""
    assert page.npm(tmp_path / "bin") == [str(tmp_path / "bin" / "npm")]
    script = tmp_path / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    script.parent.mkdir(parents=True)
    script.touch()
    assert page.npm(tmp_path / "bin") == [str(tmp_path / "bin" / "node"), str(script)]
