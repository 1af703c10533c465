"""Planting: people first, then a month of talk in the order in which it happened."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from chalicelib.foundation import clock
from chalicelib.governance.actions import sealing
from chalicelib.governance.model.ledger import Progress
from chalicelib.governance.store import seals
from chalicelib.people import store
from local.demo import content
from local.demo.past import Past
from local.demo.talk import Conversation
from local.demo.town import Town, address, settle
from local.texts import spoken

BEGAN: Final = 28 * clock.DAY
"""How long ago it all began: within the thirty days that a home feed looks back."""


class Known(NamedTuple):
    """Somebody to sign in as."""

    name: str
    address: str
    who: str


def plant(administrator: str) -> None:
    """Brings the demo network to life, as the person with that address runs it.

    Where its people are there already nothing happens. Raises NotPlanted where a rule refuses.
    """
    sheet, places = content.people(), content.places()
    with Past() as past:
        if store.by_address(address(sheet.members[0].name, sheet.home)) is not None:
            return
        now = clock.now()
        past.show(now - BEGAN)
        # The sealer begins where the past does: by itself it looks back a week and leaves what was before.
        seals.remember(Progress(clock.now()))
        town = settle(administrator, sheet, places)
        steps = [step for place in places for step in Conversation(town, place, now).steps()]
        for step in sorted(steps, key=lambda each: each.at):
            past.show(step.at)
            step.act()
        past.show(now)
        _choose_favourites(town, places)
    # What can be verified is so from the first moment on, not a minute later.
    sealing.run()


def _choose_favourites(town: Town, places: list[content.Place]) -> None:
    for place in places:
        for key in place.favourites:
            path = f"/communities/{town.places[place.name]}/membership"
            town.stage.ask(town.people[key], "PATCH", path, {"favourite": True})


def addresses() -> list[Known]:
    """Whom to try the demo as, introduced in the language of the terminal."""
    sheet = content.people()
    domains = {company.key: company.domain for company in sheet.companies}
    found = {each.key: (each.name, domains[each.company]) for each in sheet.guests}
    found |= {each.key: (each.name, sheet.home) for each in sheet.members}
    return list(_introduced(sheet.shown, found, spoken()))


def _introduced(
    shown: list[content.Shown], found: dict[str, tuple[str, str]], language: str
) -> Iterator[Known]:
    for each in shown:
        name, domain = found[each.key]
        who = each.fr if language == "fr" else each.en
        yield Known(name, address(name, domain), who)
