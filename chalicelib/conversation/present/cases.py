"""The queue of moderators, and what who reported is answered."""

from collections.abc import Callable, Sequence
from datetime import datetime

import msgspec

from chalicelib.access.gate import Standing
from chalicelib.access.model import PersonId, Stamp
from chalicelib.conversation.access import Line
from chalicelib.conversation.model.cases import Case, Decision, Report
from chalicelib.conversation.model.items import Comment
from chalicelib.conversation.present.seeing import Seeing, seeing
from chalicelib.conversation.store import keys
from chalicelib.foundation import clock
from chalicelib.people.present import PersonRef


class ReportView(msgspec.Struct, frozen=True):
    """What the viewer told the moderators of a post, or of a comment on it."""

    post: str
    comment: str | None
    reason: str
    text: str | None
    at: datetime


class WordsView(msgspec.Struct, frozen=True):
    """What a report says in its own words. Who says it is not told."""

    reason: str
    text: str


class DecisionView(msgspec.Struct, frozen=True):
    """What a moderator did: `hidden`, `closed`, `restored`, `reopened` or `dismissed`; who, when and why."""

    deed: str
    by: PersonRef | None
    at: datetime
    reason: str
    text: str | None


class CaseView(msgspec.Struct, frozen=True):
    """A post or a comment that was reported, hidden or closed. Nobody reads the words of a hidden one.

    `waiting` while reports ask for a decision. `reasons` counts the reports, and `words` are what they say;
    once it is decided, those that were decided on. `settled` is what was dismissed or undone last.
    """

    id: str
    kind: str
    post: str
    author: PersonRef | None
    at: datetime
    title: str | None
    html: str | None
    waiting: bool
    reasons: dict[str, int]
    words: list[WordsView]
    hidden: DecisionView | None
    closed: DecisionView | None
    settled: DecisionView | None


def told(report: Report) -> ReportView:
    """A report, for who made it."""
    comment = report.item if keys.is_comment(report.item) else None
    return ReportView(
        keys.post_id(report.item), comment, report.reason.value, report.text, clock.utc(report.at)
    )


def queue(standing: Standing, lines: Sequence[Line]) -> list[CaseView]:
    """Lines of the queue. One call for what is not at hand."""
    called = [
        (standing.community, person) for line in lines if _read(line) for person in line.found.item.mentions
    ]
    eyes = seeing(standing.viewer, (person for line in lines for person in _faces(line)), called)
    return [_case(eyes, line) for line in lines]


def one(line: Line) -> CaseView:
    """One line of the queue. One call for what is not at hand."""
    return queue(line.found.standing, [line])[0]


def _decisions(case: Case) -> list[Decision]:
    return [each for each in (case.hidden, case.closed, case.settled) if each is not None]


def _faces(line: Line) -> list[PersonId]:
    return [line.found.item.author.person, *(each.by for each in _decisions(line.case))]


def _read(line: Line) -> bool:
    return not (line.found.post.hidden or line.found.item.hidden)


def _case(eyes: Seeing, line: Line) -> CaseView:
    case, found, item = line.case, line.found, line.found.item
    shown, reads = _read(line), found.standing.reads
    return CaseView(
        id=item.id,
        kind="comment" if isinstance(item, Comment) else "post",
        post=found.post.id,
        author=eyes.byline(item.author.person),
        at=clock.utc(item.at),
        title=found.post.title if shown else None,
        html=eyes.html(found.post.community, item.mentions, item.text) if shown else None,
        waiting=case.waits,
        reasons={reason.value: count for reason, count in case.reasons.items()},
        words=[WordsView(each.reason.value, each.text) for each in case.words if reads(each.stamp)],
        hidden=_decision(eyes, reads, case.hidden),
        closed=_decision(eyes, reads, case.closed),
        settled=_decision(eyes, reads, case.settled),
    )


def _decision(eyes: Seeing, reads: Callable[[Stamp], bool], decision: Decision | None) -> DecisionView | None:
    if decision is None:
        return None
    by, at = eyes.byline(decision.by), clock.utc(decision.at)
    text = decision.text if reads(decision.stamp) else None
    return DecisionView(decision.deed.value, by, at, decision.reason, text)
