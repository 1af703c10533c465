"""Stories of posts, told through the front door."""

import pytest

from tests.cast.house import House, Somebody, done


@pytest.fixture
def ines(house: House) -> Somebody:
    return house.person("Ines")


def test_a_post_is_written_read_and_listed(ines: Somebody) -> None:
    place = ines.founds()
    draft = {"kind": "update", "title": "News", "body": "Hello **you** #News"}
    draft["audience"] = ines.audience(place)
    made = done(ines.post(f"/communities/{place}/posts", draft), 201)
    assert made.headers["location"] == f"/api/v1/posts/{made['id']}"
    read = done(ines.get(f"/posts/{made['id']}"))
    assert read.json == made.json
    assert read["html"] == '<p>Hello <strong>you</strong> <span class="tag">#News</span></p>\n'
    assert (read["body"], read["tags"], read["author"]["name"]) == ("Hello **you** #News", ["news"], "Ines")
    assert read["mine"] == {"reaction": None, "following": True, "bookmarked": False}
    (card,) = done(ines.get(f"/communities/{place}/posts"))["items"]
    assert card == {name: value for name, value in read.json.items() if name in card}


def test_a_long_post_is_listed_by_its_beginning_and_read_whole(ines: Somebody) -> None:
    place = ines.founds()
    body = "\n\n".join(f"Paragraph {number} of *many* words." for number in range(200))
    post = ines.posts(place, body)
    (card,) = done(ines.get(f"/communities/{place}/posts"))["items"]
    assert card["cut"]
    assert "Paragraph 0" in card["html"]
    assert "Paragraph 199" not in card["html"]
    read = done(ines.get(f"/posts/{post}"))
    assert (read["body"], read["cut"]) == (body, False)
    assert read["html"].count("<p>") == 200
    shorter = done(ines.patch(f"/posts/{post}", {"body": "Short."}, if_match=read.headers["etag"]))
    assert (shorter["body"], shorter["html"]) == ("Short.", "<p>Short.</p>\n")
    longer = done(ines.patch(f"/posts/{post}", {"body": body}, if_match=shorter.headers["etag"]))
    assert done(ines.get(f"/posts/{post}"))["body"] == longer["body"] == body


def test_a_repeated_request_writes_one_post(ines: Somebody) -> None:
    place = ines.founds()
    draft = {"kind": "update", "body": "Once.", "audience": ines.audience(place)}
    first = done(ines.post(f"/communities/{place}/posts", draft, idempotency_key="k"), 201)
    again = done(ines.post(f"/communities/{place}/posts", draft, idempotency_key="k"), 201)
    assert (again.json, again.headers["location"]) == (first.json, first.headers["location"])
    assert len(done(ines.get(f"/communities/{place}/posts"))["items"]) == 1
    other = ines.post(f"/communities/{place}/posts", draft | {"body": "Twice."}, idempotency_key="k")
    assert (other.status, other.code) == (422, "idempotency_conflict")


def test_an_edit_keeps_the_former_words(ines: Somebody) -> None:
    place = ines.founds()
    post = ines.posts(place, "First.", title="One")
    read = done(ines.get(f"/posts/{post}"))
    edited = done(ines.patch(f"/posts/{post}", {"body": "Second."}, if_match=read.headers["etag"]))
    assert (edited["body"], edited["title"], edited["edited_at"] is None) == ("Second.", "One", False)
    assert edited.headers["etag"] != read.headers["etag"]
    third = done(ines.patch(f"/posts/{post}", {"title": None}, if_match=edited.headers["etag"]))
    assert (third["body"], third["title"]) == ("Second.", None)
    kept = done(ines.get(f"/posts/{post}/revisions"))["items"]
    assert [(each["title"], each["body"]) for each in kept] == [("One", "Second."), ("One", "First.")]
    assert kept[0]["at"] == edited["edited_at"]
    assert kept[1]["at"] == read["at"]
    page = done(ines.get(f"/posts/{post}/revisions?limit=1"))
    (older,) = done(ines.get(f"/posts/{post}/revisions?limit=1&cursor={page['next']}"))["items"]
    assert older == kept[1]


def test_an_edit_says_which_version_it_edits(ines: Somebody) -> None:
    post = ines.posts(ines.founds(), "First.")
    etag = done(ines.get(f"/posts/{post}")).headers["etag"]
    assert ines.patch(f"/posts/{post}", {"body": "x"}).status == 428
    assert ines.patch(f"/posts/{post}", {"body": "x"}, if_match='"7"').status == 412
    same = done(ines.patch(f"/posts/{post}", {"body": "First.\n"}, if_match=etag))
    assert same.headers["etag"] == etag
    assert done(ines.get(f"/posts/{post}/revisions"))["items"] == []


def test_only_its_author_edits_a_post_and_moderators_close_it(house: House, ines: Somebody) -> None:
    place, max_ = ines.founds("open"), house.person("Max")
    done(max_.joins(place))
    post = max_.posts(place, "Mine.")
    etag = done(ines.get(f"/posts/{post}")).headers["etag"]
    refused = ines.patch(f"/posts/{post}", {"body": "Yours."}, if_match=etag)
    assert (refused.status, refused.code) == (403, "not_yours")
    own = max_.put(f"/posts/{post}/closed", {"reason": "settled"})
    assert (own.status, own.code) == (403, "may_not_moderate")
    assert done(max_.get(f"/posts/{post}"))["body"] == "Mine."
    closed = done(ines.put(f"/posts/{post}/closed", {"reason": "settled"}))
    assert (closed["closed"], closed["edited_at"], closed["may"]["comment"]) == (True, None, False)
    late = max_.post(f"/posts/{post}/comments", {"body": "Late."})
    assert (late.status, late.code) == (409, "closed")
    edited = done(max_.patch(f"/posts/{post}", {"body": "Changed."}, if_match=etag))
    assert (edited["closed"], edited["body"]) == (True, "Changed.")
    done(ines.delete(f"/posts/{post}/closed"), 204)
    assert done(max_.get(f"/posts/{post}"))["closed"] is False
    max_.comments(post)


