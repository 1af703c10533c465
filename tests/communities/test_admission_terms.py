"""A community's own rules and its question: accepted as one comes in or asks, and again when they change."""

from typing import Any

import pytest

from chalicelib.access import keys
from chalicelib.foundation import rows
from tests.cast.house import House, Somebody, done
from tests.cast.ledgers import audit

TERMS = "Speak to one another as neighbours do."


def sets(steward: Somebody, place: str, **patch: Any) -> dict[str, Any]:
    """A steward's patch, whatever the version."""
    card: dict[str, Any] = done(steward.patch(f"/communities/{place}", patch, if_match="*")).json
    return card


def comes(someone: Somebody, place: str, **draft: Any) -> Any:
    return someone.put(f"/communities/{place}/membership", draft or None)


def writes(someone: Somebody, place: str) -> tuple[int, str | None]:
    draft = {"kind": "update", "body": "Hello.", "audience": someone.audience(place)}
    reply = someone.post(f"/communities/{place}/posts", draft)
    return reply.status, reply.json.get("code")


REFUSED = (409, "terms_not_accepted")


def test_coming_in_alone_takes_the_present_version(house: House) -> None:
    anna, ines = house.person("Anna"), house.person("Inès", language="fr")
    place = anna.founds("open")
    assert done(comes(ines, place))["state"] == "inside"
    ines.leaves(place)
    assert sets(anna, place, terms=TERMS)["terms"] == {"version": 1, "text": TERMS, "accepted": True}
    for draft in ({}, {"accepts": 2}, {"accepts": None}):
        refused = comes(ines, place, **draft)
        assert (refused.status, refused.code) == REFUSED
        assert refused["terms"] == {"version": 1, "text": TERMS}
        assert refused["detail"].startswith("Cette communauté a ses propres règles")
    assert done(ines.get(f"/communities/{place}"))["terms"] == {
        "version": 1,
        "text": TERMS,
        "accepted": False,
    }
    sets(anna, place, terms=f"{TERMS} Always.")
    assert comes(ines, place, accepts=1).code == "terms_not_accepted"
    done(comes(ines, place, accepts=2))
    assert done(ines.get(f"/communities/{place}"))["terms"]["accepted"] is True
    assert writes(ines, place)[0] == 201


def test_an_invitation_takes_it_too(house: House) -> None:
    anna, ines = house.person("Anna"), house.person("Ines")
    place = anna.founds("secret", terms=TERMS)
    done(anna.post(f"/communities/{place}/invitations", {"person": ines.id}), 201)
    assert done(ines.get(f"/communities/{place}"))["terms"]["text"] == TERMS
    assert comes(ines, place).code == "terms_not_accepted"
    done(comes(ines, place, accepts=1))
    assert writes(ines, place)[0] == 201
    assert writes(anna, place)[0] == 201


def test_what_was_accepted_when_asking_holds_when_admitted(house: House) -> None:
    anna, ines, paul = house.person("Anna"), house.person("Ines"), house.person("Paul")
    place = anna.founds("private", terms=TERMS)
    for draft in ({}, {"accepts": 3}):
        refused = ines.post(f"/communities/{place}/requests", draft)
        assert (refused.code, refused["terms"]["text"]) == ("terms_not_accepted", TERMS)
    done(ines.post(f"/communities/{place}/requests", {"accepts": 1}), 201)
    assert done(ines.get(f"/communities/{place}"))["terms"]["accepted"] is True
    done(anna.adds(place, ines))
    done(anna.adds(place, paul))
    assert writes(ines, place)[0] == 201
    assert writes(paul, place) == REFUSED


