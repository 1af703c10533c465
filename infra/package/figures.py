"""What the artefact weighs and how fast it starts, as packaged and as it would be without."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final

from infra.package import archive, tree

TIMES: Final = 5
START: Final = Path(__file__).with_name("start.py")
SECRET: Final = {"SecretString": "s" * 64}


class _Store(BaseHTTPRequestHandler):
    """Answers as a store without rows, and as a keeper of one secret."""

    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length", "0"))
        asked = json.loads(self.rfile.read(length) or b"{}")
        target = self.headers.get("X-Amz-Target", "")
        body = json.dumps(_answer(target, asked)).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/x-amz-json-1.0")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (the name is the base class's)
        """Says nothing."""


def _answer(target: str, asked: dict[str, Any]) -> dict[str, Any]:
    if target.endswith("GetSecretValue"):
        return SECRET
    tables = asked.get("RequestItems", {})
    return {"Responses": {table: [] for table in tables}, "UnprocessedKeys": {}, "Items": [], "Count": 0}


@contextmanager
def store() -> Iterator[str]:
    """The address of a store that is stubbed at the socket."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Store)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


def cold(folder: Path, what: str, times: int) -> float:
    """Milliseconds of CPU (median) until fresh processes in a folder answer `health` or `judged`."""
    with store() as address:
        return statistics.median(_started(folder, what, address) for _ in range(times))


def _started(folder: Path, what: str, address: str) -> float:
    # Neither site-packages nor what Python has compiled before: the folder and the standard library.
    command = [sys.executable, "-I", "-S", "-B", str(START), str(folder), what]
    done = subprocess.run(command, env=_environment(address), check=True, timeout=60, capture_output=True)
    return float(done.stdout.splitlines()[-1])


def _environment(address: str) -> dict[str, str]:
    return {
        "PATH": os.environ.get("PATH", ""),
        "AWS_ENDPOINT_URL": address,
        "AWS_ACCESS_KEY_ID": "none",
        "AWS_SECRET_ACCESS_KEY": "none",
        "AWS_REGION": "eu-west-1",
        "AWS_DEFAULT_REGION": "eu-west-1",
        "SECRET_ARN": "arn:aws:secretsmanager:eu-west-1:123456789012:secret:key",
        "NEWS_TOPIC": "arn:aws:sns:eu-west-1:123456789012:news",
        "MAIL_SENDER": "network@example.org",
    }


def megabytes(file: Path) -> str:
    """The size of a file in millions of bytes, with one decimal."""
    return f"{file.stat().st_size / 1e6:.1f}"


def table(kept: Path = tree.KEPT) -> str:
    """Sizes for Lambda, and cold starts measured with this machine's wheels, in rows of a table."""
    rows = ["| | zip MB | ms CPU to /v1/health | ms CPU to a judged request |", "|---|---|---|---|"]
    with tempfile.TemporaryDirectory() as made:
        for name, compiled in (("as packaged", True), ("as installed", False)):
            target, here = Path(made) / f"target-{compiled}", Path(made) / f"here-{compiled}"
            folders = [_folder(kept, target, native=False, compiled=compiled)]
            folders.append(_folder(kept, here, native=True, compiled=compiled))
            zipped = Path(made) / "measured.zip"
            archive.write(folders[0], zipped)
            spent = [f"{cold(folders[1], what, TIMES):.0f}" for what in ("health", "judged")]
            rows.append(" | ".join([f"| {name}", megabytes(zipped), *spent]) + " |")
    return "\n".join(rows)


def _folder(kept: Path, to: Path, *, native: bool, compiled: bool) -> Path:
    if compiled:
        return tree.laid(kept, native=native)
    tree.loose(to, native=native, kept=kept)
    return to
