"""Decisions of conversations, pure: counting by audience, texts, heads."""

import pytest

from chalicelib.access.model import (
    CommunityId,
    Guests,
    Kind,
    Membership,
    PersonId,
    PostId,
    Role,
    Stamp,
    Visibility,
)
from chalicelib.access.policy import Asker
from chalicelib.conversation.model.items import Entry
from chalicelib.conversation.rules import audiences, heads, texts
from chalicelib.conversation.rules.heads import Head
from chalicelib.foundation import clock, ids
from chalicelib.foundation.refusals import Invalid

OPEN = Stamp(1, Visibility.OPEN, Guests("none"))
PRIVATE = Stamp(2, Visibility.PRIVATE, Guests("none"))
MIXED = Stamp(3, Visibility.PRIVATE, Guests("mixed"))
PLACE = CommunityId("c000000000000")


def member(since: int | None) -> Asker:
    return Asker(Kind.MEMBER, None, Membership(Role.PARTICIPANT, since, 0) if since else None, invited=False)


def guest(since: int) -> Asker:
    return Asker(Kind.GUEST, "acme", Membership(Role.PARTICIPANT, since, 0), invited=False)


def test_an_audience_is_the_same_however_its_stamps_are_listed() -> None:
    both = "1.o.none+2.p.none"
    assert audiences.audience(PRIVATE, OPEN, PRIVATE) == audiences.audience(OPEN, PRIVATE) == both
    assert set(audiences.stamps_of("1.o.none+2.p.none")) == {OPEN, PRIVATE}


@pytest.mark.parametrize(
    ("asker", "count"),
    [(member(None), 1), (member(1), 15), (member(2), 15), (member(3), 9), (guest(1), 8), (guest(4), 0)],
)
def test_each_reader_is_told_the_number_of_what_they_may_read(asker: Asker, count: int) -> None:
    counts = {
        audiences.audience(OPEN): 1,
        audiences.audience(PRIVATE): 2,
        audiences.audience(OPEN, PRIVATE): 4,
        audiences.audience(MIXED): 8,
    }
    assert audiences.counted(asker, counts) == count


def test_a_count_is_never_negative() -> None:
    assert audiences.counted(member(1), {audiences.audience(OPEN): -2}) == 0


def test_a_plain_paragraph_is_stored_once_and_shown_the_same() -> None:
    plain = texts.written('An "ordinary" remark & <no> markup.', most=100)
    assert plain.whole.html is None
    assert texts.page(plain.whole) == '<p>An "ordinary" remark &amp; &lt;no&gt; markup.</p>\n'
    rich = texts.written("An *ordinary* remark.", most=100)
    assert rich.whole.html == texts.page(rich.whole) == "<p>An <em>ordinary</em> remark.</p>\n"


def test_html_of_another_sanitiser_is_made_anew() -> None:
    old = texts.Text("<b>*now*</b>", "<b><script>then</script></b>", "an older version")
    assert texts.page(old) == "<p>&lt;b&gt;<em>now</em>&lt;/b&gt;</p>\n"


def test_the_beginning_of_a_long_text_stays_small() -> None:
    long = texts.written("A paragraph of words. **Strong.**\n\n" * 200, most=20_000)
    assert long.cut
    assert len(long.whole.source) > 6_000
    assert len(texts.page(long.beginning).encode()) <= 1_536
    assert not texts.written("A paragraph.", most=20_000).cut


def test_so_many_people_can_be_called_at_once_and_no_more() -> None:
    def calling(count: int) -> str:
        return " ".join(f"[@](person:{number:013d})" for number in range(count))

    assert len(texts.written(calling(texts.MENTIONS_MOST), most=2_000).mentions) == texts.MENTIONS_MOST
    with pytest.raises(Invalid) as refused:
        texts.written(calling(texts.MENTIONS_MOST + 1), most=2_000)
    assert refused.value.faults[0].code == "too_many_mentions"


def test_a_source_names_whom_the_reader_may_know_and_nobody_else() -> None:
    source = "Ask [@](person:0000000000001) or [@](person:0000000000002)."
    shown = texts.named(source, {"0000000000001": "A ]`[ \\ B"}, someone="someone")
    assert shown == "Ask [@A \\]\\`\\[ \\\\ B](person:0000000000001) or someone."
    assert texts.written(shown, most=200).whole.source == "Ask [@](person:0000000000001) or someone."


@pytest.mark.parametrize("title", [None, "", "  "])
def test_a_title_may_be_absent_where_it_is_not_needed(title: str | None) -> None:
    assert texts.titled(title, needed=False) is None
    assert texts.titled(" A  title ", needed=True) == "A  title"
    with pytest.raises(Invalid) as refused:
        texts.titled(title, needed=True)
    assert (refused.value.faults[0].pointer, refused.value.faults[0].code) == ("/title", "missing_field")


def entry(at: int) -> Entry:
    return Entry(PostId(ids.first_of(at) + PLACE), OPEN, PersonId("p000000000000"))


def full(newest: int, count: int = heads.FULL + 1, chunks: tuple[str, ...] = ()) -> Head:
    return Head(tuple(entry(newest - number) for number in range(count)), chunks)


def test_entries_come_back_as_they_were_kept_newest_first() -> None:
    kept = [entry(at) for at in (3, 1, 2)]
    assert heads.entries(PLACE, [heads.line(each) for each in kept]) == (entry(3), entry(2), entry(1))


def test_a_head_is_shortened_only_when_it_is_full() -> None:
    assert heads.sealing(full(10**12, heads.FULL), 10**12) is None
    sealing = heads.sealing(full(10**12), 10**12)
    assert sealing is not None
    oldest = [entry(10**12 - number) for number in range(31, 61)]
    assert list(sealing.entries) == oldest
    assert sealing.name == oldest[0].ulid
    assert (sealing.kept, sealing.forgotten) == ((oldest[0].ulid,), ())


def test_chunks_are_forgotten_after_thirty_days_the_oldest_first_and_so_many_at_once() -> None:
    now = 10**12
    old = tuple(ids.first_of(now - heads.CHUNKS_KEPT - number) for number in range(1, 61))
    recent = (ids.first_of(now - clock.DAY),)
    sealing = heads.sealing(full(now, chunks=recent + old), now)
    assert sealing is not None
    assert sealing.forgotten == old[-heads.FORGOTTEN_MOST :]
    assert sealing.kept == (sealing.name, *recent, *old[: -heads.FORGOTTEN_MOST])


def test_an_entry_belongs_in_the_chunk_that_was_sealed_over_it() -> None:
    first, second = ids.first_of(1_000), ids.first_of(2_000)
    head = Head((), (second, first))
    assert heads.chunk_for(head, ids.first_of(500)) == first
    assert heads.chunk_for(head, ids.first_of(1_500)) == second
    assert heads.chunk_for(head, ids.first_of(2_500)) is None
