"""What becomes of a case when something is reported or decided. Pure."""

from dataclasses import replace
from typing import Final

from chalicelib.conversation.model.cases import Case, Decision, Deed, Report, Words

WORDS_MOST: Final = 20
"""Reports whose own words are kept with a case, the earliest ones: its row stays below 50 KB."""


def reported(was: Case, report: Report) -> Case:
    """A case after one more report. What was reported before moderators last decided does not count again."""
    begun = was if was.waits else replace(was, waits=True, reasons={}, words=())
    reasons = {**begun.reasons, report.reason: begun.reasons.get(report.reason, 0) + 1}
    words = begun.words
    if report.text and len(words) < WORDS_MOST:
        words = (*words, Words(report.reason, report.text, report.stamp))
    return replace(begun, reasons=reasons, words=words, version=was.version + 1)


def decided(was: Case, decision: Decision) -> Case:
    """A case after a decision. To close or to reopen a post does not answer what was reported of it."""
    after = replace(was, version=was.version + 1)
    match decision.deed:
        case Deed.HIDDEN:
            return replace(after, waits=False, hidden=decision)
        case Deed.RESTORED:
            return replace(after, waits=False, hidden=None, settled=decision)
        case Deed.CLOSED:
            return replace(after, closed=decision)
        case Deed.REOPENED:
            return replace(after, closed=None, settled=decision)
        case Deed.DISMISSED:
            return replace(after, waits=False, settled=decision)
