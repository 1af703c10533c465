"""Every event one to three times, in no order, poison among them: each counts once, poison is put aside.

`STORM=100000` raises the number of events, `STORM_SEED` another order.
"""

import os
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

import pytest

from chalicelib.access.model import PersonId
from chalicelib.foundation import ids, queries
from chalicelib.foundation.events import Event, parsed
from chalicelib.notifications import store
from tests.cast.clients import CLIENTS
from tests.cast.house import House, Somebody, done
from tests.storm.sea import POISON, Sea
from tests.webhooks.receiver import receiving
from tests.webhooks.telling import hooks, reachable

EVENTS: Final = int(os.environ.get("STORM", "150"))
STRETCH: Final = 20
"""News of webhooks that are called before the next come: a signature holds for minutes only."""
CALLS: Final = 10
"""Of so many events one calls a receiver too: that takes an exchange over the network, and ten calls."""
MAILS: Final = 1_000
"""Of so many events one invites somebody by mail."""
SEED: Final = os.environ.get("STORM_SEED", "1")


@dataclass(frozen=True)
class Coast:
    """A place with its people, and news of it that were delivered long ago."""

    author: Somebody
    readers: list[Somebody]
    place: str
    post: str
    comments: list[str]


@pytest.fixture(scope="module")
def coast(network: House) -> Coast:
    author, readers = network.person("Stella"), [network.person(f"Reader {n}") for n in range(8)]
    place = author.founds("private")
    for each in readers:
        done(author.adds(place, each))
    names = " ".join(f"[@{each.name}](person:{each.id})" for each in readers)
    post = author.posts(place, f"Hello {names}.")
    comments = [each.comments(post, "I was here.") for each in readers]
    network.settle()
    return Coast(author, readers, place, post, comments)


def happened(name: str, subject: str) -> Event:
    """The event of that name about it, as the journal keeps it."""
    from chalicelib.foundation import settings

    pages = CLIENTS["dynamodb"].get_paginator("scan").paginate(TableName=settings.TABLES["journal"])
    facts = (parsed(row["fact"]["S"]) for page in pages for row in page["Items"] if "fact" in row)
    return next(each for each in facts if each and (each.name, each.subject) == (name, subject))


def poison(dice: random.Random, count: int) -> list[str]:
    return [dice.choice(POISON) for _ in range(count)]


def calling(coast: Coast, dice: random.Random, count: int) -> Iterator[tuple[Event, str]]:
    """Events of the same post, each calling one of its readers."""
    first = happened("post.written", coast.post)
    for _ in range(count):
        reader = dice.choice(coast.readers)
        yield replace(first, id=ids.ulid(), refs={**first.refs, "mentioned": reader.id}), reader.id


def inbox(person: str) -> list[str]:
    """What stands in somebody's inbox, by the ids of its events."""
    return [store.notice_of(row).id for row in queries.every(store.query(PersonId(person), None, 500))]


def test_nobody_is_told_twice_and_everybody_once(network: House, coast: Coast) -> None:
    dice = random.Random(SEED)
    before = {reader.id: inbox(reader.id) for reader in coast.readers}
    news = list(calling(coast, dice, EVENTS))
    bad = poison(dice, max(1, EVENTS // 100))
    sea = Sea("app.notifications", dice)
    sea.throw((event for event, _ in news), bad)
    sea.calm()
    assert sorted(sea.dead) == sorted(bad), f"STORM_SEED={SEED}"
    assert sea.delivered >= EVENTS
    for reader in coast.readers:
        mine = [event.id for event, called in news if called == reader.id]
        assert sorted(inbox(reader.id)) == sorted([*before[reader.id], *mine]), f"STORM_SEED={SEED}"


def counted_of(someone: Somebody, post: str) -> Any:
    return done(someone.get(f"/posts/{post}"))["comments"]


@pytest.mark.parametrize("handler", ["app.counts", "app.index"])
def test_what_is_counted_and_kept_in_order_stays_as_it_was(
    network: House, coast: Coast, handler: str
) -> None:
    dice = random.Random(SEED)
    before = counted_of(coast.author, coast.post)
    assert before == len(coast.comments)
    news = [happened("comment.written", each) for each in coast.comments]
    news += [happened("post.written", coast.post)]
    sea = Sea(handler, dice)
    for _ in range(5):
        sea.throw(news, poison(dice, 3))
    sea.calm()
    assert len(sea.dead) == 15, f"STORM_SEED={SEED}"
    assert counted_of(coast.author, coast.post) == before
    listed = [each["post"]["id"] for each in done(coast.author.get("/feed"))["items"]]
    assert listed.count(coast.post) == 1


def test_no_mail_leaves_twice(network: House, coast: Coast) -> None:
    dice = random.Random(SEED)
    invited = [f"storm{ids.short()}@example.org" for _ in range(max(EVENTS // MAILS, 10))]
    drafts = [{"email": each, "name": "Storm"} for each in invited]
    people = [done(network.ada.post("/people", each), 201)["id"] for each in drafts]
    sea = Sea("app.mail", dice)
    for _ in range(3):
        sea.throw([happened("person.invited", each) for each in people], poison(dice, 2))
    sea.calm()
    network.settle()
    assert len(sea.dead) == 6, f"STORM_SEED={SEED}"
    assert [len(network.mails(each)) for each in invited] == [1] * len(invited)


def test_no_receiver_is_called_twice_by_an_id_and_each_once(network: House, coast: Coast) -> None:
    """What comes again while it is on its way, and after it was delivered, is not sent again."""
    dice, bad = random.Random(SEED), list[str]()
    sea, news, former = Sea("app.webhooks", dice), list[Event](), list[Event]()
    with reachable(), receiving() as receiver:
        hook = hooks(coast.author, receiver, coast.place)
        for _ in range(0, max(EVENTS // CALLS, 2 * STRETCH), STRETCH):
            fresh = [event for event, _ in calling(coast, dice, STRETCH)]
            bad += poison(dice, 1)
            sea.throw([*fresh, *former], bad[-1:])
            sea.calm()
            network.settle()
            news, former = news + fresh, fresh
        done(coast.author.delete(f"/webhooks/{hook['id']}"), 204)
    called = Counter(call.headers["webhook-id"] for call in receiver.calls)
    assert called == Counter(f"msg_{event.id}" for event in news), f"STORM_SEED={SEED}"
    assert sorted(sea.dead) == sorted(bad), f"STORM_SEED={SEED}"
