"""`make run`: the network on this machine, until Ctrl-C or until the terminal is closed.

PORT (8000), SEED (demo or empty), ADMIN (the first administrator's address), NETWORK_FOLDER (where it is
kept: `.local`).
"""

import os
import signal
import sys
import threading
import traceback
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from local.engine import EngineFailed
from local.house import AlreadyRunning, House
from local.network import Network, say
from local.server import Server
from local.stack import KEPT, StackFailed
from local.template import NotPackaged
from local.texts import console

ADMIN: Final = "ada@example.org"
SIGNALS: Final = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def main() -> None:
    """Runs until a signal; leaves with a sentence where it cannot start."""
    house = House(Path(_asked("NETWORK_FOLDER", str(KEPT))))
    server = _door(house)
    asked = _signals()
    # The app writes a line a request: that is for a file. What is said here is for a person.
    sys.stdout = sys.stderr = house.log()
    network = Network(house, server)
    try:
        failure = _lived(network, house, asked)
    finally:
        say("stopping")
        network.stop()
    say("stopped")
    if failure:
        print(failure, file=sys.__stderr__, flush=True)
        sys.exit(1)


def _lived(network: Network, house: House, asked: threading.Event) -> str:
    """Runs the network until it is asked to stop; answers what went wrong, if anything did."""
    try:
        network.start(admin=_asked("ADMIN", ADMIN), demo=_demo())
        _greet(network.port, house)
        network.watch(asked)
    except (EngineFailed, StackFailed, NotPackaged) as problem:
        return console("not_started", why=problem)
    except Exception as problem:  # noqa: BLE001 (whatever it is, a person is told, and the engine is stopped)
        traceback.print_exc()
        return console("not_started", why=f"{type(problem).__name__}, {house.folder}/log.jsonl")
    return "" if network.alive else console("engine_left", folder=house.folder)


def _signals() -> threading.Event:
    asked = threading.Event()
    for each in SIGNALS:
        signal.signal(each, lambda *_: asked.set())
    return asked


def _door(house: House) -> Server:
    """The lock and the port, before anything starts. Exits with a sentence when either is taken."""
    port = _asked("PORT", "8000")
    if not (port.isascii() and port.isdigit() and 0 < int(port) < 65_536):
        sys.exit(console("port_wrong"))
    if _asked("SEED", "demo") not in ("demo", "empty"):
        sys.exit(console("seed_wrong"))
    try:
        house.take()
        return Server(int(port))
    except AlreadyRunning:
        sys.exit(console("running"))
    except OSError:
        sys.exit(console("port_taken", port=port))


def _asked(name: str, default: str) -> str:
    return os.environ.get(name, "").strip() or default


def _greet(port: int, house: House) -> None:
    origin = f"http://127.0.0.1:{port}"
    say("ready", url=origin)
    say("mailbox_at", url=f"{origin}/local/mail")
    say("reference_at", url=f"{origin}/local/reference")
    say("sign_in")
    for line in _addresses():
        print(f"  {line}", file=sys.__stdout__, flush=True)
    say("keeps", folder=house.folder)
    say("stop_with")


def _addresses() -> Iterable[str]:
    admin = _asked("ADMIN", ADMIN)
    yield f"{admin} ({console('administrator')})"
    if _demo():
        from local.demo import addresses

        yield from (f"{address} ({name}, {who})" for name, address, who in addresses() if address != admin)


def _demo() -> bool:
    return _asked("SEED", "demo") == "demo"


if __name__ == "__main__":
    main()
