"""How each door of the company's directory is used."""

from dataclasses import dataclass
from typing import Any

from tests.cast.caller import Reply
from tests.cast.house import Somebody, done
from tests.faults.scenes_people import _day
from tests.faults.stage import Act, Stage, numbers, scene

NAME = "Robot of faults"


@dataclass
class Robot(Somebody):
    """The directory: it comes with a token, and speaks SCIM."""

    token: str = ""

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> Reply:
        return super().ask(method, path, body, **headers, authorization=f"Bearer {self.token}")


def robot(stage: Stage) -> Robot:
    """The directory, connected once."""
    kept = stage.house.kept
    if NAME not in kept:
        made = done(stage.ada.post("/directory/tokens", {"name": NAME, "ends_on": _day(90)}), 201)
        kept[NAME] = Robot(stage.house, NAME, "", token=made["token"])
    return kept[NAME]


def _found(stage: Stage, path: str) -> Any:
    return lambda: len(done(robot(stage).get(path))["Resources"])


def _person(stage: Stage) -> str:
    draft = {"userName": f"robot{next(numbers)}@example.org", "displayName": "Robo"}
    return str(done(robot(stage).post("/scim/v2/Users", draft), 201)["id"])


def _shown(stage: Stage, path: str, field: str) -> Any:
    def seen() -> Any:
        reply = robot(stage).get(path)
        return reply.json.get(field) if reply.status == 200 else reply.status

    return seen


@scene("POST /scim/v2/Users")
def enrol(stage: Stage) -> Act:
    email, number = f"robot{next(numbers)}@example.org", next(numbers)
    seen = _found(stage, f"/scim/v2/Users?filter=userName%20eq%20%22{email}%22")
    return Act(robot(stage), seen, {"userName": email, "externalId": f"robot {number}"})


@scene("PUT /scim/v2/Users/{person_id}")
def replace_user(stage: Stage) -> Act:
    person = _person(stage)
    shown = done(robot(stage).get(f"/scim/v2/Users/{person}"))
    body = {"userName": shown["userName"], "displayName": "Robo the second", "externalId": f"put {person}"}
    seen = _shown(stage, f"/scim/v2/Users/{person}", "displayName")
    return Act(robot(stage), seen, body, {"person_id": person})


@scene("PATCH /scim/v2/Users/{person_id}")
def rest_user(stage: Stage) -> Act:
    person = _person(stage)
    body = {"Operations": [{"op": "replace", "path": "active", "value": False}]}
    seen = _shown(stage, f"/scim/v2/Users/{person}", "active")
    return Act(robot(stage), seen, body, {"person_id": person})


@scene("DELETE /scim/v2/Users/{person_id}")
def remove_user(stage: Stage) -> Act:
    person = _person(stage)
    return Act(robot(stage), _shown(stage, f"/scim/v2/Users/{person}", "active"), parts={"person_id": person})


def _group(stage: Stage, *people: str) -> str:
    draft = {
        "displayName": f"Faults {next(numbers)}",
        "members": [{"value": each} for each in people],
    }
    return str(done(robot(stage).post("/scim/v2/Groups", draft), 201)["id"])


@scene("POST /scim/v2/Groups")
def make_group(stage: Stage) -> Act:
    name = f"Faults {next(numbers)}"
    seen = _found(stage, f"/scim/v2/Groups?filter=displayName%20eq%20%22{name.replace(' ', '%20')}%22")
    return Act(robot(stage), seen, {"displayName": name, "members": [{"value": stage.max.id}]})


@scene("PUT /scim/v2/Groups/{group_id}")
def replace_group(stage: Stage) -> Act:
    group = _group(stage, stage.max.id)
    name = done(robot(stage).get(f"/scim/v2/Groups/{group}"))["displayName"]
    body = {"displayName": name, "members": [{"value": stage.mona.id}]}
    return Act(robot(stage), _shown(stage, f"/scim/v2/Groups/{group}", "members"), body, {"group_id": group})


@scene("PATCH /scim/v2/Groups/{group_id}")
def fill_group(stage: Stage) -> Act:
    group = _group(stage)
    done(stage.ada.put(f"/directory/groups/{group}", {"role": "auditor"}))
    member = stage.joined("Auditrix").id
    body = {"Operations": [{"op": "add", "path": "members", "value": [{"value": member}]}]}

    def seen() -> Any:
        shown = done(robot(stage).get(f"/scim/v2/Groups/{group}"))
        return [len(shown["members"]), len(done(stage.ada.get(f"/people/{member}"))["roles"])]

    return Act(robot(stage), seen, body, {"group_id": group})


@scene("DELETE /scim/v2/Groups/{group_id}")
def delete_group(stage: Stage) -> Act:
    group = _group(stage, stage.max.id)
    seen = _shown(stage, f"/scim/v2/Groups/{group}", "displayName")
    return Act(robot(stage), seen, parts={"group_id": group})


def _tokens(stage: Stage) -> Any:
    return lambda: len(done(stage.ada.get("/directory"))["tokens"])


@scene("POST /directory/tokens")
def make_token(stage: Stage) -> Act:
    robot(stage)
    for each in done(stage.ada.get("/directory"))["tokens"]:
        if each["name"] != NAME:
            done(stage.ada.delete(f"/directory/tokens/{each['id']}"), 204)
    return Act(stage.ada, _tokens(stage), {"name": "Another", "ends_on": _day(9)})


@scene("DELETE /directory/tokens/{token_id}")
def revoke_token(stage: Stage) -> Act:
    make_token(stage)
    made = done(stage.ada.post("/directory/tokens", {"name": "Gone", "ends_on": _day(9)}), 201)
    seen = _shown_tokens(stage, made["id"])
    return Act(stage.ada, seen, parts={"token_id": made["id"]})


def _shown_tokens(stage: Stage, token: str) -> Any:
    return lambda: any(each["id"] == token for each in done(stage.ada.get("/directory"))["tokens"])


@scene("PUT /directory/groups/{group_id}")
def map_group(stage: Stage) -> Act:
    group = _group(stage)

    def seen() -> Any:
        groups = done(stage.ada.get("/directory"))["groups"]
        return next(each["role"] for each in groups if each["id"] == group)

    return Act(stage.ada, seen, {"role": "auditor"}, {"group_id": group})
