"""One use case on trial: without a fault first, then once for each thing that can go wrong with each call."""

import json
import uuid
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from chalicelib.foundation import settings
from chalicelib.foundation.events import NAMES
from tests.cast.caller import Reply
from tests.faults.choice import chosen, some
from tests.faults.stage import SCENES, Act, Stage
from tests.faults.wire import Crash, Fault, Wire, wired

AWAY: Final = 503
STALE: Final = 412
USED_UP: Final = 422
GONE: Final = {
    "DELETE /sign-in/sessions/current": 401,
    # What was deleted is 404 to whatever comes next (RFC 7644, section 3.6).
    "DELETE /scim/v2/Users/{person_id}": 404,
    "DELETE /scim/v2/Groups/{group_id}": 404,
}
"""What a repeat is answered where what it is about has gone with the first."""


@dataclass
class Tally:
    """How much was tried."""

    cases: int = 0
    sites: int = 0
    faults: int = 0

    def counts(self) -> dict[str, int]:
        """The same by the names that a reader is told."""
        return {"use cases": self.cases, "calls": self.sites, "faults": self.faults}


TALLY: Final = Tally()


@dataclass
class Clean:
    """What a use case is without a fault: its answer, its calls, its facts, and what is seen of it."""

    status: int
    sites: list[str]
    facts: Counter[str]
    before: Any
    after: Any


class Trial:
    """A use case, what comes of it in good times, and what may come of it in bad ones."""

    def __init__(self, stage: Stage, door: str) -> None:
        self.stage, self.door = stage, door
        self.waiting: tuple[Act, str] | None = None
        self.clean = self._cleanly()
        TALLY.cases += 1
        TALLY.sites += len(self.clean.sites)

    def _made(self) -> Act:
        return SCENES[self.door](self.stage)

    def _cleanly(self) -> Clean:
        act, key = self._made(), str(uuid.uuid4())
        before = act.seen()
        with wired() as wire:
            reply = act.happens(self.door, key)
        assert reply.status < 300, (self.door, reply.status, reply.raw)
        after = act.seen()
        assert act.quiet or before != after, f"nothing is seen of {self.door}: {before}"
        whole(wire)
        facts = Counter(fact["name"] for fact in wire.facts())
        clean = Clean(reply.status, wire.sites, facts, before, after)
        if not act.anew:
            with wired() as again:
                repeated = act.happens(self.door, key)
            self._is_repeated(act, clean, repeated)
            assert (again.facts(), act.seen()) == ([], after), f"{self.door} counts twice"
        return clean

    def faults(self) -> Iterator[tuple[str, Fault]]:
        """Each call with what is to go wrong with it."""
        return (
            (site, fault) for site in some(self.door, self.clean.sites) for fault in chosen(self.door, site)
        )

    def under(self, site: str, fault: Fault) -> None:
        """The use case with a fault, and the repeat of who asked: all or nothing, then all, and once.

        What left nothing behind on the wire is repeated under the next fault, and without one at the end.
        """
        TALLY.faults += 1
        act, key = self.waiting or (self._made(), str(uuid.uuid4()))
        what = f"{self.door}: {site} {fault}"
        with wired(fault, site) as wire:
            reply = self._asked(act, key, fault)
        assert wire.strokes, f"{what} was never reached"
        whole(wire)
        if reply is not None:
            assert reply.status in (self.clean.status, AWAY), (what, reply.status, reply.raw)
        acknowledged = reply is not None and reply.status == self.clean.status
        self.waiting = None if acknowledged or wire.done else (act, key)
        if acknowledged:
            assert act.seen() == self.clean.after, f"{what}: acknowledged and lost"
        if self.waiting is None:
            self._once(act, key, wire, what, acknowledged=acknowledged)

    def ends(self) -> None:
        """The repeat that is still owed."""
        if self.waiting is not None:
            act, key = self.waiting
            assert act.quiet or act.seen() == self.clean.before, f"{self.door}: refused and half done"
            self._once(act, key, Wire(), f"{self.door} after all", acknowledged=False)

    def _asked(self, act: Act, key: str, fault: Fault) -> Reply | None:
        try:
            return act.happens(self.door, key)
        except Crash:
            assert fault.kind == "crash"
            return None

    def _once(self, act: Act, key: str, wire: Wire, what: str, *, acknowledged: bool) -> None:
        if act.anew and (acknowledged or wire.facts()):
            assert Counter(fact["name"] for fact in wire.facts()) == self.clean.facts, what
            return
        with wired() as again:
            repeated = act.happens(self.door, key)
        whole(again)
        told = Counter(fact["name"] for fact in (*wire.facts(), *again.facts()))
        assert told == self.clean.facts, f"{what}: told {dict(told)}"
        if wire.facts():
            self._is_repeated(act, self.clean, repeated)
        else:
            assert repeated.status == self.clean.status, (what, repeated.status, repeated.raw)
        assert act.seen() == self.clean.after, f"{what}: not once, {act.seen()} for {self.clean.after}"

    def _is_repeated(self, act: Act, clean: Clean, repeated: Reply) -> None:
        """A repeat is answered as the first time, or told that what it read has changed (by itself)."""
        gone = GONE.get(self.door) == repeated.status
        stale = act.match not in (None, "*") and repeated.status == STALE
        assert gone or stale or repeated.status == clean.status, (self.door, repeated.status, repeated.raw)


def whole(wire: Wire) -> None:
    """What must be kept for good of a fact is kept in its transaction, and nothing else."""
    for steps in wire.transactions():
        puts = [step["Put"] for step in steps if "Put" in step]
        facts = [json.loads(put["Item"]["fact"]["S"]) for put in puts if _in("journal", put)]
        kept = [put["Item"]["sk"]["S"] for put in puts if _in("ledger", put)]
        for fact in facts:
            ledger = NAMES[fact["name"]].ledger
            entries = [sk for sk in kept if fact["id"] in sk]
            wanted = {"": 0, "audit": 1, "rules": 2 if fact["community"] else 1}[ledger]
            assert len(entries) == wanted, f"{fact['name']} is not kept as it must be"


def _in(table: str, put: dict[str, Any]) -> bool:
    return bool(put["TableName"] == settings.TABLES[table])
