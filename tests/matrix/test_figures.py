"""Figures that tests tell are summed up over all processes, each with its longest time."""

from dataclasses import dataclass, field
from types import SimpleNamespace

from tests.cast import figures


@dataclass
class Report:
    """As much of a report as figures are told by."""

    user_properties: list[tuple[str, object]]
    duration: float
    worker_id: str = field(default="gw0")
    when: str = "call"


def test_sums_are_of_all_processes_and_seconds_of_the_longest() -> None:
    reports = [
        Report([("cells", 600), ("killed", 2)], 3.0),
        Report([("cells", 700)], 4.0),
        Report([("cells", 800)], 6.0, worker_id="gw1"),
        Report([("unknown", 9)], 9.0),
        Report([("cells", 9_000)], 9.0, when="setup"),
    ]
    stats = {"passed": reports[:2], "failed": reports[2:], "skipped": reports}
    assert figures.told(SimpleNamespace(stats=stats, getreports=lambda _: [])) == [
        "2,100 cells of the leak matrix in 7 s",
        "2 planted bugs killed in 3 s",
    ]
