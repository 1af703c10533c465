"""Completion: who can be called where something is being written."""

from collections.abc import Mapping

from chalicelib.access import gate
from chalicelib.access import keys as judged
from chalicelib.access.model import CommunityId
from chalicelib.access.verbs import Verb
from chalicelib.access.viewer import Viewer
from chalicelib.communities import access as communities
from chalicelib.communities import store as communities_store
from chalicelib.conversation.model.drafts import Completion
from chalicelib.foundation import doors, ids, reading
from chalicelib.foundation.http import Page, Request
from chalicelib.foundation.queries import Query
from chalicelib.foundation.refusals import Refusal
from chalicelib.foundation.tables import Key
from chalicelib.people.present import PersonRef, ref


def _gate(person: str, params: Mapping[str, str]) -> list[Key]:
    named = params.get("community", "")
    return [judged.gate(named, person)] if ids.well_formed(named, ids.SHORT) else []


def _names(person: str, request: Request) -> Query | None:
    try:
        query: Completion = reading.query(request.query, Completion)
    except Refusal:
        return None
    named = query.community
    return communities_store.completion_query(named, query.q) if ids.well_formed(named, ids.SHORT) else None


@doors.open("GET", "/mentions", wants=_gate, alongside=_names)
def mentions(viewer: Viewer, query: Completion) -> Page[PersonRef]:
    """People of a community some word of whose name begins so, to be called in what is written there."""
    standing = gate.reach(viewer, Verb.LIST_PEOPLE, CommunityId(query.community))
    found = communities.completion(viewer, standing, query.q)
    return Page([ref(face) for face in found])
