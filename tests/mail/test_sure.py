"""Nobody gets a mail twice: what may have left is not sent again, and administrators see it."""

from contextlib import suppress
from typing import Any

import pytest

from chalicelib.access.model import PersonId
from chalicelib.foundation import clock, due, rows, singles
from chalicelib.foundation.events import NAMES
from chalicelib.mail import listeners
from chalicelib.mail.actions import sending, waiting
from chalicelib.mail.actions.news import UNMAILED
from chalicelib.mail.events import MailDue
from chalicelib.mail.store import waits
from tests.cast.counting import counted
from tests.cast.house import House, Somebody, done
from tests.faults.wire import Crash as Ended
from tests.faults.wire import Fault, faults_at, wired
from tests.mail.postbox import Crash, call, posted, told


@pytest.fixture
def cast(house: House) -> dict[str, Any]:
    """Omar, who was told something that is not mailed yet."""
    cast = told(house)
    house.settle()
    return cast


def doubts(house: House) -> list[dict[str, Any]]:
    """What Ada was told of mails that may have left."""
    house.settle()
    items = done(house.ada.get("/notifications?limit=100"))["items"]
    return [each for each in items if each["kind"] == "mail.unsure"]


def comes(someone: Somebody) -> MailDue:
    return MailDue(by="", subject=someone.id)


def test_a_mail_that_was_not_answered_is_not_sent_again_and_shown_once(
    house: House, cast: dict[str, Any]
) -> None:
    omar, before, event = cast["omar"], len(doubts(house)), comes(cast["omar"])
    with posted(fails="unanswered") as first:
        listeners.send_news(event)
    with posted() as again:
        for _ in range(2):
            listeners.send_news(event)
        listeners.send_news(comes(omar))
    assert (len(first), len(again)) == (1, 0)
    assert len(doubts(house)) == before + 1


@pytest.mark.parametrize("status", ["400", "429"])
def test_a_mail_that_was_refused_is_sent_again(house: House, cast: dict[str, Any], status: str) -> None:
    before, event = len(doubts(house)), comes(cast["omar"])
    with posted(fails=status, after=False) as refused, pytest.raises(sending.Refused):
        listeners.send_news(event)
    with posted() as again:
        for _ in range(3):
            listeners.send_news(event)
    assert (len(refused), len(again)) == (1, 1)
    assert len(doubts(house)) == before


@pytest.mark.parametrize("status", ["500", "503"])
def test_a_failure_of_the_service_says_nothing(house: House, cast: dict[str, Any], status: str) -> None:
    before, event = len(doubts(house)), comes(cast["omar"])
    with posted(fails=status) as mails:
        for _ in range(2):
            listeners.send_news(event)
    assert len(mails) == 1
    assert len(doubts(house)) == before + 1


def test_a_listener_that_ends_while_sending_sends_no_second(house: House, cast: dict[str, Any]) -> None:
    before, event = len(doubts(house)), comes(cast["omar"])
    with posted(fails="crash") as mails, pytest.raises(Crash):
        listeners.send_news(event)
    with posted() as again:
        listeners.send_news(event)
        listeners.send_news(comes(cast["omar"]))
    assert (len(mails), len(again)) == (1, 0)
    assert len(doubts(house)) == before + 1


def test_a_listener_that_fails_at_any_call_mails_once_or_says_that_it_may_not_have(
    house: House, cast: dict[str, Any]
) -> None:
    stella, omar, at = cast["stella"], cast["omar"], cast["at"]
    with wired() as clean, posted() as mails:
        listeners.send_news(comes(omar))
    assert len(mails) == 1
    for site in clean.sites:
        for fault in faults_at(site):
            stella.posts(at, call(omar))
            house.settle()
            sent, told = _under(comes(omar), fault, site)
            assert sent <= 1, f"{site} {fault}: mailed {sent} times"
            assert sent == 1 or told == 1, f"{site} {fault}: lost"
            assert told <= 1, f"{site} {fault}: told {told} times"


def test_a_moment_whose_laying_down_fails_at_any_call_is_laid_down(
    house: House, cast: dict[str, Any]
) -> None:
    person = PersonId(cast["omar"].id)
    _forgets(person)
    with wired() as clean:
        waiting.expect([person])
    for site in clean.sites:
        for fault in faults_at(site):
            _forgets(person)
            with wired(fault, site), suppress(Ended, Exception):
                waiting.expect([person])
            waiting.expect([person])
            kept = rows.fetch([waits.wait_key(person)])[waits.wait_key(person)]
            day = kept["at"] // clock.DAY
            laid = [each.ref for each in due._of_day(day, kept["at"] - clock.MINUTE, kept["at"])]
            assert f"{person}#{kept['at']}" in laid, f"{site} {fault}: it counts, and never comes"


def _forgets(person: PersonId) -> None:
    key = waits.wait_key(person)
    singles.delete(waits.WaitRow(key.pk, key.sk))


def _under(event: MailDue, fault: Fault, site: str) -> tuple[int, int]:
    """How many mails left, and how often administrators were told, in three deliveries of which one fails."""
    facts: list[dict[str, Any]] = []
    with posted() as mails:
        for number in range(3):
            with wired(fault if number == 0 else None, site) as wire:
                try:
                    listeners.send_news(event)
                except (Ended, Exception):  # noqa: BLE001 (it is delivered again, whatever it was)
                    assert number == 0, f"{site} {fault}: fails for good"
            facts += wire.facts()
    return len(mails), sum(each["name"] == "mail.unsure" for each in facts)


def test_a_mail_of_news_costs_few_calls(house: House, cast: dict[str, Any]) -> None:
    with counted() as bill, posted() as mails:
        listeners.send_news(comes(cast["omar"]))
    assert len(mails) == 1
    assert bill.count <= 7, bill
    assert bill.read <= 30, bill
    assert bill.written <= 5, bill


def test_every_fact_that_is_told_has_words_in_mails() -> None:
    from chalicelib import wiring
    from chalicelib.foundation import words
    from chalicelib.notifications.model import Why

    for event in [*wiring.NOTIFICATIONS, NAMES["settings.changed"], NAMES["settings.signed"]]:
        kind = event.name.replace(".", "_")
        if event.name in UNMAILED | {"post.edited", "comment.edited"}:
            continue
        known = [f"mail_news_{kind}", *(f"mail_news_{kind}_{why}" for why in Why)]
        assert any(words.known(code) for code in known), kind
