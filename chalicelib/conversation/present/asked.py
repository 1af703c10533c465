"""Why somebody can read a post, or cannot, as it leaves the house."""

from datetime import datetime

import msgspec

from chalicelib.access.model import Stamp, Visibility
from chalicelib.communities.rules import Because
from chalicelib.conversation.access.asked import Asked
from chalicelib.foundation import clock, words
from chalicelib.people import access as people
from chalicelib.people.present import PersonRef, ref


class RuleView(msgspec.Struct, frozen=True):
    """A rule and the number of its era. `guests` is `none`, `mixed` or a company's id."""

    era: int
    visibility: Visibility
    guests: str


class SinceView(msgspec.Struct, frozen=True):
    """When somebody came in, and the first era of which they can read what was written."""

    era: int
    at: datetime


class PostAccess(msgspec.Struct, frozen=True):
    """Whether somebody can read a post, and why.

    `stamp` is the audience that it was written for, `edit` that of its last change, `rule` the community's
    rule now. `since` is null for who is outside, and for who asks from outside.
    """

    person: PersonRef
    reads: bool
    because: Because
    sentence: str
    stamp: RuleView
    edit: RuleView | None
    rule: RuleView
    since: SinceView | None


def access(asked: Asked) -> PostAccess:
    """The answer to whether somebody reads a post."""
    standing, post, own = asked.found.standing, asked.found.post, asked.membership
    return PostAccess(
        person=ref(people.face_of(asked.person)),
        reads=asked.reads,
        because=asked.because,
        sentence=words.say(f"access_{asked.because}", standing.viewer.language),
        stamp=_rule(post.stamp),
        edit=_rule(post.edited.stamp) if post.edited else None,
        rule=_rule(standing.gate.stamp),
        since=SinceView(own.since, clock.utc(own.at)) if own else None,
    )


def _rule(stamp: Stamp) -> RuleView:
    return RuleView(stamp.era, stamp.visibility, str(stamp.guests))
