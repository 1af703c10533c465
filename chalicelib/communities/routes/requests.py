"""Doors: asking to come in."""

from collections.abc import Mapping

from chalicelib.access import gate
from chalicelib.access.gate import Standing
from chalicelib.access.model import CommunityId, PersonId
from chalicelib.access.verbs import Verb
from chalicelib.access.viewer import Viewer
from chalicelib.communities import access, actions, present, store
from chalicelib.communities.drafts import Asking, RequestDraft
from chalicelib.communities.model import Knock
from chalicelib.communities.present import AskView, OwnAskView, RequestedView, VouchView
from chalicelib.communities.routes.paging import page, place
from chalicelib.communities.store.keys import ask_keys, ask_of
from chalicelib.foundation import doors
from chalicelib.foundation.http import Answer, Created, Nothing, Page, Paging, Request, created, nothing
from chalicelib.foundation.queries import Query
from chalicelib.foundation.refusals import NotFound
from chalicelib.foundation.tables import Key


def _own(person: str, params: Mapping[str, str]) -> list[Key]:
    return ask_keys(params["community_id"], person)


def _wanted(person: str, params: Mapping[str, str]) -> list[Key]:
    return ask_keys(params["community_id"], params["person_id"])


def _ahead(person: str, _request: Request) -> Query:
    return store.own_asks_query(PersonId(person))


@doors.open("GET", "/me/requests", alongside=_ahead)
def own_requests(viewer: Viewer, query: Paging) -> Page[RequestedView]:
    """One's own requests that wait for an answer, the newest first.

    Only for communities that one may know of now. `DELETE /communities/{community_id}/requests/{person_id}`
    takes one back.
    """
    found, more = access.requested(viewer, place(viewer, "own-requests", query), query.limit)
    return page(viewer, "own-requests", [present.requested(each) for each in found], more)


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
    wants=(_own, access.card_keys),
    again=show_again,
    raises=(
        "accept_instead", "already_asked", "already_inside", "archived", "join_instead", "rule_changed",
        "terms_not_accepted",
    ),
)  # fmt: skip
def ask(viewer: Viewer, draft: RequestDraft, community_id: CommunityId) -> Created[OwnAskView]:
    """Ask to be let into a private community: its stewards, and those inside where they vouch.

    Where the community asks something, an answer is needed; where it has rules of its own, `accepts` is their
    version.
    """
    asked = actions.ask(viewer, community_id, draft)
    return _created(present.own_ask(community_id, asked), viewer.person)


@doors.open("GET", "/communities/{community_id}/requests")
def requests(viewer: Viewer, query: Asking, community_id: CommunityId) -> Page[AskView]:
    """Who asks to come in, or (`state=invited`) for whom the door is held open. For stewards.

    Where those inside vouch, they see the requests that were made since they do.
    """
    standing = _answering(viewer, community_id, query.state)
    name = f"requests|{community_id}|{query.state}"
    after = place(viewer, name, query)
    found, more = access.asks(standing, query.state, after, query.limit)
    return page(viewer, name, present.asks(standing, found), more)


def _answering(viewer: Viewer, community_id: CommunityId, knock: Knock) -> Standing:
    standing = gate.reach(viewer, Verb.KNOW_OF, community_id)
    if knock is Knock.ASKED and standing.may(Verb.VOUCH):
        return standing
    return gate.reach(viewer, Verb.CONFIGURE, community_id)


@doors.open(
    "PUT",
    "/communities/{community_id}/requests/{person_id}/vouch",
    wants=(_wanted, access.card_keys),
    raises=(
        "account_closed", "archived", "community_full", "company_wall", "no_steward", "rule_changed",
        "too_many_communities",
    ),
)  # fmt: skip
def vouch(viewer: Viewer, community_id: CommunityId, person_id: PersonId) -> VouchView:
    """Give one's word for somebody who asks; the second person's word lets them in. Twice counts once.

    Where the stewards have left admission to those inside: for employees inside, but not for themselves nor
    for a guest for whom they ask.
    """
    return present.vouched(actions.vouch(viewer, community_id, person_id))


@doors.open("DELETE", "/communities/{community_id}/requests/{person_id}/vouch", wants=_wanted)
def take_word_back(viewer: Viewer, community_id: CommunityId, person_id: PersonId) -> Nothing:
    """Take one's word back, as long as the person has not been let in."""
    actions.take_word_back(viewer, community_id, person_id)
    return nothing()


@doors.open("DELETE", "/communities/{community_id}/requests/{person_id}", wants=_wanted)
def withdraw(viewer: Viewer, community_id: CommunityId, person_id: PersonId) -> Nothing:
    """Decline a request (stewards), or withdraw one's own."""
    actions.withdraw(viewer, community_id, person_id)
    return nothing()
