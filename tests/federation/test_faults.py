"""What may go wrong with the store while somebody comes back: nobody is half in, and the next time opens."""

from contextlib import suppress

import pytest

from tests.cast.house import House, done
from tests.faults.wire import READING, WRITING, Crash, Fault, wired
from tests.federation.conftest import came_in, comes_back, sets_out, signs_in, vouched
from tests.federation.provider import Provider

READ = [("BatchGetItem 1", fault) for fault in READING]
WRITTEN = [("TransactWriteItems 1", fault) for fault in WRITING]


@pytest.mark.parametrize(("site", "fault"), [*READ, *WRITTEN], ids=str)
def test_a_fault_lets_nobody_half_in(house: House, provider: Provider, site: str, fault: Fault) -> None:
    who, told = house.stranger(), vouched()
    link, crumb = sets_out(who)
    brought = provider.agrees(link, **told)
    reply = None
    with suppress(Crash), wired(fault, site) as wire:
        reply = comes_back(who, crumb, brought)
    assert wire.strokes
    if reply is not None and not came_in(who, reply):
        assert reply.headers["location"] == "/sign-in?refused=unavailable"
        assert "set-cookie" not in reply.headers
    before, again = who.id, house.stranger()
    signs_in(again, provider, told)
    assert done(again.get("/me"))["person"]["email"] == told["email"]
    assert before in ("", again.id), "one account"
