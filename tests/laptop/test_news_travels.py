"""One post that calls somebody, on a network that runs: inbox, mail and webhook have it, each once."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.laptop.running import Laptop, wait_until
from tests.webhooks.receiver import receiving

ROSA = "rosa@example.org"


@pytest.fixture(scope="module")
def laptop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Laptop]:
    folder: Path = tmp_path_factory.mktemp("travels")
    running = Laptop(folder, WEBHOOKS_ON_LOOPBACK="1").start()
    yield running
    running.stop()


def asks(laptop: Laptop, cookie: str, path: str, body: Any = None, method: str | None = None) -> Any:
    answer = laptop.ask(f"/api/v1{path}", body, method, Cookie=cookie, X_Requested_With="entrenous")
    assert answer.status < 300, (path, answer.status, answer.body)
    return answer.json if answer.body else None


def test_a_post_reaches_the_inbox_the_mailbox_and_the_receiver(laptop: Laptop) -> None:
    ada = laptop.sign_in()
    rosa_id = asks(laptop, ada, "/people", {"email": ROSA, "name": "Rosa Reader"})["id"]
    rosa = laptop.sign_in(ROSA)
    wishes = {"mail": "at_once", "quiet_hours": None, "quiet_days": []}
    asks(laptop, rosa, "/me/preferences", wishes, "PATCH")
    place = asks(laptop, ada, "/communities", {"name": "Travels", "visibility": "private"})["id"]
    asks(laptop, ada, f"/communities/{place}/people/{rosa_id}", {"role": "participant"}, "PUT")
    before = len(laptop.mails(ROSA))
    with receiving() as receiver:
        draft = {"url": receiver.url, "events": ["post.written"], "communities": [place]}
        secret = asks(laptop, ada, "/webhooks", draft)["secret"]
        audience = asks(laptop, ada, f"/communities/{place}/audience")["fingerprint"]
        draft = {"kind": "update", "body": f"Hello [@Rosa](person:{rosa_id}).", "audience": audience}
        post = asks(laptop, ada, f"/communities/{place}/posts", {**draft, "title": "Soup on Thursday"})["id"]
        wait_until(lambda: receiver.of("post.written"), seconds=60)
        told = [each.verified(secret) for each in receiver.of("post.written")]
    assert [each["data"]["post"] for each in told] == [post]
    assert "Soup" not in str(told), "a private community's words stay inside"

    def called() -> list[Any]:
        items = asks(laptop, rosa, "/notifications")["items"]
        return [each for each in items if each["post"] and each["post"]["id"] == post]

    wait_until(called)
    assert [each["why"] for each in called()] == ["mentioned"]
    # What falls due comes by each minute, and at once when the clock is moved.
    assert laptop.ask("/local/clock", {"days": 0.001}).status < 300
    wait_until(lambda: any("Soup" in each["text"] for each in laptop.mails(ROSA)), seconds=150)
    mails = [each for each in laptop.mails(ROSA) if "Soup" in each["text"]]
    assert len(mails) == 1
    assert len(laptop.mails(ROSA)) <= before + 2
