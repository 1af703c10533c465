"""Who comes in at once, and adds ways to do so at once: no count is passed and none is lost."""

from functools import partial
from typing import TYPE_CHECKING

from tests.cast.house import House, done
from tests.cast.newcomers import joined
from tests.cast.places import counts, hour_begins, stands
from tests.passkeys.device import Device, asked_to_make
from tests.racing.crowd import CROWD, Deed, after, at_once, told

if TYPE_CHECKING:
    from tests.cast.caller import Reply

MOST = 10


def test_passkeys_that_are_added_at_once_are_ten_at_most(house: House) -> None:
    for there in (0, MOST - 1):
        lena = joined(house, "Lena")
        for number in range(there):
            draft = {"name": f"Before {number}", **Device().makes(asked_to_make(lena))}
            done(lena.post("/me/passkeys", draft), 201)
        drafts = [{"name": "At once", **Device().makes(asked_to_make(lena))} for _ in range(CROWD)]
        deeds: list[Deed] = [partial(lena.post, "/me/passkeys", each) for each in drafts]
        replies: list[Reply] = at_once(*deeds)
        replies = [after(reply, deed) for reply, deed in zip(replies, deeds, strict=True)]
        room = min(CROWD, MOST - there)
        full = {409: CROWD - room} if room < CROWD else {}
        assert told(replies) == {201: room, **full}
        assert len(done(lena.get("/me/passkeys"))["items"]) == there + room


def test_what_is_given_back_at_once_is_all_given_back_and_no_more(house: House) -> None:
    from chalicelib.people.actions import places
    from chalicelib.people.model import Caller

    hour_begins(house)
    for there in (3, CROWD + 2):
        place = house.stranger()
        caller = Caller(place.origin, "")
        stands(place, "oidc-from", there)
        at_once(*[partial(places.give_back, "company", caller)] * CROWD)
        assert counts(place, "oidc-from") == max(0, there - CROWD)


def test_codes_that_are_tried_at_once_are_no_more_than_may_be(house: House) -> None:
    from chalicelib.people.actions.places import TRIES_MOST

    hour_begins(house)
    place = house.stranger()
    stands(place, "sessions-from", TRIES_MOST - 3)
    draft = {"email": place.email, "code": "000000"}
    replies = at_once(*[partial(place.post, "/sign-in/sessions", draft)] * CROWD)
    assert told(replies) == {422: 3, 429: CROWD - 3}
    assert counts(place, "sessions-from") == TRIES_MOST
