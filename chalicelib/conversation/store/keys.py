"""Where the rows of conversations stand. Keys use the ULID of a thing; its row says whose it is."""

from collections.abc import Callable, Mapping
from typing import Final

from chalicelib.communities.store import keys as places
from chalicelib.conversation.model.items import PLACED
from chalicelib.foundation import ids
from chalicelib.foundation.doors import Wants
from chalicelib.foundation.tables import Key

COMMENT: Final = "COMMENT#"
REVISION: Final = "REV#"
BOOKMARK: Final = "B#"
PERSON: Final = "PERSON#"
WAITING: Final = "WAITING#"
DECIDED: Final = "DECIDED#"
"""Sorts before what waits: read against the order, what waits comes first."""
ItemKey = Callable[[str, str], Key]
"""(person, id of a post or a comment) → key."""


def is_post(item_id: str) -> bool:
    """Whether a text can be the id of a post."""
    return ids.well_formed(item_id, PLACED["post"])


def is_comment(item_id: str) -> bool:
    """Whether a text can be the id of a comment."""
    return ids.well_formed(item_id, PLACED["comment"])


def post_id(item_id: str) -> str:
    """The id of the post that an item is or hangs on."""
    return ids.place(item_id) if is_comment(item_id) else item_id


def partition(item_id: str) -> str:
    """The partition of an item's post."""
    return f"POST#{ids.part(post_id(item_id))}"


def post(item_id: str) -> Key:
    """A post, as much of it as a feed shows."""
    return Key("network", partition(item_id), "POST")


def body(item_id: str) -> Key:
    """The whole text of a post whose beginning is cut."""
    return Key("network", partition(item_id), "BODY")


def comment(comment_id: str) -> Key:
    """A comment, beside its post."""
    return Key("network", partition(comment_id), COMMENT + ids.part(comment_id))


def item(item_id: str) -> Key:
    """A post or a comment."""
    return comment(item_id) if is_comment(item_id) else post(item_id)


def revisions(item_id: str) -> str:
    """What the sort keys of an item's former texts begin with."""
    return f"{REVISION}{ids.part(item_id)}#"


def mark(person: str, item_id: str) -> Key:
    """What a person keeps of a post and of its comments: one row, so that a thread asks for one."""
    return Key("network", PERSON + person, f"ON#{ids.part(post_id(item_id))}")


def bookmark(person: str, ulid: str) -> Key:
    """A place in a person's list of bookmarks."""
    return Key("network", PERSON + person, BOOKMARK + ulid)


def reactors(item_id: str) -> str:
    """The partition of those who reacted to an item."""
    return f"POST#{_trail(item_id)}#R"


def reactor(person: str, item_id: str) -> Key:
    """One who reacted."""
    return Key("network", reactors(item_id), PERSON + person)


def follower(person: str, item_id: str) -> Key:
    """One who follows a post."""
    return Key("network", followers(item_id), PERSON + person)


def followers(item_id: str) -> str:
    """The partition of those who follow a post."""
    return f"POST#{ids.part(item_id)}#F"


def reports(item_id: str) -> str:
    """The partition of what was told to the moderators of an item."""
    return f"POST#{_trail(item_id)}#Q"


def report(person: str, item_id: str) -> Key:
    """What one person told the moderators of an item."""
    return Key("network", reports(item_id), PERSON + person)


def cases(community: str) -> str:
    """The partition of a community's cases."""
    return f"COMMUNITY#{community}#Q"


def waiting_case(person: str, item_id: str) -> Key:  # noqa: ARG001  All makers take both.
    """The case of an item while it asks for a decision."""
    return Key("network", cases(ids.place(post_id(item_id))), WAITING + item_id)


def decided_case(person: str, item_id: str) -> Key:  # noqa: ARG001  All makers take both.
    """The case of an item that has been decided."""
    return Key("network", cases(ids.place(post_id(item_id))), DECIDED + item_id)


def stream(community: str) -> str:
    """The partition of a community's complete history."""
    return f"COMMUNITY#{community}#S"


def head(community: str) -> Key:
    """The newest entries of a community."""
    return places.head(community)


def chunk(community: str, name: str) -> Key:
    """Older entries of a community, sealed under the newest ULID among them."""
    return Key("network", f"COMMUNITY#{community}", f"CHUNK#{name}")


def pins(community: str) -> Key:
    """The pinned posts of a community."""
    return Key("network", f"COMMUNITY#{community}", "PINS")


def beside(person: str, item_id: str) -> Key:  # noqa: ARG001  All makers take both.
    """The pins of a post's community, for `wanted`."""
    return pins(ids.place(post_id(item_id)))


def wanted(*makers: ItemKey) -> Wants:
    """What a door reads ahead for the item that its path names."""

    def wants(person: str, params: Mapping[str, str]) -> list[Key]:
        named = params.get("comment_id") or params.get("post_id") or params["item_id"]
        return [make(person, named) for make in makers] if is_post(named) or is_comment(named) else []

    return wants


def whole(person: str, item_id: str) -> Key:  # noqa: ARG001  All makers take both.
    """The whole text of a post, for `wanted`."""
    return body(item_id)


def _trail(item_id: str) -> str:
    return f"{ids.part(post_id(item_id))}#{ids.part(item_id)}" if is_comment(item_id) else ids.part(item_id)
