"""Who is inside what, and what its rule is."""

from collections import Counter
from dataclasses import replace
from typing import Any

from pynamodb.expressions.operand import Path

from chalicelib.access import keys
from chalicelib.access import store as authority
from chalicelib.access.gate import gate_of
from chalicelib.access.model import CommunityId, Kind, PersonId, Status, Visibility
from chalicelib.communities import store
from chalicelib.communities.events import PersonLeft
from chalicelib.communities.listeners import index_names
from chalicelib.communities.model import Community, Era, EraKind
from chalicelib.communities.store import keys as places
from chalicelib.communities.store.rows import AudienceRow, CardRow, DiscoverRow, MembershipRow, SeatsRow
from chalicelib.foundation import clock, folding, rows, singles
from chalicelib.foundation.changes import Change
from chalicelib.foundation.tables import Key
from infra.restore.mending.everything import Everything


def documents(seen: Everything) -> int:
    """Nobody is inside what is not whole, nor after leaving; nothing stands open by break-glass."""
    count, whole = 0, set(seen.whole())
    for person, was in seen.inside.items():
        gone = seen.people.get(person, {}).get("status") in (None, Status.DEPARTED.value)
        kept = {} if gone else {place: each for place, each in was.memberships.items() if place in whole}
        now = replace(was, memberships=kept, openings={})
        if now != was:
            change = Change()
            authority.keep_inside(change, PersonId(person), was, now)
            change.commit()
            seen.inside[person] = replace(now, version=was.version + 1)
            count += 1
    seen.count()
    return count


def gates(seen: Everything) -> int:
    """All copies of a gate are equal: of a change that was torn, the rule before it; nothing comes early."""
    count = 0
    for community in seen.whole():
        copies = seen.copies[community]
        first = gate_of(community, min(copies.values(), key=lambda each: each["era"]))
        awake = any(_active(seen, each) for each in seen.stewards(community))
        companies = tuple(sorted(_companies(seen, community)))
        wanted = replace(first, companies=companies, frozen=first.frozen or not awake)
        if len(copies) == keys.COPIES and all(gate_of(community, each) == wanted for each in copies.values()):
            continue
        change = Change()
        authority.keep_gate(change, wanted, was=seen.gate(community))
        change.commit()
        wanted_keys = [keys.gate_copy(community, copy) for copy in range(keys.COPIES)]
        found = rows.fetch(wanted_keys)
        seen.copies[community] = {copy: found[key] for copy, key in enumerate(wanted_keys)}
        count += 1
    return count


def _active(seen: Everything, person: str) -> bool:
    return bool(seen.people.get(person, {}).get("status") == Status.ACTIVE.value)


def _companies(seen: Everything, community: CommunityId) -> Counter[str]:
    cards = [seen.people[each] for each in seen.members(community)]
    return Counter(card["company"] for card in cards if card["kind"] == Kind.GUEST.value)


def cards(seen: Everything) -> int:
    """A card names those who steward, counts the guests of each company, and nobody looks inside."""
    count = 0
    for community in seen.whole():
        card, stewards = seen.cards[community], seen.stewards(community)
        since = {each: (card.get("steward_since") or {}).get(each, clock.now()) for each in stewards}
        companies = dict(_companies(seen, community))
        said = (set(card.get("stewards") or ()), card.get("steward_since") or {}, card.get("companies") or {})
        if said == (stewards, since, companies) and not card.get("opened"):
            continue
        key = keys.community(community)
        listed: Any = CardRow.stewards.set(stewards) if stewards else CardRow.stewards.remove()
        more = (CardRow.steward_since.set(since), CardRow.companies.set(companies), CardRow.opened.remove())
        singles.update(CardRow(key.pk, key.sk), listed, *more)
        card |= {"stewards": stewards, "steward_since": since, "companies": companies}
        count += 1
    return count


