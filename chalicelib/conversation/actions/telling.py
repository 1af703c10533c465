"""What every event of a conversation says, and whom a text calls."""

from typing import Any

from chalicelib.access import store as access_store
from chalicelib.access.gate import Standing
from chalicelib.access.model import PersonId
from chalicelib.conversation import access
from chalicelib.conversation.access import Readable
from chalicelib.conversation.model.items import Author, Comment, Text
from chalicelib.foundation.changes import Change


def author(standing: Standing) -> Author:
    """The viewer, as what they write remembers them."""
    viewer = standing.viewer
    return Author(viewer.person, viewer.kind, viewer.company)


def mentioned(standing: Standing, people: tuple[PersonId, ...]) -> dict[str, str]:
    """Those whom a text calls and who may read it, as a reference of an event: ids, parted by spaces."""
    reached = access.reached(standing, people) if people else []
    return {"mentioned": " ".join(reached)} if reached else {}


def of(found: Readable) -> dict[str, Any]:
    """What an event says that happened to an item: by whom, to what, where, for whom."""
    refs: dict[str, str] = {"post": found.post.id}
    if isinstance(found.item, Comment) and found.item.parent:
        refs["parent"] = found.item.parent
    return {
        "by": found.viewer.person,
        "subject": found.item.id,
        "community": found.post.community,
        "stamp": found.item.stamp.text,
        "refs": refs,
    }


def calling(found: Readable, people: tuple[PersonId, ...]) -> dict[str, Any]:
    """The same, with those whom a text calls and who may read it."""
    told = of(found)
    told["refs"] |= mentioned(found.standing, people)
    return told


def linking(text: Text) -> dict[str, str | int]:
    """That a text may link to a page, for an event of what is new: nobody reads others to find out."""
    return {"links": 1} if "https://" in text.source else {}


def of_authors(found: Readable) -> dict[str, Any]:
    """The same, with the author of the item, who is told."""
    told = of(found)
    told["refs"] |= {"author": found.item.author.person}
    return told


def demand(change: Change, standing: Standing) -> None:
    """What is written stands only if its writer is still inside, under the rule that was judged."""
    access_store.demand_member(change, standing)
    access_store.demand_gate(change, standing)
