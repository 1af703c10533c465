"""A restore, step by step. The live tables are read and never written, whoever writes into them meanwhile."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import msgspec

from infra.restore import declared
from infra.restore.copies import Copy, Tables, named
from infra.restore.inside import Asked, Done
from infra.restore.problems import NotRestored

ROOT: Final = Path(__file__).parents[2]
Clock = Callable[[], datetime]


@dataclass(slots=True)
class Result:
    """What came of it. `lost` is how old the newest restored state was when it began, `took` how long it took
    until the new tables could serve, both in milliseconds; `wrong` is empty where everything is right."""

    at: datetime
    copies: list[Copy]
    lost: int = 0
    took: int = 0
    done: Done | None = None
    wrong: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Restore:
    """A restore of a network with these settings (as its functions have them). `backed` says that its tables
    must be backed up, which on a laptop no table is: there they are copied as they stand now."""

    dynamodb: Any
    variables: Mapping[str, str]
    now: Clock
    backed: bool = True

    def run(self, at: datetime | None = None) -> Result:
        """Restores to new tables as of an instant, the latest possible unless told. Raises NotRestored."""
        began = self.now()
        tables = Tables(self.dynamodb)
        point = self._point(tables, at, began)
        copies = named(declared.tables(), self._live(), point)
        result = Result(point, copies, lost=_milliseconds(point, began))
        for copy in copies:
            tables.make(copy, point)
        for copy in copies:
            tables.complete(copy)
        result.done = self._inside(copies, point)
        result.wrong = [*result.done.wrong, *(said for copy in copies for said in tables.differences(copy))]
        result.took = _milliseconds(began, self.now())
        return result

    def discard(self, copies: list[Copy]) -> None:
        """Takes the new tables away."""
        for copy in copies:
            Tables(self.dynamodb).discard(copy)

    def _live(self) -> dict[str, str]:
        return {each.name: self.variables[f"{each.name.upper()}_TABLE"] for each in declared.tables()}

    def _point(self, tables: Tables, at: datetime | None, began: datetime) -> datetime:
        """The point in time, to the second. Raises NotRestored where no table can be restored to it."""
        backed = [self._live()[each.name] for each in declared.tables() if each.backed]
        missing = [name for name in backed if tables.described(name) is None]
        if missing:
            raise NotRestored(f"{', '.join(missing)}: not there. See docs/operations/restore.md, tables lost")
        earliest, latest = self._window(tables, backed, began)
        point = (at or latest).replace(microsecond=0)
        if not earliest.replace(microsecond=0) <= point <= latest:
            window = f"{earliest:%Y-%m-%dT%H:%M:%SZ} to {latest:%Y-%m-%dT%H:%M:%SZ}"
            raise NotRestored(f"{point:%Y-%m-%dT%H:%M:%SZ} cannot be restored: say an instant from {window}")
        return point

    def _window(self, tables: Tables, backed: list[str], began: datetime) -> tuple[datetime, datetime]:
        windows = [tables.window(name) for name in backed]
        known = [each for each in windows if each is not None]
        if not self.backed:
            return began - _AGE, began
        if len(known) < len(windows):
            raise NotRestored("point-in-time recovery is off: deploy again with OVERWRITE=1, which sets it")
        return max(each[0] for each in known), min(each[1] for each in known)

    def _inside(self, copies: list[Copy], point: datetime) -> Done:
        new = {f"{copy.declared.name.upper()}_TABLE": copy.target for copy in copies}
        asked = Asked(since=int(point.timestamp() * 1000), live=self._live())
        with tempfile.TemporaryDirectory() as folder:
            answer = Path(folder) / "answer"
            words = [sys.executable, "-m", "infra.restore.inside", str(answer)]
            environment = {**os.environ, **self.variables, **new}
            done = subprocess.run(
                words,
                cwd=ROOT,
                env=environment,
                input=msgspec.json.encode(asked),
                capture_output=True,
                check=False,
            )
            if done.returncode:
                last = done.stderr.decode(errors="replace").strip().splitlines()[-1:]
                raise NotRestored(f"in the new tables: {' '.join(last)}; the same again goes on")
            return msgspec.json.decode(answer.read_bytes(), type=Done)


_AGE: Final = datetime.fromtimestamp(86_400 * 35, UTC) - datetime.fromtimestamp(0, UTC)


def _milliseconds(since: datetime, until: datetime) -> int:
    return max(0, round((until - since).total_seconds() * 1000))
