"""How the doors of passkeys are used."""

from typing import Any

from tests.cast.caller import Reply
from tests.cast.house import Somebody, done
from tests.faults.stage import Act, Stage, listed, scene, told
from tests.passkeys.device import Device, adds, asked_to_make, asked_to_sign


class Browser(Somebody):
    """A browser that knows nobody, and keeps the cookie of a challenge."""

    crumb: str = ""

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> Reply:
        return super().ask(method, path, body, **headers, cookie=self.crumb)


def _without(who: Somebody) -> None:
    for each in done(who.get("/me/passkeys"))["items"]:
        done(who.delete(f"/me/passkeys/{each['id']}"), 204)


@scene("POST /me/passkeys/challenges")
def begin_making(stage: Stage) -> Act:
    _without(stage.max)
    return Act(stage.max, lambda: None, quiet=True)


@scene("POST /me/passkeys")
def make_passkey(stage: Stage) -> Act:
    _without(stage.max)
    draft = {"name": "Laptop", **Device().makes(asked_to_make(stage.max))}
    return Act(stage.max, listed(stage.max, "/me/passkeys", lambda each: True), draft)


@scene("PATCH /me/passkeys/{passkey_id}")
def rename_passkey(stage: Stage) -> Act:
    _without(stage.max)
    made = done(adds(stage.max, Device()), 201)
    seen = listed(stage.max, "/me/passkeys", lambda each: each["name"] == "Blue")
    return Act(stage.max, seen, {"name": "Blue"}, {"passkey_id": made["id"]})


@scene("DELETE /me/passkeys/{passkey_id}")
def remove_passkey(stage: Stage) -> Act:
    _without(stage.max)
    made = done(adds(stage.max, Device()), 201)
    seen = listed(stage.max, "/me/passkeys", lambda each: each["id"] == made["id"])
    return Act(stage.max, seen, parts={"passkey_id": made["id"]})


@scene("POST /sign-in/passkeys/challenges")
def begin_entering(stage: Stage) -> Act:
    return Act(stage.house.stranger(), lambda: None, quiet=True, anew=True)


@scene("POST /sign-in/passkeys")
def come_in(stage: Stage) -> Act:
    _without(stage.max)
    device, browser = Device(), Browser(stage.house, "Nobody", "")
    done(adds(stage.max, device), 201)
    options, browser.crumb = asked_to_sign(stage.house.stranger())
    seen = listed(stage.max, "/me/passkeys", lambda each: each["used_at"] is not None)
    return Act(browser, seen, device.signs(options), anew=True)


@scene("PATCH /people/{person_id} departs with a passkey")
def depart(stage: Stage) -> Act:
    who = stage.joined("Nele")
    done(adds(who, Device()), 201)
    seen = told(stage.ada, f"/people/{who.id}", "status", "departed")
    return Act(stage.ada, seen, {"status": "departed"}, {"person_id": who.id})
