"""The demo network: what is written down holds together, and what is planted can be lived in."""

import itertools
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from chalicelib.foundation.clock import DAY, HOUR, MINUTE
from local.demo import content
from local.demo.past import Past, instant, span
from local.demo.planting import addresses
from tests.laptop.running import Laptop, verify, wait_until

PEOPLE, PLACES = content.people(), content.places()
TYPED = "Ada@Example.org"
NAMES = [place.name for place in PLACES]
MENTION = re.compile(r"{@(\w+)}")
# In either language: French puts a no-break space there, and English puts none.
BADLY_SET = re.compile(r" [;:!?»](?=\s|\Z)|« |'")
CODE = re.compile(r"```.*?```|`[^`]*`|\|[-:|]+\|", re.DOTALL)


def inside(place: content.Place) -> set[str]:
    return {place.steward, *place.moderators, *place.participants, *place.inside}


def remarks(post: content.Post) -> Iterator[content.Remark]:
    for comment in post.comments:
        yield from (comment, *comment.replies)


def reacting(item: content.Post | content.Remark) -> list[str]:
    return [key for people in item.reactions.values() for key in people]


@pytest.mark.parametrize("place", PLACES, ids=NAMES)
def test_only_those_inside_take_part(place: content.Place) -> None:
    for post in place.posts:
        items = [post, *remarks(post)]
        speaking = {item.by for item in items} | {key for item in items for key in reacting(item)}
        called = {key for item in items for key in MENTION.findall(item.body)}
        assert speaking | called | {*post.bookmarked, *place.favourites} <= inside(place)
        assert all(len(reacting(item)) == len(set(reacting(item))) for item in items), "one reaction each"
        assert all(item.by not in reacting(item) for item in items), "nobody applauds themselves"


@pytest.mark.parametrize("place", PLACES, ids=NAMES)
def test_it_is_set_as_its_language_is_set(place: content.Place) -> None:
    items = [item for post in place.posts for item in (post, *remarks(post))]
    texts = [place.name, place.purpose, *(post.title or "" for post in place.posts), *(i.body for i in items)]
    assert [text for text in texts if BADLY_SET.search(CODE.sub("", text))] == []


def test_it_has_every_kind_of_place_and_thirty_people() -> None:
    clauses = {"none", "mixed", "one company"}
    found = {(p.visibility, p.guests if p.guests in clauses else "one company") for p in PLACES}
    # One of them is founded private and made secret later.
    found |= {(p.narrowed.visibility, "one company") for p in PLACES if p.narrowed}
    assert len(PLACES) == 12
    assert found == set(itertools.product(["open", "private", "secret"], clauses))
    assert len(PEOPLE.members) + len(PEOPLE.guests) + 1 == 30
    assert {guest.company for guest in PEOPLE.guests} == {company.key for company in PEOPLE.companies}


def test_instants_are_told_by_days_or_hours_ago() -> None:
    now = 20_000 * DAY + 9 * HOUR
    assert instant("5h", now) == now - 5 * HOUR
    assert instant("3d 09:05", now) == now - 3 * DAY + 5 * MINUTE
    assert [span("40m"), span("3h"), span("2d")] == [40 * MINUTE, 3 * HOUR, 2 * DAY]
    newest = [instant(post.when, 20_000 * DAY) for place in PLACES for post in place.posts]
    assert max(newest) < 20_000 * DAY, "whatever the hour, nothing is in the future"
    assert min(newest) > 20_000 * DAY - 28 * DAY


def test_the_clock_shows_the_past_only_while_planting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "clock"
    monkeypatch.setenv("CLOCK_OFFSET_FILE", str(kept))
    # As a run leaves it that was killed in the middle.
    kept.write_text("-86400.0")
    with Past() as past:
        past.show(0)
        assert float(kept.read_text()) < -86_400 * 365 * 50
    assert float(kept.read_text()) == 0
    kept.write_text("3600.0")
    with pytest.raises(ZeroDivisionError), Past() as past:
        past.show(1 // 0)
    assert float(kept.read_text()) == 3600


@pytest.fixture(scope="module")
def laptop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Laptop]:
    """One demo network, for all that looks at it."""
    made = Laptop(Path(tmp_path_factory.mktemp("demo")), SEED="demo", ADMIN=TYPED, LC_ALL="C.UTF-8").start()
    yield made
    if made.running.poll() is None:
        made.stop()


