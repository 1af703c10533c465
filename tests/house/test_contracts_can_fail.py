"""The import contracts, ruff's rules and mypy's strictness each catch what they are there for."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.checks import imports
from tests.house.planting import house

WRONG_WAYS = [
    ("access", "model", "from chalicelib.people import model"),
    ("communities", "actions", "from chalicelib.conversation import model"),
    ("foundation", "clock", "from chalicelib.access import model"),
    ("people", "rules", "from chalicelib.people import store"),
    ("people", "model", "from chalicelib.people import events"),
    ("people", "actions", "from chalicelib.people import routes"),
    ("people", "routes", "from chalicelib.people import listeners"),
    ("people", "rules", "import pynamodb.models"),
    ("people", "actions", "from botocore.exceptions import ClientError"),
    ("people", "store", "import botocore.session"),
    ("people", "routes", "import boto3"),
    ("foundation", "clock", "from local import engine"),
    ("people", "model", "import tests.cast"),
]


@pytest.mark.parametrize(("subject", "file", "line"), WRONG_WAYS)
def test_an_import_the_wrong_way_is_found(tmp_path, subject, file, line):
    layers = ("routes", "listeners", "present", "actions", "access", "store", "rules", "events", "model")
    rooms = {f"chalicelib/{room}/{layer}.py": "" for room in ("people", "conversation") for layer in layers}
    rooms |= {"chalicelib/access/model.py": "", f"chalicelib/{subject}/{file}.py": line}
    assert f"chalicelib.{subject}.{file} ->" in imports.broken(house(tmp_path, rooms))


def test_imports_the_right_way_are_kept(tmp_path: Path) -> None:
    downwards = {
        "chalicelib/wiring/__init__.py": "from chalicelib.people import listeners",
        "chalicelib/people/listeners.py": "from chalicelib.people import actions",
        "chalicelib/people/actions.py": "from chalicelib.people import store",
        "chalicelib/people/store.py": "import pynamodb.models\nfrom chalicelib.foundation import aws",
        "chalicelib/foundation/aws.py": "import botocore.session",
    }
    assert imports.broken(house(tmp_path, downwards)) == ""


def test_a_new_subject_has_to_find_its_place(tmp_path: Path) -> None:
    assert "chalicelib.gossip" in imports.broken(house(tmp_path, {"chalicelib/gossip/__init__.py": ""}))


TANGLED = "def tangled(a: int) -> int:\n" + "    if a:\n        a += 1\n" * 8 + "    return a\n"
RULES = [
    ("C901", "chalicelib/a.py", TANGLED),
    ("E501", "chalicelib/a.py", "A = " + "1" * 110),
    ("FBT001", "chalicelib/a.py", "def f(loud: bool) -> None: ..."),
    ("T201", "chalicelib/a.py", "print(1)"),
    ("ERA001", "chalicelib/a.py", "# a = f(1)"),
    ("TID251", "chalicelib/a.py", "import time\nA = time.time()"),
    ("TID251", "chalicelib/a.py", "from unittest import mock"),
    ("TID252", "chalicelib/people/a.py", "from . import model"),
    ("BLE001", "local/a.py", "try:\n    A = 1\nexcept Exception:\n    A = 2"),
    ("F401", "tests/a.py", "import os"),
    ("PGH003", "infra/a.py", "A: int = 'a'  # type: " + "ignore"),
    ("S602", "local/a.py", "import subprocess\nsubprocess.run('ls', shell=True)"),
]


@pytest.mark.parametrize(("code", "name", "text"), RULES)
def test_ruff_finds_it(tmp_path, code, name, text):
    house(tmp_path, {name: text})
    command = [sys.executable, "-m", "ruff", "check", "--no-cache", "--output-format", "concise", "."]
    told = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=600, check=False)
    assert f" {code} " in told.stdout, told.stdout + told.stderr


def test_mypy_is_strict(tmp_path: Path) -> None:
    untyped = "def f(a):\n    return a\n\n\ndef g() -> int:\n    return f(1)\n"
    house(tmp_path, {"chalicelib/people/rules.py": untyped})
    command = [sys.executable, "-m", "mypy", "--cache-dir", str(tmp_path / "cache"), "chalicelib"]
    told = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=600, check=False)
    for code in ("no-untyped-def", "no-untyped-call", "no-any-return"):
        assert f"[{code}]" in told.stdout, told.stdout + told.stderr
