"""Stories of comments, answers and what is said without words."""

from typing import Any

import pytest

from tests.cast.house import House, Somebody, done

ASKING = {"kind": "question", "title": "How?"}


@pytest.fixture
def ines(house: House) -> Somebody:
    return house.person("Ines")


@pytest.fixture
def max_(house: House) -> Somebody:
    return house.person("Max")


@pytest.fixture
def place(ines: Somebody, max_: Somebody) -> str:
    found = ines.founds("open")
    done(max_.joins(found))
    return found


def bodies(reply: Any) -> list[str | None]:
    return [each["body"] for each in done(reply)["items"]]


def test_a_thread_is_read_either_way_and_page_by_page(ines: Somebody, place: str) -> None:
    post = ines.posts(place)
    for number in range(5):
        ines.comments(post, f"Comment {number}.")
    everything = [f"Comment {number}." for number in range(5)]
    assert bodies(ines.get(f"/posts/{post}/comments")) == everything
    assert bodies(ines.get(f"/posts/{post}/comments?order=newest")) == everything[::-1]
    first = done(ines.get(f"/posts/{post}/comments?limit=3"))
    second = done(ines.get(f"/posts/{post}/comments?limit=3&cursor={first['next']}"))
    assert bodies(first) + bodies(second) == everything
    assert second["next"] is None
    assert done(ines.get(f"/posts/{post}/comments?limit=5"))["next"] is None


def test_replies_are_one_level_deep(ines: Somebody, max_: Somebody, place: str) -> None:
    post, other = ines.posts(place), ines.posts(place)
    comment = max_.comments(post, "A comment.")
    reply = done(ines.post(f"/posts/{post}/comments", {"body": "A *reply*.", "parent": comment}), 201)
    assert (reply["parent"], reply["html"]) == (comment, "<p>A <em>reply</em>.</p>\n")
    for parent in (reply["id"], other, "0" * 26 + post):
        refused = max_.post(f"/posts/{post}/comments", {"body": "x", "parent": parent})
        code = "one_level" if parent == reply["id"] else "unknown_comment"
        assert (refused.status, refused["errors"][0]["code"]) == (422, code)
    elsewhere = max_.post(f"/posts/{other}/comments", {"body": "x", "parent": comment})
    assert elsewhere["errors"][0]["code"] == "unknown_comment"


def test_a_deleted_comment_leaves_its_place(house: House, ines: Somebody, max_: Somebody, place: str) -> None:
    post = ines.posts(place)
    comment = max_.comments(post, "Canary.")
    done(ines.post(f"/posts/{post}/comments", {"body": "Reply.", "parent": comment}), 201)
    done(max_.patch(f"/comments/{comment}", {"body": "Canary again."}))
    house.settle()
    assert done(ines.get(f"/posts/{post}"))["comments"] == 2
    assert house.person("Eve").delete(f"/comments/{comment}").code == "not_yours"
    done(max_.delete(f"/comments/{comment}"), 204)
    done(max_.delete(f"/comments/{comment}"), 204)
    house.settle()
    gone, reply = done(ines.get(f"/posts/{post}/comments"))["items"]
    assert (gone["deleted"], gone["body"], gone["html"], gone["author"]) == (True, None, None, None)
    assert reply["parent"] == gone["id"]
    assert done(ines.get(f"/posts/{post}"))["comments"] == 1
    for reply in (
        ines.get(f"/comments/{comment}/revisions"),
        max_.patch(f"/comments/{comment}", {"body": "Back."}),
        ines.put(f"/comments/{comment}/reactions/agree"),
        ines.post(f"/posts/{post}/comments", {"body": "x", "parent": comment}),
    ):
        assert reply.status in (404, 422)
        assert b"Canary" not in reply.raw


def test_an_edited_comment_keeps_its_former_words(ines: Somebody, max_: Somebody, place: str) -> None:
    post = ines.posts(place)
    comment = max_.comments(post, "First.")
    assert ines.patch(f"/comments/{comment}", {"body": "x"}).code == "not_yours"
    edited = done(max_.patch(f"/comments/{comment}", {"body": "Second."}))
    assert (edited["body"], edited["edited_at"] is None) == ("Second.", False)
    assert bodies(ines.get(f"/posts/{post}/comments")) == ["Second."]
    assert done(max_.patch(f"/comments/{comment}", {"body": "Second."}))["edited_at"] == edited["edited_at"]
    assert bodies(ines.get(f"/comments/{comment}/revisions")) == ["First."]
    assert bodies(ines.get(f"/posts/{post}/revisions")) == []


def test_a_repeated_comment_is_one_comment(ines: Somebody, place: str) -> None:
    post = ines.posts(place)
    path, draft = f"/posts/{post}/comments", {"body": "x"}
    one, two = (done(ines.post(path, draft, idempotency_key="k"), 201) for _ in "12")
    assert one.json == two.json
    assert len(bodies(ines.get(f"/posts/{post}/comments"))) == 1