def everything(laptop: Laptop, cookie: str, path: str) -> list[dict[str, Any]]:
    """All pages of a list, as somebody sees them."""
    items: list[dict[str, Any]] = []
    cursor = ""
    while True:
        mark = "&" if "?" in path else "?"
        page = laptop.ask(f"/api/v1{path}{mark}limit=100{cursor}", Cookie=cookie)
        assert page.status == 200, page.body
        items += page.json["items"]
        if page.json["next"] is None:
            return items
        cursor = f"&cursor={page.json['next']}"


def address_of(who: str) -> str:
    return next(each.address for each in addresses() if who in each.name)


def test_what_was_planted_is_sealed_and_can_be_verified_at_once(laptop: Laptop) -> None:
    code, told = verify(laptop)
    assert (code, told.partition(":")[0]) == (0, "Nothing was changed"), told


def test_a_guest_finds_their_own_places_and_no_others(laptop: Laptop) -> None:
    hazel = laptop.sign_in(address_of("Hazel"))
    mine = {place["name"] for place in everything(laptop, hazel, "/communities")}
    assert mine == {place.name for place in PLACES if "hazel" in place.inside}
    assert everything(laptop, hazel, "/communities?scope=discover") == []
    written = everything(laptop, hazel, "/feed")
    assert {each["community"]["name"] for each in written} == mine
    assert len(written) == sum(len(place.posts) for place in PLACES if "hazel" in place.inside)


def test_a_member_reads_a_month_of_talk(laptop: Laptop) -> None:
    ines = laptop.sign_in(address_of("Inès"))
    written = everything(laptop, ines, "/feed")
    at = [datetime.fromisoformat(each["post"]["at"]) for each in written]
    assert at == sorted(at, reverse=True)
    assert at[0] <= datetime.now(UTC)
    assert at[0] - at[-1] > timedelta(days=20)
    launch = next(place for place in PLACES if place.name.startswith("Launch"))
    named = next(
        each["post"] for each in written if each["post"]["title"] == "Un nom pour la couleur du capot\u202f?"
    )
    thread = everything(laptop, ines, f"/posts/{named['id']}/comments")
    assert [each["author"]["name"] for each in thread] == ["Daniel Whitmore", "Karim Haddad"]
    whole = laptop.ask(f"/api/v1/posts/{named['id']}", Cookie=ines).json
    assert whole["answer"] == thread[1]["id"]
    pinned = everything(laptop, ines, f"/communities/{whole['community']}/posts?pinned=true")
    assert [each["title"] for each in pinned] == [post.title for post in launch.posts if post.pinned]


def test_what_follows_from_planting_is_counted(laptop: Laptop) -> None:
    tom = laptop.sign_in(address_of("Tom"))
    place = next(each for each in everything(laptop, tom, "/communities") if each["name"] == "Field service")
    audience = f"/api/v1/communities/{place['id']}/audience"
    people = next(each for each in PLACES if each.name == "Field service")
    wait_until(lambda: laptop.ask(audience, Cookie=tom).json["total"] == len(inside(people)))
    preview = laptop.ask(audience, Cookie=tom).json
    assert preview["companies"] == [{"name": "Northway Compressors", "people": 2}]
    talk = everything(laptop, tom, f"/communities/{place['id']}/posts")
    cycling = next(each["id"] for each in talk if "short-cycling" in (each["title"] or ""))
    wait_until(lambda: laptop.ask(f"/api/v1/posts/{cycling}", Cookie=tom).json["comments"] == 6)


def test_it_is_planted_once_and_says_whom_to_sign_in_as(laptop: Laptop) -> None:
    ada = laptop.sign_in()
    assert laptop.ask("/local/clock").json["days_ahead"] == 0
    people = everything(laptop, ada, "/people")
    assert len(people) == len(PEOPLE.members) + 1
    said = laptop.stop()
    assert f"{TYPED} (administrator)" in said
    assert all(f"  {each.address} ({each.name}, {each.who})" in said for each in addresses())
    again = Laptop(laptop.folder, SEED="demo").start()
    try:
        assert everything(again, ada, "/people") == people
    finally:
        assert "Planting" not in again.stop()
