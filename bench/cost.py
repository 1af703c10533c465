"""`make cost PEOPLE=50000`: what a network costs by the month, from measured units and dated list prices.

The table of uses is `use.toml`, that of prices `prices.toml`; both are assumptions that can be changed, and
everything here follows from them.
"""

import os
import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Final

HERE: Final = Path(__file__).parent
SIZES: Final = (1_000, 50_000, 500_000)
AIM: Final = 0.01
"""Dollars a person and month at fifty thousand people, without mail."""
KB: Final = 1e-6
"""GB."""
LISTENERS: Final = 1.5
"""Runs of listeners for each message: most come alone, some in batches, and each publish is a run as well."""


@dataclass(frozen=True)
class Act:
    """Something that people do; `often` a working day for each of those who come."""

    name: str
    often: float
    read: float = 0
    written: float = 0
    after_read: float = 0
    after_written: float = 0
    messages: float = 0
    ms: float = 0
    kb: float = 0
    served: bool = True


@dataclass(frozen=True)
class Bill:
    """Dollars a month, by part."""

    parts: Mapping[str, float]

    @property
    def total(self) -> float:
        """All parts together."""
        return sum(self.parts.values())

    def __add__(self, other: "Bill") -> "Bill":
        names = {**self.parts, **other.parts}
        return Bill({name: self.parts.get(name, 0) + other.parts.get(name, 0) for name in names})

    def times(self, count: float) -> "Bill":
        """So many of it."""
        return Bill({name: price * count for name, price in self.parts.items()})


class Book:
    """The two tables, and what follows from them."""

    def __init__(self, prices: Mapping[str, Any], use: Mapping[str, Any]) -> None:
        self.dated, self.region = prices["dated"], prices["region"]
        self._price: Mapping[str, float] = prices["price"]
        self._use = use
        known = {each.name for each in fields(Act)}
        self.acts = [
            Act(**{name: value for name, value in each.items() if name in known}) for each in use["acts"]
        ]

    def of_act(self, act: Act) -> Bill:
        """What it costs when somebody does it once, with all that follows."""
        price, run = self._price, self._use["run"]
        runs = float(act.served) + act.messages * LISTENERS
        seconds = (act.ms + act.messages * LISTENERS * 20) / 1000
        logged = runs * run["log_bytes"] / 1e9
        return Bill({
            "gateway": act.served * price["gateway_calls"],
            "functions": runs * price["runs"] + seconds * run["memory"] * price["gb_seconds"],
            "tables": (act.read + act.after_read) * price["read_units"]
            + (act.written + act.after_written) * price["write_units"],
            "queues": price["publishes"] * (act.messages > 0) + 3 * act.messages * price["queue_requests"],
            "CloudFront": price["cdn_requests"],
            "transfer": act.kb * KB * price["cdn_gb"],
            "logs": logged * price["log_gb"] + act.served * run["traced"] * price["traces"],
        })  # fmt: skip

    def monthly(self, people: int) -> Bill:
        """A month of so many people, without mail."""
        visits = self._visits(people)
        bill = self._standing() + self._kept(people)
        for act in self.acts:
            bill += self.of_act(act).times(act.often * visits)
        return bill

    def dearest(self) -> Act:
        """The act that one act's worth of costs most."""
        return max(self.acts, key=lambda act: self.of_act(act).total)

    def heaviest(self) -> Act:
        """The act that costs most in a month, as often as it is done."""
        return max(self.acts, key=lambda act: self.of_act(act).total * act.often)

    def mail(self, people: int) -> Bill:
        """A month of mails."""
        said = {name: value for name, value in self._use["mail"].items() if name != "often"}
        sent = (
            people * self._use["people"]["active"] * self._use["people"]["days"] * self._use["mail"]["often"]
        )
        once = self.of_act(Act("mail", 1, served=False, **said)).total + self._price["mails"]
        return Bill({"mail": once * sent})

    def scanning(self, people: int) -> Bill:
        """A month of looking for malware in every file."""
        kept, price = self._use["kept"], self._price
        return Bill({
            "GuardDuty": people * (kept["files"] * price["scans"] + kept["files_gb"] * price["scanned_gb"])
        })  # fmt: skip

    def _visits(self, people: int) -> float:
        return float(people * self._use["people"]["active"] * self._use["people"]["days"])

    def _standing(self) -> Bill:
        fixed, price = self._use["fixed"], self._price
        reads = fixed["ticks"] * fixed["tick_reads"] * price["read_units"]
        return Bill({
            "alarms": fixed["alarms"] * price["alarms"] + fixed["metrics"] * price["metrics"],
            "keys": fixed["secrets"] * price["secrets"] + fixed["keys"] * price["keys"],
            "tables": reads,
            "functions": fixed["ticks"] * price["runs"],
            "queues": fixed["polls"] * price["queue_requests"],
        })  # fmt: skip

    def _kept(self, people: int) -> Bill:
        kept, price = self._use["kept"], self._price
        rows, files = people * kept["rows_gb"] * kept["months"], people * kept["files_gb"] * kept["months"]
        return Bill({
            "storage": rows * (price["stored_gb"] + price["recovery_gb"]) + files * price["kept_gb"]
            + people * kept["files"] * (2 * price["puts"] + 10 * price["gets"]),
        })  # fmt: skip


def book() -> Book:
    """The tables that stand beside this module."""
    return Book(*(tomllib.loads((HERE / name).read_text()) for name in ("prices.toml", "use.toml")))


def table(known: Book, sizes: tuple[int, ...]) -> Iterator[str]:
    """The figures for people, in Markdown: dollars a month."""
    bills = [known.monthly(people) for people in sizes]
    yield "| $ a month | " + " | ".join(f"{people:,} people" for people in sizes) + " |"
    yield "|---|" + "---|" * len(sizes)
    for part in sorted(bills[-1].parts, key=lambda name: -bills[-1].parts[name]):
        yield f"| {part} | " + " | ".join(f"{bill.parts[part]:,.2f}" for bill in bills) + " |"
    yield "| **all, without mail** | " + " | ".join(f"**{bill.total:,.2f}**" for bill in bills) + " |"
    yield "| cents a person | " + " | ".join(
        f"{100 * bill.total / people:.3f}" for bill, people in zip(bills, sizes, strict=True)
    ) + " |"  # fmt: skip
    for name, extra in (("mail, besides", known.mail), ("GuardDuty, if wanted", known.scanning)):
        yield f"| {name} | " + " | ".join(f"{extra(people).total:,.2f}" for people in sizes) + " |"


def main() -> None:
    """Prints the table for PEOPLE, and whether the aim is met."""
    asked = os.environ.get("PEOPLE", "").replace(",", "")
    sizes = (*SIZES,) if not asked else tuple(sorted({*SIZES, int(asked)}))
    known = book()
    print(f"List prices of {known.region}, {known.dated}; the uses assumed stand in bench/use.toml.")
    print("\n".join(table(known, sizes)))
    for title, act in (("dearest once", known.dearest()), ("dearest in a month", known.heaviest())):
        print(f"{title}: {act.name}, {known.of_act(act).total * 1e6:.1f} $ a million")
    people = int(asked) if asked else SIZES[1]
    spent = known.monthly(people).total / people
    said = "under" if spent <= AIM else "ABOVE"
    print(f"{people:,} people: {100 * spent:.3f} cents a person a month, {said} the aim of {100 * AIM:g}")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
