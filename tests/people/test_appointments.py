"""Appointing an administrator takes two, who find what waits; and nobody is left without any."""

import json
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from tests.cast.clients import CLIENTS
from tests.cast.house import House, Somebody, done
from tests.people.conftest import PLACE, Later


@pytest.fixture
def bea(house: House, only_ada: Somebody) -> Iterator[Somebody]:
    """The second administrator, beside Ada; nobody else runs the network."""
    someone = house.person("Bea Second")
    done(only_ada.patch(f"/people/{someone.id}", {"roles": ["administrator"]}))
    yield someone
    only_ada.patch(f"/people/{someone.id}", {"roles": []})


def appoints(someone: Somebody, person: Somebody) -> None:
    done(someone.patch(f"/people/{person.id}", {"roles": ["administrator"]}), 202)


def attempts(by: Somebody) -> list[Any]:
    """What somebody tried that a rule forbids, as the audit log has it."""
    from chalicelib.foundation import settings

    pages = CLIENTS["dynamodb"].get_paginator("scan").paginate(TableName=settings.TABLES["ledger"])
    facts = [json.loads(item["fact"]["S"]) for page in pages for item in page["Items"] if "fact" in item]
    noted = [each for each in facts if each["name"] == "rule.attempted" and each["by"] == by.id]
    return [(each["subject"], each["data"]["code"]) for each in sorted(noted, key=lambda each: each["id"])]


def waiting(someone: Somebody) -> list[str]:
    return [each["person"]["id"] for each in done(someone.get("/appointments"))["items"]]


def test_the_second_administrator_finds_what_waits_and_signs_it(
    house: House, only_ada: Somebody, bea: Somebody
) -> None:
    cleo = house.person("Cleo Candidate")
    appoints(only_ada, cleo)
    shown = next(each for each in done(bea.get("/appointments"))["items"] if each["person"]["id"] == cleo.id)
    assert (shown["roles"], shown["signed_by"]["id"]) == (["administrator"], only_ada.id)
    refused = only_ada.put(f"/people/{cleo.id}/appointment/signature")
    assert (refused.status, refused.code) == (403, "own_proposal")
    assert attempts(only_ada)[-1] == (cleo.id, "own_proposal")
    assert cleo.put(f"/people/{cleo.id}/appointment/signature").code == "administrators_only"
    assert cleo.get("/appointments").code == "administrators_only"
    page = done(bea.put(f"/people/{cleo.id}/appointment/signature"))
    assert (page["roles"], page["appointment"]) == (["administrator"], None)
    assert cleo.id not in waiting(bea)
    again = done(bea.put(f"/people/{cleo.id}/appointment/signature"))
    assert again.raw == page.raw, "who did not hear the answer asks again"
    assert only_ada.put(f"/people/{cleo.id}/appointment/signature").raw == page.raw
    done(only_ada.patch(f"/people/{cleo.id}", {"roles": []}))
    assert bea.put(f"/people/{cleo.id}/appointment/signature").code == "no_appointment"


def test_an_appointment_is_taken_back_or_refused(house: House, only_ada: Somebody, bea: Somebody) -> None:
    cleo = house.person("Cleo")
    for someone in (only_ada, bea):
        appoints(only_ada, cleo)
        for _ in range(2):
            done(someone.delete(f"/people/{cleo.id}/appointment"), 204)
        assert cleo.id not in waiting(bea)
        assert bea.put(f"/people/{cleo.id}/appointment/signature").code == "no_appointment"
    assert cleo.delete(f"/people/{cleo.id}/appointment").status == 403


def test_an_appointment_lapses_after_seven_days(house: House, only_ada: Somebody, bea: Somebody) -> None:
    from chalicelib.foundation import rows
    from chalicelib.people.store.administrators import appointment_key

    cleo = house.person("Cleo")
    appoints(only_ada, cleo)
    house.passes(days=6)
    assert cleo.id in waiting(bea)
    appoints(only_ada, cleo)
    house.passes(days=1.1)
    assert cleo.id not in waiting(bea)
    assert rows.fetch([appointment_key(cleo.id)]) == {}
    assert bea.put(f"/people/{cleo.id}/appointment/signature").code == "no_appointment"


def test_a_signature_ends_with_a_break_of_its_signers_role(
    house: House, only_ada: Somebody, bea: Somebody, later: Later
) -> None:
    cleo = house.person("Cleo")
    appoints(bea, cleo)
    later(minutes=1)
    done(only_ada.patch(f"/people/{bea.id}", {"status": "suspended"}))
    done(only_ada.patch(f"/people/{bea.id}", {"status": "active"}))
    assert cleo.id not in waiting(only_ada)
    assert only_ada.put(f"/people/{cleo.id}/appointment/signature").code == "signer_gone"
    assert only_ada.patch(f"/people/{cleo.id}", {"roles": ["administrator"]}).status == 202
    assert done(cleo.get("/me"))["may"]["administer"] is False


def at_once(*acts: Any) -> None:
    threads = [threading.Thread(target=each) for each in acts]
    for each in threads:
        each.start()
    for each in threads:
        each.join()


def administrators() -> set[str]:
    from chalicelib.foundation import settings

    row = CLIENTS["dynamodb"].get_item(TableName=settings.TABLES["network"], Key=PLACE, ConsistentRead=True)[
        "Item"
    ]
    return set(row["people"]["SS"])


@pytest.mark.parametrize("said", [{"roles": []}, {"status": "suspended"}])
@pytest.mark.parametrize("third", [False, True])
def test_of_two_who_remove_each_other_at_once_one_stays(
    house: House, only_ada: Somebody, bea: Somebody, said: dict[str, Any], third: bool
) -> None:
    """Whether or not somebody else runs the network too: who was taken off takes nobody off any more."""
    cleo = house.person("Cleo Third")
    if third:
        appoints(only_ada, cleo)
        done(bea.put(f"/people/{cleo.id}/appointment/signature"))
    answers: dict[str, int] = {}

    def removes(one: Somebody, other: Somebody) -> None:
        answers[one.name] = one.patch(f"/people/{other.id}", said).status

    at_once(lambda: removes(only_ada, bea), lambda: removes(bea, only_ada))
    left = administrators()
    try:
        assert min(answers.values()) == 200
        assert max(answers.values()) in (401, 403, 409)
        assert len(left & {only_ada.id, bea.id}) == 1
        assert len(left) == (2 if third else 1)
    finally:
        _restored(house, only_ada, bea, cleo)


def _restored(house: House, ada: Somebody, bea: Somebody, cleo: Somebody) -> None:
    """Ada runs the network again, whoever of the two stayed."""
    from chalicelib.people.actions import first_administrator

    by = ada if ada.id in administrators() else bea
    for someone in (ada, bea):
        by.patch(f"/people/{someone.id}", {"status": "active"})
    first_administrator(ada.email, "Ada Lovelace")
    house.settle()
    if by is bea:
        done(ada.signs_in(), 201)
    done(ada.patch(f"/people/{cleo.id}", {"roles": []}))