def test_who_was_added_reads_and_writes_once_they_accept(house: House) -> None:
    anna, ines = house.person("Anna"), house.person("Ines")
    place = anna.founds("private", terms=TERMS)
    post = anna.posts(place)
    done(anna.adds(place, ines))
    done(ines.get(f"/posts/{post}"))
    assert writes(ines, place) == REFUSED
    assert ines.post(f"/posts/{post}/comments", {"body": "Yes."}).code == "terms_not_accepted"
    assert ines.put(f"/posts/{post}/reactions/useful").code == "terms_not_accepted"
    card = done(ines.get(f"/communities/{place}"))
    assert card["membership"]["accepted"] == 0
    assert not {"post", "comment", "react"} & set(card["may"])
    accepted = done(ines.patch(f"/communities/{place}/membership", {"accepts": 1, "favourite": True}))
    assert (accepted["accepted"], accepted["favourite"]) == (1, True)
    assert done(ines.patch(f"/communities/{place}/membership", {"accepts": 1}))["accepted"] == 1
    assert writes(ines, place)[0] == 201
    ines.comments(post)
    done(ines.put(f"/posts/{post}/reactions/useful"))


def test_a_guest_accepts_for_themselves(house: House) -> None:
    anna, acme = house.person("Anna"), house.company()
    place = anna.founds("private", acme, terms=TERMS)
    gil = house.guest(anna, acme, place)
    assert writes(gil, place) == REFUSED
    done(gil.patch(f"/communities/{place}/membership", {"accepts": 1}))
    assert writes(gil, place)[0] == 201
    ines = house.person("Ines")
    assert ines.patch(f"/communities/{place}/membership", {"accepts": 1}).code == "not_inside"


def test_a_new_version_waits_for_everybody_but_its_writer(house: House) -> None:
    anna, ines = house.person("Anna"), house.person("Ines")
    place = anna.founds("open", terms=TERMS)
    done(comes(ines, place, accepts=1))
    card = done(anna.get(f"/communities/{place}"))
    assert sets(anna, place, terms=f"{TERMS}\n")["terms"]["version"] == 1
    assert done(anna.get(f"/communities/{place}")).headers["etag"] == card.headers["etag"]
    assert sets(anna, place, terms="Other.")["terms"] == {"version": 2, "text": "Other.", "accepted": True}
    assert writes(anna, place)[0] == 201
    assert writes(ines, place) == REFUSED
    for stale in (1, 3):
        refused = ines.patch(f"/communities/{place}/membership", {"accepts": stale})
        assert (refused.code, refused["terms"]["version"]) == ("terms_not_accepted", 2)
    done(ines.patch(f"/communities/{place}/membership", {"accepts": 2}))
    assert writes(ines, place)[0] == 201


def test_rules_that_were_withdrawn_never_return_under_their_version(house: House) -> None:
    anna, ines = house.person("Anna"), house.person("Ines")
    place = anna.founds("private", terms=TERMS)
    done(anna.adds(place, ines))
    assert sets(anna, place, terms=None)["terms"] is None
    assert writes(ines, place)[0] == 201
    assert done(ines.patch(f"/communities/{place}/membership", {"accepts": 9}))["accepted"] == 0
    assert sets(anna, place, terms=TERMS)["terms"]["version"] == 2
    assert writes(ines, place) == REFUSED


def test_everybody_inside_is_told_and_it_is_kept_for_good(house: House) -> None:
    anna, ines = house.person("Anna"), house.person("Ines")
    place = anna.founds("private")
    done(anna.adds(place, ines))
    sets(anna, place, terms=TERMS, admission="vouching", cap=5)
    sets(anna, place, question="Why?")
    house.settle()
    told = [each["kind"] for each in done(ines.get("/notifications"))["items"]]
    assert sorted(told) == ["admission.changed", "person.admitted", "terms.changed"]
    kept = [each for each in audit() if each.community == place]
    assert [each.name for each in kept if each.name == "terms.changed"] == ["terms.changed"]
    fields = [each.data["fields"] for each in kept if each.name == "admission.changed"]
    assert sorted(map(str, fields)) == ["admission cap", "question"]
    assert TERMS not in str(kept)


