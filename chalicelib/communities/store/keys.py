"""Where the rows of communities stand, beyond those that everybody is judged by."""

from typing import Final

from chalicelib.foundation import ids
from chalicelib.foundation.tables import Key

DISCOVER: Final = "COMMUNITIES"
REGISTER: Final = "REGISTER"
ORPHANS: Final = "ORPHANS"
ASK: Final = "ASK#"
CHANGE: Final = "CHANGE#"


def head(community: str) -> Key:
    """The newest entries of a community: written by conversation, counted here as unread."""
    return Key("network", f"COMMUNITY#{community}", "HEAD")


def audience(community: str) -> Key:
    """How many are inside."""
    return Key("network", f"COMMUNITY#{community}", "AUDIENCE")


def terms(community: str) -> Key:
    """The community's own rules, in the version that holds now."""
    return Key("network", f"COMMUNITY#{community}", "TERMS")


def seats(community: str) -> Key:
    """How many seats are taken, where there is a cap."""
    return Key("network", f"COMMUNITY#{community}", "SEATS")


def marking(community: str) -> Key:
    """There where leads and insights may be marked: written where they are kept, shown on the card."""
    return Key("network", f"COMMUNITY#{community}", "INSIGHTS")


def ask_of(community: str, person: str) -> Key:
    """Somebody at the door, as stewards see it."""
    return Key("network", f"COMMUNITY#{community}", f"{ASK}{person}")


def ask_keys(community: str, person: str) -> list[Key]:
    """The same as a list for doors: empty where an address holds what cannot be ids."""
    plausible = ids.well_formed(community, ids.SHORT) and ids.well_formed(person, ids.SHORT)
    return [ask_of(community, person)] if plausible else []


def own_ask(person: str, community: str) -> Key:
    """Somebody at the door, as they see it themselves."""
    return Key("network", f"PERSON#{person}", f"{ASK}{community}")


def discover(folded: str, community: str) -> Key:
    """Where a community stands among those that can be found."""
    return Key("network", DISCOVER, f"{folded} #{community}")


def register(community: str) -> Key:
    """Where a secret community stands among those that administrators know to be there."""
    return Key("network", REGISTER, community)


def orphan(community: str) -> Key:
    """A community that has no steward, for administrators."""
    return Key("network", ORPHANS, community)


def clause(company: str, community: str) -> Key:
    """A community whose clause names a company."""
    return Key("network", f"COMPANY#{company}", f"CLAUSE#{community}")


def waiting(community: str) -> Key:
    """The widening that is proposed."""
    return Key("network", f"COMMUNITY#{community}", "WAITING")


def change(community: str, number: int) -> Key:
    """A widening that is settled, one way or another."""
    return Key("network", f"COMMUNITY#{community}", f"{CHANGE}{number:06d}")


def signs(person: str, community: str) -> Key:
    """A community for whose widening somebody stands."""
    return Key("network", f"PERSON#{person}", f"SIGNS#{community}")


def earlier(community: str, person: str) -> Key:
    """Earlier eras that somebody shall be shown."""
    return Key("network", f"COMMUNITY#{community}", f"EARLIER#{person}")


def spelling(community: str, folded: str, person: str) -> Key:
    """Somebody inside, by one spelling of their name."""
    return Key("network", f"COMMUNITY#{community}#N", f"{folded} #{person}")


def spellings(community: str, person: str) -> Key:
    """Under which spellings somebody can be found there."""
    return Key("network", f"PERSON#{person}", f"SPELT#{community}")


def guest_invitation(inviter: str, invitation: str) -> Key:
    """What was answered to somebody who invited an outside address."""
    return Key("ephemera", f"PERSON#{inviter}", f"GUEST#{invitation}")
