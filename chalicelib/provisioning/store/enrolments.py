"""What the directory alone knows of people, and who has which of its ids."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from pynamodb.attributes import NumberAttribute, UnicodeAttribute

from chalicelib.access.model import PersonId
from chalicelib.foundation import rows, seals
from chalicelib.foundation.changes import Change
from chalicelib.foundation.refusals import Conflict
from chalicelib.foundation.tables import Item, Key, NetworkRow
from chalicelib.provisioning.model.resources import Enrolment

PLACE: Final = "SCIM"


class EnrolmentRow(NetworkRow, discriminator="Enrolment"):
    """`PERSON#p` / `SCIM`: the directory's id of a person, and the parts of their name."""

    external = UnicodeAttribute(null=True)
    given = UnicodeAttribute(null=True)
    family = UnicodeAttribute(null=True)
    version = NumberAttribute()


class ExternalRow(NetworkRow, discriminator="External"):
    """`EXTERNAL#hash` / `PERSON`: whom the directory knows by this id; it makes these ids unique."""

    person = UnicodeAttribute()


def key(person: str) -> Key:
    """Where it stands what the directory says of a person."""
    return Key("network", f"PERSON#{person}", PLACE)


def external_key(external: str) -> Key:
    """Where it is said whom the directory knows by an id."""
    return Key("network", f"EXTERNAL#{seals.sealed('external ids', external)}", "PERSON")


def enrolment_in(person: PersonId, item: Item | None) -> Enrolment:
    """What a stored row tells; of whom there is none, the directory has said nothing."""
    if item is None:
        return Enrolment(person)
    return Enrolment(person, item.get("external"), item.get("given"), item.get("family"), item["version"])


def known_by(externals: Iterable[str]) -> dict[str, PersonId]:
    """Whom the directory knows by its ids; those that are nobody's are left out."""
    places = {external_key(each): each for each in externals}
    found = rows.fetch(places)
    return {places[key]: PersonId(item["person"]) for key, item in found.items()}


def keep(change: Change, now: Enrolment, *, was: Enrolment, left: PersonId | None = None) -> Enrolment:
    """Writes what the directory says; what changed meanwhile is decided anew.

    Its id of somebody is nobody else's: Conflict `external_taken`, but for the one of whom it was who has
    `left`.
    """
    kept, place = replace(now, version=was.version + 1), key(now.person)
    row = EnrolmentRow(
        place.pk, place.sk,
        external=kept.external, given=kept.given, family=kept.family, version=kept.version,
    )  # fmt: skip
    if was.version:
        change.put(row, EnrolmentRow.version == was.version)
    else:
        change.make(row)
    if now.external != was.external:
        _keep_external(change, now, was, left)
    return kept


def demand(change: Change, was: Enrolment) -> None:
    """What is written beside what the directory said stands only while that does, or is decided anew."""
    place = key(was.person)
    same = EnrolmentRow.version == was.version
    change.check(EnrolmentRow(place.pk, place.sk), same if was.version else EnrolmentRow.pk.does_not_exist())


def _keep_external(change: Change, now: Enrolment, was: Enrolment, left: PersonId | None) -> None:
    if was.external is not None:
        free(change, was)
    if now.external is None:
        return
    place = external_key(now.external)
    row, taken = ExternalRow(place.pk, place.sk, person=now.person), Conflict("external_taken")
    if left is None:
        change.make(row, otherwise=taken)
    else:
        change.put(row, ExternalRow.person == left, otherwise=taken)


def free(change: Change, was: Enrolment) -> None:
    """Lets the directory's id of somebody be another's."""
    if was.external is not None:
        place = external_key(was.external)
        change.delete(ExternalRow(place.pk, place.sk), ExternalRow.person == was.person)


def drop(change: Change, was: Enrolment) -> None:
    """Forgets what the directory said of somebody."""
    place = key(was.person)
    if not was.version:
        demand(change, was)
        return
    change.delete(EnrolmentRow(place.pk, place.sk), EnrolmentRow.version == was.version)
    free(change, was)
