"""Messages that come in, in our shape and in Slack's: posted by a bot of a steward, while they are one."""

import pytest

from chalicelib.foundation import queries
from chalicelib.webhooks.store import incoming as store
from chalicelib.webhooks.store import paces
from tests.cast.caller import Reply
from tests.cast.counting import counted
from tests.cast.house import House, Somebody, done


def door(made: Reply) -> str:
    """The path of an address, as its sender calls it."""
    return str(made["url"]).partition("/api/v1")[2]


def opened(steward: Somebody, place: str, name: str = "Build server") -> Reply:
    """A new address of a community."""
    return done(steward.post(f"/communities/{place}/incoming", {"name": name}), 201)


def test_messages_of_both_shapes_are_posted_by_a_bot(house: House) -> None:
    ines, otto = house.person("Ines"), house.person("Otto")
    place = ines.founds()
    done(ines.adds(place, otto))
    made, sender = opened(ines, place), house.stranger()
    ours = done(sender.post(door(made), {"title": "Build 12", "body": "It is *green*."}))
    slack = {"text": "See <https://ci.example.org/1|the [log]> &amp; <!here> rest", "username": "ci"}
    theirs = done(sender.post(door(made), slack))
    post = done(otto.get(f"/posts/{ours['post']}"))
    assert (post["author"]["name"], post["author"]["kind"]) == ("Build server", "bot")
    assert (post["title"], post["html"].strip()) == ("Build 12", "<p>It is <em>green</em>.</p>")
    assert "[the (log)](https://ci.example.org/1)" in done(otto.get(f"/posts/{theirs['post']}"))["body"]


def test_what_comes_in_is_cleaned_as_everybodys(house: House) -> None:
    ines = house.person("Ines")
    made = opened(ines, ines.founds())
    evil = "<script>alert(1)</script> [x](javascript:alert(1)) <img src=x onerror=y>"
    post = done(house.stranger().post(door(made), {"text": evil}))["post"]
    shown = done(ines.get(f"/posts/{post}"))["html"]
    assert "<script" not in shown
    assert "<img" not in shown
    assert 'href="javascript' not in shown
    turned = house.stranger().post(door(made), {"body": "a \u202e b"})
    assert turned.status == 422


def test_the_secret_is_stored_as_a_hash_alone_and_shown_once(house: House) -> None:
    ines = house.person("Ines")
    place = ines.founds()
    made = opened(ines, place)
    secret = door(made)[len("/incoming/") + 26 :]
    assert len(secret) >= 32
    assert secret not in repr(queries.query(store.query(place)).items)
    listed = ines.get(f"/communities/{place}/incoming")
    assert done(listed)["items"][0]["url"] is None
    assert secret.encode() not in listed.raw


@pytest.mark.parametrize("end", ["revoked", "archived", "demoted", "left", "suspended", "bot retired"])
def test_what_does_not_take_messages_any_more_was_never_there(house: House, end: str) -> None:
    ines, otto = house.person("Ines"), house.person("Otto")
    place = ines.founds()
    done(ines.adds(place, otto, "steward"))
    made, sender = opened(otto, place), house.stranger()
    done(sender.post(door(made), {"text": "Beep."}))
    if end == "revoked":
        done(ines.delete(f"/communities/{place}/incoming/{made['id']}"), 204)
    elif end == "archived":
        done(ines.patch(f"/communities/{place}", {"archived": True}, if_match="*"))
    elif end == "demoted":
        done(ines.adds(place, otto, "moderator"))
    elif end == "left":
        done(otto.leaves(place), 204)
    elif end == "suspended":
        done(house.ada.patch(f"/people/{otto.id}", {"status": "suspended"}))
    else:
        done(otto.delete(f"/me/bots/{made['bot']}"), 204)
    with counted() as bill:
        gone = sender.post(door(made), {"text": "Beep."})
    with counted() as nowhere:
        never = sender.post(f"/incoming/{'0' * 26}{'x' * 43}", {"text": "Beep."})
    assert gone.status == 404
    assert gone.raw == never.raw
    assert bill.trips == nowhere.trips


def test_a_wrong_secret_opens_nothing(house: House) -> None:
    ines = house.person("Ines")
    path, sender = door(opened(ines, ines.founds())), house.stranger()
    wrong = path[:-1] + ("A" if path[-1] != "A" else "B")
    for each in (wrong, path[:-1], path + "A", path[:20], "/incoming/x"):
        assert sender.post(each, {"text": "Beep."}).status == 404


def test_a_revoked_address_takes_its_bot_along(house: House) -> None:
    ines = house.person("Ines")
    place = ines.founds()
    made = opened(ines, place)
    assert [each["id"] for each in done(ines.get("/me/bots"))["items"]] == [made["bot"]]
    done(ines.delete(f"/communities/{place}/incoming/{made['id']}"), 204)
    assert done(ines.get("/me/bots"))["items"] == []
    assert done(ines.get(f"/communities/{place}/incoming"))["items"] == []


def test_who_sends_too_often_is_told_to_wait(house: House) -> None:
    ines = house.person("Ines")
    made, sender = opened(ines, ines.founds()), house.stranger()
    answers = [sender.post(door(made), {"text": "Beep."}) for _ in range(paces.MESSAGES + 1)]
    assert {each.status for each in answers[:-1]} <= {200, 429}
    refused = [each for each in answers if each.status == 429]
    assert refused
    assert 1 <= int(refused[0].headers["retry-after"]) <= 60


@pytest.mark.parametrize(
    "body", [{}, {"text": "a", "body": "b"}, {"title": "x"}, {"text": ""}, {"words": "x"}]
)
def test_a_message_has_one_text(house: House, body: dict[str, str]) -> None:
    ines = house.person("Ines")
    made = opened(ines, ines.founds())
    assert house.stranger().post(door(made), body).status == 422


def test_its_audience_is_that_of_the_moment(house: House) -> None:
    ines, olga = house.person("Ines"), house.person("Olga")
    place = ines.founds("open")
    made, sender = opened(ines, place), house.stranger()
    before = done(sender.post(door(made), {"text": "For all."}))["post"]
    done(ines.post(f"/communities/{place}/changes", {"visibility": "secret"}))
    after = done(sender.post(door(made), {"text": "For us."}))["post"]
    assert [olga.get(f"/posts/{each}").status for each in (before, after)] == [404, 404]
    assert ines.get(f"/posts/{after}").status == 200


def test_only_stewards_make_and_see_addresses(house: House) -> None:
    ines, rita = house.person("Ines"), house.person("Rita")
    place = ines.founds()
    done(ines.adds(place, rita))
    made = opened(ines, place)
    path = f"/communities/{place}/incoming"
    assert rita.get(path).code == "may_not_configure"
    assert rita.post(path, {"name": "Mine"}).code == "may_not_configure"
    assert rita.delete(f"{path}/{made['id']}").code == "may_not_configure"


def test_a_repeated_request_makes_one_address(house: House) -> None:
    ines = house.person("Ines")
    path = f"/communities/{ines.founds()}/incoming"
    first = done(ines.post(path, {"name": "CI"}, idempotency_key="one"), 201)
    assert first.raw == done(ines.post(path, {"name": "CI"}, idempotency_key="one"), 201).raw
    done(house.stranger().post(door(first), {"text": "Beep."}))