def found(seen: Everything) -> int:
    """A card says the rule of the gate, and is found where that rule lets it be found, nowhere else."""
    count = 0
    for community in seen.whole():
        key = keys.community(community)
        was = store.community_of(community, rows.fetch([key])[key])
        wanted = _ruled(was, seen)
        place = _findable(wanted)
        stray = [sk for sk in seen.found[community] if place is None or sk != place.sk]
        for sk in stray:
            singles.delete(DiscoverRow(places.DISCOVER, sk))
        missing = place is not None and place.sk not in seen.found[community]
        if wanted != was or missing:
            change = Change()
            store.keep_edited(change, was, wanted)
            change.commit()
        count += bool(stray or missing or wanted != was)
    return count


def _findable(community: Community) -> Key | None:
    if community.rule.visibility is Visibility.SECRET:
        return None
    return places.discover(folding.fold(community.name), community.id)


def _ruled(was: Community, seen: Everything) -> Community:
    gate = seen.gate(was.id)
    eras = tuple(each for each in was.eras if each.number <= gate.era)
    for number in range(len(eras) + 1, gate.era + 1):
        begun = Era(number, gate.rule.visibility, gate.rule.guests, clock.now(), None, EraKind.NARROWED)
        eras = (*eras, begun)
    name = was.company_name if was.rule.guests == gate.rule.guests else None
    return replace(was, rule=gate.rule, eras=eras, archived=gate.archived, company_name=name)


def lists(seen: Everything) -> int:
    """Somebody is listed exactly where their packed document says so, as what it says."""
    count = 0
    for community in {*seen.cards, *seen.listed}:
        place, there = CommunityId(community), seen.listed[community]
        members = seen.members(place) if community in seen.cards else {}
        for person in there.keys() - members.keys():
            key = keys.member(community, person)
            singles.delete(MembershipRow(key.pk, key.sk))
            del there[person]
            count += 1
        for person, each in members.items():
            count += _listed(seen, place, person, (each.role.value, each.since, each.at, each.listed))
    return count


def _listed(seen: Everything, place: CommunityId, person: PersonId, said: tuple[str, int, int, int]) -> bool:
    card, was = seen.people[person], seen.listed[place].get(person, {})
    role, since, at, listed = said
    told = (was.get("role"), was.get("since"), was.get("at", 0) // 1000, was.get("listed") or since)
    if told == (role, since, at // 1000, listed):
        return False
    key = keys.member(place, person)
    row = MembershipRow(
        key.pk, key.sk, role=role, since=since, at=at, kind=card["kind"], company=card.get("company"),
        by=was.get("by"), listed=listed or None,
    )  # fmt: skip
    singles.put(row)
    seen.listed[place][person] = {"role": role}
    return True


def headcounts(seen: Everything) -> int:
    """As many are counted as are inside."""
    count = 0
    for community in seen.whole():
        guests = _companies(seen, community)
        members = len(seen.members(community)) - guests.total()
        counted = store.headcount_of(seen.own[community].get("AUDIENCE"))
        if (counted.members, dict(counted.guests)) == (members, dict(guests)):
            continue
        key = places.audience(community)
        every = {**dict.fromkeys(counted.guests, 0), **guests}
        steps = [Path(f"c_{company}").set(number) for company, number in every.items()]
        both = (AudienceRow.members.set(members), AudienceRow.guests.set(guests.total()))
        singles.update(AudienceRow(key.pk, key.sk), *both, *steps)
        count += 1
    return count


def seats(seen: Everything) -> int:
    """Where there is a cap, as many seats are taken as people are inside."""
    count = 0
    for community in seen.whole():
        row, inside = seen.own[community].get("SEATS"), len(seen.members(community))
        if row is None or not seen.gate(community).cap or row.get("taken") == inside:
            continue
        key = places.seats(community)
        singles.update(SeatsRow(key.pk, key.sk), SeatsRow.taken.set(inside), SeatsRow.counting.remove())
        count += 1
    return count


def names(seen: Everything) -> int:
    """Who is inside is found there by name, and nobody else."""
    inside = {(place, person) for person, each in seen.inside.items() for place in each.memberships}
    wrong = {each for each in inside ^ seen.spelt if each[1] in seen.people}
    for place, person in wrong:
        index_names(PersonLeft(by="", subject=person, community=place))
    return len(wrong)
