"""Whoever draws is alone: bounded in memory and time, and without credentials, whatever a file says."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from chalicelib.files.previews import child, kinds, workshop
from chalicelib.files.previews.kinds import Kind, Refused
from tests.previews.making import bomb, halves, pdf, png, written

MEGABYTE = 1_048_576
PEAK_MOST = 300 * MEGABYTE
"""What drawing a picture of 50 MB takes at most, the interpreter and the libraries included."""
MEASURED = """
import sys
from chalicelib.files.previews import child
child.main()
status = dict(line.split(":", 1) for line in open("/proc/self/status"))
print(int(status["VmHWM"].split()[0]) * 1024)
"""


def sent(tmp_path: Path, data: bytes) -> Path:
    """A file that somebody sent."""
    source = tmp_path / "sent"
    source.write_bytes(data)
    return source


def peak(kind: Kind, source: Path, folder: Path) -> int:
    """The most memory, in bytes, that the process held which drew a file. It must have drawn it."""
    command = [sys.executable, "-c", MEASURED, kind.value, str(source), str(folder)]
    done = subprocess.run(command, env=workshop._environment(), capture_output=True, text=True, check=True)
    assert {each.name for each in folder.iterdir()} == set(kinds.names(kind))
    return int(done.stdout)


@pytest.mark.parametrize(
    ("kind", "data"),
    [(Kind.PICTURE, written(halves(), "JPEG")), (Kind.DOCUMENT, pdf()), (Kind.TEXT, b"a;b\n1;2\n")],
)
def test_each_kind_is_made(tmp_path: Path, kind: Kind, data: bytes) -> None:
    made = workshop.made(kind, sent(tmp_path, data))
    assert set(made) == set(kinds.names(kind)) <= set(kinds.TYPES)
    assert all(made.values())


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        (Kind.PICTURE, bomb(10_000)),
        (Kind.PICTURE, written(halves(), "JPEG")[:900]),
        (Kind.PICTURE, b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        (Kind.DOCUMENT, b"<html></html>"),
        (Kind.TEXT, b"\x00"),
    ],
)
def test_what_cannot_be_drawn_is_refused(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], kind: Kind, data: bytes
) -> None:
    with pytest.raises(Refused):
        workshop.made(kind, sent(tmp_path, data))
    assert '"preview.refused"' in capfd.readouterr().out


def test_a_picture_of_fifty_megabytes_takes_bounded_memory(tmp_path: Path) -> None:
    (folder := tmp_path / "made").mkdir()
    noise = Image.frombytes("RGB", (4200, 4200), os.urandom(4200 * 4200 * 3))
    source = sent(tmp_path, written(noise, "PNG", compress_level=1))
    assert 50_000_000 < source.stat().st_size < kinds.BYTES_MOST
    assert peak(Kind.PICTURE, source, folder) < PEAK_MOST


def test_memory_ends_where_the_system_says() -> None:
    greedy = (
        "from chalicelib.files.previews import child; child.bounded(); "
        "taken = bytearray(child.MEMORY_MOST + 1)"
    )
    done = subprocess.run([sys.executable, "-c", greedy], capture_output=True, text=True, check=False)
    assert done.returncode
    assert "MemoryError" in done.stderr


def test_time_ends_where_the_system_says() -> None:
    busy = (
        "from chalicelib.files.previews import child; child.SECONDS_MOST = 1; child.bounded()\n"
        "while True: pass"
    )
    done = subprocess.run([sys.executable, "-c", busy], capture_output=True, check=False, timeout=300)
    assert done.returncode < 0, "the system ended it"


def test_one_that_hangs_is_ended_and_nothing_is_concluded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    monkeypatch.setattr(workshop, "WITHIN", 1)
    with pytest.raises(subprocess.TimeoutExpired):
        workshop.made(Kind.TEXT, pipe)


def test_whoever_draws_knows_no_credentials_and_no_places(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "FILES_BUCKET", "SECRET"):
        monkeypatch.setenv(name, "known")
    assert set(workshop._environment()) <= {"PATH", "LANG", "LD_LIBRARY_PATH", "PYTHONPATH"}
    assert "known" not in workshop._environment().values()


@pytest.mark.parametrize(
    ("said", "size", "found"),
    [
        ("image/jpeg", 10, Kind.PICTURE),
        ("Image/PNG; x=y", 10, Kind.PICTURE),
        ("application/pdf", kinds.BYTES_MOST, Kind.DOCUMENT),
        ("application/pdf", kinds.BYTES_MOST + 1, None),
        ("text/csv", 10, Kind.TEXT),
        ("text/plain", 0, None),
        ("image/svg+xml", 10, None),
        ("text/html", 10, None),
        ("application/xhtml+xml", 10, None),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", 10, None),
        ("application/zip", 10, None),
        ("", 10, None),
    ],
)
def test_only_what_is_named_has_a_preview(said: str, size: int, found: Kind | None) -> None:
    assert kinds.kind(said, size) is found


def test_the_worst_claim_within_bounds_is_no_claim_too_many() -> None:
    """Pixels of four bytes, twice (as they are and as they are mixed), leave room for what draws them."""
    from chalicelib.files.previews import pictures

    assert pictures.PIXELS_MOST * 4 * 2 + 400 * MEGABYTE < child.MEMORY_MOST
    assert len(png(1, 1, b"")) < 100
