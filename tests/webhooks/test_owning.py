"""What owners do: another secret, another address, a sign of life, the log, sending again."""

from datetime import UTC, datetime, timedelta

from chalicelib.webhooks.store import paces
from tests.cast.house import House, Somebody, done
from tests.webhooks.receiver import Receiver
from tests.webhooks.telling import ALL, hooks, log


def test_for_a_day_both_secrets_sign(house: House, receiver: Receiver) -> None:
    ines = house.person("Ines")
    place = ines.founds()
    hook = hooks(ines, receiver, place)
    rotated = done(ines.post(f"/webhooks/{hook['id']}/secret"), 201)
    assert rotated["secret"] != hook["secret"]
    ines.posts(place)
    house.settle()
    (call,) = receiver.calls
    assert call.signed(hook["secret"])
    assert call.signed(rotated["secret"])
    assert len(call.headers["webhook-signature"].split()) == 2
    house.passes(days=1.1)
    ines.posts(place)
    house.settle()
    assert len(receiver.calls[-1].headers["webhook-signature"].split()) == 1


def test_another_address_never_sees_the_former_secret(house: House, receiver: Receiver) -> None:
    """Class 42: a stored secret that is sent to a changed address."""
    ines = house.person("Ines")
    place = ines.founds()
    hook = hooks(ines, receiver, place)
    done(ines.post(f"/webhooks/{hook['id']}/secret"), 201)
    moved = done(ines.patch(f"/webhooks/{hook['id']}", {"url": receiver.url + "/elsewhere"}))
    assert moved["secret"]
    assert moved["former_until"] is None
    ines.posts(place)
    house.settle()
    (call,) = receiver.calls
    assert call.path == "/in/elsewhere"
    assert call.signed(moved["secret"])
    assert not call.signed(hook["secret"])
    assert done(ines.patch(f"/webhooks/{hook['id']}", {"name": "The same"}))["secret"] is None


def test_a_ping_is_answered_and_logged(house: House, receiver: Receiver) -> None:
    ines = house.person("Ines")
    hook = hooks(ines, receiver, ines.founds())
    receiver.status, receiver.body = 200, b"pong"
    receiver.headers = {"set-cookie": "canary=1", "server": "small"}
    asked = done(ines.post(f"/webhooks/{hook['id']}/ping"), 202)
    house.settle()
    (call,) = receiver.of("ping")
    assert call.verified(hook["secret"])["data"] == {"webhook": hook["id"]}
    told = log(ines, hook)
    assert (told["id"], told["event"], told["outcome"]) == (asked["delivery"], "ping", "delivered")
    (attempt,) = told["attempts"]
    assert (attempt["status"], attempt["body"]) == (200, "pong")
    assert attempt["headers"]["set-cookie"] == "…"
    assert attempt["headers"]["server"] == "small"
    assert told["request"]["headers"]["webhook-signature"] == "…"


def test_the_log_holds_no_words(house: House, receiver: Receiver) -> None:
    ines = house.person("Ines")
    place = ines.founds("open")
    hook = hooks(ines, receiver, place, content=True)
    ines.posts(place, "Harrier in the open.")
    house.settle()
    assert b"Harrier" in receiver.calls[0].body
    assert b"Harrier" not in ines.get(f"/webhooks/{hook['id']}/deliveries").raw


def test_the_log_goes_on_for_seven_days(house: House, receiver: Receiver) -> None:
    ines = house.person("Ines")
    place = ines.founds()
    hook = hooks(ines, receiver, place)
    for _ in range(3):
        ines.posts(place)
    house.settle()
    page = done(ines.get(f"/webhooks/{hook['id']}/deliveries?limit=2"))
    rest = done(ines.get(f"/webhooks/{hook['id']}/deliveries?limit=2&cursor={page['next']}"))
    assert len({each["id"] for each in [*page["items"], *rest["items"]]}) == 3
    assert rest["next"] is None
    house.passes(days=7.1)
    assert done(ines.get(f"/webhooks/{hook['id']}/deliveries"))["items"] == []


def test_what_is_sent_again_is_rendered_anew_under_its_former_id(house: House, receiver: Receiver) -> None:
    ines = house.person("Ines")
    place = ines.founds("open")
    hook = hooks(ines, receiver, place, events=["post.written"], content=True)
    post = ines.posts(place, "First words.")
    house.settle()
    version = ines.get(f"/posts/{post}").headers["etag"]
    done(ines.patch(f"/posts/{post}", {"body": "Second words."}, if_match=version))
    again = f"/webhooks/{hook['id']}/deliveries/{log(ines, hook)['id']}/again"
    done(ines.post(again), 202)
    house.settle()
    first, second = receiver.calls
    assert first.headers["webhook-id"] == second.headers["webhook-id"]
    assert second.json["data"]["content"]["body"] == "Second words."
    done(ines.delete(f"/posts/{post}"), 204)
    done(ines.post(again), 202)
    house.settle()
    assert len(receiver.calls) == 2
    assert log(ines, hook)["outcome"] == "withheld"


def test_a_repeated_request_makes_one_webhook(house: House, receiver: Receiver) -> None:
    ines = house.person("Ines")
    draft = {"url": receiver.url, "events": ALL, "communities": [ines.founds()]}
    first = done(ines.post("/webhooks", draft, idempotency_key="once"), 201)
    second = done(ines.post("/webhooks", draft, idempotency_key="once"), 201)
    assert first.raw == second.raw
    assert len(done(ines.get("/webhooks"))["items"]) == 1


def test_no_token_is_told_a_secret(house: House, receiver: Receiver) -> None:
    """Not even by repeating the very request in which its person was told."""
    ines = house.person("Ines")
    draft = {"url": receiver.url, "events": ALL, "communities": [ines.founds()]}
    done(ines.post("/webhooks", draft, idempotency_key="once"), 201)
    day = (datetime.now(UTC) + timedelta(days=3)).date().isoformat()
    bearer = done(ines.post("/me/tokens", {"name": "CI", "ends_on": day}), 201)["token"]
    robot = Somebody(house, "Ines", ines.email)
    told = robot.post("/webhooks", draft, authorization=f"Bearer {bearer}", idempotency_key="once")
    assert told.code == "session_only"


def test_who_asks_for_too_many_calls_is_told_to_wait(house: House, receiver: Receiver) -> None:
    ines = house.person("Ines")
    hook = hooks(ines, receiver, ines.founds())
    answers = [ines.post(f"/webhooks/{hook['id']}/ping") for _ in range(2 * paces.CALLS + 1)]
    assert {each.status for each in answers} == {202, 429}


def test_there_are_bounds(house: House, receiver: Receiver) -> None:
    ines, otto = house.person("Ines"), house.person("Otto")
    place = ines.founds()
    done(ines.adds(place, otto, "steward"))
    draft = {"url": receiver.url, "events": ALL, "communities": [place]}
    for _ in range(5):
        done(ines.post("/webhooks", draft), 201)
    assert otto.post("/webhooks", draft).code == "too_many_bridges"
    for _ in range(5):
        done(ines.post("/webhooks", draft | {"communities": [ines.founds()]}), 201)
    assert ines.post("/webhooks", draft | {"communities": [ines.founds()]}).code == "too_many_webhooks"


def test_the_document_says_what_is_sent(house: House, receiver: Receiver) -> None:
    ines = house.person("Ines")
    document = done(ines.get("/openapi.json")).json
    assert set(document["webhooks"]) == {*ALL, "ping"}
    schema = document["webhooks"]["post.written"]["post"]["requestBody"]["content"]["application/json"]
    assert schema["schema"]["$ref"].startswith("#/components/schemas/")
