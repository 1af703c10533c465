"""Insights: a community lets them be marked, people inside mark, stewards take them away."""

from collections.abc import Iterator

from chalicelib.access.model import CommunityId
from chalicelib.access.verbs import Verb
from chalicelib.access.viewer import Viewer
from chalicelib.communities import store as places
from chalicelib.conversation import access as conversation
from chalicelib.conversation.access import Readable
from chalicelib.conversation.actions import telling
from chalicelib.foundation import clock, queries
from chalicelib.foundation.changes import Change
from chalicelib.foundation.refusals import Conflict
from chalicelib.people import access as people
from chalicelib.webhooks import events
from chalicelib.webhooks.access import insights as access
from chalicelib.webhooks.access.insights import Marked
from chalicelib.webhooks.drafts import InsightDraft
from chalicelib.webhooks.model import Insight
from chalicelib.webhooks.store import insights

SHEET_MOST = 1_000


def allow(viewer: Viewer, community_id: CommunityId) -> None:
    """Lets insights be marked and handed on; everybody inside is told. Doing so twice is doing so once.

    Raises NotFound, Forbidden, Conflict `archived`.
    """
    standing, allowed = access.overseen(viewer, community_id)
    if allowed:
        return
    if standing.gate.archived:
        raise Conflict("archived")
    change = Change()
    insights.allow(change, community_id, viewer.person, clock.now())
    places.demand_steward(change, community_id, viewer.person)
    change.commit(events.InsightsAllowed(by=viewer.person, subject=community_id, community=community_id))


def stop(viewer: Viewer, community_id: CommunityId) -> None:
    """Lets no more be marked or handed on; marks stay for those who have them read."""
    _, allowed = access.overseen(viewer, community_id)
    if not allowed:
        return
    change = Change()
    insights.stop(change, community_id)
    places.demand_steward(change, community_id, viewer.person)
    change.commit(events.InsightsStopped(by=viewer.person, subject=community_id, community=community_id))


def mark(viewer: Viewer, item_id: str, draft: InsightDraft) -> Marked:
    """Marks a post or a comment as a lead or an insight, or as something else; marking it the same twice is
    marking it once.

    Raises NotFound, Forbidden for guests, bots and whoever is outside, Conflict `insights_off`.
    """
    found = _reached(viewer, item_id)
    was = access.own(found)
    if was is not None and (was.kind, was.basis, was.consent) == (draft.kind, draft.basis, draft.consent):
        return Marked(was, found)
    insight = Insight(
        item=found.item.id, community=found.post.community, kind=draft.kind, basis=draft.basis,
        consent=draft.consent, by=viewer.person, at=clock.now(),
    )  # fmt: skip
    change = Change()
    insights.keep(change, insight)
    telling.demand(change, found.standing)
    told = telling.of_authors(found)
    told["data"] = {"kind": draft.kind.value, "basis": draft.basis.value, "consent": int(draft.consent)}
    change.commit(events.InsightMarked(**told))
    return Marked(insight, found)


def unmark(viewer: Viewer, item_id: str) -> None:
    """Takes a mark away. What is not marked stays so."""
    found = _reached(viewer, item_id)
    insight = access.own(found)
    if insight is None:
        return
    change = Change()
    insights.drop(change, insight)
    change.commit(events.InsightUnmarked(**telling.of(found)))


def _reached(viewer: Viewer, item_id: str) -> Readable:
    found = conversation.reach(viewer, Verb.COMMENT, item_id)
    people.require_person(viewer)
    people.require_member(viewer)
    return found


def page(
    viewer: Viewer, community_id: CommunityId, after: str | None, limit: int
) -> tuple[bool, list[Marked], str | None]:
    """Whether insights may be marked, a stretch of them, newest item first, and where it goes on."""
    _, allowed = access.overseen(viewer, community_id)
    stretch = queries.query(insights.query(community_id, after, limit))
    found = [insights.insight_of(community_id, each) for each in stretch.items]
    more = found[-1].item if stretch.more and found else None
    return allowed, access.readable(viewer, found), more


def sheet(viewer: Viewer, community_id: CommunityId) -> list[Marked]:
    """The newest thousand, to be taken away, which is an entry in the audit log."""
    access.overseen(viewer, community_id)
    taken = list(_taken(viewer, community_id))
    data: dict[str, str | int] = {"count": len(taken)}
    fact = events.InsightsTaken(by=viewer.person, subject=community_id, community=community_id, data=data)
    Change().commit(fact)
    return taken


def _taken(viewer: Viewer, community_id: CommunityId) -> Iterator[Marked]:
    after: str | None = None
    for _ in range(SHEET_MOST // 50):
        stretch = queries.query(insights.query(community_id, after, 50))
        found = [insights.insight_of(community_id, each) for each in stretch.items]
        yield from access.readable(viewer, found)
        if not stretch.more:
            return
        after = found[-1].item
