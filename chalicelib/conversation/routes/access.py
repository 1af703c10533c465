"""Why somebody can read a post."""

from collections.abc import Mapping
from typing import Annotated

import msgspec

from chalicelib.access.model import PersonId, PostId
from chalicelib.access.viewer import Viewer
from chalicelib.communities import access as places
from chalicelib.conversation.access.asked import asked
from chalicelib.conversation.present import asked as present
from chalicelib.conversation.present.asked import PostAccess
from chalicelib.foundation import doors
from chalicelib.foundation.tables import Key


class Whom(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """About whom one asks; oneself unless told."""

    person: Annotated[str, msgspec.Meta(max_length=100)] = ""


def _reader(_: str, params: Mapping[str, str]) -> list[Key]:
    return places.rows_of(params.get("person", ""))


@doors.open("GET", "/posts/{post_id}/access", wants=_reader)
def access(viewer: Viewer, query: Whom, post_id: PostId) -> PostAccess:
    """Why somebody can read a post, or cannot, with the rule; for those who can read it.

    Somebody whom one may not know of is answered like nobody (404). Where an account does not work, only its
    holder, their sponsor and administrators learn why.
    """
    return present.access(asked(viewer, post_id, PersonId(query.person or viewer.person)))
