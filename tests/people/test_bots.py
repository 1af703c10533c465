"""Bots: they act with what their owner may do now, are named as what they are, and stop with their owner."""

import threading
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.cast.caller import Reply
from tests.cast.house import House, Somebody, done


class Bot:
    """A bot in front of the network: whatever it does comes with its token, and without a cookie."""

    def __init__(self, owner: Somebody, name: str = "Release Bot") -> None:
        self.owner, self.house = owner, owner.house
        self.id = str(done(owner.post("/me/bots", {"name": name}), 201)["id"])
        made = done(owner.post(f"/me/bots/{self.id}/tokens", {"name": "CI", "ends_on": in_days(30)}), 201)
        self.token_id, self.token = str(made["id"]), str(made["token"])

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> Reply:
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        sent["authorization"] = f"Bearer {self.token}"
        return self.house.door.ask(method, path, body, sent, self.owner.origin)

    def get(self, path: str) -> Reply:
        return self.ask("GET", path)

    def posts(self, community: str, body: str) -> str:
        audience = done(self.get(f"/communities/{community}/audience"))["fingerprint"]
        draft = {"kind": "update", "body": body, "audience": audience}
        return str(done(self.ask("POST", f"/communities/{community}/posts", draft), 201)["id"])


def in_days(days: int) -> str:
    return (datetime.now(UTC).date() + timedelta(days=days)).isoformat()


def test_a_bot_writes_under_its_own_name_where_its_owner_is(house: House) -> None:
    ines, omar = house.person("Ines"), house.person("Omar")
    place = ines.founds("secret")
    done(ines.adds(place, omar))
    bot = Bot(ines)
    post = bot.posts(place, "Version 3 is out.")
    card = done(omar.get(f"/posts/{post}"))
    author = card["author"]
    assert (author["id"], author["name"], author["kind"], author["company"]) == (
        bot.id, "Release Bot", "bot", None
    )  # fmt: skip
    done(bot.ask("POST", f"/posts/{post}/comments", {"body": "And signed."}), 201)
    done(bot.ask("PUT", f"/posts/{post}/reactions/useful"))
    done(bot.ask("PATCH", f"/posts/{post}", {"body": "Version 3.1 is out."}, if_match='"1"'))
    assert [each["post"]["id"] for each in done(bot.get("/feed"))["items"]] == [post]
    assert ines.patch(f"/posts/{post}", {"body": "Mine"}, if_match='"2"').status == 403
    names = [each["person"]["name"] for each in done(omar.get(f"/communities/{place}/people"))["items"]]
    assert "Release Bot" not in names, "a bot is nobody's neighbour: its owner is inside"


def test_what_its_owner_may_do_now_is_what_it_may_do_now(house: House) -> None:
    ines, host = house.person("Ines"), house.person("Hector")
    secret, hall = host.founds("secret"), host.founds("open")
    done(host.adds(secret, ines))
    bot = Bot(ines)
    done(bot.get(f"/communities/{secret}"))
    refused = bot.ask("POST", f"/communities/{hall}/posts", {"kind": "update", "body": "x", "audience": "x"})
    assert refused.code == "may_not_post", "what every member reads is read, what those inside do is not"
    done(bot.get(f"/communities/{hall}"))
    done(ines.leaves(secret), 204)
    assert bot.get(f"/communities/{secret}").status == 404


@pytest.mark.parametrize("status", ["suspended", "departed"])
def test_it_stops_with_its_owner(house: House, status: str) -> None:
    ines = house.person("Ines")
    bot = Bot(ines)
    done(bot.get("/me"))
    done(house.ada.patch(f"/people/{ines.id}", {"status": status}))
    assert bot.get("/me").status == 401
    house.settle()
    page = done(house.ada.get(f"/people/{bot.id}"))
    assert (page["departed"], page["status"]) == (
        (True, "departed") if status == "departed" else (False, "active")
    )
    if status == "suspended":
        done(house.ada.patch(f"/people/{ines.id}", {"status": "active"}))
        done(bot.get("/me"))


