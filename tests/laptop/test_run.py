"""`make run`: started, stopped in every way, killed, and started again."""

import os
import pty
import signal
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from local.engine import ROOT
from tests.laptop.running import ADA, Laptop, wait_until


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    """A network that has not been started yet; whatever runs at the end is ended."""
    made = Laptop(tmp_path / "kept")
    yield made
    if made.process is not None and made.process.poll() is None:
        made.kill()


def headline(laptop: Laptop, cookie: str) -> str | None:
    """What stands beside Ada's name, as she reads it."""
    answer = laptop.ask("/api/v1/me", Cookie=cookie)
    assert answer.status == 200, answer.body
    person = answer.json.get("person", answer.json)
    said: str | None = person["headline"]
    return said


def say_headline(laptop: Laptop, cookie: str, text: str) -> None:
    answer = laptop.ask(
        "/api/v1/me", {"headline": text}, "PATCH", Cookie=cookie, X_Requested_With="entrenous"
    )
    assert answer.status == 200, answer.body


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_it_stops_cleanly_and_keeps_everything(laptop: Laptop, sent: signal.Signals) -> None:
    cookie = laptop.start().sign_in()
    say_headline(laptop, cookie, f"Kept after {sent.name}")
    said = laptop.stop(sent)
    assert laptop.running.returncode == 0
    assert "are for trying out" in said
    assert f"{ADA} (administrator)" in said
    assert not laptop.engines()
    again = Laptop(laptop.folder).start()
    try:
        assert headline(again, cookie) == f"Kept after {sent.name}"
        assert len(again.codes(ADA)) == 1
    finally:
        again.stop()
    assert "cut short" not in again.said


def test_it_stops_when_its_terminal_is_closed(laptop: Laptop) -> None:
    master, terminal = pty.openpty()
    window = subprocess.Popen(
        [sys.executable, "-c", CONTROLLING, os.ttyname(terminal), sys.executable, "-m", "local.run"],
        cwd=ROOT,
        env={**os.environ, **laptop.environment},
        start_new_session=True,
    )
    wait_until(lambda: b"Ctrl-C" in os.read(master, 65_536))
    os.close(terminal)
    os.close(master)
    assert window.wait(240) == 0
    assert not laptop.engines()
    assert not (laptop.folder / "running").exists()


CONTROLLING = """
import fcntl, os, sys, termios
terminal = os.open(sys.argv[1], os.O_RDWR)
fcntl.ioctl(terminal, termios.TIOCSCTTY, 0)
for number in (0, 1, 2):
    os.dup2(terminal, number)
os.execv(sys.argv[2], sys.argv[2:])
"""


def test_after_a_kill_nothing_is_lost(laptop: Laptop) -> None:
    cookie = laptop.start().sign_in()
    say_headline(laptop, cookie, "Written just before")
    laptop.kill()
    again = Laptop(laptop.folder).start()
    assert headline(again, cookie) == "Written just before"
    assert "cut short" in again.stop()


def test_after_a_kill_of_the_engine_the_last_save_is_there(laptop: Laptop) -> None:
    laptop.start()
    (engine,) = laptop.engines()
    os.kill(engine, signal.SIGKILL)
    assert laptop.running.wait(240) == 1
    assert "engine.log" in laptop.stop()
    again = Laptop(laptop.folder).start()
    again.sign_in()
    again.stop()


def test_a_second_copy_is_refused(laptop: Laptop) -> None:
    laptop.start()
    second = Laptop(laptop.folder).begin()
    said = second.running.communicate(timeout=240)[0]
    assert second.running.returncode == 1
    assert said == "A network is already running from this folder. Stop it first.\n"
    assert laptop.ask("/api/v1/health").status == 200
    laptop.stop()


def test_a_taken_port_is_found_before_anything_starts(laptop: Laptop) -> None:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", laptop.port))
        holder.listen()
        begun = time.monotonic()
        said = laptop.begin().running.communicate(timeout=240)[0]
    assert laptop.running.returncode == 1
    assert f"Port {laptop.port} is taken" in said
    assert not (laptop.folder / "state").exists(), f"after {time.monotonic() - begun} s"


@pytest.mark.parametrize(("name", "value"), [("PORT", "eighty"), ("PORT", "70000"), ("SEED", "lots")])
def test_a_wrong_setting_is_told(tmp_path: Path, name: str, value: str) -> None:
    laptop = Laptop(tmp_path, **{name: value}).begin()
    said = laptop.running.communicate(timeout=240)[0]
    assert laptop.running.returncode == 1
    assert name in said


def test_it_speaks_french_in_a_french_terminal(tmp_path: Path) -> None:
    laptop = Laptop(tmp_path, PORT="0", LC_ALL="fr_FR.UTF-8", PYTHONUTF8="1").begin()
    assert "PORT doit être un nombre" in laptop.running.communicate(timeout=240)[0]


def test_reset_forgets_unless_it_runs(laptop: Laptop) -> None:
    laptop.start()
    assert "already running" in reset(laptop.folder)
    laptop.stop()
    assert stat.S_IMODE((laptop.folder / "secret").stat().st_mode) == 0o600
    assert stat.S_IMODE(laptop.folder.stat().st_mode) == 0o700
    assert "starts anew" in reset(laptop.folder)
    assert list(laptop.folder.iterdir()) == []


def reset(folder: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "local.reset"],
        cwd=ROOT,
        env={**os.environ, "NETWORK_FOLDER": str(folder)},
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    return done.stdout + done.stderr


def test_what_the_laptop_itself_answers(laptop: Laptop) -> None:
    laptop.start()
    try:
        assert b"/local/mail" in laptop.ask("/local").body
        assert b'<div id="page">' in laptop.ask("/").body
        assert laptop.ask("/api/v1/openapi.json").json["openapi"].startswith("3.1")
        assert b"/sign-in/codes" in laptop.ask("/local/reference").body
        ahead = laptop.ask("/local/clock", {"days": 8})
        assert (ahead.status, round(ahead.json["days_ahead"])) == (200, 8)
        # A code asked for now is dated by the moved clock, which the app reads too.
        laptop.sign_in()
        assert laptop.mails()[0]["at"] > ahead.json["now"]
        absent = laptop.ask("/api/v1/nowhere", Authorization="Bearer x", Accept_Language="fr")
        assert (absent.status, absent.json["code"], absent.json["title"]) == (404, "not_found", "Introuvable")
        assert absent.headers["content-type"] == "application/problem+json"
    finally:
        laptop.stop()
