"""The rules that a community has, had, and shall have, as they leave the house."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

import msgspec

from chalicelib.access.gate import Standing
from chalicelib.access.model import MIXED, NONE, Guests, PersonId, Visibility
from chalicelib.communities import access
from chalicelib.communities.model import Community, Era, EraKind
from chalicelib.foundation import clock
from chalicelib.people.model import Face
from chalicelib.people.present import CompanyRef, PersonRef, ref
from chalicelib.people.store.companies import key as company_key

HIDDEN: Final = "company"
Faces = Mapping[PersonId, Face]


class EraCard(msgspec.Struct, frozen=True):
    """A rule that a community has or had, when it began, how, and by whom (of a widening, by two).

    `guests` is `company` where one may not know which; people are null whom one may not know there.
    """

    number: int
    visibility: Visibility
    guests: str
    company: CompanyRef | None
    began_at: datetime
    kind: EraKind
    by: PersonRef | None
    signed_by: PersonRef | None


def eras(standing: Standing, seen: Community) -> list[EraCard]:
    """Every rule that a community had, the newest first. At most two calls, for the names of companies and
    of people."""
    viewer = standing.viewer
    named = {each.guests for each in seen.eras if each.guests not in (NONE, MIXED)}
    shown = sorted(each for each in named if access.company_shown(viewer, seen, each))
    found = zip(shown, viewer.held.rows(company_key(each) for each in shown), strict=True)
    companies = {each: CompanyRef(each, company["name"]) for each, company in found if company is not None}
    faces = access.named(standing, [who for era in seen.eras for who in (era.by, era.signed_by) if who])
    return [_era(each, companies, faces) for each in reversed(seen.eras)]


def _era(era: Era, companies: Mapping[Guests, CompanyRef], faces: Faces) -> EraCard:
    known = era.guests in (NONE, MIXED) or era.guests in companies
    return EraCard(
        number=era.number,
        visibility=era.visibility,
        guests=str(era.guests) if known else HIDDEN,
        company=companies.get(era.guests),
        began_at=clock.utc(era.at),
        kind=era.kind,
        by=named_ref(faces, era.by),
        signed_by=named_ref(faces, era.signed_by),
    )


def named_ref(faces: Faces, person: PersonId | None) -> PersonRef | None:
    """Somebody as they are shown among these faces; None for whom one may not know."""
    face = faces.get(person) if person else None
    return ref(face) if face is not None else None