def test_who_asked_accepts_an_answer(house: House, ines: Somebody, max_: Somebody, place: str) -> None:
    question, update = max_.posts(place, **ASKING), max_.posts(place)
    comment, other = ines.comments(question), ines.comments(update)
    eve = house.person("Eve")
    done(eve.joins(place))
    assert eve.put(f"/posts/{question}/answer", {"comment": comment}).code == "may_not_answer"
    assert max_.put(f"/posts/{update}/answer", {"comment": other}).code == "not_a_question"
    wrong = max_.put(f"/posts/{question}/answer", {"comment": other})
    assert (wrong.status, wrong["errors"][0]) == (
        422,
        {"pointer": "/comment", "code": "unknown_comment", "detail": wrong["errors"][0]["detail"]},
    )
    for _ in "12":
        assert done(max_.put(f"/posts/{question}/answer", {"comment": comment}))["answer"] == comment
    assert done(eve.get(f"/communities/{place}/posts"))["items"][1]["answered"]
    assert done(eve.get(f"/posts/{question}/comments"))["items"][0]["answer"]
    for _ in "12":
        done(ines.delete(f"/posts/{question}/answer"), 204)
    assert done(eve.get(f"/posts/{question}"))["answer"] is None
    done(ines.put(f"/posts/{question}/answer", {"comment": comment}))
    done(ines.delete(f"/comments/{comment}"), 204)
    assert done(eve.get(f"/posts/{question}"))["answered"] is False


@pytest.mark.parametrize("on", ["posts", "comments"])
def test_one_reaction_a_person(house: House, ines: Somebody, max_: Somebody, place: str, on: str) -> None:
    post = ines.posts(place)
    item = post if on == "posts" else ines.comments(post)

    def seen(who: Somebody) -> tuple[dict[str, int], str | None]:
        house.settle()
        if on == "posts":
            read = done(who.get(f"/posts/{post}"))
            return read["reactions"], read["mine"]["reaction"]
        (comment,) = done(who.get(f"/posts/{post}/comments"))["items"]
        return comment["reactions"], comment["reaction"]

    for name in ("useful", "useful", "thanks"):
        assert done(max_.put(f"/{on}/{item}/reactions/{name}"))["reaction"] == name
    done(ines.put(f"/{on}/{item}/reactions/thanks"))
    assert seen(max_) == ({"thanks": 2}, "thanks")
    listed = done(max_.get(f"/{on}/{item}/reactions"))["items"]
    assert sorted(each["person"]["name"] + each["reaction"] for each in listed) == ["Inesthanks", "Maxthanks"]
    done(max_.delete(f"/{on}/{item}/reactions/useful"), 204)
    assert seen(max_) == ({"thanks": 2}, "thanks")
    for _ in "12":
        done(max_.delete(f"/{on}/{item}/reactions/thanks"), 204)
    assert seen(max_) == ({"thanks": 1}, None)
    assert max_.put(f"/{on}/{item}/reactions/hate").status == 404


def test_readers_from_outside_keep_posts_but_do_not_react(house: House, ines: Somebody, place: str) -> None:
    post, eve = ines.posts(place), house.person("Eve")
    assert eve.put(f"/posts/{post}/reactions/agree").code == "may_not_react"
    assert eve.post(f"/posts/{post}/comments", {"body": "x"}).code == "may_not_comment"
    for _ in "12":
        assert done(eve.put(f"/posts/{post}/bookmark"))["bookmarked"]
        assert done(eve.put(f"/posts/{post}/follow"))["following"]
    kept = {"reaction": None, "following": True, "bookmarked": True}
    assert done(eve.get(f"/posts/{post}"))["mine"] == kept
    for _ in "12":
        done(eve.delete(f"/posts/{post}/bookmark"), 204)
        done(eve.delete(f"/posts/{post}/follow"), 204)
    kept |= {"following": False, "bookmarked": False}
    assert done(eve.get(f"/posts/{post}"))["mine"] == kept


def test_authors_follow_their_posts_until_they_say_otherwise(ines: Somebody, place: str) -> None:
    post = ines.posts(place)

    def following() -> bool:
        return bool(done(ines.get(f"/posts/{post}"))["mine"]["following"])

    assert following()
    done(ines.delete(f"/posts/{post}/follow"), 204)
    assert not following()
    assert done(ines.put(f"/posts/{post}/follow"))["following"]
    assert following()


def test_one_persons_reports_of_a_post_count_once(ines: Somebody, max_: Somebody, place: str) -> None:
    post = ines.posts(place)
    first = done(max_.post(f"/posts/{post}/reports", {"reason": "spam", "text": "Look."}), 201)
    again = done(max_.post(f"/posts/{post}/reports", {"reason": "other"}), 201)
    assert again.json == first.json
    assert (first["reason"], first["text"]) == ("spam", "Look.")
    keyed = [
        done(ines.post(f"/posts/{post}/reports", {"reason": "other"}, idempotency_key="r"), 201) for _ in "12"
    ]
    assert keyed[0].json == keyed[1].json
    assert max_.post(f"/posts/{post}/reports", {"reason": "boring"}).status == 422


def test_three_posts_stand_on_top(ines: Somebody, max_: Somebody, place: str) -> None:
    posts = [ines.posts(place, f"Post {number}.") for number in range(4)]
    assert max_.put(f"/posts/{posts[0]}/pin").code == "may_not_moderate"
    for post in (posts[1], posts[0], posts[0], posts[2]):
        assert done(ines.put(f"/posts/{post}/pin"))["pinned"]
    full = ines.put(f"/posts/{posts[3]}/pin")
    assert (full.status, full.code) == (409, "too_many_pins")

    def pinned() -> list[str]:
        return [each["id"] for each in done(max_.get(f"/communities/{place}/posts?pinned=true"))["items"]]

    assert pinned() == [posts[2], posts[1], posts[0]]
    for _ in "12":
        done(ines.delete(f"/posts/{posts[1]}/pin"), 204)
    done(ines.delete(f"/posts/{posts[0]}"), 204)
    done(ines.put(f"/posts/{posts[3]}/pin"))
    assert pinned() == [posts[3], posts[2]]
