"""Where webhooks hear: the communities that name them as bridges."""

from collections.abc import Iterable

from chalicelib.access import gate
from chalicelib.access.gate import Standing
from chalicelib.access.model import CommunityId, Visibility
from chalicelib.access.verbs import Verb
from chalicelib.access.viewer import Viewer
from chalicelib.communities.actions import bridging
from chalicelib.communities.store.bridges import Bridge, bridge_ids
from chalicelib.foundation.changes import Change
from chalicelib.foundation.events import Event
from chalicelib.foundation.refusals import Conflict
from chalicelib.webhooks import events
from chalicelib.webhooks.model import Hook


def stewarded(viewer: Viewer, places: Iterable[CommunityId], *, content: bool) -> list[Standing]:
    """The viewer in front of communities that they steward. Raises NotFound, Forbidden, and Conflict
    `content_needs_open` where words shall leave a closed one."""
    wanted = sorted(set(places))
    gate.standings(viewer, wanted)
    found = [gate.reach(viewer, Verb.CONFIGURE, each) for each in wanted]
    if content and any(each.gate.rule.visibility is not Visibility.OPEN for each in found):
        raise Conflict("content_needs_open")
    return found


def attached(change: Change, standing: Standing, hook: Hook) -> Event:
    """Adds a bridge to a change; answers the fact, which is told to everybody inside."""
    bridging.attach(change, standing, Bridge(hook.id, hook.name, hook.content))
    data: dict[str, str | int] = {"content": int(hook.content)}
    place = standing.community
    return events.BridgeAttached(by=hook.owner, subject=hook.id, community=place, data=data)


def detached(change: Change, viewer: Viewer, place: CommunityId, hook: Hook, reason: str) -> list[Event]:
    """Takes a bridge away in a change; answers the fact, if it was there."""
    standing = gate.standing_of(viewer, place)
    if standing is None or not bridging.detach(change, standing.gate, hook.id):
        return []
    told: dict[str, str | int] = {"reason": reason}
    return [events.BridgeDetached(by=viewer.person, subject=hook.id, community=place, data=told)]


def _named(standing: Standing, hook: Hook) -> bool:
    return hook.id in bridge_ids(standing.gate)


def rebridged(change: Change, viewer: Viewer, was: Hook, hook: Hook, *, asks: bool) -> list[Event]:
    """Bridges as a changed webhook wants them.

    Where it is named no more, because a steward put it out or its owner's role ended, it is named again only
    if its owner `asks` for its communities.
    """
    renamed = (was.name, was.content) != (hook.name, hook.content)
    named = {
        each.community for each in gate.standings(viewer, sorted(hook.communities)) if _named(each, hook)
    }
    wanted = (hook.communities & named if renamed else set()) | (hook.communities - named if asks else set())
    facts = [attached(change, each, hook) for each in stewarded(viewer, wanted, content=hook.content)]
    for place in sorted(was.communities - hook.communities):
        facts += detached(change, viewer, place, hook, "owner")
    return facts


def put_out(viewer: Viewer, community_id: CommunityId, hook_id: str) -> None:
    """Takes a bridge out of a community that one stewards, whoever's it is; doing so twice is doing so once.

    Raises NotFound, Forbidden.
    """
    standing = gate.reach(viewer, Verb.CONFIGURE, community_id)
    change = Change()
    if not bridging.detach(change, standing.gate, hook_id):
        return
    told: dict[str, str | int] = {"reason": "steward"}
    fact = events.BridgeDetached(by=viewer.person, subject=hook_id, community=community_id, data=told)
    change.commit(fact)
