"""Doors: the network's look, its settings, and changes of them that take two administrators."""

from collections.abc import Mapping
from typing import Final

from chalicelib.access.viewer import Viewer
from chalicelib.foundation import cursors, doors
from chalicelib.foundation.http import (
    Accepted,
    Answer,
    Nothing,
    Page,
    Paging,
    accepted,
    nothing,
    tagged,
)
from chalicelib.foundation.tables import Key
from chalicelib.network import access, present
from chalicelib.network.actions import changing, signatures
from chalicelib.network.actions import look as looks
from chalicelib.network.drafts import LookDraft, SettingsPatch
from chalicelib.network.model import Charter, Proposal
from chalicelib.network.present import LookView, SettingsChangeView, SettingsView
from chalicelib.network.store import proposals

LIST: Final = "settings changes"


def _change(_person: str, params: Mapping[str, str]) -> list[Key]:
    return access.proposal_keys(params["number"])


@doors.open("GET", "/look", wants=access.look_keys)
def look(viewer: Viewer) -> LookView:
    """Shows how the network presents itself, to everybody who is in it."""
    return present.look(access.look_of(viewer.held))


@doors.open("PUT", "/look", wants=access.look_keys)
def present_as(viewer: Viewer, draft: LookDraft) -> LookView:
    """Gives the network a name and an accent (administrators). It takes effect at once."""
    return present.look(looks.present_as(viewer, draft.name, draft.accent))


@doors.open("GET", "/settings", wants=access.settings_keys)
def settings(viewer: Viewer) -> Answer[SettingsView]:
    """Shows the network's settings, and the change of them that waits (administrators, auditors)."""
    return _tagged(viewer, access.charter(viewer))


@doors.open(
    "PATCH", "/settings", wants=access.settings_keys, raises=("mixed_change", "settings_change_pending")
)
def change_settings(
    viewer: Viewer, draft: SettingsPatch, if_match: str
) -> Answer[SettingsView] | Accepted[SettingsChangeView]:
    """Changes the network's settings (administrators).

    What tightens takes effect at once. What loosens (a shorter delay, guests again, longer stays, more in
    mails, other domains) is answered with 202: a second administrator signs it, everybody is told of its day,
    and it comes after the delay of the settings.
    """
    done = changing.change_settings(viewer, draft.said(), if_match)
    if isinstance(done, Proposal):
        return accepted(present.change(viewer, done))
    return _tagged(viewer, done)


def _tagged(viewer: Viewer, charter: Charter) -> Answer[SettingsView]:
    return tagged(present.settings(viewer, charter), charter.settings.version)


@doors.open("GET", "/settings/changes", wants=access.settings_keys)
def settings_changes(viewer: Viewer, query: Paging) -> Page[SettingsChangeView]:
    """Lists the changes of settings that took or take two, the newest first (administrators, auditors)."""
    now = access.charter(viewer).settings
    before = cursors.read(viewer.person, LIST, query.cursor)
    stretch = viewer.held.found(proposals.newest(query.limit, before))
    found = [proposals.proposal_in(item) for item in stretch.items]
    last = stretch.items[-1]["sk"] if stretch.more else None
    after = cursors.written(viewer.person, LIST, last) if last else None
    return Page(present.changes(viewer, now, found), after)


@doors.open(
    "PUT",
    "/settings/changes/{number}/signature",
    wants=_change,
    raises=("proposal_settled", "signed_already", "signer_gone"),
)
def sign_settings(viewer: Viewer, number: str) -> SettingsChangeView:
    """Signs a change of settings as the second administrator; its day is told to everybody."""
    return present.change(viewer, signatures.sign(viewer, number))


@doors.open("DELETE", "/settings/changes/{number}", wants=_change, raises=("proposal_settled",))
def withdraw_settings(viewer: Viewer, number: str) -> Nothing:
    """Takes a change of settings back before its day (either of the two who signed it)."""
    signatures.withdraw(viewer, number)
    return nothing()
