"""Doors: asking to look inside, signing for it, and who may know of it."""

from collections.abc import Mapping

from chalicelib.access.model import CommunityId
from chalicelib.access.viewer import Viewer
from chalicelib.communities.access import card_keys
from chalicelib.communities.present.openings import OpeningView, views
from chalicelib.communities.routes.paging import page, place
from chalicelib.foundation import doors, ids
from chalicelib.foundation.http import Accepted, Nothing, Page, Paging, Request, accepted, nothing
from chalicelib.foundation.queries import Query
from chalicelib.foundation.tables import Key
from chalicelib.governance.access import glass as access
from chalicelib.governance.actions import glass as actions
from chalicelib.governance.drafts.glass import GlassDraft, GlassQuery
from chalicelib.governance.present import glass as present
from chalicelib.governance.present.glass import GlassView
from chalicelib.governance.store import glass as store

NOWHERE = "-"


def _newest(_person: str, request: Request) -> Query:
    named = request.params["community_id"]
    return store.requests_query(named if ids.well_formed(named, ids.SHORT) else NOWHERE)


def _named(person: str, params: Mapping[str, str]) -> list[Key]:
    found = access.request_keys(params["community_id"], params["number"])
    return [*found, *card_keys(person, params)]


def show_glass_again(viewer: Viewer, subject: str, params: Mapping[str, str]) -> Accepted[GlassView]:
    """The request that was made, as it stands now."""
    return accepted(present.request(viewer, access.listed(viewer, subject)))


@doors.open("POST", "/communities/{community_id}/break-glass", alongside=_newest, again=show_glass_again)
def ask_for_glass(viewer: Viewer, draft: GlassDraft, community_id: CommunityId) -> Accepted[GlassView]:
    """Ask to look inside a community, with a category and a reason (administrators).

    It opens when a second administrator or an auditor signs, for an hour, to be read and nothing else. The
    people inside are told who looks, when, and the category; the reason is for administrators and auditors.
    """
    return accepted(present.request(viewer, actions.ask(viewer, community_id, draft)))


@doors.open("GET", "/communities/{community_id}/break-glass")
def openings_of(viewer: Viewer, query: Paging, community_id: CommunityId) -> Page[OpeningView]:
    """Who looked inside by break-glass, who signed for it and why, newest first. Only for those inside."""
    name = f"openings|{community_id}"
    found, more = access.inside(viewer, community_id, place(viewer, name, query), query.limit)
    return page(viewer, name, views(viewer, found), more)


@doors.open(
    "PUT",
    "/communities/{community_id}/break-glass/{number}/signature",
    wants=_named,
    raises=("glass_asker_gone", "glass_lapsed", "glass_signed", "glass_withdrawn"),
)
def sign_for_glass(viewer: Viewer, community_id: CommunityId, number: str) -> GlassView:
    """Sign for another administrator's request: the community stands open to them for an hour from now.

    A second administrator or an auditor signs, never the asker. Signing opens nothing to the signer.
    """
    return present.request(viewer, actions.sign(viewer, community_id, number))


@doors.open("DELETE", "/communities/{community_id}/break-glass/{number}", wants=_named)
def end_glass(viewer: Viewer, community_id: CommunityId, number: str) -> Nothing:
    """Take one's own request back, or end one's access before its hour."""
    actions.end(viewer, community_id, number)
    return nothing()


@doors.open("GET", "/break-glass")
def all_glass(viewer: Viewer, query: GlassQuery) -> Page[GlassView]:
    """Every request to look inside, newest first, with its reason (administrators and auditors).

    Communities are named by their ids alone.
    """
    name = f"glass|{query.state}"
    found, more = access.everything(viewer, query.state, place(viewer, name, query), query.limit)
    return page(viewer, name, present.requests(viewer, found), more)
