"""Stories of moderation: what is reported, who sees it, what moderators decide."""

from typing import Any

import pytest

from chalicelib.foundation.events import Event, written
from chalicelib.foundation.queries import Query, query
from tests.cast.house import House, Somebody, done
from tests.cast.ledgers import audit


@pytest.fixture
def ines(house: House) -> Somebody:
    return house.person("Ines")


@pytest.fixture
def max_(house: House) -> Somebody:
    return house.person("Max")


@pytest.fixture
def rosa(house: House) -> Somebody:
    return house.person("Rosa")


@pytest.fixture
def place(ines: Somebody, max_: Somebody, rosa: Somebody) -> str:
    """An open community that Ines stewards, with Max and Rosa inside."""
    found = ines.founds("open")
    done(max_.joins(found))
    done(rosa.joins(found))
    return found


def queue(who: Somebody, place: str, more: str = "") -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = done(who.get(f"/communities/{place}/reports{more}"))["items"]
    return items


def narrows(steward: Somebody, place: str, visibility: str) -> None:
    done(steward.post(f"/communities/{place}/changes", {"visibility": visibility, "guests": "none"}))


def test_moderators_learn_what_is_reported_and_never_by_whom(
    ines: Somebody, max_: Somebody, rosa: Somebody, place: str
) -> None:
    post = ines.posts(place, "Buy this.", title="Offer")
    comment = ines.comments(post, "And *that*.")
    draft = {"reason": "spam", "text": "Third time this week."}
    told = done(max_.post(f"/posts/{post}/reports", draft), 201)
    assert (told["post"], told["comment"], told["reason"]) == (post, None, "spam")
    done(rosa.post(f"/posts/{post}/reports", {"reason": "other"}), 201)
    said = done(rosa.post(f"/comments/{comment}/reports", {"reason": "harassment", "text": "Rude."}), 201)
    assert (said["post"], said["comment"], said.headers["location"]) == (
        post, comment, f"/api/v1/comments/{comment}",
    )  # fmt: skip
    of_comment, of_post = queue(ines, place)
    assert (of_post["id"], of_post["kind"], of_post["title"], of_post["html"]) == (
        post, "post", "Offer", "<p>Buy this.</p>\n",
    )  # fmt: skip
    assert of_post["reasons"] == {"spam": 1, "other": 1}
    assert of_post["words"] == [{"reason": "spam", "text": "Third time this week."}]
    assert (of_comment["id"], of_comment["kind"], of_comment["post"]) == (comment, "comment", post)
    assert of_comment["html"] == "<p>And <em>that</em>.</p>\n"
    assert {each["author"]["id"] for each in (of_post, of_comment)} == {ines.id}
    assert all(each["waiting"] for each in (of_post, of_comment))
    raw = ines.get(f"/communities/{place}/reports").raw.decode()
    assert not [one for one in (max_.id, max_.name, rosa.id, rosa.name) if one in raw]


def test_one_persons_reports_count_once_on_comments_too(ines: Somebody, max_: Somebody, place: str) -> None:
    comment = ines.comments(ines.posts(place))
    path, draft = f"/comments/{comment}/reports", {"reason": "spam", "text": "First."}
    first = done(max_.post(path, draft, idempotency_key="r"), 201)
    assert done(max_.post(path, {"reason": "other", "text": "Second."}), 201).json == first.json
    assert done(max_.post(path, draft, idempotency_key="r"), 201).json == first.json
    (line,) = queue(ines, place)
    assert (line["reasons"], [each["text"] for each in line["words"]]) == ({"spam": 1}, ["First."])


def test_only_moderators_moderate(house: House, ines: Somebody, max_: Somebody) -> None:
    acme, eve = house.company(), house.person("Eve", language="fr")
    place = ines.founds("private", acme)
    gil, mona = house.guest(ines, acme, place), house.person("Mona")
    done(ines.adds(place, max_))
    done(ines.adds(place, mona, "moderator"))
    post = max_.posts(place, "Mine.")
    comment = max_.comments(post)
    done(gil.post(f"/posts/{post}/reports", {"reason": "other"}), 201)
    acts: list[tuple[str, str, Any]] = [
        ("GET", f"/communities/{place}/reports", None),
        ("DELETE", f"/communities/{place}/reports/{post}", None),
        ("PUT", f"/posts/{post}/closed", {"reason": "settled"}),
        ("DELETE", f"/posts/{post}/closed", None),
        ("PUT", f"/comments/{comment}/hidden", {"reason": "spam"}),
        ("PUT", f"/posts/{post}/hidden", {"reason": "spam"}),
        ("DELETE", f"/posts/{post}/hidden", None),
    ]
    max_.language = "fr"
    for method, path, body in acts:
        for who in (gil, max_):
            refused = who.ask(method, path, body)
            assert (refused.status, refused.code) == (403, "may_not_moderate"), path
        assert refused["detail"] == (
            "Seuls les modérateurs et les animateurs de cette communauté peuvent le faire."
        )
        assert eve.ask(method, path, body).status == (403 if path.startswith("/communities") else 404), path
    assert done(max_.get(f"/posts/{post}"))["closed"] is False
    for method, path, body in acts:
        assert mona.ask(method, path, body).status in (200, 204), path


