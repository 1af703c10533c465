"""People whom stories need by the dozen: they come in through the front door, and nothing else settles."""

import itertools
from datetime import UTC, datetime, timedelta
from typing import Final

from tests.cast.house import House, Somebody, done

numbers: Final = itertools.count(100)


def invited(house: House, name: str = "Nele") -> Somebody:
    """Somebody whom Ada has invited and who was never here."""
    number = next(numbers)
    someone = Somebody(house, f"{name} {number}", f"{name.lower()}.newcomer{number}@example.org")
    made = done(house.ada.post("/people", {"email": someone.email, "name": someone.name}), 201)
    someone.id = made["id"]
    return someone


def joined(house: House, name: str = "Nele") -> Somebody:
    """Somebody new who has signed in."""
    someone = invited(house, name)
    done(someone.enters(code_of(someone)), 201)
    return someone


def officer(house: House, name: str = "Olga") -> Somebody:
    """Somebody new who runs the network, by the command of whoever deployed it."""
    # The tables' names are read when this is imported, which must not be before the engine runs.
    from chalicelib.people.actions import first_administrator

    someone = joined(house, name)
    first_administrator(someone.email, someone.name)
    return someone


def guest(sponsor: Somebody, place: str, company: str) -> str:
    """The id of a guest whom a steward has just let in for a month, and who was never here."""
    name = f"Gast {next(numbers)}"
    draft = {
        "email": f"{name.replace(' ', '.').lower()}@partner.example", "name": name, "company": company,
        "ends_on": (datetime.now(UTC).date() + timedelta(days=30)).isoformat(), "communities": [place],
    }  # fmt: skip
    done(sponsor.post("/guests", draft), 201)
    page = done(sponsor.get(f"/communities/{place}/people?limit=100"))
    inside = list(page["items"])
    while page["next"] is not None:
        page = done(sponsor.get(f"/communities/{place}/people?limit=100&cursor={page['next']}"))
        inside += page["items"]
    (found,) = [each["person"]["id"] for each in inside if each["person"]["name"] == name]
    return str(found)


def code_of(who: Somebody) -> str:
    """A code to sign in with, laid as the news lays it."""
    from chalicelib.access.model import PersonId
    from chalicelib.foundation.changes import Change
    from chalicelib.foundation.refusals import Raced
    from chalicelib.people import store
    from chalicelib.people.store import codes

    hash_, change = store.hashed(who.email), Change()
    code = codes.Code(PersonId(who.id), codes.hashed(hash_, "123456"))
    codes.lay(change, hash_, code, event="tests", otherwise=Raced())
    change.commit()
    return "123456"
