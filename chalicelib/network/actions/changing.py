"""Changing settings: what tightens one takes effect at once, what loosens one takes two and a delay."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from chalicelib.access.viewer import Viewer
from chalicelib.foundation import clock, due
from chalicelib.foundation.changes import Change
from chalicelib.foundation.events import Event
from chalicelib.foundation.http import etag
from chalicelib.foundation.refusals import Conflict, Stale
from chalicelib.network import access, rules
from chalicelib.network.actions.settling import settle
from chalicelib.network.events import SettingsChanged, SettingsProposed
from chalicelib.network.model import Charter, Proposal, Reason, State
from chalicelib.network.store import proposals
from chalicelib.network.store import settings as store


def change_settings(viewer: Viewer, said: Mapping[str, Any], if_match: str) -> Charter | Proposal:
    """Tightens settings at once, or proposes to loosen them; what is as it is said stays so.

    Raises Forbidden, Stale, Invalid; Conflict `mixed_change` for a patch that does both,
    `settings_change_pending` where another loosening waits.
    """
    access.require_administrator(viewer)
    was = access.charter(viewer)
    if if_match not in ("*", etag(was.settings.version)):
        raise Stale
    wanted = rules.differing(was.settings, _clean(said))
    looser = rules.loosened(was.settings, wanted)
    if looser and looser != wanted.keys():
        raise Conflict("mixed_change")
    if looser:
        return _propose(viewer, was, wanted)
    return _tighten(viewer, was, wanted) if wanted else was


def _clean(said: Mapping[str, Any]) -> dict[str, Any]:
    if "domains" not in said:
        return dict(said)
    return {**said, "domains": rules.domains(said["domains"] or ())}


def _propose(viewer: Viewer, was: Charter, wanted: Mapping[str, Any]) -> Proposal:
    if was.pending is not None:
        raise Conflict("settings_change_pending")
    number, now = was.proposed + 1, clock.now()
    proposal = Proposal(number, wanted, viewer.person, now)
    change = Change()
    store.keep(change, replace(was, pending=number, proposed=number), was=was)
    proposals.keep(change, proposal)
    due.keep(change, now + rules.UNSIGNED_STANDS, "settings", str(number))
    data = {**rules.told(was.settings, wanted), "number": number}
    change.commit(SettingsProposed(by=viewer.person, subject=str(number), data=data))
    return proposal


def _tighten(viewer: Viewer, was: Charter, wanted: Mapping[str, Any]) -> Charter:
    change, waits = Change(), _waiting(viewer, was)
    data = rules.told(was.settings, wanted)
    facts: list[Event] = [SettingsChanged(by=viewer.person, subject="settings", data=data)]
    now = replace(was, settings=rules.after(was.settings, wanted))
    if waits is not None and waits.wanted.keys() & wanted.keys():
        facts.append(settle(change, waits, State.LAPSED, by=viewer.person, reason=Reason.OVERTAKEN))
        now = replace(now, pending=None)
    store.keep(change, now, was=was)
    change.commit(*facts)
    return replace(now, settings=replace(now.settings, version=was.settings.version + 1))


def _waiting(viewer: Viewer, charter: Charter) -> Proposal | None:
    return access.proposal(viewer, str(charter.pending)) if charter.pending is not None else None