def test_what_waits_comes_first_and_then_the_newest(ines: Somebody, max_: Somebody, place: str) -> None:
    old, mid, new = (ines.posts(place, f"Number {number}.") for number in range(3))
    for post in (new, old, mid):
        done(max_.post(f"/posts/{post}/reports", {"reason": "other"}), 201)
    assert [each["id"] for each in queue(ines, place)] == [new, mid, old]
    done(ines.put(f"/posts/{new}/hidden", {"reason": "spam"}))
    done(ines.put(f"/posts/{ines.posts(place)}/closed", {"reason": "duplicate"}))
    assert [each["id"] for each in queue(ines, place)][0::3] == [mid, new]
    assert [each["waiting"] for each in queue(ines, place)] == [True, True, False, False]
    page = done(ines.get(f"/communities/{place}/reports?limit=3"))
    rest = done(ines.get(f"/communities/{place}/reports?limit=3&cursor={page['next']}"))
    assert [each["id"] for each in [*page["items"], *rest["items"]]] == [
        each["id"] for each in queue(ines, place)
    ]
    assert rest["next"] is None
    assert ines.get(f"/communities/{place}/posts?cursor={page['next']}").status == 400


def test_a_moderator_gets_no_line_about_what_they_may_not_read(
    house: House, ines: Somebody, max_: Somebody
) -> None:
    place, mona = ines.founds("open"), house.person("Mona")
    done(max_.joins(place))
    shut, opened = ines.posts(place, "For all."), ines.posts(place, "For everybody.")
    narrows(ines, place, "private")
    closed, said = ines.posts(place, "Canary."), ines.comments(opened, "Canary.")
    done(max_.post(f"/posts/{opened}/reports", {"reason": "spam", "text": "Canary."}), 201)
    done(ines.put(f"/posts/{shut}/closed", {"reason": "heated", "text": "Canary."}))
    narrows(ines, place, "secret")
    done(ines.adds(place, mona, "moderator"))
    reply = ines.comments(opened, "Canary.", parent=said)
    late = ines.comments(closed, "Canary.")
    for path in (f"/posts/{closed}", *(f"/comments/{one}" for one in (said, reply, late))):
        done(max_.post(f"{path}/reports", {"reason": "other", "text": "Canary."}), 201)
    *reported, closing = queue(ines, place)
    assert [len(each["words"]) for each in reported] == [1] * 5
    assert closing["closed"]["text"] == "Canary."
    seen = done(mona.get(f"/communities/{place}/reports?limit=2"))
    assert ([each["id"] for each in seen["items"]], seen["next"]) == ([opened, shut], None)
    told, closing = seen["items"]
    assert (told["reasons"], told["words"]) == ({"spam": 1}, [])
    assert (closing["closed"]["reason"], closing["closed"]["text"]) == ("heated", None)
    assert b"Canary" not in seen.raw
    never = mona.get(f"/posts/{'0' * 26 + place}").raw
    for path in (f"/posts/{closed}", *(f"/comments/{one}" for one in (said, reply, late))):
        for method, body in (("PUT", {"reason": "spam"}), ("DELETE", None)):
            refused = mona.ask(method, f"{path}/hidden", body)
            assert (refused.status, refused.raw) == (404, never), path
    assert mona.delete(f"/communities/{place}/reports/{closed}").raw == never


def test_reports_are_dismissed_and_new_ones_count_anew(
    ines: Somebody, max_: Somebody, rosa: Somebody, place: str
) -> None:
    post = ines.posts(place)
    done(max_.post(f"/posts/{post}/reports", {"reason": "spam", "text": "One."}), 201)
    away, path = ines.founds("open"), f"/communities/{place}/reports/{post}"
    assert ines.delete(f"/communities/{away}/reports/{post}").status == 404
    assert ines.delete(f"{path}?reason=boring").status == 422
    done(ines.delete(f"{path}?reason=mistake"), 204)
    done(ines.delete(path), 204)
    (line,) = queue(ines, place)
    assert (line["waiting"], line["reasons"], line["html"]) == (False, {"spam": 1}, "<p>Hello.</p>\n")
    settled = line["settled"]
    assert (settled["deed"], settled["by"]["id"], settled["reason"]) == ("dismissed", ines.id, "mistake")
    done(max_.post(f"/posts/{post}/reports", {"reason": "other"}), 201)
    assert not queue(ines, place)[0]["waiting"]
    done(rosa.post(f"/posts/{post}/reports", {"reason": "harassment"}), 201)
    (line,) = queue(ines, place)
    assert (line["waiting"], line["reasons"], line["words"]) == (True, {"harassment": 1}, [])


