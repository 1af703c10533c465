"""How each door of people is used."""

from datetime import UTC, datetime, timedelta
from typing import Any

from tests.cast.house import COOKIE, Somebody, done
from tests.cast.newcomers import code_of
from tests.faults.stage import Act, Stage, listed, numbers, scene, told

SHEET = "text/csv"


def _day(days: int) -> str:
    return (datetime.now(UTC).date() + timedelta(days=days)).isoformat()


def _session(who: Somebody) -> tuple[str, str]:
    """Opens one more session of somebody's, without the codes that an address may ask for so seldom."""
    from chalicelib.access.model import Kind, PersonId
    from chalicelib.foundation import clock, ids
    from chalicelib.foundation.changes import Change
    from chalicelib.people.model import Session
    from chalicelib.people.store import credentials

    secret, change = credentials.secret(Kind.MEMBER), Change()
    session = Session(ids.short(), "", "Tests", clock.now(), clock.now() + clock.DAY)
    credentials.open_session(change, PersonId(who.id), secret, session)
    change.commit()
    return session.id, f"{who.id}.{secret}"


@scene("POST /companies")
def make_company(stage: Stage) -> Act:
    name = f"Fabrik {next(numbers)}"
    return Act(stage.ada, listed(stage.ada, "/companies", lambda each: each["name"] == name), {"name": name})


@scene("PATCH /companies/{company_id}")
def revise_company(stage: Stage) -> Act:
    name = f"Werk {next(numbers)}"
    seen = listed(stage.ada, "/companies", lambda each: each["name"] == name)
    return Act(stage.ada, seen, {"name": name}, {"company_id": stage.werk})


def _same(who: Somebody, path: str, field: str, value: str) -> Any:
    return lambda: done(who.get(path))["person"][field] == value if path == "/me" else None


@scene("PATCH /me")
def revise_me(stage: Stage) -> Act:
    name = f"Otto {next(numbers)}"
    stage.otto.joins(stage.hall)
    return Act(stage.otto, _same(stage.otto, "/me", "name", name), {"name": name})


@scene("PATCH /me/preferences")
def prefer(stage: Stage) -> Act:
    done(stage.max.patch("/me/preferences", {"mail_budget": None}))
    seen = told(stage.max, "/me/preferences", "mail_budget")
    return Act(stage.max, seen, {"mail_budget": 3})


@scene("DELETE /me/sessions/{session_id}")
def end_session(stage: Stage) -> Act:
    session, _ = _session(stage.max)
    seen = listed(stage.max, "/me/sessions", lambda each: each["id"] == session)
    return Act(stage.max, seen, parts={"session_id": session})


@scene("DELETE /sign-in/sessions/current")
def sign_out(stage: Stage) -> Act:
    _, cookie = _session(stage.max)
    other = Somebody(stage.house, "Max", stage.max.email, stage.max.id, cookie)
    return Act(other, lambda: stage.max.get("/me", cookie=f"{COOKIE}={cookie}").status)


@scene("POST /me/tokens")
def make_token(stage: Stage) -> Act:
    for each in done(stage.max.get("/me/tokens"))["items"]:
        done(stage.max.delete(f"/me/tokens/{each['id']}"), 204)
    seen = listed(stage.max, "/me/tokens", lambda each: True)
    return Act(stage.max, seen, {"name": "Robot", "ends_on": _day(9)})


@scene("DELETE /me/tokens/{token_id}")
def revoke_token(stage: Stage) -> Act:
    made = done(stage.mona.post("/me/tokens", {"name": "Robot", "ends_on": _day(9)}), 201)
    seen = listed(stage.mona, "/me/tokens", lambda each: each["id"] == made["id"])
    return Act(stage.mona, seen, parts={"token_id": made["id"]})


@scene("POST /people")
def invite_person(stage: Stage) -> Act:
    name = f"Nadja{next(numbers)}"
    seen = listed(stage.ada, f"/people?q={name}", lambda each: each["name"] == name)
    return Act(stage.ada, seen, {"email": f"{name.lower()}@example.org", "name": name})


@scene("POST /people/import")
def import_people(stage: Stage) -> Act:
    number = next(numbers)
    lines = [f"Blatt{number} {letter},{letter}{number}@example.org" for letter in "abc"]
    seen = listed(stage.ada, f"/people?q=Blatt{number}", lambda each: True)
    return Act(stage.ada, seen, "\n".join(["name,email", *lines]).encode(), media=SHEET)


def _decides(stage: Stage, who: Somebody, **patch: Any) -> Act:
    seen = told(stage.ada, f"/people/{who.id}", "status", "roles", "departed")
    return Act(stage.ada, seen, patch, {"person_id": who.id})


@scene("PATCH /people/{person_id}")
def suspend(stage: Stage) -> Act:
    who = stage.invited()
    _session(who)
    return _decides(stage, who, status="suspended")


@scene("PATCH /people/{person_id} returns")
def bring_back(stage: Stage) -> Act:
    who = stage.invited()
    done(stage.ada.patch(f"/people/{who.id}", {"status": "suspended"}))
    return _decides(stage, who, status="active")


@scene("PATCH /people/{person_id} departs")
def depart(stage: Stage) -> Act:
    who = stage.invited()
    _session(who)
    done(stage.ines.adds(stage.hall, who, "moderator"))
    done(stage.ines.adds(stage.club, who, "steward"))
    return _decides(stage, who, status="departed")


@scene("PATCH /people/{person_id} appoints")
def appoint(stage: Stage) -> Act:
    done(stage.ada.patch(f"/people/{stage.otto.id}", {"roles": []}))
    return _decides(stage, stage.otto, roles=["auditor"])


@scene("PATCH /guests/{person_id}")
def renew_guest(stage: Stage) -> Act:
    parts = {"person_id": stage.gil.id}
    days = 60 + next(numbers) % 100
    seen = told(stage.ada, f"/people/{stage.gil.id}", "ends_on")
    return Act(stage.ines, lambda: seen() == [_day(days)], {"ends_on": _day(days)}, parts)


@scene("POST /sign-in/codes")
def ask_code(stage: Stage) -> Act:
    who = Somebody(stage.house, "Nele", stage.invited().email)
    return Act(who, lambda: None, {"email": who.email}, quiet=True, anew=True)


@scene("POST /sign-in/sessions")
def sign_in(stage: Stage) -> Act:
    """What a lost answer has used up takes another code."""
    who = stage.invited()
    seen = told(stage.ada, f"/people/{who.id}", "status")
    return Act(who, seen, {"email": who.email, "code": code_of(who)}, anew=True)
