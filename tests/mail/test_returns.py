"""Mails that come back: an address is left alone, administrators see why, and a new address starts anew."""

import json
from typing import Any

import pytest

import app
from chalicelib.foundation import clock
from tests.cast.caller import Context
from tests.cast.house import House, Somebody, done
from tests.cast.ledgers import audited
from tests.mail.postbox import call, mailed, passes, wants

PERMANENT = {"bounceType": "Permanent", "bounceSubType": "General"}


def bounce(address: str, **more: Any) -> dict[str, Any]:
    listed = [{"emailAddress": address, "action": "failed", "status": "5.1.1"}]
    return {"eventType": "Bounce", "bounce": {**PERMANENT, "bouncedRecipients": listed, **more}, "mail": {}}


def complaint(address: str) -> dict[str, Any]:
    told = {"complainedRecipients": [{"emailAddress": address}], "complaintFeedbackType": "abuse"}
    return {"eventType": "Complaint", "complaint": told, "mail": {}}


def hears(*told: object) -> list[str]:
    """Hands messages to the function; answers which of them are to be delivered again."""
    records = [
        {
            "messageId": str(number), "eventSource": "aws:sqs", "eventSourceARN": "arn:aws:sqs:eu-west-1:0:q",
            "body": each if isinstance(each, str) else json.dumps(each),
            "attributes": {"SentTimestamp": str(clock.now())},
        }
        for number, each in enumerate(told)
    ]  # fmt: skip
    answer = app.returns({"Records": records}, Context())
    return [each["itemIdentifier"] for each in answer["batchItemFailures"]]


@pytest.fixture
def cast(house: House) -> dict[str, Any]:
    """Omar, who is mailed at once what Stella calls him for."""
    stella, omar = house.person("Stella"), house.person("Omar")
    at = stella.founds("open", name="Atelier")
    done(stella.adds(at, omar))
    wants(omar)
    house.settle()
    passes(house)
    return {"stella": stella, "omar": omar, "at": at}


def news(house: House, cast: dict[str, Any]) -> int:
    """How many mails Omar gets when he is called once more."""
    cast["stella"].posts(cast["at"], call(cast["omar"]))
    return len(mailed(house, cast["omar"]))


def returned(house: House, someone: Somebody) -> str | None:
    reason: str | None = done(house.ada.get(f"/people/{someone.id}"))["mail_returned"]
    return reason


@pytest.mark.parametrize(("told", "reason"), [(bounce, "bounced"), (complaint, "complained")])
def test_an_address_that_mails_come_back_from_is_left_alone(
    house: House, cast: dict[str, Any], told: Any, reason: str
) -> None:
    stella, omar = cast["stella"], cast["omar"]
    assert news(house, cast) == 1
    for _ in range(2):
        assert hears(told(omar.email)) == []
    house.settle()
    assert returned(house, omar) == reason
    assert done(stella.get(f"/people/{omar.id}"))["mail_returned"] is None
    assert news(house, cast) == 0
    told_of = [(each["kind"], each["subject"]) for each in done(house.ada.get("/notifications"))["items"]]
    assert told_of.count(("mail.returned", omar.id)) == 1
    assert [each.name for each in audited(house, omar.id)].count("mail.returned") == 1
    before = len(house.mails(omar.email))
    house.passes(days=1 / 24)
    done(omar.post("/sign-in/codes", {"email": omar.email}), 202)
    house.settle()
    assert len(house.mails(omar.email)) == before + 1, "who asks for a code is sent one"


@pytest.mark.parametrize(
    "told",
    [
        {"bounceType": "Transient", "bounceSubType": "MailboxFull"},
        {"bounceType": "Undetermined", "bounceSubType": "Undetermined"},
    ],
)
def test_what_passes_stops_nothing(house: House, cast: dict[str, Any], told: dict[str, str]) -> None:
    assert hears(bounce(cast["omar"].email, **told)) == []
    assert returned(house, cast["omar"]) is None


def test_what_is_no_message_is_delivered_again_and_its_neighbours_are_heard(
    house: House, cast: dict[str, Any]
) -> None:
    omar = cast["omar"]
    told = ["{", "[]", {"eventType": "Bounce"}, bounce("nobody@nowhere.example"), bounce("not an address"),
            {"eventType": "Delivery"}, bounce(omar.email.upper())]  # fmt: skip
    assert hears(*told) == ["0", "1", "2"]
    assert returned(house, omar) == "bounced"


def test_a_new_address_starts_anew(house: House, cast: dict[str, Any]) -> None:
    omar = cast["omar"]
    assert hears(bounce(omar.email)) == []
    fresh = f"new.{omar.email}"
    done(house.ada.patch(f"/people/{omar.id}", {"email": fresh}), 202)
    house.settle()
    house.passes(days=7.1)
    assert returned(house, omar) is None
    assert hears(bounce(omar.email)) == []
    assert returned(house, omar) is None, "what comes back late from the old address says nothing of the new"
    omar.email = fresh
    done(omar.signs_in(), 201)
    assert news(house, cast) == 1
