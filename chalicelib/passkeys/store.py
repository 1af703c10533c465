"""Challenges that wait for an answer, and whose passkeys are whose."""

from typing import Final

from pynamodb.attributes import NumberAttribute, UnicodeAttribute

from chalicelib.access.model import PersonId
from chalicelib.foundation import clock, queries, rows, seals, singles
from chalicelib.foundation.changes import Change
from chalicelib.foundation.queries import Query
from chalicelib.foundation.refusals import Conflict, NotFound
from chalicelib.foundation.tables import EphemeraRow, Item, Key, NetworkRow
from chalicelib.passkeys.model import Held, Passkey
from chalicelib.passkeys.rules import Refused

LASTS: Final = 5 * clock.MINUTE
MADE: Final = "PASSKEY"
PLACE: Final = f"{MADE}#"


class ChallengeRow(EphemeraRow, discriminator="Challenge"):
    """`CHALLENGE#hash of the challenge` / `PASSKEY`: the keyed hash of what it is for, and of who asked."""

    ceremony = UnicodeAttribute()


class PasskeyRow(NetworkRow, discriminator="Passkey"):
    """`PERSON#p` / `PASSKEY#hash of the credential's id`: kept in `network`, as it outlives a restore."""

    id = UnicodeAttribute()
    name = UnicodeAttribute()
    credential = UnicodeAttribute()
    public = UnicodeAttribute()
    times = NumberAttribute()
    created = NumberAttribute()
    used = NumberAttribute(null=True)


class MakingRow(NetworkRow, discriminator="PasskeysMade"):
    """`PERSON#p` / `PASSKEY`: how many passkeys somebody has ever made. It stands before all of them, so who
    reads the stretch reads it first."""

    times = NumberAttribute()


class CredentialRow(NetworkRow, discriminator="Credential"):
    """`PASSKEY#hash of the credential's id` / `PERSON`: whose it is, so that it is nobody else's too."""

    person = UnicodeAttribute()


def give(challenge: str, *ceremony: str) -> None:
    """Keeps a challenge for five minutes, for one ceremony of one browser."""
    row = ChallengeRow(_place(challenge), "PASSKEY", ceremony=_ceremony(*ceremony))
    row.expires = (clock.now() + LASTS) // clock.SECOND
    singles.put(row)


def spend(change: Change, challenge: str, *ceremony: str) -> None:
    """Takes a challenge away: it is answered once, in that ceremony, by that browser, in time. Otherwise the
    change raises Refused."""
    fresh = (ChallengeRow.ceremony == _ceremony(*ceremony)) & (
        ChallengeRow.expires > clock.now() // clock.SECOND
    )
    change.delete(ChallengeRow(_place(challenge), "PASSKEY"), fresh, otherwise=Refused("challenge"))


def _place(challenge: str) -> str:
    return f"CHALLENGE#{seals.sealed('passkey challenges', challenge)}"


def _ceremony(*ceremony: str) -> str:
    return seals.sealed("passkey ceremonies", *ceremony)


def held(person: PersonId) -> Held:
    """Somebody's passkeys, and how many they have ever made."""
    wanted = Query("network", f"PERSON#{person}", prefix=MADE, limit=100)
    items = list(queries.every(wanted))
    found = [_passkey(item) for item in items if item["sk"] != MADE]
    made = sum(item["times"] for item in items if item["sk"] == MADE)
    return Held(sorted(found, key=lambda each: -each.created), made)


def passkeys(person: PersonId) -> list[Passkey]:
    """Somebody's passkeys, the newest first."""
    return held(person).passkeys


def passkey(person: PersonId, credential: str) -> Passkey | None:
    """The passkey of that person with that id, None where they have none such."""
    key = Key("network", f"PERSON#{person}", _named(credential))
    item = rows.fetch([key]).get(key)
    return None if item is None else _passkey(item)


def make(change: Change, person: PersonId, made: Passkey, *, beside: Held) -> None:
    """Writes a passkey. The change raises Conflict `passkey_known` where its id is somebody's already; where
    another has come `beside` those that were read, all is decided anew."""
    # Whoever adds counts on from what they read: of two who read the same, one is too late.
    row = MakingRow(f"PERSON#{person}", MADE, times=beside.made + 1)
    change.put(row, MakingRow.times == beside.made if beside.made else MakingRow.pk.does_not_exist())
    place = _named(made.credential)
    change.make(CredentialRow(place, "PERSON", person=person), otherwise=Conflict("passkey_known"))
    change.make(
        PasskeyRow(
            f"PERSON#{person}", place, id=made.id, name=made.name, credential=made.credential,
            public=made.public, times=made.count, created=made.created,
        )
    )  # fmt: skip


def use(change: Change, person: PersonId, was: Passkey, count: int) -> None:
    """Notes that a passkey has signed. Where it is gone, or has signed meanwhile, all is decided anew."""
    row = PasskeyRow(f"PERSON#{person}", _named(was.credential))
    same = PasskeyRow.times == was.count
    change.update(row, PasskeyRow.times.set(count), PasskeyRow.used.set(clock.now()), condition=same)


def rename(change: Change, person: PersonId, was: Passkey, name: str) -> None:
    """Gives a passkey another name. The change raises NotFound where it is gone."""
    row = PasskeyRow(f"PERSON#{person}", _named(was.credential))
    change.update(row, PasskeyRow.name.set(name), condition=PasskeyRow.id == was.id, otherwise=NotFound())


def end(change: Change, person: PersonId, ended: Passkey) -> None:
    """Removes a passkey: it opens nothing from the next request on."""
    place = _named(ended.credential)
    change.delete(CredentialRow(place, "PERSON"))
    change.delete(PasskeyRow(f"PERSON#{person}", place))


def forget(person: PersonId, ended: Passkey) -> None:
    """Removes a passkey without telling; repeats change nothing."""
    place = _named(ended.credential)
    # The row by which it is found goes last: what was interrupted is found again.
    singles.delete(CredentialRow(place, "PERSON"))
    singles.delete(PasskeyRow(f"PERSON#{person}", place))


def _named(credential: str) -> str:
    return PLACE + seals.sealed("passkeys", credential)


def _passkey(item: Item) -> Passkey:
    return Passkey(
        item["id"], item["name"], item["credential"], item["public"], item["times"], item["created"],
        item.get("used"),
    )  # fmt: skip
