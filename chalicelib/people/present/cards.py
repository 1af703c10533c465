"""People as others see them."""

from datetime import date, datetime
from typing import Final

import msgspec

from chalicelib.access.model import Kind, NetworkRole, PersonId, Status
from chalicelib.access.viewer import Viewer
from chalicelib.foundation import clock
from chalicelib.people import access
from chalicelib.people.model import Appointment, Face, Person, Profile, Returned
from chalicelib.people.rules import day_of
from chalicelib.people.rules.standing import STANDS

BLANK: Final = Profile()


class CompanyRef(msgspec.Struct, frozen=True):
    """A company, by name."""

    id: str
    name: str


class PersonRef(msgspec.Struct, frozen=True):
    """A person beside what they did. Members of the network's own company have no `company`."""

    id: str
    name: str
    kind: Kind
    company: CompanyRef | None
    headline: str | None


class AppointmentView(msgspec.Struct, frozen=True):
    """Roles that wait for the signature of a second administrator."""

    roles: list[NetworkRole]
    signed_by: PersonRef | None
    lapses_at: datetime


class AddressView(msgspec.Struct, frozen=True):
    """An address that does not work yet, and the day from which it will."""

    email: str
    on: date


class AppointmentItem(msgspec.Struct, frozen=True):
    """An appointment in the list of those that wait."""

    person: PersonRef
    roles: list[NetworkRole]
    signed_by: PersonRef | None
    signed_at: datetime
    lapses_at: datetime


class PersonView(msgspec.Struct, frozen=True):
    """A person's page. `owner` is whom a bot acts for.

    `status`, `email`, `mail_returned` (why the address is mailed nothing but codes), `address_pending` and
    `appointment` are null for whom they are no concern of. A guest
    whose sponsor has left is suspended at `sponsor_needed_by`, unless there is another.
    """

    id: str
    name: str
    kind: Kind
    company: CompanyRef | None
    headline: str | None
    unit: str | None
    place: str | None
    languages: list[str]
    skills: list[str]
    time_zone: str | None
    roles: list[NetworkRole]
    sponsor: PersonRef | None
    owner: PersonRef | None
    ends_on: date | None
    sponsor_needed_by: datetime | None
    departed: bool
    status: Status | None
    email: str | None
    mail_returned: Returned | None
    address_pending: AddressView | None
    appointment: AppointmentView | None


def ref(face: Face) -> PersonRef:
    """A face as it stands beside what somebody did."""
    company = CompanyRef(face.company, face.company_name or "") if face.company else None
    return PersonRef(face.id, face.name, face.kind, company, face.headline)


def refs(viewer: Viewer, person_ids: list[PersonId]) -> list[PersonRef]:
    """People in the order of their ids, each as they stand beside what they do."""
    faces = access.faces(viewer, person_ids)
    return [ref(faces[each]) for each in person_ids if each in faces]


def page(viewer: Viewer, person: Person, *, appointment: Appointment | None = None) -> PersonView:
    """A person's page as one viewer may see it.

    Guests see of members what stands beside a post; of a departed person the name stays; where an account
    stands is told to its holder, its sponsor and administrators.
    """
    others = [each for each in (person.sponsor, person.owner, appointment and appointment.by) if each]
    faces = access.faces(viewer, others) if others else {}
    own = viewer.person == person.id
    terms = own or not viewer.is_guest
    sponsor = faces.get(person.sponsor) if person.sponsor and terms else None
    return msgspec.structs.replace(
        _card(person, full=own or not (viewer.is_guest or person.status is Status.DEPARTED)),
        sponsor=ref(sponsor) if sponsor else None,
        owner=ref(faces[person.owner]) if person.owner in faces else None,
        ends_on=day_of(person.ends) if person.ends and terms else None,
        sponsor_needed_by=clock.utc(person.orphaned) if person.orphaned and terms else None,
        status=person.status if access.answers_for(viewer, person) else None,
        email=person.address if own or viewer.is_administrator else None,
        mail_returned=person.returned if own or viewer.is_administrator else None,
        address_pending=_pending(person) if own or viewer.is_administrator else None,
        appointment=_appointment(appointment, faces) if appointment else None,
    )


def _card(person: Person, *, full: bool) -> PersonView:
    own = person.profile if full else BLANK
    return PersonView(
        id=person.id,
        name=person.name,
        kind=person.kind,
        company=CompanyRef(person.company, person.company_name or "") if person.company else None,
        headline=person.profile.headline,
        unit=own.unit,
        place=own.place,
        languages=list(own.languages),
        skills=list(own.skills),
        time_zone=own.time_zone,
        roles=sorted(person.roles) if full else [],
        sponsor=None,
        owner=None,
        ends_on=None,
        sponsor_needed_by=None,
        departed=person.status is Status.DEPARTED,
        status=None,
        email=None,
        mail_returned=None,
        address_pending=None,
        appointment=None,
    )


def _pending(person: Person) -> AddressView | None:
    coming = person.coming
    return AddressView(coming.address, clock.utc(coming.on).date()) if coming else None


def appointments(viewer: Viewer, found: list[Appointment]) -> list[AppointmentItem]:
    """Appointments in their order, with the names of those concerned."""
    faces = access.faces(viewer, [person for each in found for person in (each.person, each.by)])
    return [
        AppointmentItem(
            person=ref(faces[each.person]),
            roles=sorted(each.roles),
            signed_by=ref(faces[each.by]) if each.by in faces else None,
            signed_at=clock.utc(each.at),
            lapses_at=clock.utc(each.at + STANDS),
        )
        for each in found
        if each.person in faces
    ]


def _appointment(appointment: Appointment, faces: dict[PersonId, Face]) -> AppointmentView:
    first = faces.get(appointment.by)
    lapses = clock.utc(appointment.at + STANDS)
    return AppointmentView(sorted(appointment.roles), ref(first) if first else None, lapses)
