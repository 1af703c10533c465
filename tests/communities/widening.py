"""What stories about the ratchet say often: proposing, signing, and what is kept of it."""

import os
from pathlib import Path
from typing import Any

from chalicelib.communities import listeners
from chalicelib.communities.actions.settling import KIND
from chalicelib.foundation import clock, notices
from chalicelib.foundation.due import Due
from chalicelib.foundation.events import Event
from tests.cast.caller import Reply
from tests.cast.house import House, Somebody, done
from tests.cast.ledgers import audit, kept


def changes(someone: Somebody, place: str, **draft: Any) -> Reply:
    return someone.post(f"/communities/{place}/changes", draft)


def proposes(someone: Somebody, place: str, **draft: Any) -> str:
    """Proposes a widening and answers its path."""
    number = done(changes(someone, place, **draft), 202)["number"]
    return f"/communities/{place}/changes/{number}"


def signs(someone: Somebody, path: str) -> Reply:
    return someone.put(f"{path}/signature")


def widens(one: Somebody, other: Somebody, place: str, **draft: Any) -> None:
    """Two widen a community, and its day comes."""
    path = proposes(one, place, **draft)
    done(signs(other, path))
    one.house.passes(days=7.01)
    assert done(one.get(path))["state"] == "in_force"


def stewards(house: House, visibility: str = "private", guests: str = "none", **more: Any) -> tuple[
    Somebody, Somebody, str
]:  # fmt: skip
    """Anna and Bea, who steward a community."""
    anna, bea = house.person("Anna"), house.person("Bea")
    place = anna.founds(visibility, guests, **more)
    done(anna.adds(place, bea, "steward"))
    return anna, bea, place


def moves(house: House, days: float) -> None:
    """Lets time pass, and nothing happen by it: neither what is due nor what the news bring."""
    house._moved += days * 86_400
    Path(os.environ["CLOCK_OFFSET_FILE"]).write_text(repr(house._moved))


def rings(place: str, number: int = 1, at: int | None = None) -> None:
    """The minute has come by for a widening."""
    listeners.begin_era(Due(KIND, f"{place}.{number}", clock.now() if at is None else at))


def pending(someone: Somebody, place: str) -> Any:
    return done(someone.get(f"/communities/{place}"))["pending"]


def listed(someone: Somebody, place: str) -> set[str]:
    """The names that somebody finds in the list of a community's people."""
    return {each["person"]["name"] for each in done(someone.get(f"/communities/{place}/people"))["items"]}


def told(place: str) -> list[str]:
    """What everybody inside was told, oldest first."""
    return [each.name for each in rules_ledger(place) if notices.announced(each)]


def rules_ledger(place: str) -> list[Event]:
    """What the rules ledger of a community holds, in order."""
    return list(kept(f"COMMUNITY#{place}"))


def attempted(someone: Somebody) -> list[str]:
    """The codes of the attempts on a rule that the audit log holds of somebody today."""
    mine = [each for each in audit() if each.name == "rule.attempted" and each.by == someone.id]
    return [str(each.data["code"]) for each in mine]