def test_it_stops_when_its_owner_or_an_administrator_says_so(house: House) -> None:
    ines = house.person("Ines")
    bot, other = Bot(ines), Bot(ines, "Other Bot")
    done(house.ada.patch(f"/people/{other.id}", {"status": "suspended"}))
    assert other.get("/me").status == 401
    assert done(house.ada.patch(f"/people/{other.id}", {"status": "active"}))["status"] == "active"
    done(other.get("/me"))
    for _ in range(2):
        done(ines.delete(f"/me/bots/{bot.id}"), 204)
    assert bot.get("/me").status == 401
    done(other.get("/me"))
    assert [each["id"] for each in done(ines.get("/me/bots"))["items"]] == [other.id]
    draft = {"name": "Late", "ends_on": in_days(3)}
    assert ines.post(f"/me/bots/{bot.id}/tokens", draft).status == 404
    done(house.ada.patch(f"/people/{other.id}", {"status": "departed"}))
    assert done(ines.get("/me/bots"))["items"] == []
    assert house.ada.patch(f"/people/{bot.id}", {"status": "active"}).code == "departed_final"


def test_its_tokens_are_listed_revoked_and_end_on_their_day(house: House) -> None:
    ines = house.person("Ines")
    bot = Bot(ines)
    listed = done(ines.get(f"/me/bots/{bot.id}/tokens"))
    assert [each["name"] for each in listed["items"]] == ["CI"]
    assert bot.token.encode() not in listed.raw
    assert done(ines.get("/me/tokens"))["items"] == []
    for _ in range(2):
        done(ines.delete(f"/bots/{bot.id}/tokens/{bot.token_id}"), 204)
    assert bot.get("/me").status == 401
    again = Bot(ines)
    house.passes(days=32)
    assert again.get("/me").status == 401
    late = {"name": "Long", "ends_on": in_days(400)}
    assert ines.post(f"/me/bots/{again.id}/tokens", late).status in (401, 422)


def test_a_repeated_request_makes_one_bot_and_one_token(house: House) -> None:
    ines = house.person("Ines")
    first, second = (ines.post("/me/bots", {"name": "Once"}, idempotency_key="bot") for _ in range(2))
    assert done(first, 201)["id"] == done(second, 201)["id"]
    assert len(done(ines.get("/me/bots"))["items"]) == 1
    path, draft = f"/me/bots/{first['id']}/tokens", {"name": "CI", "ends_on": in_days(3)}
    one, two = (done(ines.post(path, draft, idempotency_key="token"), 201) for _ in range(2))
    assert one.json == two.json
    assert len(done(ines.get(path))["items"]) == 1
    answer = house.door.ask("GET", "/me", None, {"authorization": f"Bearer {one['token']}"}, ines.origin)
    assert done(answer)["person"]["id"] == first["id"]


