"""The cold start leaves the collector on, and off only while it lasts; what few need waits for them."""

import ast
import gc
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import pytest

from infra.package import figures
from infra.package.start import __file__ as start

ROOT: Final = Path(__file__).parents[2]
STARTED: Final = "import gc, app; print(gc.isenabled(), gc.get_freeze_count() > 40_000)"
ASKED: Final = f"""
import json, sys
sys.path.append({str(Path(start).parent)!r})
import app, start
told = {{}}
for what, (path, status) in start.ASKED.items():
    answer = app.app(start.event(path), None)
    assert answer["statusCode"] == status, answer
    told[what] = sorted(sys.modules)
sys.stderr.write(json.dumps(told))
"""
LIBRARIES: Final = (
    "OpenSSL", "PIL", "anyascii", "authlib", "cbor2", "cryptography", "dns", "email_validator", "idna",
    "jinja2", "joserfc", "markdown_it", "nh3", "puremagic", "pypdfium2", "standardwebhooks", "tzdata",
    "webauthn", "zoneinfo",
)  # fmt: skip
"""What only some requests need: it is loaded by the first of them."""
OF_OTHERS: Final = {
    "health": ("people", "webhooks", "mail", "communities", "conversation", "feed", "wiring"),
    "judged": ("webhooks", "mail", "communities", "conversation", "feed", "files", "wiring"),
}
"""Subjects that a request has nothing to do with."""
MOST: Final = {"health": 370, "judged": 450}
"""Modules of ours and of libraries that a process has loaded when it has answered."""
HANGS: Final = frozenset({"append", "extend", "insert", "update", "add"})
ROOM_ALONE: Final = """
import json, os, sys
import app
from chalicelib.access import hints
from chalicelib.foundation import doors
told = {}
for room in (*doors.rooms.ROOMS, ""):
    reading, writing = os.pipe()
    if os.fork() == 0:
        found = [doors.lead(each) for each in doors.plan() if each.name.startswith(room)]
        known = {door.name: [part for part in door.parts if part in hints.HINTS] for door in found}
        with os.fdopen(writing, "w") as pipe:
            json.dump(known, pipe)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        told[room] = json.load(pipe)
    os.wait()
print(json.dumps(told))
"""
EVENTS: Final = """
import json, pkgutil
from importlib import import_module
import app, chalicelib
from chalicelib.foundation import events
known = sorted(events.every())
for each in pkgutil.walk_packages(chalicelib.__path__, "chalicelib."):
    import_module(each.name)
print(json.dumps([known, sorted(events.NAMES)]))
"""
AT_ONCE: Final = """
import gc, threading
import app
from chalicelib import beginning
from chalicelib.foundation import doors
order, frozen = [], gc.get_freeze_count()
def come(address):
    order.append(doors.lead(address).name)
with beginning.more():
    come_first = [threading.Thread(target=come, args=[each]) for each in doors.plan()]
    for each in come_first:
        each.start()
    for each in come_first[:2]:
        each.join(0.2)
    order.append("")
for each in come_first:
    each.join()
assert order[0] == "", order
assert sorted(order[1:]) == sorted(each.name for each in doors.plan())
print(gc.isenabled(), gc.get_freeze_count() > frozen)
"""
WIRED: Final = "import sys, app; print('chalicelib.wiring' in sys.modules)"


def _said(script: str, environment: Mapping[str, str] | None = None) -> str:
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture(scope="module")
def loaded() -> dict[str, list[str]]:
    """What a fresh process has loaded when it has answered a request, by the request; one after the other."""
    with figures.store() as address:
        command = [sys.executable, "-c", ASKED]
        environment = figures._environment(address)
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    told: dict[str, list[str]] = json.loads(done.stderr)
    return told


@pytest.mark.parametrize("what", ["health", "judged"])
def test_what_few_requests_need_is_not_loaded(loaded: dict[str, list[str]], what: str) -> None:
    assert [name for name in LIBRARIES if name in loaded[what]] == []


@pytest.mark.parametrize("what", ["health", "judged"])
def test_rooms_that_nobody_has_come_to_are_not_put_up(loaded: dict[str, list[str]], what: str) -> None:
    assert [name for name in OF_OTHERS[what] if f"chalicelib.{name}" in loaded[what]] == []


@pytest.mark.parametrize("what", ["health", "judged"])
def test_few_modules_are_loaded(loaded: dict[str, list[str]], what: str) -> None:
    """Look which module brings what is new here, and import it where it is used."""
    ours = [each for each in loaded[what] if each.partition(".")[0] not in sys.stdlib_module_names]
    assert len(ours) <= MOST[what]


def test_garbage_is_collected_once_everything_stands() -> None:
    assert _said(STARTED).split() == ["True", "True"]


def test_garbage_is_collected_here() -> None:
    import app

    assert app.app
    assert gc.isenabled()


def test_each_room_stands_alone() -> None:
    """Whoever comes to one room first finds all its doors, and the door knows as much beforehand."""
    rooms = json.loads(_said(ROOM_ALONE))
    everything = rooms.pop("")
    assert {name: known for doors in rooms.values() for name, known in doors.items()} == everything
    assert len(everything) > 150


def test_every_event_is_known_whatever_was_loaded_before() -> None:
    known, declared = json.loads(_said(EVENTS))
    assert known == declared
    assert len(known) > 100


def test_who_comes_first_waits_until_all_of_a_room_stands() -> None:
    assert _said(AT_ONCE) == "True True"


@pytest.mark.parametrize(("handler", "wired"), [(None, False), ("app.app", False), ("app.counts", True)])
def test_who_listens_loads_it_while_it_starts(handler: str | None, wired: bool) -> None:
    told = {} if handler is None else {"_HANDLER": handler}
    assert _said(WIRED, {**os.environ, **told}) == str(wired)


def test_nothing_is_hung_by_importing_it() -> None:
    """What has to be imported before it works is missed by whoever came first: name it in `chalicelib.rooms`.

    Hints are excepted: they stand with what judges the rows that they read ahead, and save a trip.
    """
    hung = [
        f"{file.relative_to(ROOT)}:{node.lineno}"
        for file in sorted((ROOT / "chalicelib").rglob("*.py"))
        for node in ast.parse(file.read_text()).body
        if isinstance(node, ast.Expr) and _hangs(node.value)
    ]
    assert hung == []


def _hangs(node: Any) -> bool:
    call = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    return call and node.func.attr in HANGS and ast.unparse(node.func) != "hints.add"