def test_a_question_wants_an_answer(house: House) -> None:
    anna, ines, paul = house.person("Anna"), house.person("Ines"), house.person("Paul")
    place = anna.founds("private", question="What do you know of pumps?")
    assert done(ines.get(f"/communities/{place}"))["question"] == "What do you know of pumps?"
    for draft in ({}, {"answer": " \n "}):
        refused = ines.post(f"/communities/{place}/requests", draft)
        assert (refused.status, refused["errors"][0]["code"]) == (422, "answer_needed")
        assert refused["errors"][0]["pointer"] == "/answer"
    done(ines.post(f"/communities/{place}/requests", {"answer": "They leak."}), 201)
    assert sets(anna, place, question=None)["question"] == ""
    done(paul.post(f"/communities/{place}/requests", {}), 201)
    asked = {each["person"]["name"]: each["answer"] for each in requests(anna, place)}
    assert asked == {"Ines": "They leak.", "Paul": ""}
    done(anna.adds(place, ines))


def requests(someone: Somebody, place: str) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = done(someone.get(f"/communities/{place}/requests"))["items"]
    return items


@pytest.mark.parametrize(
    ("patch", "pointer"),
    [
        ({"terms": ""}, "/terms"),
        ({"terms": " \n"}, "/terms"),
        ({"terms": "x" * 4_001}, "/terms"),
        ({"terms": "\u202etxet"}, "/terms"),
        ({"question": "x" * 301}, "/question"),
        ({"cap": 0}, "/cap"),
        ({"cap": 1}, "/cap"),
        ({"cap": 10_001}, "/cap"),
        ({"cap": "12"}, "/cap"),
        ({"cap": True}, "/cap"),
        ({"admission": "anybody"}, "/admission"),
        ({"terms_version": 7}, "/terms_version"),
    ],
)
def test_what_does_not_hold_is_pointed_at(house: House, patch: dict[str, Any], pointer: str) -> None:
    anna = house.person("Anna")
    place = anna.founds()
    before = done(anna.get(f"/communities/{place}")).raw
    for refused in (
        anna.patch(f"/communities/{place}", patch, if_match="*"),
        anna.post("/communities", {"name": "Atelier"} | patch),
    ):
        assert (refused.status, refused["errors"][0]["pointer"]) == (422, pointer)
    assert done(anna.get(f"/communities/{place}")).raw == before


@pytest.mark.parametrize("accepts", [0, -1, "1", 1.5, 10**12])
def test_a_version_is_a_number(house: House, accepts: Any) -> None:
    anna, ines = house.person("Anna"), house.person("Ines")
    place = anna.founds("open", terms=TERMS)
    assert comes(ines, place, accepts=accepts).status == 422
    assert ines.post(f"/communities/{place}/requests", {"accepts": accepts}).status == 422
    assert anna.patch(f"/communities/{place}/membership", {"accepts": accepts}).status == 422


def test_only_stewards_set_how_one_comes_in(house: House) -> None:
    anna, ines = house.person("Anna"), house.person("Ines")
    place = anna.founds("private")
    done(anna.adds(place, ines, "moderator"))
    for patch in ({"terms": TERMS}, {"cap": 9}, {"admission": "vouching"}, {"question": "Why?"}):
        assert ines.patch(f"/communities/{place}", patch, if_match="*").code == "may_not_configure"
        assert anna.patch(f"/communities/{place}", patch, if_match='"99"').code == "stale"
        assert anna.patch(f"/communities/{place}", patch).status == 428


def test_what_was_not_chosen_is_written_out(house: House) -> None:
    """Defaults are pinned when a community is founded: who admits stands in its gate."""
    anna = house.person("Anna")
    plain, chosen = anna.founds(), anna.founds(admission="vouching", cap=3, question="Why?", terms=TERMS)
    gates = [rows.fetch([keys.gate_copy(each, 5)]).popitem()[1] for each in (plain, chosen)]
    assert [each["admission"] for each in gates] == ["stewards", "vouching"]
    card = done(anna.get(f"/communities/{chosen}"))
    assert (card["admission"], card["cap"], card["question"]) == ("vouching", 3, "Why?")
    assert card["terms"] == {"version": 1, "text": TERMS, "accepted": True}
    card = done(anna.get(f"/communities/{plain}"))
    assert (card["admission"], card["cap"], card["question"], card["terms"]) == ("stewards", None, "", None)
