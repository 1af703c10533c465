"""What happens at once: in each story a second act happens between what the first one reads and writes."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import pytest

from chalicelib.foundation import rows
from tests.cast.caller import Reply
from tests.cast.house import House, Somebody, done

SPAM = {"reason": "spam"}
BEFORE = "before-call.dynamodb.TransactWriteItems"


@contextmanager
def meanwhile(act: Callable[[], Any]) -> Iterator[None]:
    """Within, the act happens right before the first transaction, when all that decides it has been read."""
    told = rows.connection.client.meta.events
    happened = threading.Event()

    def first(**_: Any) -> None:
        told.unregister(BEFORE, first)
        happened.set()
        act()

    told.register(BEFORE, first)
    try:
        yield
    finally:
        told.unregister(BEFORE, first)
    assert happened.is_set(), "nothing was written"


@pytest.fixture
def ines(house: House) -> Somebody:
    return house.person("Ines")


@pytest.fixture
def mona(house: House) -> Somebody:
    return house.person("Mona")


@pytest.fixture
def max_(house: House) -> Somebody:
    return house.person("Max")


@pytest.fixture
def place(ines: Somebody, mona: Somebody, max_: Somebody) -> str:
    """An open community with its steward Ines, its moderator Mona, and Max."""
    found = ines.founds("open")
    done(ines.adds(found, mona, "moderator"))
    done(max_.joins(found))
    return found


def lines(who: Somebody, place: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = done(who.get(f"/communities/{place}/reports"))["items"]
    return found


@pytest.mark.parametrize("kind", ["post", "comment"])
def test_what_is_hidden_while_it_is_edited_stays_as_it_was(
    mona: Somebody, max_: Somebody, place: str, kind: str
) -> None:
    post = max_.posts(place, "First.")
    item = f"/posts/{post}" if kind == "post" else f"/comments/{max_.comments(post, 'First.')}"
    with meanwhile(lambda: done(mona.put(f"{item}/hidden", SPAM))):
        refused = max_.patch(item, {"body": "Second."}, if_match='"1"')
    assert refused.status == 404
    done(mona.delete(f"{item}/hidden"), 204)
    read = done(max_.get(f"/posts/{post}")) if kind == "post" else comments(max_, post)[0]
    assert (read["body"], read["edited_at"]) == ("First.", None)
    assert done(max_.get(f"{item}/revisions"))["items"] == []


def comments(who: Somebody, post: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = done(who.get(f"/posts/{post}/comments"))["items"]
    return found


@pytest.mark.parametrize("kind", ["post", "comment"])
def test_what_is_edited_while_it_is_hidden_is_hidden(
    mona: Somebody, max_: Somebody, place: str, kind: str
) -> None:
    post = max_.posts(place, "First.")
    item = f"/posts/{post}" if kind == "post" else f"/comments/{max_.comments(post, 'First.')}"
    with meanwhile(lambda: done(max_.patch(item, {"body": "Canary."}, if_match='"1"'))):
        hidden = done(mona.put(f"{item}/hidden", SPAM))
    assert b"Canary" not in hidden.raw
    assert max_.get(f"{item}/revisions").status == 404


@pytest.mark.parametrize("kind", ["post", "comment"])
def test_what_is_deleted_while_it_is_hidden_or_reported_is_gone(
    ines: Somebody, mona: Somebody, max_: Somebody, place: str, kind: str
) -> None:
    for act in (
        lambda item: mona.put(f"{item}/hidden", SPAM),
        lambda item: ines.post(f"{item}/reports", SPAM),
    ):
        post = max_.posts(place)
        item = f"/posts/{post}" if kind == "post" else f"/comments/{max_.comments(post)}"
        with meanwhile(lambda item=item: done(max_.delete(item), 204)):
            assert act(item).status == 404
        assert lines(ines, place) == []
        assert mona.delete(f"{item}/hidden").status == 404


def test_what_is_hidden_while_it_is_deleted_stays_hidden(mona: Somebody, max_: Somebody, place: str) -> None:
    post = max_.posts(place, "Kept.")
    with meanwhile(lambda: done(mona.put(f"/posts/{post}/hidden", SPAM))):
        assert max_.delete(f"/posts/{post}").status == 404
    done(mona.delete(f"/posts/{post}/hidden"), 204)
    assert done(max_.get(f"/posts/{post}"))["body"] == "Kept."


def test_two_hide_and_the_first_reason_stands(
    ines: Somebody, mona: Somebody, max_: Somebody, place: str
) -> None:
    post = max_.posts(place)
    with meanwhile(lambda: done(mona.put(f"/posts/{post}/hidden", SPAM))):
        late = done(ines.put(f"/posts/{post}/hidden", {"reason": "harassment"}))
    assert (late["hidden"]["by"]["id"], late["hidden"]["reason"]) == (mona.id, "spam")
    with meanwhile(lambda: done(mona.delete(f"/posts/{post}/hidden?reason=mistake"), 204)):
        done(ines.delete(f"/posts/{post}/hidden?reason=settled"), 204)
    (line,) = lines(ines, place)
    assert (line["settled"]["by"]["id"], line["settled"]["reason"]) == (mona.id, "mistake")


def test_who_lost_the_role_meanwhile_decides_nothing(
    ines: Somebody, mona: Somebody, max_: Somebody, place: str
) -> None:
    post = max_.posts(place, "Stays.")
    done(ines.post(f"/posts/{post}/reports", SPAM), 201)
    acts: list[Callable[[], Reply]] = [
        lambda: mona.put(f"/posts/{post}/hidden", SPAM),
        lambda: mona.put(f"/posts/{post}/closed", {"reason": "heated"}),
        lambda: mona.delete(f"/communities/{place}/reports/{post}"),
    ]
    for act in acts:
        with meanwhile(lambda: done(ines.adds(place, mona, "participant"))):
            refused = act()
        assert (refused.status, refused.code) == (403, "may_not_moderate")
        done(ines.adds(place, mona, "moderator"))
    read = done(max_.get(f"/posts/{post}"))
    assert (read["body"], read["closed"]) == ("Stays.", False)
    assert lines(ines, place)[0]["waiting"]


def test_a_report_that_races_a_decision_asks_for_another(
    ines: Somebody, mona: Somebody, max_: Somebody, place: str
) -> None:
    post = max_.posts(place)
    with meanwhile(lambda: done(mona.put(f"/posts/{post}/closed", {"reason": "heated"}))):
        done(ines.post(f"/posts/{post}/reports", SPAM), 201)
    (line,) = lines(ines, place)
    assert (line["waiting"], line["closed"]["reason"], line["reasons"]) == (True, "heated", {"spam": 1})
    with meanwhile(lambda: done(max_.post(f"/posts/{post}/reports", {"reason": "other"}), 201)):
        done(mona.delete(f"/communities/{place}/reports/{post}"), 204)
    (line,) = lines(ines, place)
    assert (line["waiting"], line["reasons"]) == (False, {"spam": 1, "other": 1})


def test_an_answer_that_is_hidden_while_it_is_accepted_is_none(
    mona: Somebody, max_: Somebody, place: str
) -> None:
    for hides_first in (True, False):
        question = max_.posts(place, "Who?", kind="question", title="Who?")
        comment = mona.comments(question, "Me.")

        def hides(comment: str = comment) -> Reply:
            return mona.put(f"/comments/{comment}/hidden", SPAM)

        def accepts(question: str = question, comment: str = comment) -> Reply:
            return max_.put(f"/posts/{question}/answer", {"comment": comment})

        with meanwhile(hides if hides_first else accepts):
            late = (accepts if hides_first else hides)()
        assert late.status == (422 if hides_first else 200)
        assert done(max_.get(f"/posts/{question}"))["answer"] is None


def test_a_post_that_is_hidden_while_it_is_pinned_is_not_on_top(
    ines: Somebody, mona: Somebody, max_: Somebody, place: str
) -> None:
    for hides_first in (True, False):
        post = max_.posts(place)

        def hides(post: str = post) -> Reply:
            return mona.put(f"/posts/{post}/hidden", SPAM)

        def pins(post: str = post) -> Reply:
            return ines.put(f"/posts/{post}/pin")

        with meanwhile(hides if hides_first else pins):
            late = (pins if hides_first else hides)()
        assert late.status == (404 if hides_first else 200)
        done(mona.delete(f"/posts/{post}/hidden"), 204)
        assert done(max_.get(f"/posts/{post}"))["pinned"] is False
    assert done(max_.get(f"/communities/{place}/posts?pinned=true"))["items"] == []


def test_a_post_that_is_pinned_while_it_is_deleted_takes_no_place_on_top(
    ines: Somebody, max_: Somebody, place: str
) -> None:
    for _ in range(3):
        post = max_.posts(place)
        with meanwhile(lambda post=post: done(ines.put(f"/posts/{post}/pin"))):
            done(max_.delete(f"/posts/{post}"), 204)
    done(ines.put(f"/posts/{max_.posts(place)}/pin"))


def test_reports_at_once_all_count(house: House, ines: Somebody, max_: Somebody, place: str) -> None:
    post, rosa = ines.posts(place), house.person("Rosa")
    done(ines.post(f"/posts/{post}/reports", SPAM), 201)
    with meanwhile(lambda: done(max_.post(f"/posts/{post}/reports", SPAM), 201)):
        done(rosa.post(f"/posts/{post}/reports", SPAM), 201)
    assert lines(ines, place)[0]["reasons"] == {"spam": 3}


def test_many_report_at_once_and_each_counts_once(house: House, ines: Somebody, place: str) -> None:
    post = ines.posts(place)
    people = [house.person(f"Rosa {number}") for number in range(4)]
    asked = [who for who in people for _ in "12"]
    with ThreadPoolExecutor(4) as crowd:
        replies = list(crowd.map(lambda who: who.post(f"/posts/{post}/reports", SPAM), asked))
    assert {reply.status for reply in replies} <= {201, 503}
    for who in people:
        done(who.post(f"/posts/{post}/reports", SPAM), 201)
    (line,) = lines(ines, place)
    assert line["reasons"] == {"spam": 4}
