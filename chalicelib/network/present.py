"""The settings as administrators and auditors see them."""

from collections.abc import Sequence
from datetime import date, datetime

import msgspec

from chalicelib.access import keys
from chalicelib.access.model import PersonId
from chalicelib.access.viewer import Viewer
from chalicelib.foundation import clock
from chalicelib.network import access, rules
from chalicelib.network.model import Ceiling, Charter, LinkPreviews, Look, Proposal, Reason, Settings, State


class LookView(msgspec.Struct, frozen=True):
    """How the network presents itself: its name, and the hue of its accent in degrees."""

    name: str
    accent: int


class SettingsValues(msgspec.Struct, frozen=True):
    """Every setting: days between two signatures and a widening, whether guests are let in and for how many
    days at a time, how much mails may carry, the domains that employees' addresses must have (none: any),
    whose links are asked what they are called, and how much one file, the files of a community and those of
    the network may take.
    """

    widening_days: int
    guests: bool
    guest_days: int
    mail_ceiling: Ceiling
    domains: list[str]
    link_previews: LinkPreviews
    file_megabytes: int
    community_gigabytes: int
    network_gigabytes: int


class Signature(msgspec.Struct, frozen=True):
    """An administrator who signed, and when."""

    id: str
    name: str | None
    at: datetime


class SettingsChangeView(msgspec.Struct, frozen=True):
    """A loosening of settings. `settings` is how they would be, `changes` which of them would differ.

    Before the second signature `effective_on` is the day on which it could come if it were given now.
    """

    number: int
    state: State
    reason: Reason | None
    changes: list[str]
    settings: SettingsValues
    proposed_by: Signature
    signed_by: Signature | None
    effective_on: date | None


class SettingsView(msgspec.Struct, frozen=True):
    """The settings as they stand, and the change that waits."""

    settings: SettingsValues
    pending: SettingsChangeView | None


def look(found: Look) -> LookView:
    """The look, for whoever draws a page."""
    return LookView(found.name, found.accent)


def values(settings: Settings) -> SettingsValues:
    """Every setting."""
    return SettingsValues(
        widening_days=settings.widening_days,
        guests=settings.guests,
        guest_days=settings.guest_days,
        mail_ceiling=settings.mail_ceiling,
        domains=list(settings.domains),
        link_previews=settings.link_previews,
        file_megabytes=settings.file_megabytes,
        community_gigabytes=settings.community_gigabytes,
        network_gigabytes=settings.network_gigabytes,
    )


def settings(viewer: Viewer, charter: Charter) -> SettingsView:
    """The settings as they stand, with the change that waits."""
    waits = access.proposal(viewer, str(charter.pending)) if charter.pending is not None else None
    pending = changes(viewer, charter.settings, [waits])[0] if waits is not None else None
    return SettingsView(values(charter.settings), pending)


def change(viewer: Viewer, proposal: Proposal) -> SettingsChangeView:
    """One change, whatever became of it."""
    return changes(viewer, access.settings_of(viewer.held), [proposal])[0]


def changes(viewer: Viewer, now: Settings, found: Sequence[Proposal]) -> list[SettingsChangeView]:
    """Changes in their order, of the settings as they are now; who signed them is read in one call."""
    viewer.held.rows(keys.card(person) for each in found for person, _ in each.signatures)
    return [_change(viewer, now, each) for each in found]


def _change(viewer: Viewer, now: Settings, each: Proposal) -> SettingsChangeView:
    soonest = clock.now() + now.widening_days * clock.DAY if each.state is State.PROPOSED else None
    effective = each.effective or soonest
    signed = [_signature(viewer, person, at) for person, at in each.signatures]
    return SettingsChangeView(
        number=each.number,
        state=each.state,
        reason=each.reason,
        changes=sorted(each.wanted),
        settings=values(rules.after(now, each.wanted)),
        proposed_by=signed[0],
        signed_by=signed[1] if len(signed) > 1 else None,
        effective_on=clock.utc(effective).date() if effective else None,
    )


def _signature(viewer: Viewer, person: PersonId, at: int) -> Signature:
    card = viewer.held.row(keys.card(person))
    return Signature(person, card["name"] if card else None, clock.utc(at))
