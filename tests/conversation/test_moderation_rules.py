"""Decisions on cases, pure; and heads that keep what stands, though they are told late and twice."""

import pytest

from chalicelib.access.model import CommunityId, Guests, PersonId, PostId, Stamp, Visibility
from chalicelib.conversation import events, listeners
from chalicelib.conversation.model.cases import Case, Decision, Deed, Reason, Report
from chalicelib.conversation.rules import cases as rules
from chalicelib.conversation.store import head_of, heads, keys
from chalicelib.foundation import rows
from chalicelib.foundation.clock import Millis
from tests.cast.house import House, Somebody, done

NOW = Stamp(1, Visibility.OPEN, Guests("none"))
ITEM, MONA = PostId("p"), PersonId("mona")


def report(reason: Reason = Reason.SPAM, text: str | None = None) -> Report:
    return Report(ITEM, PersonId("rosa"), reason, text, NOW, Millis(1))


def decision(deed: Deed) -> Decision:
    return Decision(deed, MONA, Millis(2), "other", NOW)


def test_each_change_of_a_case_is_a_version() -> None:
    case = Case(ITEM)
    for number, after in enumerate([*Deed, *Deed], start=1):
        case = rules.decided(case, decision(after))
        assert case.version == number
    assert rules.reported(case, report()).version == case.version + 1


def test_words_are_kept_to_a_bound_and_counts_without() -> None:
    case = Case(ITEM)
    for number in range(rules.WORDS_MOST + 5):
        case = rules.reported(case, report(text=f"Number {number}."))
    assert case.reasons == {Reason.SPAM: rules.WORDS_MOST + 5}
    assert [each.text for each in case.words] == [f"Number {number}." for number in range(rules.WORDS_MOST)]
    assert rules.reported(Case(ITEM), report(Reason.OTHER, "")).words == ()


@pytest.mark.parametrize(
    ("deed", "waits"),
    [(Deed.HIDDEN, False), (Deed.RESTORED, False), (Deed.DISMISSED, False), (Deed.CLOSED, True),
     (Deed.REOPENED, True)],
)  # fmt: skip
def test_to_close_or_reopen_answers_no_report(deed: Deed, waits: bool) -> None:
    reported = rules.reported(Case(ITEM), report(text="Look."))
    after = rules.decided(reported, decision(deed))
    assert (after.waits, after.reasons, after.words) == (waits, reported.reasons, reported.words)
    again = rules.reported(after, report(Reason.OTHER))
    assert again.reasons == {Reason.OTHER: 1, **({Reason.SPAM: 1} if waits else {})}
    assert len(again.words) == waits


def test_what_is_undone_is_told_as_settled() -> None:
    case = rules.decided(rules.decided(Case(ITEM), decision(Deed.HIDDEN)), decision(Deed.CLOSED))
    assert (case.hidden, case.closed, case.settled) == (decision(Deed.HIDDEN), decision(Deed.CLOSED), None)
    back = rules.decided(case, decision(Deed.RESTORED))
    assert (back.hidden, back.closed, back.settled) == (None, case.closed, decision(Deed.RESTORED))
    assert rules.decided(back, decision(Deed.REOPENED)).closed is None


def in_head(place: str) -> list[str]:
    key = keys.head(place)
    return [each.post for each in head_of(CommunityId(place), rows.fetch([key]).get(key)).entries]


def test_heads_keep_what_stands_whenever_they_are_told(house: House) -> None:
    ines: Somebody = house.person("Ines")
    place = ines.founds()
    post = ines.posts(place)
    house.settle()
    (entry,) = head_of(CommunityId(place), rows.fetch([keys.head(place)]).get(keys.head(place))).entries
    refs = {"post": post}
    written = events.PostWritten(by="p", subject=post, community=place, refs=refs)
    hidden = events.PostHidden(by="p", subject=post, community=place, refs=refs)
    restored = events.PostRestored(by="p", subject=post, community=place, refs=refs)
    done(ines.put(f"/posts/{post}/hidden", {"reason": "spam"}))
    assert in_head(place) == []
    for late in (written, restored):
        listeners.keep_head(late)
    assert in_head(place) == []
    heads.add(CommunityId(place), entry)
    listeners.leave_head(hidden)
    assert in_head(place) == []
    done(ines.delete(f"/posts/{post}/hidden"), 204)
    assert in_head(place) == [post]
    listeners.leave_head(hidden)
    assert in_head(place) == [post]
    heads.drop(CommunityId(place), entry)
    listeners.keep_head(restored)
    assert in_head(place) == [post]
