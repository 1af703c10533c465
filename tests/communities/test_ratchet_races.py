"""Several at once: signing, withdrawing, narrowing, the day. Whoever is second finds what the first did."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.cast.caller import Reply
from tests.cast.house import House, done
from tests.communities.widening import changes, moves, pending, proposes, rings, signs, stewards

ROUNDS = range(3)


def at_once(*acts: Callable[[], Reply]) -> list[Reply]:
    with ThreadPoolExecutor(len(acts)) as pool:
        return [each.result() for each in [pool.submit(act) for act in acts]]


@pytest.mark.parametrize("number", ROUNDS)
def test_two_sign_at_once_and_one_has_signed(house: House, number: int) -> None:
    anna, bea, place = stewards(house)
    cleo = house.person("Cleo")
    done(anna.adds(place, cleo, "steward"))
    path = proposes(anna, place, visibility="open")
    replies = at_once(lambda: signs(bea, path), lambda: signs(cleo, path), lambda: signs(bea, path))
    assert sorted({each.status for each in replies}) == [200, 409]
    assert {each.code for each in replies if each.status == 409} == {"already_signed"}
    signer = pending(anna, place)["signed_by"]["name"]
    winners = {"Bea": [200, 409, 200], "Cleo": [409, 200, 409]}
    assert [each.status for each in replies] == winners[signer]
    house.passes(days=7.1)
    assert [each["kind"] for each in done(anna.get(f"/communities/{place}/eras"))["items"]] == [
        "widened",
        "founded",
    ]


@pytest.mark.parametrize("number", ROUNDS)
def test_signing_while_it_is_withdrawn(house: House, number: int) -> None:
    anna, bea, place = stewards(house)
    path = proposes(anna, place, visibility="open")
    signed, withdrawn = at_once(lambda: signs(bea, path), lambda: anna.delete(path))
    assert withdrawn.status == 204
    assert signed.status in (200, 409)
    assert (done(anna.get(path))["state"], pending(anna, place)) == ("withdrawn", None)
    house.passes(days=7.1)
    assert done(anna.get(f"/communities/{place}"))["visibility"] == "private"


@pytest.mark.parametrize("number", ROUNDS)
def test_signing_while_the_rule_is_narrowed(house: House, number: int) -> None:
    anna, bea, place = stewards(house)
    path = proposes(anna, place, visibility="open")
    signed, narrowed = at_once(lambda: signs(bea, path), lambda: changes(anna, place, visibility="secret"))
    assert narrowed.status == 200
    assert signed.status in (200, 409)
    assert done(anna.get(path))["reason"] == "rule_changed"
    house.passes(days=7.1)
    assert done(anna.get(f"/communities/{place}"))["visibility"] == "secret"


@pytest.mark.parametrize("number", ROUNDS)
def test_proposing_while_the_rule_is_narrowed(house: House, number: int) -> None:
    anna, bea, place = stewards(house)
    proposed, narrowed = at_once(
        lambda: changes(anna, place, visibility="open"), lambda: changes(bea, place, visibility="secret")
    )
    assert narrowed.status == 200
    card = pending(anna, place)
    if proposed.status == 202 and card is not None:
        assert card["was"]["visibility"] == "secret", "proposed on what was narrowed"
    else:
        assert (proposed.status, card) in ((202, None), (409, None))


def test_two_propose_at_once_and_one_waits(house: House) -> None:
    anna, bea, place = stewards(house)
    replies = at_once(
        lambda: changes(anna, place, visibility="open"), lambda: changes(bea, place, guests="mixed")
    )
    assert sorted(each.status for each in replies) == [202, 409]
    assert next(each for each in replies if each.status == 409).code == "change_pending"
    assert pending(anna, place)["number"] == 1


def test_what_is_posted_on_the_day_is_stamped_as_it_is_read(house: House) -> None:
    anna, bea, place = stewards(house)
    ines = house.person("Ines")
    done(signs(bea, proposes(anna, place, visibility="open")))
    # The day is rung here, twice, beside people who write: the minute has not come by itself.
    moves(house, 7.1)
    draft = {"kind": "update", "body": "Kanari.", "audience": anna.audience(place)}
    with ThreadPoolExecutor(6) as pool:
        writing = [pool.submit(anna.post, f"/communities/{place}/posts", draft) for _ in range(4)]
        ringing = [pool.submit(rings, place) for _ in range(2)]
        replies = [each.result() for each in writing]
        assert [each.result() for each in ringing] == [None, None]
    assert {each.status for each in replies} <= {201, 409}
    assert {each.code for each in replies if each.status == 409} <= {"rule_changed", "audience_widened"}
    written = {each["id"] for each in replies if each.status == 201}
    assert {each["id"] for each in done(anna.get(f"/communities/{place}/posts"))["items"]} == written
    assert done(ines.get(f"/communities/{place}/posts"))["items"] == []
    eras = done(anna.get(f"/communities/{place}/eras"))["items"]
    assert [each["kind"] for each in eras] == ["widened", "founded"]
