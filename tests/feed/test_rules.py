"""The feed's merging: whatever the heads and chunks, pages show everything once, newest first."""

from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.feed.rules import Dated, Strand, certain, lengthened, strand, wanting

LAST = "~"


@st.composite
def communities(draw: st.DrawFn) -> dict[str, tuple[list[str], dict[str, list[str]]]]:
    """Communities with distinct instants, cut into a head and chunks named by their newest."""
    instants = draw(st.lists(st.integers(0, 500), unique=True, max_size=80))
    owners = draw(st.lists(st.integers(0, 4), min_size=len(instants), max_size=len(instants)))
    found = {}
    for owner in sorted(set(owners)):
        mine = sorted(f"{at:04d}" for at, whose in zip(instants, owners, strict=True) if whose == owner)
        chunks: dict[str, list[str]] = {}
        while mine and draw(st.booleans()):
            size = draw(st.integers(1, len(mine)))
            chunks[mine[size - 1]] = mine[:size]
            mine = mine[size:]
        found[str(owner)] = (mine, chunks)
    return found


def page(house: dict[str, tuple[list[str], dict[str, list[str]]]], before: str, limit: int) -> list[str]:
    """One page as the feed would read it."""
    strands: list[Strand[str]] = [
        strand(name, [Dated(each, name) for each in head], list(chunks), horizon="", before=before)
        for name, (head, chunks) in house.items()
    ]
    while short := wanting(strands, limit):
        longer = {
            each.community: lengthened(
                each, [Dated(one, each.community) for one in house[each.community][1][each.unread[0]]], before
            )
            for each in short
        }
        strands = [longer.get(each.community, each) for each in strands]
    return [each.ulid for each in certain(strands)][:limit]


@given(communities(), st.integers(1, 7))
@settings(max_examples=150, deadline=None)
def test_pages_show_everything_once_newest_first(
    house: dict[str, tuple[list[str], dict[str, list[str]]]], limit: int
) -> None:
    everything = sorted(
        (each for head, chunks in house.values() for part in (head, *chunks.values()) for each in part),
        reverse=True,
    )
    seen: list[str] = []
    while part := page(house, seen[-1] if seen else LAST, limit):
        seen += part
    assert seen == everything


def test_chunks_beyond_the_horizon_stay_unread() -> None:
    old = strand("c", [Dated("0900", "c")], ["0100", "0500"], horizon="0300", before=LAST)
    assert old.unread == ("0500",)


def test_only_strands_that_could_interfere_are_read() -> None:
    busy = strand("busy", [Dated("0900", "b"), Dated("0800", "b")], ["0700"], horizon="", before=LAST)
    quiet = strand("quiet", [Dated("0850", "q")], ["0810"], horizon="", before=LAST)
    assert wanting([busy, quiet], 2) == []
    assert [each.community for each in wanting([busy, quiet], 3)] == ["quiet"]


def test_a_late_repeat_counts_once() -> None:
    twice = strand("c", [Dated("0900", "c"), Dated("0400", "c")], ["0500"], horizon="", before=LAST)
    assert [each.ulid for each in lengthened(twice, [Dated("0400", "c")], LAST).known] == ["0900", "0400"]
