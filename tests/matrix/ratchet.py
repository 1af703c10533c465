"""Changes of rule as scenes need them: narrowing by a steward's word, widening as on its day; and the end."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from chalicelib.access import gate, keys, store
from chalicelib.access.model import CommunityId, Gate, Guests, Rule, Visibility
from chalicelib.communities import access, rules
from chalicelib.communities import store as cards
from chalicelib.communities.actions import deleting, settling
from chalicelib.communities.model import Era
from chalicelib.communities.rules.changes import ChangeState
from chalicelib.foundation import clock, rows
from chalicelib.foundation.changes import Change
from chalicelib.people.store import companies
from tests.cast.house import Somebody, done
from tests.matrix.model import Place

WIDTH: Final = {"secret": 0, "private": 1, "open": 2}


def turn(steward: Somebody, place: Place, rule: tuple[str, str]) -> None:
    """The next era begins, with this rule."""
    was = place.rules[-1]
    if WIDTH[rule[0]] > WIDTH[was[0]] or (was[1] != "mixed" and rule[1] not in (was[1], "none")):
        _widened(place.id, Rule(Visibility(rule[0]), Guests(rule[1])))
    else:
        draft = {"visibility": rule[0], "guests": rule[1]}
        done(steward.post(f"/communities/{place.id}/changes", draft))
    place.rules.append(rule)


def bury(one: Somebody, other: Somebody, community: str) -> None:
    """Two sign that a community be deleted, and its tombstone is made as on the day; nobody hears of it
    yet."""
    draft = {"delete": True, "to": other.id}
    number = done(one.post(f"/communities/{community}/changes", draft), 202)["number"]
    done(other.put(f"/communities/{community}/changes/{number}/signature"))
    found, change = access.judged_now(CommunityId(community)), Change()
    assert found is not None
    settling.close(change, CommunityId(community), found.proposal, ChangeState.IN_FORCE)
    change.commit(deleting.bury(change, found))


def _widened(community: str, rule: Rule) -> None:
    change = Change()
    after = _gate(change, community, lambda at: rules.following(at, rule))
    on, named = keys.community(community), companies.key(rule.guests)
    found = rows.fetch([on, named])
    was = cards.community_of(CommunityId(community), found[on])
    era = Era(after.era, rule.visibility, rule.guests, clock.now())
    company = found[named]["name"] if named in found else None
    now = replace(was, rule=rule, eras=(*was.eras, era), company_name=company)
    cards.keep_edited(change, was, now)
    change.commit()


def _gate(change: Change, community: str, becoming: Callable[[Gate], Gate]) -> Gate:
    key = keys.gate_copy(community, 0)
    was = gate.gate_of(CommunityId(community), rows.fetch([key])[key])
    after = becoming(was)
    store.keep_gate(change, after, was=was)
    return after
