"""What loosens a setting: a table, and that no two steps at once loosen anything."""

import itertools
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chalicelib.network import rules
from chalicelib.network.model import Ceiling, Proposal, Settings, State

SETTINGS = st.builds(
    Settings,
    widening_days=st.integers(7, 90),
    guests=st.booleans(),
    guest_days=st.integers(1, 366),
    mail_ceiling=st.sampled_from(Ceiling),
    domains=st.sets(st.sampled_from(["a.org", "b.org", "c.org"])).map(lambda found: tuple(sorted(found))),
)


@pytest.mark.parametrize(
    ("name", "was", "now", "loosens"),
    [
        ("widening_days", 8, 7, True), ("widening_days", 7, 8, False),
        ("guests", False, True, True), ("guests", True, False, False),
        ("guest_days", 90, 91, True), ("guest_days", 91, 90, False),
        ("mail_ceiling", Ceiling.NOTHING, Ceiling.TITLE, True),
        ("mail_ceiling", Ceiling.TITLE, Ceiling.LINES, True),
        ("mail_ceiling", Ceiling.LINES, Ceiling.NOTHING, False),
        ("file_megabytes", 1, 2, False), ("community_gigabytes", 1, 2, False),
        ("network_gigabytes", 1, 2, False),
        ("domains", (), ("a.org",), False), ("domains", ("a.org",), (), True),
        ("domains", ("a.org",), ("b.org",), True), ("domains", ("a.org", "b.org"), ("b.org",), False),
        ("domains", ("a.org",), ("a.org", "b.org"), True),
    ],
)  # fmt: skip
def test_what_loosens(name: str, was: Any, now: Any, loosens: bool) -> None:
    before = rules.after(Settings(), {name: was})
    assert rules.loosened(before, {name: now}) == (frozenset({name}) if loosens else frozenset())


def lets(now: Settings) -> set[str]:
    """Everything that settings let happen, one by one: what is tighter lets less of it."""
    found = {f"widens on day {day}" for day in range(now.widening_days, 91)}
    found |= {f"stays {day} days" for day in range(1, now.guest_days + 1)}
    found |= {"guests"} if now.guests else set()
    carried = list(Ceiling)[: list(Ceiling).index(now.mail_ceiling) + 1]
    found |= {f"mails {each}" for each in carried}
    addresses = ("x@a.org", "x@b.org", "x@c.org", "x@sub.a.org", "x@d.org")
    return found | {address for address in addresses if rules.admits(now, address)}


@settings(deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.lists(SETTINGS, min_size=2, max_size=6))
def test_no_row_of_tightenings_ever_lets_more_happen(steps: list[Settings]) -> None:
    now = steps[0]
    for step in steps[1:]:
        said = {name: getattr(step, name) for name in rules.LOOSENS}
        wanted = rules.differing(now, said)
        allowed = {name: value for name, value in wanted.items() if not rules.loosened(now, {name: value})}
        after = rules.after(now, allowed)
        assert lets(after) <= lets(now)
        loosening = {name: value for name, value in wanted.items() if name not in allowed}
        assert all(lets(rules.after(now, {name: value})) - lets(now) for name, value in loosening.items())
        now = after


@pytest.mark.parametrize("state", State)
def test_only_what_waits_falls_due(state: State) -> None:
    signed, proposed = State.SIGNED, State.PROPOSED
    change = Proposal(1, {"guests": True}, "p", 0, state, "q", 10, 1_000)  # type: ignore[arg-type]  # Any text is an id.
    assert [rules.is_due(change, now) for now in (999, 1_000)] == [False, state is signed]
    last = rules.UNSIGNED_STANDS
    assert [rules.is_due(change, now) for now in (last - 1, last)] == [
        state is signed, state in (signed, proposed)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("status", "roles", "stood", "holds"),
    [
        (status, roles, stood, status == "active" and "administrator" in roles and stood <= 100)
        for status, roles, stood in itertools.product(
            ("active", "suspended", "departed"), ((), ("auditor",), ("administrator", "auditor")), (100, 101)
        )
    ],
)
def test_a_role_is_held_without_a_break(status: str, roles: tuple[str, ...], stood: int, holds: bool) -> None:
    card = {"status": status, "roles": set(roles), "stood": stood}
    assert rules.holds(card, 100) is holds
    assert rules.holds(None, 100) is False
