"""What always holds of a community, whatever happened to it: rows that tell the same thing tell the same."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any, Final

from chalicelib.access.model import CommunityId, Stamp
from chalicelib.communities import store as places
from chalicelib.communities.store.openings import openings_of
from chalicelib.conversation.store import keys as talk
from chalicelib.foundation import clock
from tests.cast.standing import Place, standing


def hold(communities: Iterable[str]) -> None:
    """Fails with what does not hold. Consequences must have settled, and nobody may be acting."""
    judged = [(place, TOMBSTONES if place.gate.deleted else LAWS) for place in standing(communities)]
    problems = [f"{place.id}: {said}" for place, laws in judged for law in laws for said in law(place)]
    assert not problems, "\n".join(problems)


def gates_are_equal(place: Place) -> list[str]:
    """All copies of a gate say the same, and what the card says of the rule."""
    said = [{name: value for name, value in each.items() if name != "pk"} for each in place.gates]
    problems = [] if all(each == said[0] for each in said) else ["copies of the gate differ"]
    card, gate = place.card, place.gate
    told = (card["visibility"], card["guests"], bool(card.get("archived")), card["eras"][-1]["number"])
    if told != (gate.rule.visibility.value, gate.rule.guests, gate.archived, gate.era):
        problems.append(f"the card says {told}, the gate {gate}")
    numbers = [era["number"] for era in card["eras"]]
    return problems if numbers == list(range(1, len(numbers) + 1)) else [*problems, f"eras {numbers}"]


def lists_are_documents(place: Place) -> list[str]:
    """Somebody is listed exactly where their packed document says so, with the same role and `from`."""
    listed = {
        sk.removeprefix("PERSON#"): (row["role"], row["since"], row["at"] // 1000)
        for sk, row in place.people.items()
    }
    inside = {
        person: (each.role.value, each.since, each.at // 1000)
        for person, document in place.documents.items()
        if (each := document.memberships.get(CommunityId(place.id))) is not None
    }
    return [] if listed == inside else [f"listed {listed}, inside {inside}"]


def card_counts_are_right(place: Place) -> list[str]:
    """Stewards on the card are those who steward; companies are those of the guests inside."""
    stewards = {sk.removeprefix("PERSON#") for sk, row in place.people.items() if row["role"] == "steward"}
    said = set(place.card.get("stewards") or ())
    problems = [] if said == stewards else [f"stewards {stewards}, the card says {said}"]
    if set(place.card.get("steward_since") or ()) != stewards:
        problems.append(f"stewards {stewards} since {place.card.get('steward_since')}")
    guests = Counter(row["company"] for row in place.people.values() if row["kind"] == "guest")
    counts = dict(place.card.get("companies") or {})
    if counts != dict(guests) or set(place.gate.companies) != set(guests):
        problems.append(f"guests {dict(guests)}, the card counts {counts}, the gate {place.gate.companies}")
    return problems


def headcount_is_right(place: Place) -> list[str]:
    """What the news has counted is who is inside."""
    counted = places.headcount_of(place.own.get("AUDIENCE"))
    kinds = Counter(row["kind"] for row in place.people.values())
    guests = Counter(row["company"] for row in place.people.values() if row["kind"] == "guest")
    if (counted.members, dict(counted.guests)) == (kinds["member"], dict(guests)):
        return []
    return [f"inside {dict(kinds)}, counted {counted}"]


def doors_are_twofold(place: Place) -> list[str]:
    """Who is at the door is so for the stewards and for themselves; who is invited has it in the document."""
    problems = []
    community = CommunityId(place.id)
    for sk, row in place.own.items():
        if not sk.startswith("ASK#"):
            continue
        person = sk.removeprefix("ASK#")
        if f"ASK#{place.id}" not in place.store.get(f"PERSON#{person}", {}):
            problems.append(f"{person} is at the door and does not know")
        document = place.documents[person]
        if (row["knock"] == "invited") != (community in document.invitations):
            problems.append(f"{person} {row['knock']}, and the document says {document.invitations}")
        if community in document.memberships:
            problems.append(f"{person} is inside and at the door")
    return problems


def names_are_indexed(place: Place) -> list[str]:
    """Who is inside is found by name, and nobody else."""
    found = {item["person"] for item in place.store.get(f"COMMUNITY#{place.id}#N", {}).values()}
    inside = {sk.removeprefix("PERSON#") for sk in place.people}
    return [] if found == inside else [f"inside {inside}, found by name {found}"]


def head_is_stream(place: Place) -> list[str]:
    """Head and chunks hold the posts of the stream that are not hidden, with their stamps and authors."""
    lines = set(place.own["HEAD"].get("entries") or ())
    for sk, row in place.own.items():
        lines |= set(row.get("entries") or ()) if sk.startswith("CHUNK#") else set()
    wanted = {
        "|".join((ulid, row["stamp"], row["author"]))
        for ulid, row in place.stream.items()
        if not row.get("hidden")
    }
    return [] if lines == wanted else [f"head too much {lines - wanted}, too little {wanted - lines}"]


def stamps_are_eras(place: Place) -> list[str]:
    """Each post is as its row in the stream says, and stamped with an era that there was."""
    eras = {Stamp(e["number"], e["visibility"], e["guests"]).text for e in place.card["eras"]}
    problems = [f"{ulid} is in the stream only" for ulid in place.stream if ulid not in place.posts]
    for ulid, post in place.posts.items():
        row = place.stream[ulid]
        same = (post["stamp"], post["author"], post.get("hidden")) == (
            row["stamp"], row["author"], row.get("hidden"),
        )  # fmt: skip
        if not same or post.get("deleted") or post["stamp"] not in eras:
            problems.append(f"{ulid}: {post['stamp']} {row['stamp']} {sorted(eras)}")
    return problems


def pins_are_pinned(place: Place) -> list[str]:
    """What is on top says so itself."""
    on_top = {line.split("|")[0] for line in (place.own.get("PINS") or {}).get("entries") or ()}
    pinned = {ulid for ulid, post in place.posts.items() if post.get("pinned")}
    return [] if on_top == pinned else [f"on top {on_top}, pinned {pinned}"]


def items_are_counted(place: Place) -> list[str]:
    """Comments and reactions are counted as many as there are."""
    problems = []
    for ulid, post in place.posts.items():
        beside = place.store[f"POST#{ulid}"]
        comments = [row for sk, row in beside.items() if sk.startswith(talk.COMMENT)]
        standing = [row for row in comments if not (row.get("deleted") or row.get("hidden"))]
        counted = sum(count for name, count in post.items() if name.startswith("n|"))
        if counted != len(standing):
            problems.append(f"{ulid}: {len(standing)} comments, counted {counted}")
        for item in (post, *comments):
            by = place.store.get(talk.reactors(item["id"]), {}).values()
            reactors = Counter(row["reaction"] for row in by)
            if _reactions(item) != reactors:
                problems.append(f"{item['id']}: reactions {dict(reactors)}, counted {dict(_reactions(item))}")
    return problems


def _reactions(item: dict[str, Any]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for name, count in item.items():
        if name.startswith("r|") and count:
            counts[name.split("|")[1]] += count
    return counts


def somebody_stewards(place: Place) -> list[str]:
    """There is a steward, or the gate says that there is none."""
    return [] if place.card.get("stewards") or place.gate.frozen else ["nobody stewards"]


def seats_are_taken(place: Place) -> list[str]:
    """Where there is a cap, as many seats are taken as people are inside, and never more than there are."""
    cap, row, inside = place.gate.cap, place.own.get("SEATS"), len(place.people)
    if not cap or row is None or row.get("counting"):
        return []
    return [] if row.get("taken") == inside else [f"{inside} inside, {row.get('taken')} of {cap} seats taken"]


def openings_are_told(place: Place) -> list[str]:
    """Who runs the network and may look inside is told on the card, and who is told there may look inside."""
    now, community = clock.now(), CommunityId(place.id)
    told = {(each.by, each.until) for each in openings_of(place.card.get("opened") or ())}
    may = {person: each.openings.get(community, 0) for person, each in place.documents.items()}
    cards = {person: place.store.get(f"PERSON#{person}", {}).get("CARD", {}) for person in may}
    officers = [
        person
        for person, card in cards.items()
        if "administrator" in (card.get("roles") or ()) and card["status"] == "active"
    ]
    silent = [each for each in officers if may[each] > now and (each, may[each]) not in told]
    shut = [(by, until) for by, until in told if until > now and may.get(by, 0) < until]
    return [f"may look inside and are not told: {silent}, are told and may not: {shut}"] * bool(silent + shut)


def what_waits_stands(place: Place) -> list[str]:
    """What waits is a change of the rule that holds now; nothing waits that is settled."""
    waiting = places.proposal_of(place.own.get("WAITING"))
    if waiting is None:
        return []
    stands = waiting.waits and waiting.era == place.gate.era and waiting.was == place.gate.rule
    return [] if stands else [f"{waiting.number} waits for {waiting.was}, the gate is {place.gate.rule}"]


def files_are_counted(place: Place) -> list[str]:
    """What is held is what the cards say; each file stands once among names; folders know what is in them."""
    cards = place.store.get(f"COMMUNITY#{place.id}#F", {})
    there = {ulid: card for ulid, card in cards.items() if not card.get("deleted")}
    held = sum(version["size"] for card in there.values() for version in card["versions"].values())
    said = place.own.get("USAGE", {})
    counted = (said.get("bytes", 0), said.get("files", 0))
    lines = sorted(sk.rpartition("#")[2] for sk in place.store.get(f"COMMUNITY#{place.id}#E", {}))
    tree = place.store.get(f"COMMUNITY#{place.id}#D", {})
    folders = {sk.removeprefix("FOLDER#"): row for sk, row in tree.items() if sk != "TREE"}
    inside = Counter(row["folder"] for row in there.values() if row.get("folder"))
    inside += Counter(row["parent"] for row in folders.values() if row.get("parent"))
    wrong = {each: row.get("held") for each, row in folders.items() if row.get("held", 0) != inside[each]}
    problems = [f"holds {(held, len(there))}, counted {counted}"] * ((held, len(there)) != counted)
    problems += [f"files {sorted(there)}, lines {lines}"] * (sorted(there) != lines)
    return problems + [f"folders hold {inside}, and say {wrong}"] * bool(wrong)


def tombstones_are_equal(place: Place) -> list[str]:
    """All copies of a gate say that the community is deleted."""
    return [] if all(each.get("deleted") for each in place.gates) else ["copies of the tombstone differ"]


def nothing_names_it(place: Place) -> list[str]:
    """What is deleted has no card and no head, is found nowhere, and nobody is inside or at its door."""
    community = CommunityId(place.id)
    inside = {who: {*each.memberships, *each.invitations} for who, each in place.documents.items()}
    held = [who for who, places in inside.items() if community in places]
    listed = [*place.people, *(sk for sk in place.own if sk in ("CARD", "HEAD", "WAITING") or "ASK#" in sk)]
    lists = [*place.store.get("COMMUNITIES", {}), *place.store.get("REGISTER", {})]
    found = [sk for sk in lists if sk.endswith(place.id)]
    return [f"deleted, and yet there: {each}" for each in (held, listed, found) if each]


Law = Callable[[Place], list[str]]
TOMBSTONES: Final[tuple[Law, ...]] = (tombstones_are_equal, nothing_names_it)
LAWS: Final[tuple[Law, ...]] = (
    gates_are_equal, lists_are_documents, card_counts_are_right, headcount_is_right, doors_are_twofold,
    names_are_indexed, head_is_stream, stamps_are_eras, pins_are_pinned, items_are_counted, somebody_stewards,
    seats_are_taken, openings_are_told, what_waits_stands, files_are_counted,
)  # fmt: skip