def test_one_has_ten_bots_at_most(house: House) -> None:
    ines = house.person("Ines")
    made: list[Reply] = []

    def make() -> None:
        made.append(ines.post("/me/bots", {"name": "Many"}))

    for _ in range(8):
        make()
    threads = [threading.Thread(target=make) for _ in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert sorted(each.status for each in made) == [201] * 10 + [409] * 2
    assert {each.code for each in made if each.status == 409} == {"too_many_bots"}
    bots = done(ines.get("/me/bots"))["items"]
    assert len(bots) == 10
    done(ines.delete(f"/me/bots/{bots[0]['id']}"), 204)
    done(ines.post("/me/bots", {"name": "Next"}), 201)


def test_only_members_in_a_browser_make_bots(house: House) -> None:
    ines, acme = house.person("Ines"), house.company()
    gil = house.guest(ines, acme, ines.founds("private", acme))
    refused = gil.post("/me/bots", {"name": "Guest Bot"})
    assert (refused.status, refused.code) == (403, "members_only")
    bot = Bot(ines)
    token = done(ines.post("/me/tokens", {"name": "Own", "ends_on": in_days(3)}), 201)["token"]
    own = {"authorization": f"Bearer {token}"}
    for path, draft in (
        ("/me/bots", {"name": "More"}),
        (f"/me/bots/{bot.id}/tokens", {"name": "More", "ends_on": in_days(3)}),
    ):
        refused = house.door.ask("POST", path, draft, own, ines.origin)
        assert (refused.status, refused.code) == (403, "session_only")
    for name in ("", " ", "\u202eevil", "..."):
        assert ines.post("/me/bots", {"name": name}).status == 422, name


def test_nobody_touches_the_bots_of_others(house: House) -> None:
    ines, omar = house.person("Ines"), house.person("Omar")
    bot = Bot(ines)
    for someone in (omar, house.ada):
        assert someone.delete(f"/me/bots/{bot.id}").status == 404
        assert someone.get(f"/me/bots/{bot.id}/tokens").status == 404
        draft = {"name": "Mine", "ends_on": in_days(3)}
        assert someone.post(f"/me/bots/{bot.id}/tokens", draft).status == 404
        assert someone.delete(f"/bots/{bot.id}/tokens/{bot.token_id}").status == 404
    for nobody in (omar.id, "0" * 13, "x", "%00", "é" * 13):
        assert ines.delete(f"/me/bots/{nobody}").status == 404
    done(bot.get("/me"))


def test_its_card_says_whose_it_is_to_whoever_sees_its_owner(house: House) -> None:
    ines, omar, acme, bolt = house.person("Ines"), house.person("Omar"), house.company(), house.company()
    place = ines.founds("private", acme)
    gil = house.guest(ines, acme, place)
    greta = house.guest(omar, bolt, omar.founds("private", bolt), "Greta")
    bot = Bot(ines)
    for someone in (omar, house.ada, gil, ines):
        page = done(someone.get(f"/people/{bot.id}"))
        assert (page["kind"], page["owner"]["id"], page["email"]) == ("bot", ines.id, None)
    assert greta.get(f"/people/{bot.id}").raw == greta.get(f"/people/{'0' * 13}").raw
    assert done(ines.get(f"/people/{bot.id}"))["status"] == "active"
    assert done(omar.get(f"/people/{bot.id}"))["status"] is None


def test_bots_are_found_apart_from_people(house: House) -> None:
    ines, omar = house.person("Ines"), house.person("Omar")
    bot = Bot(ines, "Zebulon Herald")
    assert done(omar.get("/people?q=zebulon"))["items"] == []
    assert [each["id"] for each in done(omar.get("/people?kind=bot&q=zebu"))["items"]] == [bot.id]
    done(ines.delete(f"/me/bots/{bot.id}"), 204)
    assert done(omar.get("/people?kind=bot&q=zebu"))["items"] == []


def test_nobody_lets_a_bot_in_or_makes_it_anything(house: House) -> None:
    ines, omar = house.person("Ines"), house.person("Omar")
    bot, place = Bot(ines), omar.founds("open")
    for role in ("participant", "steward"):
        refused = omar.put(f"/communities/{place}/people/{bot.id}", {"role": role})
        assert (refused.status, refused.code) == (409, "bots_follow_owners")
    refused = omar.post(f"/communities/{place}/invitations", {"person": bot.id})
    assert (refused.status, refused.code) == (409, "bots_follow_owners")
    refused = house.ada.patch(f"/people/{bot.id}", {"roles": ["administrator"]})
    assert (refused.status, refused["errors"][0]["code"]) == (422, "roles_of_members")


def test_the_bot_of_an_administrator_runs_nothing(house: House) -> None:
    bot = Bot(house.ada)
    try:
        for method, path, body in (
            ("GET", "/settings", None),
            ("PATCH", "/settings", {"guest_days": 30}),
            ("GET", "/appointments", None),
            ("PATCH", f"/people/{house.ada.id}", {"unit": "x"}),
            ("POST", "/people", {"email": "bot@example.org", "name": "X"}),
            ("POST", "/companies", {"name": "X"}),
            ("GET", "/people?status=suspended", None),
        ):
            refused = bot.ask(method, path, body, if_match="*")
            assert refused.status == 403, path
        assert done(bot.get("/me"))["may"] == {
            "create_communities": False, "invite_guests": False, "administer": False,
        }  # fmt: skip
    finally:
        done(house.ada.delete(f"/me/bots/{bot.id}"), 204)


def test_a_bot_sees_the_guests_its_owner_answers_for(house: House) -> None:
    ines, omar, acme = house.person("Ines"), house.person("Omar"), house.company()
    gil = house.guest(ines, acme, ines.founds("private", acme), "Gil Bystander")
    mine, other = Bot(ines), Bot(omar)
    assert done(mine.get(f"/people/{gil.id}"))["sponsor"]["id"] == ines.id
    assert [each["id"] for each in done(mine.get("/people?kind=guest&q=bystander"))["items"]] == [gil.id]
    assert other.get(f"/people/{gil.id}").status == 404
    assert mine.ask("PATCH", f"/guests/{gil.id}", {"ends_on": in_days(20)}).code == "sponsor_only"
