"""A check that cannot fail proves nothing: each finds the defect planted for it, and only that."""

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.house.checks import codes, docstrings, layout, limits, names, paths, reasons, words
from tests.house.planting import catalogue, house

LINES = "\n".join(f"    a = {number}" for number in range(25))
DEEP = "def f(a):\n if a:\n  for b in a:\n   with b:\n    while b:\n     if b:\n      return b\n"
ELIF = "def f(a):\n" + "    if a == 1:\n        return 1\n" + "    elif a:\n        return 2\n" * 6
PERSON = {"chalicelib/texts/en/people.py": catalogue(hello="Hello {name}")}


def both(english: str, french: str) -> Mapping[str, str]:
    return {
        "chalicelib/texts/en/people.py": catalogue(hello=english),
        "chalicelib/texts/fr/people.py": catalogue(hello=french),
    }


KIN = "class Refusal: ...\nclass Gone(Refusal):\n "
RAISED = "class Refusal: ...\nraise Refusal"

DEFECTS = [
    (limits, {"chalicelib/people/rules.py": "\n" * 201}, "201 lines"),
    (limits, {"tests/test_a.py": "\n" * 301}, "301 lines"),
    (limits, {"app.py": f"def f():\n{LINES}\n"}, "function f has 26 lines"),
    (limits, {"tests/test_a.py": f"def f():\n{LINES}\n{LINES}\n"}, "function f has 51 lines"),
    (limits, {"local/a.py": f"class A:\n  async def f(self):\n{LINES}\n"}, "function f has 26 lines"),
    (limits, {"bench/a.py": DEEP}, "nests 5 deep"),
    (names, {"chalicelib/people/store.py": "def get_person(): ..."}, "get_person"),
    (names, {"local/a.py": "class A:\n    def _handle_it(self): ..."}, "_handle_it"),
    (names, {"tests/test_a.py": "def process_all(): ..."}, "process_all"),
    (names, {"infra/a.py": "async def manage_all(): ..."}, "manage_all"),
    (names, {"local/utils.py": ""}, "drawer"),
    (names, {"chalicelib/people/helpers/names.py": ""}, "drawer"),
    (names, {"chalicelib/people/service.py": ""}, "drawer"),
    (names, {"chalicelib/people/sorting.py": ""}, "sorting is no layer"),
    (names, {"chalicelib/people/model.py": "class PersonManager: ..."}, "PersonManager"),
    (docstrings, {"chalicelib/people/model.py": '"""."""\ndef f(): ...'}, "f does not say"),
    (docstrings, {"chalicelib/people/model.py": '"""."""\nclass A: ...'}, "A does not say"),
    (
        docstrings,
        {"chalicelib/people/model.py": '"""."""\nclass A:\n """."""\n def f(s):\n  s()\n  s()'},
        "f does",
    ),
    (docstrings, {"chalicelib/people/model.py": "A = 1"}, "the module"),
    (words, PERSON, "hello has no sentence in the other language"),
    (words, both("Hello {name}", "Bonjour {nom}"), "other places to fill"),
    (words, both("Hello {name}", "Bonjour {name"), "other places to fill"),
    (words, both("A public place", "Un lieu ouvert"), "never public"),
    (words, both("Hello", " "), "says nothing"),
    (words, both("Hello!", "Bonjour !"), "U+202F"),
    (words, both("Hello?", "Vous\u00a0?"), "U+202F"),
    (words, both("One; two", "Un; deux"), "U+202F"),
    (words, both("Here: two", "Ici : deux"), "before :"),
    (words, both("“Two”", "«\u202fDeux\u00a0»"), "after «"),
    (words, both("“Two”", "«\u00a0Deux »"), "before »"),
    (words, both("Hello !", "Bonjour\u202f!"), "a space stands before a mark"),
    (words, {"chalicelib/texts/en/a.py": "TEXTS = {'a': str(1)}"}, "literal"),
    (words, {"chalicelib/texts/en/a.py": "WORDS = 1"}, "and nothing else"),
    (words, PERSON | {"chalicelib/texts/en/feed.py": catalogue(hello="Hello {name}")}, "stands in"),
    (codes, {"chalicelib/people/a.py": "say('gone', 'fr')"}, "gone has no sentence"),
    (codes, {"chalicelib/people/a.py": "words.say('a' if b else 'gone', 'fr')"}, "gone has no sentence"),
    (codes, {"chalicelib/people/a.py": "refusals.fault('/name', 'gone')"}, "gone has no sentence"),
    (codes, {"chalicelib/foundation/a.py": KIN + "default = 'gone'"}, "gone has no sentence"),
    (codes, {"chalicelib/foundation/a.py": KIN + "status = 418"}, "title_418"),
    (codes, {"chalicelib/foundation/a.py": RAISED + "('gone')"}, "gone has no sentence"),
    (codes, {"chalicelib/foundation/a.py": RAISED + "(code='gone')"}, "gone has no sentence"),
    (layout, {"chalicelib/access/policy.py": "from chalicelib.access import gate"}, "pure table"),
    (layout, {"chalicelib/access/policy.py": "def f():\n    import os"}, "pure table"),
    (layout, {"chalicelib/access/model.py": "from chalicelib.foundation import rows"}, "others fetch"),
    (layout, {"chalicelib/access/model.py": "import socket"}, "others fetch"),
    (reasons, {"local/a.py": "import os  # no" + "qa: F401"}, "without its reason"),
    (reasons, {"local/a.py": "a = b  # type: " + "ignore[attr-defined]"}, "without its reason"),
    (reasons, {"app.py": "a = b  # pragma: " + "no cover"}, "without its reason"),
    (reasons, {"requirements.txt": "# Runtime.\nnh3==0.3.8\n"}, "nh3==0.3.8: a dependency"),
    (paths, {"README.md": "cd /" + "work/main"}, "machine"),
    (paths, {"local/a.py": "A = '/" + "tmp'"}, "machine"),
    (paths, {"Makefile": "PY=/home/" + "ada/bin/python"}, "machine"),
    (paths, {"docs/a.md": "file:///" + "opt/wheels"}, "machine"),
    (paths, {"docs/a.md": "see ../" + "shared/design"}, "outside the project"),
    (paths, {"requirements.txt": "# https://pypi" + ".org/simple"}, "registry"),
    (paths, {"requirements.txt": "--extra-index-" + "url x"}, "index"),
    (paths, {"local/a.py": "# TO" + "DO: finish"}, "undone"),
    (paths, {"tests/test_a.py": "@pytest.mark." + "skip"}, "does not run"),
    (paths, {"tests/test_a.py": "x = pytest." + "importorskip('x')"}, "does not run"),
]


