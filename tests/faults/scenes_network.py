"""How the doors are used that take two who run the network, and those of bots."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.cast.house import Somebody, done
from tests.cast.network import STAY, calm
from tests.cast.newcomers import guest, officer
from tests.faults.stage import Act, Stage, listed, numbers, scene, told

GLASS = {"category": "legal", "reason": "The court of Lyon has ordered it."}


def _in_days(days: int) -> str:
    return (datetime.now(UTC).date() + timedelta(days=days)).isoformat()


def _waits(stage: Stage) -> Callable[[], Any]:
    """What the settings are, and how far the change of them is that waits."""

    def seen() -> Any:
        found = done(stage.ada.get("/settings"))
        return [found["settings"]["guest_days"], found["pending"] and found["pending"]["state"]]

    return seen


def loosening(stage: Stage, by: Somebody | None = None) -> str:
    """The number of a longer stay for guests that somebody has proposed."""
    calm()
    draft = {"guest_days": STAY + 30}
    return str(done((by or stage.ada).patch("/settings", draft, if_match="*"), 202)["number"])


@scene("PUT /look")
def present_as(stage: Stage) -> Act:
    draft = {"name": f"Atelier {next(numbers)}", "accent": 40}
    return Act(stage.ada, lambda: done(stage.bea.get("/look")).json == draft, draft)


@scene("PUT /service-level/support")
def name_support(stage: Stage) -> Act:
    draft = {"contact": f"desk{next(numbers)}@calvent.example"}
    seen = told(stage.bea, "/service-level", "support")
    return Act(stage.ada, lambda: seen() == [draft["contact"]], draft)


@scene("PATCH /settings")
def loosen(stage: Stage) -> Act:
    version = calm()
    return Act(stage.ada, _waits(stage), {"guest_days": STAY + 30}, match=f'"{version}"')


@scene("PATCH /settings tightens")
def tighten(stage: Stage) -> Act:
    """What waits for the same setting lapses with it."""
    loosening(stage)
    return Act(stage.bea, _waits(stage), {"guest_days": STAY - 30}, match="*")


@scene("PUT /settings/changes/{number}/signature")
def sign_settings(stage: Stage) -> Act:
    return Act(stage.bea, _waits(stage), parts={"number": loosening(stage)})


@scene("DELETE /settings/changes/{number}")
def withdraw_settings(stage: Stage) -> Act:
    number = loosening(stage)
    done(stage.bea.put(f"/settings/changes/{number}/signature"))
    return Act(stage.bea, _waits(stage), parts={"number": number})


def _roles(stage: Stage) -> Callable[[], Any]:
    """Which roles somebody has, and whether others wait."""

    def seen() -> Any:
        found = done(stage.ada.get(f"/people/{stage.cleo.id}"))
        return [found["roles"], found["appointment"] and found["appointment"]["roles"]]

    return seen


def appointing(stage: Stage) -> dict[str, str]:
    """Ada has proposed to appoint Cleo."""
    path = f"/people/{stage.cleo.id}"
    done(stage.bea.patch(path, {"roles": []}))
    done(stage.bea.delete(f"{path}/appointment"), 204)
    done(stage.ada.patch(path, {"roles": ["administrator"]}), 202)
    return {"person_id": stage.cleo.id}


@scene("PATCH /people/{person_id} proposes")
def propose_appointment(stage: Stage) -> Act:
    parts = appointing(stage)
    done(stage.bea.delete(f"/people/{stage.cleo.id}/appointment"), 204)
    return Act(stage.bea, _roles(stage), {"roles": ["administrator"]}, parts)


@scene("PUT /people/{person_id}/appointment/signature")
def sign_appointment(stage: Stage) -> Act:
    return Act(stage.bea, _roles(stage), parts=appointing(stage))


@scene("DELETE /people/{person_id}/appointment")
def withdraw_appointment(stage: Stage) -> Act:
    return Act(stage.ada, _roles(stage), parts=appointing(stage))


@scene("PATCH /people/{person_id} takes the role")
def dismiss(stage: Stage) -> Act:
    parts = appointing(stage)
    done(stage.bea.put(f"/people/{stage.cleo.id}/appointment/signature"))
    return Act(stage.ada, _roles(stage), {"roles": []}, parts)


def _stands(stage: Stage, who: Somebody) -> Callable[[], Any]:
    return told(stage.ada, f"/people/{who.id}", "status", "roles", "departed")


@scene("PATCH /people/{person_id} suspends an administrator")
def suspend_officer(stage: Stage) -> Act:
    """What they have proposed and opened ends with it."""
    who = officer(stage.house)
    loosening(stage, by=who)
    _open(stage, who)
    return Act(stage.ada, _stands(stage, who), {"status": "suspended"}, {"person_id": who.id})


@scene("PATCH /people/{person_id} suspends a steward")
def suspend_steward(stage: Stage) -> Act:
    """The place that they steward alone rests, and a widening that they proposed there lapses."""
    who = stage.joined("Stella")
    place = who.founds("private")
    stage.more.append(place)
    done(who.post(f"/communities/{place}/changes", {"visibility": "open"}), 202)
    return Act(stage.ada, _stands(stage, who), {"status": "suspended"}, {"person_id": who.id})


@scene("PATCH /people/{person_id} departs a sponsor")
def depart_sponsor(stage: Stage) -> Act:
    """Who leaves answers for a guest, has a bot, and stewards a place alone."""
    who = stage.joined("Sven")
    place = who.founds("private", stage.bolt)
    stage.more.append(place)
    guest(who, place, stage.bolt)
    done(who.post("/me/bots", {"name": "Robot"}), 201)
    return Act(stage.ada, _stands(stage, who), {"status": "departed"}, {"person_id": who.id})


@scene("PATCH /guests/{person_id} hands over")
def hand_over(stage: Stage) -> Act:
    path = f"/guests/{stage.gil.id}"
    done(stage.ada.patch(path, {"sponsor": stage.ines.id}))
    seen = told(stage.ada, f"/people/{stage.gil.id}", "sponsor.name")
    return Act(stage.ada, seen, {"sponsor": stage.mona.id}, {"person_id": stage.gil.id})


@scene("PATCH /people/{person_id} moves")
def plan_address(stage: Stage) -> Act:
    who, email = stage.joined("Nora"), f"moved{next(numbers)}@example.org"

    def seen() -> bool:
        coming = done(stage.ada.get(f"/people/{who.id}"))["address_pending"]
        return bool(coming and coming["email"] == email)

    return Act(stage.ada, seen, {"email": email}, {"person_id": who.id})


@scene("PATCH /people/{person_id} stays")
def keep_address(stage: Stage) -> Act:
    who = stage.invited()
    done(stage.ada.patch(f"/people/{who.id}", {"email": f"moved{next(numbers)}@example.org"}), 202)
    seen = told(stage.ada, f"/people/{who.id}", "address_pending")
    return Act(stage.ada, lambda: seen() == [None], {"email": who.email}, {"person_id": who.id})


def _bots(stage: Stage) -> None:
    for each in done(stage.max.get("/me/bots"))["items"]:
        done(stage.max.delete(f"/me/bots/{each['id']}"), 204)


def _bot(stage: Stage) -> str:
    _bots(stage)
    return str(done(stage.max.post("/me/bots", {"name": "Robot"}), 201)["id"])


@scene("POST /me/bots")
def make_bot(stage: Stage) -> Act:
    _bots(stage)
    return Act(stage.max, listed(stage.max, "/me/bots", lambda each: True), {"name": "Robot"})


@scene("DELETE /me/bots/{bot_id}")
def retire_bot(stage: Stage) -> Act:
    bot = _bot(stage)
    return Act(stage.max, listed(stage.max, "/me/bots", lambda each: True), parts={"bot_id": bot})


def _tokens(stage: Stage, bot: str) -> Callable[[], int]:
    return listed(stage.max, f"/me/bots/{bot}/tokens", lambda each: True)


@scene("POST /me/bots/{bot_id}/tokens")
def make_bot_token(stage: Stage) -> Act:
    bot, draft = _bot(stage), {"name": "CI", "ends_on": _in_days(9)}
    return Act(stage.max, _tokens(stage, bot), draft, {"bot_id": bot})


@scene("DELETE /bots/{bot_id}/tokens/{token_id}")
def revoke_bot_token(stage: Stage) -> Act:
    bot, draft = _bot(stage), {"name": "CI", "ends_on": _in_days(9)}
    made = done(stage.max.post(f"/me/bots/{bot}/tokens", draft), 201)
    return Act(stage.max, _tokens(stage, bot), parts={"bot_id": bot, "token_id": made["id"]})


def _asked(stage: Stage, by: Somebody) -> dict[str, str]:
    path = f"/communities/{stage.club}/break-glass"
    return {"community_id": stage.club, "number": str(done(by.post(path, GLASS), 202)["number"])}


def _open(stage: Stage, by: Somebody) -> dict[str, str]:
    parts = _asked(stage, by)
    done(stage.ada.put(f"/communities/{stage.club}/break-glass/{parts['number']}/signature"))
    return parts


def _glass(stage: Stage, *numbers_: str) -> Callable[[], Any]:
    """Where requests to look inside stand."""

    def seen() -> Any:
        items = done(stage.ada.get("/break-glass?limit=100"))["items"]
        ours = [each for each in items if each["community"] == stage.club]
        return [each["state"] for each in ours if str(each["number"]) in numbers_]

    return seen


@scene("POST /communities/{community_id}/break-glass")
def ask_glass(stage: Stage) -> Act:
    number = int(_asked(stage, stage.bea)["number"])
    seen = _glass(stage, str(number + 1), str(number + 2))
    return Act(stage.bea, seen, GLASS, {"community_id": stage.club})


@scene("PUT /communities/{community_id}/break-glass/{number}/signature")
def sign_glass(stage: Stage) -> Act:
    parts = _asked(stage, stage.bea)
    return Act(stage.ada, _glass(stage, parts["number"]), parts=parts)


@scene("DELETE /communities/{community_id}/break-glass/{number}")
def end_glass(stage: Stage) -> Act:
    parts = _open(stage, stage.bea)
    return Act(stage.bea, _glass(stage, parts["number"]), parts=parts)


@scene("DELETE /communities/{community_id}/break-glass/{number} withdraws")
def withdraw_glass(stage: Stage) -> Act:
    parts = _asked(stage, stage.bea)
    return Act(stage.bea, _glass(stage, parts["number"]), parts=parts)
