"""Telling the moderators of something. They learn what is told, and never by whom."""

from chalicelib.access.verbs import Verb
from chalicelib.access.viewer import Viewer
from chalicelib.conversation import access, events
from chalicelib.conversation.actions import telling
from chalicelib.conversation.model.cases import Report
from chalicelib.conversation.model.drafts import ReportDraft
from chalicelib.conversation.rules import cases as rules
from chalicelib.conversation.rules import texts
from chalicelib.conversation.store import cases, conditions
from chalicelib.foundation import clock
from chalicelib.foundation.changes import Change


def report(viewer: Viewer, item_id: str, draft: ReportDraft) -> Report:
    """Tells the moderators of a post or a comment; the same person's second report of it changes nothing."""
    found = access.reach(viewer, Verb.REPORT, item_id)
    text = texts.remark(draft.text)
    before = cases.report(viewer.held, viewer.person, found.item.id)
    if before is not None:
        return before
    told = Report(found.item.id, viewer.person, draft.reason, text, found.standing.gate.stamp, clock.now())
    was = cases.case(viewer.held, found.item.id)
    change = Change()
    cases.keep_report(change, told)
    cases.keep_case(change, rules.reported(was, told), was=was)
    conditions.demand_standing(change, found.item)
    kind = events.PostReported if found.comment is None else events.CommentReported
    change.commit(kind(**telling.of(found), data={"reason": draft.reason.value}))
    return told
