"""What is told of items inside the house: ids and codes, and never a word of them."""

from chalicelib.foundation import clock, events, ids
from chalicelib.foundation.queries import Query, query
from tests.cast.house import House, done

WORD = "irconelle"
NAMES = {
    "post.written", "post.reported", "post.edited", "post.deleted",
    "comment.written", "comment.edited", "comment.hidden",
}  # fmt: skip


def journal(since: str) -> list[str]:
    """The facts of this minute and the seven before it that are younger than an id, as they are kept."""
    minutes = [f"{clock.utc(clock.now() - ago * clock.MINUTE):%Y%m%d%H%M}" for ago in range(8)]
    places = [f"J#{minute}#{shard}" for minute in minutes for shard in range(events.SPREAD)]
    found = [row for place in places for row in query(Query("journal", place, limit=500)).items]
    return [str(row["fact"]) for row in found if row["sk"] > since]


def test_no_news_of_an_item_holds_a_word_of_it(house: House) -> None:
    ines, max_ = house.person("Ines"), house.person("Max")
    place, since = ines.founds("open"), ids.ulid()
    done(max_.joins(place))
    post = ines.posts(place, f"{WORD} one.", title=f"{WORD} two")
    comment = max_.comments(post, f"{WORD} three.")
    done(max_.patch(f"/comments/{comment}", {"body": f"{WORD} four."}))
    done(max_.post(f"/posts/{post}/reports", {"reason": "spam", "text": f"{WORD} five"}), 201)
    done(ines.put(f"/comments/{comment}/hidden", {"reason": "spam", "text": f"{WORD} six"}))
    done(
        ines.patch(
            f"/posts/{post}",
            {"body": f"{WORD} seven."},
            if_match=done(ines.get(f"/posts/{post}")).headers["etag"],
        )
    )
    done(ines.delete(f"/posts/{post}"), 204)
    told = [fact for fact in journal(since) if post in fact]
    assert {name for name in NAMES if any(f'"{name}"' in fact for fact in told)} == NAMES
    assert [fact for fact in told if WORD in fact] == []
