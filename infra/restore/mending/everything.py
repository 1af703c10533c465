"""All rows that follow from one another, read once: ids and codes only, but all of them at once in memory."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

from chalicelib.access import memberships
from chalicelib.access.gate import gate_of
from chalicelib.access.model import CommunityId, Gate, Membership, Packed, PersonId, Role
from chalicelib.communities.store import keys
from chalicelib.foundation import settings
from chalicelib.foundation.tables import Item, plain
from infra.restore.forward import scanned

WORDS: Final = frozenset({"source", "html", "title", "purpose", "text", "links"})
"""What people wrote is not needed, and takes the room."""
LISTED: Final = "#M"
STREAM: Final = "#S"
COMMUNITY: Final = "COMMUNITY#"


@dataclass
class Everything:
    """Rows by community and person; of posts by their ULID. Laws keep it as the store is."""

    people: dict[str, Item] = field(default_factory=dict)
    inside: dict[str, Packed] = field(default_factory=dict)
    cards: dict[str, Item] = field(default_factory=dict)
    copies: dict[str, dict[int, Item]] = field(default_factory=lambda: defaultdict(dict))
    own: dict[str, dict[str, Item]] = field(default_factory=lambda: defaultdict(dict))
    listed: dict[str, dict[str, Item]] = field(default_factory=lambda: defaultdict(dict))
    stream: dict[str, dict[str, Item]] = field(default_factory=lambda: defaultdict(dict))
    posts: dict[str, Item] = field(default_factory=dict)
    spelt: set[tuple[str, str]] = field(default_factory=set)
    found: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    within: dict[str, dict[PersonId, Membership]] = field(default_factory=dict)

    def whole(self) -> Iterator[CommunityId]:
        """Communities that have a card and a gate; of others, founding was torn."""
        return (CommunityId(each) for each in self.cards if 0 in self.copies.get(each, ()))

    def gate(self, community: CommunityId) -> Gate:
        """A community's gate, of its first copy."""
        return gate_of(community, self.copies[community][0])

    def members(self, community: CommunityId) -> dict[PersonId, Membership]:
        """Who is inside as the packed documents say."""
        return self.within.get(community, {})

    def count(self) -> None:
        """Orders the packed documents by community; once they are right."""
        self.within = defaultdict(dict)
        for person, document in self.inside.items():
            for community, membership in document.memberships.items():
                self.within[community][PersonId(person)] = membership

    def stewards(self, community: CommunityId) -> set[str]:
        """Who stewards a community."""
        return {person for person, each in self.members(community).items() if each.role is Role.STEWARD}


def everything() -> Everything:
    """Reads the whole table."""
    seen = Everything()
    for raw in scanned(settings.TABLES["network"]):
        item = plain({name: value for name, value in raw.items() if name not in WORDS})
        for prefix, enter in ENTERED.items():
            if item["pk"].startswith(prefix):
                enter(seen, item)
    return seen


def _of_person(seen: Everything, item: Item) -> None:
    person, sk = item["pk"].removeprefix("PERSON#"), item["sk"]
    if sk == "CARD":
        seen.people[person] = item
    elif sk == "IN":
        seen.inside[person] = memberships.unpacked(item)
    elif sk.startswith("SPELT#") and item.get("keys"):
        seen.spelt.add((sk.removeprefix("SPELT#"), person))


def _of_community(seen: Everything, item: Item) -> None:
    place, _, part = item["pk"].removeprefix(COMMUNITY).partition("#")
    if part.startswith("g"):
        seen.copies[place][int(part[1:])] = item
    elif part == LISTED[1:]:
        seen.listed[place][item["sk"].removeprefix("PERSON#")] = item
    elif part == STREAM[1:]:
        seen.stream[place][item["sk"]] = item
    elif not part and item["sk"] == "CARD":
        seen.cards[place] = item
    elif not part:
        seen.own[place][item["sk"]] = item


def _of_post(seen: Everything, item: Item) -> None:
    if item["sk"] == "POST":
        seen.posts[item["pk"].removeprefix("POST#")] = item


def _of_found(seen: Everything, item: Item) -> None:
    if item["pk"] == keys.DISCOVER:
        seen.found[item["sk"].rpartition("#")[2]].append(item["sk"])


ENTERED: Final[dict[str, Callable[[Everything, Item], None]]] = {
    "PERSON#": _of_person, COMMUNITY: _of_community, "POST#": _of_post, keys.DISCOVER: _of_found,
}  # fmt: skip
