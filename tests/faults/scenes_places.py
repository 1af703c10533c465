"""How each door of communities is used."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from tests.cast.house import done
from tests.faults.stage import Act, Stage, listed, numbers, scene, told


@scene("POST /communities")
def found(stage: Stage) -> Act:
    name = f"Founded {next(numbers)}"
    seen = listed(stage.max, "/communities?scope=mine", lambda each: each["name"] == name)
    return Act(stage.max, seen, {"name": name, "visibility": "open"})


@scene("PATCH /communities/{community_id}")
def edit(stage: Stage) -> Act:
    path, purpose = f"/communities/{stage.hall}", f"Purpose {next(numbers)}."
    was = done(stage.ines.get(path)).headers["etag"]

    def seen() -> bool:
        return bool(done(stage.ines.get(path))["purpose"] == purpose)

    return Act(stage.ines, seen, {"purpose": purpose}, {"community_id": stage.hall}, match=was)


@scene("PATCH /communities/{community_id} archives")
def archive(stage: Stage) -> Act:
    place = stage.mona.founds("open")
    stage.more.append(place)
    seen = told(stage.mona, f"/communities/{place}", "archived")
    return Act(stage.mona, seen, {"archived": True}, {"community_id": place}, match="*")


@scene("POST /guests")
def invite_guest(stage: Stage) -> Act:
    number = next(numbers)
    ends = (datetime.now(UTC).date() + timedelta(days=30)).isoformat()
    body = {
        "email": f"guest{number}@partner.example", "name": f"Gast {number}", "company": stage.acme,
        "ends_on": ends, "communities": [stage.hall],
    }  # fmt: skip
    path = f"/communities/{stage.hall}/people"
    seen = listed(stage.ines, path, lambda each: each["person"]["name"] == f"Gast {number}")
    return Act(stage.ines, seen, body)


@scene("PUT /communities/{community_id}/membership")
def join(stage: Stage) -> Act:
    stage.otto.leaves(stage.hall)
    seen = told(stage.otto, f"/communities/{stage.hall}", "membership.state")
    return Act(stage.otto, seen, parts={"community_id": stage.hall})


@scene("PUT /communities/{community_id}/membership accepts")
def accept(stage: Stage) -> Act:
    stage.otto.leaves(stage.club)
    done(stage.ines.post(f"/communities/{stage.club}/invitations", {"person": stage.otto.id}), 201)
    seen = told(stage.otto, f"/communities/{stage.club}", "membership.state")
    return Act(stage.otto, seen, parts={"community_id": stage.club})


@scene("DELETE /communities/{community_id}/membership")
def leave(stage: Stage) -> Act:
    done(stage.otto.joins(stage.hall))
    seen = told(stage.otto, f"/communities/{stage.hall}", "membership.state")
    return Act(stage.otto, seen, parts={"community_id": stage.hall})


@scene("PATCH /communities/{community_id}/membership")
def mark(stage: Stage) -> Act:
    path = f"/communities/{stage.hall}/membership"
    done(stage.max.patch(path, {"favourite": False, "level": "mentions"}))
    post = stage.post(stage.mona)
    body = {"favourite": True, "level": "everything", "read_until": post}

    def seen() -> list[object]:
        mine = done(stage.max.get(f"/communities/{stage.hall}"))["membership"]
        return [
            mine["favourite"],
            mine["level"],
            bool(mine["read_until"]) and post.startswith(mine["read_until"]),
        ]

    return Act(stage.max, seen, body, {"community_id": stage.hall})


def _role(stage: Stage) -> object:
    found = done(stage.otto.get(f"/communities/{stage.hall}"))["membership"]
    return [found["state"], found["role"]]


def _seat(stage: Stage, role: str) -> Act:
    parts = {"community_id": stage.hall, "person_id": stage.otto.id}
    return Act(stage.ines, lambda: _role(stage), {"role": role}, parts)


@scene("PUT /communities/{community_id}/people/{person_id}")
def admit(stage: Stage) -> Act:
    stage.otto.leaves(stage.hall)
    return _seat(stage, "participant")


@scene("PUT /communities/{community_id}/people/{person_id} admits somebody new")
def admit_newcomer(stage: Stage) -> Act:
    who = stage.invited()
    path = f"/communities/{stage.hall}/people"
    seen = listed(stage.ines, path, lambda each: each["person"]["id"] == who.id)
    parts = {"community_id": stage.hall, "person_id": who.id}
    return Act(stage.ines, seen, {"role": "participant"}, parts)


@scene("PUT /communities/{community_id}/people/{person_id} appoints")
def appoint(stage: Stage) -> Act:
    done(stage.ines.adds(stage.hall, stage.otto, "participant"))
    return _seat(stage, "steward")


@scene("PUT /communities/{community_id}/people/{person_id} lowers")
def lower(stage: Stage) -> Act:
    done(stage.ines.adds(stage.hall, stage.otto, "steward"))
    return _seat(stage, "moderator")


@scene("DELETE /communities/{community_id}/people/{person_id}")
def remove(stage: Stage) -> Act:
    done(stage.ines.adds(stage.hall, stage.otto, "steward"))
    return _seat(stage, "")


@scene("DELETE /communities/{community_id}/people/{person_id} who invited")
def remove_inviter(stage: Stage) -> Act:
    """Who is put out held the door open for somebody."""
    stage.max.delete(f"/communities/{stage.club}/invitations/{stage.max.id}")
    done(stage.ines.adds(stage.club, stage.otto, "steward"))
    done(stage.otto.post(f"/communities/{stage.club}/invitations", {"person": stage.max.id}), 201)
    parts = {"community_id": stage.club, "person_id": stage.otto.id}
    seen = told(stage.otto, f"/communities/{stage.club}", "membership.state")
    return Act(stage.ines, seen, parts=parts)


@scene("POST /communities/{community_id}/invitations")
def invite(stage: Stage) -> Act:
    stage.otto.leaves(stage.club)
    done(stage.ines.delete(f"/communities/{stage.club}/invitations/{stage.otto.id}"), 204)
    return Act(stage.ines, _door(stage), {"person": stage.otto.id}, {"community_id": stage.club})


def _door(stage: Stage) -> Callable[[], int]:
    path = f"/communities/{stage.club}/requests?state=invited"
    return listed(stage.ines, path, lambda each: each["person"]["id"] == stage.otto.id)


@scene("DELETE /communities/{community_id}/invitations/{person_id}")
def withdraw_invitation(stage: Stage) -> Act:
    stage.otto.leaves(stage.club)
    done(stage.ines.post(f"/communities/{stage.club}/invitations", {"person": stage.otto.id}), 201)
    parts = {"community_id": stage.club, "person_id": stage.otto.id}
    return Act(stage.mona, _door(stage), parts=parts)


def _asks(stage: Stage) -> Callable[[], int]:
    path = f"/communities/{stage.club}/requests"
    return listed(stage.ines, path, lambda each: each["person"]["id"] == stage.otto.id)


def _outside(stage: Stage) -> dict[str, str]:
    stage.otto.leaves(stage.club)
    for what in ("invitations", "requests"):
        done(stage.ines.delete(f"/communities/{stage.club}/{what}/{stage.otto.id}"), 204)
    return {"community_id": stage.club, "person_id": stage.otto.id}


@scene("POST /communities/{community_id}/requests")
def ask(stage: Stage) -> Act:
    return Act(stage.otto, _asks(stage), {"answer": "Please."}, _outside(stage))


@scene("DELETE /communities/{community_id}/requests/{person_id}")
def decline(stage: Stage) -> Act:
    parts = _outside(stage)
    done(stage.otto.post(f"/communities/{stage.club}/requests", {}), 201)
    return Act(stage.ines, _asks(stage), parts=parts)


@scene("POST /communities/{community_id}/changes")
def narrow(stage: Stage) -> Act:
    place = stage.mona.founds("open")
    stage.more.append(place)
    done(stage.max.joins(place))

    def seen() -> list[object]:
        card = done(stage.mona.get(f"/communities/{place}"))
        return [
            card["visibility"],
            len(json.loads(stage.mona.get(f"/communities/{place}/eras").raw)["items"]),
        ]

    return Act(stage.mona, seen, {"visibility": "secret"}, {"community_id": place})
