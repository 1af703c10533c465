"""A laptop's network while it runs: started in one order, watched over, stopped in another."""

import contextlib
import os
import sys
import threading
import time
from types import ModuleType
from typing import Final

from local import stack
from local.bells import Bells
from local.engine import Engine, EngineFailed
from local.house import House
from local.mailbox import Mailbox
from local.minutes import Minutes
from local.replay import Marks, replayed
from local.server import Server
from local.shapes import handler_named
from local.tally import Tally
from local.texts import console
from local.timepiece import Timepiece

SAVE_SECONDS: Final = 30
SAVE_SHARE: Final = 20
"""A crash of the engine costs at most what was written since; nothing is saved where nothing was written. No
request is answered while it saves: however much there is to save, that takes a twentieth of the time."""
JOURNAL: Final = "app.publish"


def say(key: str, **values: object) -> None:
    """Tells whoever typed the command. A terminal that was closed is no reason to fail."""
    with contextlib.suppress(OSError):
        print(console(key, **values), file=sys.__stdout__, flush=True)


class Network:
    """Everything that runs. `start` returns when the network answers; `stop` keeps all data."""

    def __init__(self, house: House, server: Server) -> None:
        self._house = house
        self._server = server
        self._engine = Engine(house.folder)
        self._marks = Marks(house.marks)
        self._timepiece = Timepiece(house.clock)
        self._mailbox = Mailbox(house.mails, self._engine.mails, self._timepiece.at)
        self._bells: Bells | None = None
        self._tally = Tally(lambda: self._engine.client("cloudwatch"))
        self._minutes = Minutes(self._timepiece.at, self._tally.tell)
        self._changed = threading.Event()
        self._delivered = threading.Event()

    @property
    def alive(self) -> bool:
        """Whether the engine is there."""
        return self._engine.alive

    @property
    def port(self) -> int:
        """Where the front door is."""
        return self._server.server_port

    def start(self, *, admin: str, demo: bool) -> None:
        """Engine, tables, app, what was missed, people, bells, and the front door last."""
        self._engine.start()
        environment, wires = stack.ensure(self._engine)
        app = self._imported(environment)
        if self._house.begin(self._engine.url):
            self._tell_again(environment["JOURNAL_TABLE"])
        clients = {name: self._engine.client(name) for name in ("dynamodbstreams", "sqs")}
        self._bells = Bells(wires, clients, self._marks.heard, self._rung)
        # What planting causes is delivered afterwards: both at once would wait for each other.
        self._people(admin, demo=demo)
        self._bells.start()
        self._open(app)
        self._minutes.start()

    def watch(self, asked: threading.Event) -> None:
        """Keeps mails at once and saves now and then, until asked to stop or until the engine is gone."""
        due = time.monotonic() + SAVE_SECONDS
        while not asked.wait(0.5) and self._engine.alive:
            if self._delivered.is_set():
                self._collect()
            if self._changed.is_set() and time.monotonic() > due:
                began = time.monotonic()
                self._save()
                took = time.monotonic() - began
                due = began + took + max(SAVE_SECONDS, SAVE_SHARE * took)

    def stop(self) -> None:
        """Front door, stream read to its end, queues, engine: in this order nothing is lost."""
        self._server.stop()
        self._minutes.stop()
        if not self._engine.alive:
            return
        if self._bells:
            self._bells.stop()
            self._collect()
            self._tally.tell()
            self._marks.settle()
            self._house.end()
        self._engine.stop()

    def _imported(self, environment: dict[str, str]) -> ModuleType:
        """The app, in the environment that its functions have when deployed."""
        from local import vouchers

        os.environ.update(
            environment | vouchers.named(),
            CLOCK_OFFSET_FILE=str(self._house.clock),
            ORIGIN=f"http://127.0.0.1:{self._server.server_port}",
            # Browsers bind passkeys to a name, and a number is none.
            PASSKEYS_ORIGIN=f"http://localhost:{self._server.server_port}",
            SECRET=self._house.secret(),
        )
        import app
        from local import receivers

        receivers.allow()
        vouchers.allow()
        return app

    def _tell_again(self, journal: str) -> None:
        count = replayed(
            self._engine.client("dynamodb"), journal, self._marks.safe, JOURNAL, handler_named(JOURNAL)
        )
        if count:
            say("recovering", count=count)

    def _people(self, admin: str, *, demo: bool) -> None:
        from chalicelib.people.actions import first_administrator

        first_administrator(admin, admin.partition("@")[0].title())
        where = stack.identity(self._engine)
        if demo and not self._house.planted(where):
            from local.demo import plant

            say("planting")
            plant(admin)
            self._house.plant(where)
        self._save()

    def _open(self, app: ModuleType) -> None:
        """The app's own modules are imported only now: their environment stands."""
        from local.front import Front
        from local.gateway import Gateway
        from local.web import Web

        front = Front(
            Gateway(app.app, self._tally.note),
            self._mailbox,
            self._timepiece,
            self._minutes.ring,
            self._asked,
            Web(files=self._engine.url),
        )
        self._server.start(front.answer)

    def _asked(self) -> None:
        """Somebody may have written something."""
        self._changed.set()
        if self._bells:
            self._bells.wake()

    def _rung(self) -> None:
        self._changed.set()
        self._delivered.set()

    def _collect(self) -> None:
        """The engine forgets its mails when it stops, however it stops."""
        self._delivered.clear()
        with contextlib.suppress(OSError):
            self._mailbox.collect()

    def _save(self) -> None:
        self._changed.clear()
        try:
            self._engine.save()
        except (EngineFailed, OSError) as problem:
            sys.stderr.write(f"not saved for now: {type(problem).__name__}\n")