@pytest.mark.parametrize(("check", "planted", "told"), DEFECTS)
def test_a_planted_defect_is_found(tmp_path, check, planted, told):
    found = [str(finding) for finding in check.findings(house(tmp_path, planted))]
    assert [finding for finding in found if told in finding], found


SOUND = [
    (limits, {"app.py": f"@door(\n 1,\n 2,\n)\ndef f():\n{LINES[: LINES.rindex('    ')]}\n"}),
    (limits, {"app.py": ELIF}),
    (limits, {"tests/test_a.py": f"def f():\n{LINES}\n"}),
    (names, {"chalicelib/service/routes.py": "def budget(): ..."}),
    (names, {"chalicelib/conversation/markdown/mentions.py": "def names_of(): ..."}),
    (names, {"local/front.py": "class Front(Server):\n    def handle_error(self): ..."}),
    (docstrings, {"chalicelib/people/model.py": '"""."""\ndef _f(): ...\nclass _A: ...'}),
    (words, both("Is it {name}? (Yes!) 10:30", "Est-ce {name}\u202f? (!) 10:30\u00a0: https://x.org/?a=b")),
    (words, both("“Two”", "«\u00a0Deux\u00a0»&nbsp;et&#160;trois")),
    (codes, {"chalicelib/people/a.py": "say(code, 'fr')\nsay('hello', 'en')"} | PERSON),
    (layout, {"chalicelib/access/policy.py": "import enum\nfrom chalicelib.access.verbs import Verb"}),
    (
        reasons,
        {"local/a.py": "import os  # no" + "qa: F401, E501 (its effect)\n# It is.\na = b  # no" + "qa: F821"},
    ),
    (reasons, {"requirements.txt": "# Runtime.\n\nnh3==0.3.8  # The sanitiser.\n"}),
    (paths, {"a.md": "https://x.org/work/ is not a path here, nor is {root}/tmp/x, nor /api/v1/work"}),
]


@pytest.mark.parametrize(("check", "sound"), SOUND)
def test_what_is_sound_is_left_alone(tmp_path, check, sound):
    assert [str(finding) for finding in check.findings(house(tmp_path, sound))] == []


def test_what_git_ignores_belongs_to_nobody(tmp_path: Path) -> None:
    root = house(tmp_path, {".gitignore": "/kept/\n", "kept/a.txt": "/" + "tmp", "new.txt": "/" + "tmp"})
    assert {finding.path for finding in paths.findings(root)} == {"new.txt"}


def test_a_copy_without_git_is_read_too(tmp_path: Path) -> None:
    root = house(tmp_path, {".venv/a.txt": "/" + "tmp", "new.txt": "/" + "tmp", ".ci/run": "/" + "tmp"})
    shutil.rmtree(root / ".git")
    assert {finding.path for finding in paths.findings(root)} == {"new.txt"}


def test_a_picture_is_not_read(tmp_path: Path) -> None:
    house(tmp_path, {})
    (tmp_path / "a.png").write_bytes(b"\x89PNG /" + b"tmp")
    assert paths.findings(tmp_path) == []
