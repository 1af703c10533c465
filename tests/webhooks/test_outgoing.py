"""An outgoing webhook, from its making to a message that a receiver verifies."""

import pytest
from standardwebhooks import WebhookVerificationError

from tests.cast.house import House, done
from tests.webhooks.receiver import Receiver
from tests.webhooks.telling import hooks, log


def test_a_post_is_received_and_verified(house: House, receiver: Receiver) -> None:
    ines = house.person("Ines")
    place = ines.founds("private")
    hook = hooks(ines, receiver, place)
    post = ines.posts(place, "Kestrel canary of a closed place.")
    house.settle()
    (call,) = receiver.calls
    message = call.verified(hook["secret"])
    assert message["type"] == "post.written"
    assert message["data"]["post"] == post
    assert message["data"]["community"] == place
    assert message["data"]["by"] == ines.id
    assert message["data"]["content"] is None
    assert b"Kestrel" not in call.body
    assert call.headers["webhook-id"] == f"msg_{log(ines, hook)['id']}"
    told = log(ines, hook)
    assert (told["outcome"], told["attempts"][0]["status"]) == ("delivered", 204)
    with pytest.raises(WebhookVerificationError):
        call.verified("whsec_" + "A" * 44)


def test_the_secret_is_shown_once(house: House, receiver: Receiver) -> None:
    ines = house.person("Ines")
    hook = hooks(ines, receiver, ines.founds())
    listed = done(ines.get("/webhooks"))["items"]
    assert [each["id"] for each in listed] == [hook["id"]]
    assert listed[0]["secret"] is None
    assert hook["secret"].encode() not in ines.get("/webhooks").raw