def test_a_deleted_post_is_gone_and_its_canary_with_it(house: House, ines: Somebody) -> None:
    place, max_ = ines.founds("open"), house.person("Max")
    done(max_.joins(place))
    post = ines.posts(place, "Canary-one.", title="Canary-title")
    etag = done(ines.get(f"/posts/{post}")).headers["etag"]
    done(ines.patch(f"/posts/{post}", {"body": "Canary-two."}, if_match=etag))
    comment = max_.comments(post, "Canary-three.")
    assert max_.delete(f"/posts/{post}").code == "not_yours"
    done(ines.delete(f"/posts/{post}"), 204)
    done(ines.delete(f"/posts/{post}"), 204)
    absent = max_.get("/posts/" + "0" * 26 + place)
    for path in (f"/posts/{post}", f"/posts/{post}/comments", f"/posts/{post}/revisions"):
        reply = max_.get(path)
        assert (reply.status, reply.raw) == (404, absent.raw)
    assert max_.delete(f"/posts/{post}").raw == absent.raw
    assert max_.patch(f"/comments/{comment}", {"body": "x"}).raw == absent.raw
    assert done(max_.get(f"/communities/{place}/posts"))["items"] == []
    house.settle()
    stored = str(rows_of(post))
    assert "Canary-three" in stored
    assert "Canary-one" not in stored
    assert "Canary-two" not in stored
    assert "Canary-title" not in stored


def rows_of(post: str) -> list[object]:
    from chalicelib.foundation.queries import Query, query

    return list(query(Query("network", f"POST#{post[:26]}", limit=100)).items)


def test_moderators_take_down_what_they_can_read(house: House, ines: Somebody) -> None:
    place, max_ = ines.founds("open"), house.person("Max")
    done(max_.joins(place))
    post = max_.posts(place)
    assert done(ines.get(f"/posts/{post}"))["may"] == {
        "edit": False, "delete": True, "comment": True, "react": True, "answer": False, "moderate": True,
    }  # fmt: skip
    done(ines.delete(f"/posts/{post}"), 204)
    assert max_.get(f"/posts/{post}").status == 404


def test_who_left_takes_back_what_they_can_still_read(house: House, ines: Somebody) -> None:
    place, max_ = ines.founds("open"), house.person("Max")
    done(max_.joins(place))
    post, etag = max_.posts(place), '"1"'
    done(max_.leaves(place), 204)
    assert max_.patch(f"/posts/{post}", {"body": "x"}, if_match=etag).code == "may_not_post"
    draft = {"kind": "update", "body": "x", "audience": "x"}
    assert max_.post(f"/communities/{place}/posts", draft).code == "may_not_post"
    done(max_.delete(f"/posts/{post}"), 204)


def test_an_archived_community_takes_nothing(ines: Somebody) -> None:
    place = ines.founds()
    post, audience = ines.posts(place), ines.audience(place)
    etag = done(ines.get(f"/communities/{place}")).headers["etag"]
    done(ines.patch(f"/communities/{place}", {"archived": True}, if_match=etag))
    draft = {"kind": "update", "body": "x", "audience": audience}
    for reply in (
        ines.post(f"/communities/{place}/posts", draft),
        ines.post(f"/posts/{post}/comments", {"body": "x"}),
        ines.patch(f"/posts/{post}", {"body": "x"}, if_match='"1"'),
        ines.put(f"/posts/{post}/reactions/agree"),
    ):
        assert (reply.status, reply.code) == (409, "archived")
    assert done(ines.get(f"/posts/{post}"))["body"] == "Hello."


@pytest.mark.parametrize(
    ("draft", "pointer", "code"),
    [
        ({"kind": "update", "body": "x"}, "/audience", "missing_field"),
        ({"kind": "update", "audience": "x"}, "/body", "missing_field"),
        ({"kind": "poem", "body": "x", "audience": "x"}, "/kind", "unknown_value"),
        ({"kind": "update", "body": "x", "audience": "x", "stamp": "1.o.none"}, "/stamp", "unknown_field"),
        ({"kind": "question", "body": "x", "audience": "x"}, "/title", "missing_field"),
        ({"kind": "update", "body": "   ", "audience": "x"}, "/body", "empty"),
        ({"kind": "update", "body": "x" * 20_001, "audience": "x"}, "/body", "too_long"),
        ({"kind": "update", "body": "a\u202eb", "audience": "x"}, "/body", "bidi"),
        ({"kind": "update", "body": "x", "title": "a\nb", "audience": "x"}, "/title", "control"),
        ({"kind": "update", "body": "x", "title": "x" * 201, "audience": "x"}, "/title", "too_long"),
        ({"kind": "update", "body": 7, "audience": "x"}, "/body", "wrong_type"),
    ],
)
def test_what_is_wrong_with_a_draft_is_said_where_it_is(
    house: House, ines: Somebody, draft: dict[str, object], pointer: str, code: str
) -> None:
    place = ines.founds()
    refused = ines.post(f"/communities/{place}/posts", draft)
    assert refused.status == 422, refused.raw
    assert [(each["pointer"], each["code"]) for each in refused["errors"]] == [(pointer, code)]
    assert done(ines.get(f"/communities/{place}/posts"))["items"] == []
