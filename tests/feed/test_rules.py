"""The feed's merging: whatever the heads and chunks, pages show everything once, newest first."""

from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.feed.rules import Judge, Strand, below, certain, going_on, lengthened, strand, wanting

LAST = "~"


def whoever(community: str, line: str) -> str:
    """Anybody may read everything."""
    return line


def evens(community: str, line: str) -> str | None:
    """A reader from whom every other line is kept."""
    return line if int(line) % 2 == 0 else None


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


def page(
    house: dict[str, tuple[list[str], dict[str, list[str]]]], judge: Judge[str], before: str, limit: int
) -> tuple[list[str], bool]:
    """One page as the feed would read it, and whether it says that there is more."""
    strands: list[Strand] = [
        strand(name, head, list(chunks), horizon="", before=before) for name, (head, chunks) in house.items()
    ]
    while short := wanting(strands, judge, limit):
        longer = {
            each.community: lengthened(each, house[each.community][1][each.unread[0]], before)
            for each in short
        }
        strands = [longer.get(each.community, each) for each in strands]
    found = [each.ulid for each in certain(strands, judge, limit)]
    return found, bool(found) and going_on(below(strands, found[-1]), judge)


@given(communities(), st.integers(1, 7))
@settings(max_examples=150, deadline=None)
def test_pages_show_everything_once_newest_first(
    house: dict[str, tuple[list[str], dict[str, list[str]]]], limit: int
) -> None:
    everything = sorted(
        (each for head, chunks in house.values() for part in (head, *chunks.values()) for each in part),
        reverse=True,
    )
    for judge in (whoever, evens):
        seen: list[str] = []
        more = True
        while more:
            part, more = page(house, judge, seen[-1] if seen else LAST, limit)
            seen += part
        assert seen == [each for each in everything if judge("", each)]


def test_no_more_is_judged_than_a_page_takes() -> None:
    asked: list[str] = []

    def noting(community: str, line: str) -> str:
        asked.append(line)
        return line

    many = [
        strand(name, [f"{at:04d}{name}" for at in range(90)], [], horizon="", before=LAST) for name in "abc"
    ]
    assert len(certain(many, noting, 5)) == 5 == len(asked)


def test_chunks_beyond_the_horizon_stay_unread() -> None:
    old = strand("c", ["0900"], ["0100", "0500"], horizon="0300", before=LAST)
    assert old.unread == ("0500",)


def test_only_strands_that_could_interfere_are_read() -> None:
    busy = strand("busy", ["0900", "0800"], ["0700"], horizon="", before=LAST)
    quiet = strand("quiet", ["0850"], ["0810"], horizon="", before=LAST)
    assert wanting([busy, quiet], whoever, 2) == []
    assert [each.community for each in wanting([busy, quiet], whoever, 3)] == ["quiet"]


def test_what_is_kept_from_a_reader_fills_no_page() -> None:
    busy = strand("busy", ["0901", "0903"], ["0700"], horizon="", before=LAST)
    assert wanting([busy], whoever, 2) == []
    assert wanting([busy], evens, 2) == [busy]


def test_a_late_repeat_counts_once() -> None:
    twice = strand("c", ["0900", "0400"], ["0500"], horizon="", before=LAST)
    assert lengthened(twice, ["0400"], LAST).known == ("0900", "0400")