def test_a_closed_post_says_who_closed_it_and_why(ines: Somebody, max_: Somebody, place: str) -> None:
    post = max_.posts(place)
    draft = {"reason": "heated", "text": "Let it rest."}
    assert done(ines.put(f"/posts/{post}/closed", draft))["closed"] is True
    done(ines.put(f"/posts/{post}/closed", {"reason": "other"}))
    assert max_.post(f"/posts/{post}/comments", {"body": "x"}).code == "closed"
    done(max_.post(f"/posts/{post}/reports", {"reason": "other"}), 201)
    (line,) = queue(ines, place)
    closed = line["closed"]
    assert (closed["by"]["id"], closed["reason"], closed["text"]) == (ines.id, "heated", "Let it rest.")
    assert line["waiting"]
    done(ines.delete(f"/posts/{post}/closed?reason=settled"), 204)
    done(ines.delete(f"/posts/{post}/closed"), 204)
    max_.comments(post)
    (line,) = queue(ines, place)
    assert (line["closed"], line["settled"]["deed"], line["waiting"]) == (None, "reopened", True)
    assert ines.put(f"/posts/{post}/closed", {"reason": "spam"}).status == 422
    assert ines.put(f"/posts/{post}/closed", {"reason": "other", "text": "a\u202eb"}).status == 422


def test_what_is_deleted_leaves_the_queue(house: House, ines: Somebody, max_: Somebody, place: str) -> None:
    post = max_.posts(place)
    comment, other = max_.comments(post), max_.comments(max_.posts(place))
    for path in (f"/posts/{post}", f"/comments/{comment}", f"/comments/{other}"):
        done(ines.post(f"{path}/reports", {"reason": "other", "text": "Canary."}), 201)
    done(max_.delete(f"/posts/{post}"), 204)
    assert [each["id"] for each in queue(ines, place)] == [other]
    done(max_.delete(f"/comments/{other}"), 204)
    assert queue(ines, place) == []
    assert ines.post(f"/comments/{other}/reports", {"reason": "other"}).status == 404
    house.settle()
    kept = query(Query("network", f"COMMUNITY#{place}#Q", limit=9)).items
    assert [row["item"] for row in kept] == [comment]
    for item in (post[:26], f"{other[:26]}#{other[26:52]}"):
        assert query(Query("network", f"POST#{item}#Q", limit=9)).items == []


def entries(subject: str) -> list[Event]:
    """What the audit log keeps of an item, the oldest first."""
    return [each for each in audit() if each.subject == subject]


def test_the_audit_log_tells_all_of_it_and_no_word(
    ines: Somebody, max_: Somebody, rosa: Somebody, place: str
) -> None:
    post = max_.posts(place, "Canary.")
    comment = max_.comments(post, "Canary.")
    for item in (f"/posts/{post}", f"/comments/{comment}"):
        done(rosa.post(f"{item}/reports", {"reason": "other", "text": "Canary."}), 201)
        done(ines.put(f"{item}/hidden", {"reason": "confidential", "text": "Canary."}))
        done(ines.delete(f"{item}/hidden?reason=mistake"), 204)
    done(ines.put(f"/posts/{post}/closed", {"reason": "heated", "text": "Canary."}))
    done(ines.delete(f"/posts/{post}/closed"), 204)
    told = [(each.name, each.by, each.data["reason"]) for each in entries(post)]
    assert told == [
        ("post.reported", rosa.id, "other"),
        ("post.hidden", ines.id, "confidential"),
        ("post.restored", ines.id, "mistake"),
        ("post.closed", ines.id, "heated"),
        ("post.reopened", ines.id, "other"),
    ]
    of_comment = entries(comment)
    assert [each.name for each in of_comment] == ["comment.reported", "comment.hidden", "comment.restored"]
    hidden = of_comment[1]
    assert hidden.refs == {"post": post, "author": max_.id}
    assert (hidden.community, hidden.data["reason"]) == (place, "confidential")
    assert "author" not in of_comment[0].refs
    assert not any("Canary" in written(each) for each in [*entries(post), *of_comment])
    assert all(each.ledger == "audit" for each in [*entries(post), *of_comment])
