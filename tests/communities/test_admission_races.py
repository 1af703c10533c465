"""What happens between looking and writing: each decision about coming in stands on what is so when it is
written."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from chalicelib.access.model import CommunityId
from chalicelib.communities import store
from chalicelib.foundation import rows
from tests.cast.house import House, Somebody, done


@contextmanager
def just_before_writing(act: Callable[[], Any]) -> Iterator[list[Any]]:
    """Within, the first transaction finds that something else was done after its rows were read."""
    events, name, answers = rows.connection.client.meta.events, "before-call.dynamodb.TransactWriteItems", []

    def meddle(**_: Any) -> None:
        events.unregister(name, unique_id="meddler")
        answers.append(act())

    events.register(name, meddle, unique_id="meddler")
    try:
        yield answers
    finally:
        events.unregister(name, unique_id="meddler")
    assert len(answers) == 1


def patches(steward: Somebody, place: str, **patch: Any) -> None:
    done(steward.patch(f"/communities/{place}", patch, if_match="*"))


def taken(place: str) -> int:
    found = store.seats_now(CommunityId(place))
    assert found is not None
    return found.taken


def inside(steward: Somebody, place: str) -> int:
    return len(done(steward.get(f"/communities/{place}/people?limit=100"))["items"])


@pytest.mark.parametrize("end", ["leaves", "is put out", "takes the word back"])
def test_a_word_that_goes_while_the_other_is_given_admits_nobody(house: House, end: str) -> None:
    anna, ben, cleo, dora = (house.person(name) for name in ("Anna", "Ben", "Cleo", "Dora"))
    place = anna.founds("private", admission="vouching")
    for each in (ben, cleo):
        done(anna.adds(place, each))
    done(dora.post(f"/communities/{place}/requests", {}), 201)
    word = f"/communities/{place}/requests/{dora.id}/vouch"
    done(ben.put(word))
    ends = {
        "leaves": lambda: ben.leaves(place),
        "is put out": lambda: anna.delete(f"/communities/{place}/people/{ben.id}"),
        "takes the word back": lambda: ben.delete(word),
    }
    with just_before_writing(ends[end]):
        assert done(cleo.put(word))["admitted"] is False
    assert done(dora.get(f"/communities/{place}"))["membership"]["state"] == "asked"


def test_a_request_that_is_withdrawn_while_the_word_is_given_admits_nobody(house: House) -> None:
    anna, ben, dora = (house.person(name) for name in ("Anna", "Ben", "Dora"))
    place = anna.founds("private", admission="vouching")
    done(anna.adds(place, ben))
    asked = f"/communities/{place}/requests/{dora.id}"
    done(dora.post(f"/communities/{place}/requests", {}), 201)
    done(anna.put(f"{asked}/vouch"))
    with just_before_writing(lambda: dora.delete(asked)):
        assert ben.put(f"{asked}/vouch").status == 404
    assert done(dora.get(f"/communities/{place}"))["membership"]["state"] == "none"


@pytest.mark.parametrize(
    "patch", [{"admission": "stewards"}, {"cap": 2}, {"archived": True}, {"terms": "Be kind."}]
)
def test_an_entrance_that_changes_while_the_word_is_given_refuses_it(
    house: House, patch: dict[str, Any]
) -> None:
    anna, ben, dora = (house.person(name) for name in ("Anna", "Ben", "Dora"))
    place = anna.founds("private", admission="vouching")
    done(anna.adds(place, ben))
    done(dora.post(f"/communities/{place}/requests", {}), 201)
    word = f"/communities/{place}/requests/{dora.id}/vouch"
    done(anna.put(word))
    with just_before_writing(lambda: patches(anna, place, **patch)):
        assert ben.put(word).code == "rule_changed"
    assert done(dora.get(f"/communities/{place}"))["membership"]["state"] == "asked"


def test_who_goes_while_a_cap_is_set_is_not_counted(house: House) -> None:
    anna, ines, acme = house.person("Anna"), house.person("Ines"), house.company()
    place = anna.founds("open", acme)
    gil = house.guest(anna, acme, place)
    done(ines.joins(place))
    with just_before_writing(lambda: patches(anna, place, cap=9)):
        assert ines.leaves(place).status == 204
    assert taken(place) == inside(anna, place) == 2
    patches(anna, place, cap=None)
    with just_before_writing(lambda: patches(anna, place, cap=9)):
        assert gil.leaves(place).status == 204
    assert taken(place) == inside(anna, place) == 1


def test_who_departs_while_a_cap_is_set_is_not_counted(house: House) -> None:
    anna, ines = house.person("Anna"), house.person("Ines")
    place = anna.founds("open")
    done(ines.joins(place))
    done(house.ada.patch(f"/people/{ines.id}", {"status": "departed"}))
    with just_before_writing(lambda: patches(anna, place, cap=9)):
        house.settle()
    assert taken(place) == inside(anna, place) == 1


def test_who_comes_while_a_cap_is_set_is_told_to_look_again(house: House) -> None:
    anna, ines = house.person("Anna"), house.person("Ines")
    place = anna.founds("open")
    with just_before_writing(lambda: patches(anna, place, cap=2)):
        assert ines.joins(place).code == "rule_changed"
    assert taken(place) == 1
    done(ines.joins(place))
    assert taken(place) == inside(anna, place) == 2


def test_rules_that_change_while_somebody_comes_are_shown_first(house: House) -> None:
    anna, ines, paul = house.person("Anna"), house.person("Ines"), house.person("Paul")
    place = anna.founds("open", terms="Be kind.")
    body = {"accepts": 1}
    with just_before_writing(lambda: patches(anna, place, terms="Be kinder.")):
        assert ines.put(f"/communities/{place}/membership", body).code == "rule_changed"
    assert ines.put(f"/communities/{place}/membership", body).code == "terms_not_accepted"
    done(paul.put(f"/communities/{place}/membership", {"accepts": 2}))
    with just_before_writing(lambda: patches(anna, place, terms="Be kindest.")):
        draft = {"kind": "update", "body": "Hello.", "audience": paul.audience(place)}
        assert paul.post(f"/communities/{place}/posts", draft).code == "rule_changed"


def test_two_stewards_write_rules_at_once(house: House) -> None:
    anna, ines = house.person("Anna"), house.person("Ines")
    place = anna.founds("private")
    done(anna.adds(place, ines, "steward"))
    read = done(anna.get(f"/communities/{place}")).headers["etag"]
    with just_before_writing(lambda: patches(ines, place, terms="Ines'.")):
        late = anna.patch(f"/communities/{place}", {"terms": "Anna's."}, if_match=read)
    assert (late.status, late.code) == (412, "stale")
    assert done(anna.get(f"/communities/{place}"))["terms"] == {
        "version": 1, "text": "Ines'.", "accepted": False,
    }  # fmt: skip
