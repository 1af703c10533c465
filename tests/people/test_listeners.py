"""News arrives twice, late, or while mail is down: nobody gets two codes, two invitations, or none."""

import json
import re

import pytest

from chalicelib.foundation import clock, rows
from chalicelib.foundation.events import Event, parsed
from chalicelib.foundation.news import Listener, NotYet
from chalicelib.foundation.tables import Key
from chalicelib.mail import listeners as mails
from chalicelib.mail.actions import sending
from chalicelib.people import listeners, store
from chalicelib.people.events import CodeAsked, CompanyChanged, PersonInvited
from tests.cast.house import House, Somebody, done
from tests.people.conftest import Invites, Later


def asked(someone: Somebody, **more: int) -> CodeAsked:
    return CodeAsked(by="", subject=store.hashed(someone.email), data={"language": "en"}, **more)


def test_an_event_that_arrives_again_sends_no_second_code(house: House) -> None:
    ines = house.person()
    before, event = len(house.mails(ines.email)), asked(ines)
    for _ in range(3):
        mails.send_code(event)
    assert len(house.mails(ines.email)) == before + 1
    done(ines.enters(house.code_for(ines.email)), 201)
    mails.send_code(event)
    assert len(house.mails(ines.email)) == before + 1
    assert ines.enters(house.code_for(ines.email)).status == 422, "a used code stays used"


def test_two_events_within_a_minute_send_one_code(house: House, later: Later) -> None:
    ines = house.person()
    before = len(house.mails(ines.email))
    mails.send_code(asked(ines))
    mails.send_code(asked(ines))
    assert len(house.mails(ines.email)) == before + 1
    later(minutes=1.1)
    mails.send_code(asked(ines))
    assert len(house.mails(ines.email)) == before + 2


def test_a_code_whose_mail_failed_is_sent_again_and_is_the_same(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    ines, event = house.person(), None
    before, event = len(house.mails(ines.email)), asked(ines)
    with monkeypatch.context() as down:
        down.setenv("MAIL_SENDER", "nobody@unverified.example")
        with pytest.raises(sending.Refused):
            mails.send_code(event)
    mails.send_code(event)
    mails.send_code(event)
    assert len(house.mails(ines.email)) == before + 1
    done(ines.enters(house.code_for(ines.email)), 201)


def test_a_code_that_would_come_too_late_does_not_come(house: House) -> None:
    ines = house.person()
    before = len(house.mails(ines.email))
    mails.send_code(asked(ines, at=clock.now() - 10 * clock.MINUTE))
    assert len(house.mails(ines.email)) == before


def test_the_code_is_in_no_event_and_not_in_the_subject(house: House) -> None:
    ines = house.person()
    mail = house.mails(ines.email)[-1]
    code = house.code_for(ines.email)
    subjects = re.findall(r'"[Ss]ubject": "([^"]*)"', json.dumps(mail))
    assert code not in "".join(subjects)


def test_an_invitation_is_mailed_once_and_again_only_if_it_was_refused(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    email = house.stranger().email
    with monkeypatch.context() as down:
        person = done(house.ada.post("/people", {"email": email, "name": "Patient"}), 201)["id"]
        event = PersonInvited(by=house.ada.id, subject=person)
        down.setenv("MAIL_SENDER", "nobody@unverified.example")
        with pytest.raises(sending.Refused):
            mails.send_invitation(event)
    for _ in range(3):
        mails.send_invitation(event)
    assert len(house.mails(email)) == 1


def test_who_has_signed_in_meanwhile_is_not_invited_again(house: House) -> None:
    ines = house.person()
    before = len(house.mails(ines.email))
    mails.send_invitation(PersonInvited(by=house.ada.id, subject=ines.id))
    assert len(house.mails(ines.email)) == before


@pytest.mark.parametrize(
    ("listener", "event"),
    [
        (mails.send_invitation, PersonInvited(by="", subject="0" * 13)),
        (listeners.name_company, CompanyChanged(by="", subject="0" * 13)),
    ],
)
def test_news_of_what_cannot_be_read_yet_waits(house: House, listener: Listener, event: Event) -> None:
    with pytest.raises(NotYet):
        listener(event)


def test_an_invitation_tells_the_journal_ids_only(house: House) -> None:
    email = house.stranger().email
    person = done(house.ada.post("/people", {"email": email, "name": "Secret Name"}), 201)["id"]
    minutes = [f"J#{clock.utc(clock.now() - ago * clock.MINUTE):%Y%m%d%H%M}" for ago in range(6)]
    facts = [
        item["fact"]
        for minute in minutes
        for shard in range(8)
        for item in _partition(f"{minute}#{shard}")
        if person in item["fact"]
    ]
    told = parsed(facts[0])
    assert told is not None
    assert (told.name, told.by, told.subject) == ("person.invited", house.ada.id, person)
    assert email not in "".join(facts)
    assert "Secret Name" not in "".join(facts)


def _partition(pk: str) -> list[dict[str, str]]:
    from chalicelib.foundation.queries import Query, query

    return query(Query("journal", pk, limit=1000)).items


def test_repeats_of_a_rename_leave_the_card_alone(house: House, guest: Invites) -> None:
    company = house.company("First Name")
    gil = guest(house.person(), company)
    done(house.ada.patch(f"/companies/{company}", {"name": "Second Name"}))
    event = CompanyChanged(by=house.ada.id, subject=company)
    listeners.name_company(event)
    card = Key("network", f"PERSON#{gil.id}", "CARD")
    version = rows.fetch([card])[card]["version"]
    listeners.name_company(event)
    after = rows.fetch([card])[card]
    assert (after["company_name"], after["version"]) == ("Second Name", version)
