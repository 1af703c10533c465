"""Doors: asking to come in."""

from collections.abc import Mapping

from chalicelib.access import gate
from chalicelib.access.model import CommunityId, PersonId
from chalicelib.access.verbs import Verb
from chalicelib.access.viewer import Viewer
from chalicelib.communities import access, actions, present, store
from chalicelib.communities.drafts import Asking, RequestDraft
from chalicelib.communities.present import AskView, OwnAskView
from chalicelib.communities.routes.paging import page, place
from chalicelib.communities.store.keys import ask_keys, ask_of
from chalicelib.foundation import doors
from chalicelib.foundation.http import Answer, Created, Nothing, Page, created, nothing
from chalicelib.foundation.refusals import NotFound
from chalicelib.foundation.tables import Key


def _own(person: str, params: Mapping[str, str]) -> list[Key]:
    return ask_keys(params["community_id"], person)


def _wanted(person: str, params: Mapping[str, str]) -> list[Key]:
    return ask_keys(params["community_id"], params["person_id"])


def show_again(viewer: Viewer, subject: str, params: Mapping[str, str]) -> Answer[OwnAskView]:
    """The request that was made, if it waits still."""
    community_id = CommunityId(params["community_id"])
    gate.reach(viewer, Verb.KNOW_OF, community_id)
    ask = store.ask_of(viewer.held.row(ask_of(community_id, subject)))
    if ask is None:
        raise NotFound
    return _created(present.own_ask(community_id, ask), subject)


def _created(view: OwnAskView, person: str) -> Created[OwnAskView]:
    return created(view, f"/communities/{view.community}/requests/{person}")


@doors.open(
    "POST",
    "/communities/{community_id}/requests",
    wants=_own,
    again=show_again,
    raises=("accept_instead", "already_asked", "already_inside", "archived", "join_instead", "rule_changed"),
)
def ask(viewer: Viewer, draft: RequestDraft, community_id: CommunityId) -> Created[OwnAskView]:
    """Ask the stewards of a private community to be let in."""
    asked = actions.ask(viewer, community_id, draft)
    return _created(present.own_ask(community_id, asked), viewer.person)


@doors.open("GET", "/communities/{community_id}/requests")
def requests(viewer: Viewer, query: Asking, community_id: CommunityId) -> Page[AskView]:
    """Who asks to come in, or (`state=invited`) for whom the door is held open. Stewards only."""
    standing = gate.reach(viewer, Verb.CONFIGURE, community_id)
    name = f"requests|{community_id}|{query.state}"
    after = place(viewer, name, query)
    found, more = access.asks(standing, query.state, after, query.limit)
    return page(viewer, name, present.asks(viewer, found), more)


@doors.open("DELETE", "/communities/{community_id}/requests/{person_id}", wants=_wanted)
def withdraw(viewer: Viewer, community_id: CommunityId, person_id: PersonId) -> Nothing:
    """Decline a request (stewards), or withdraw one's own."""
    actions.withdraw(viewer, community_id, person_id)
    return nothing()
