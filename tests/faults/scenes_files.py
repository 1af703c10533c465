"""Use cases of files and folders. What is sent to the bucket is sent before a trial: its store is another."""

from collections.abc import Callable
from typing import Any

from tests.cast.house import done
from tests.faults.stage import Act, Stage, listed, numbers, scene, told
from tests.files.sending import announced, brought, draft, sent

BODY = b"Entre nous.\n"


def _place(stage: Stage) -> str:
    """A place of its own, so that what it holds is what this use case brings."""
    place = stage.ines.founds("private")
    stage.more.append(place)
    return place


def _stored(stage: Stage, place: str) -> Callable[[], Any]:
    """What a place holds."""
    return told(stage.ines, f"/communities/{place}/storage", "bytes", "files")


@scene("POST /communities/{community_id}/files")
def announce(stage: Stage) -> Act:
    """Nobody sees anything of it but who began it, by completing it."""
    place = _place(stage)
    body = draft(f"Plan {next(numbers)}.txt", "text/plain", BODY)
    return Act(stage.ines, _stored(stage, place), body, {"community_id": place}, quiet=True)


@scene("POST /files/{file_id}/versions")
def announce_version(stage: Stage) -> Act:
    place = _place(stage)
    said = draft("Plan.txt", "text/plain", BODY)
    body = {name: said[name] for name in ("type", "size", "sha256")}
    parts = {"file_id": brought(stage.ines, place, body=BODY)}
    return Act(stage.ines, _stored(stage, place), body, parts, quiet=True)


@scene("PUT /files/{file_id}/complete")
def complete(stage: Stage) -> Act:
    place = _place(stage)
    upload = done(announced(stage.ines, place, "Plan.txt", "text/plain", BODY), 201)
    assert sent(upload["form"], BODY).status == 204
    seen = _stored(stage, place)
    return Act(stage.ines, seen, {"version": 1}, {"file_id": upload["file"]})


@scene("PATCH /files/{file_id}")
def rename(stage: Stage) -> Act:
    place = _place(stage)
    file = brought(stage.ines, place)
    folder = done(stage.ines.post(f"/communities/{place}/folders", {"name": "Plans"}), 201)["id"]
    body = {"name": "Other.txt", "folder": folder}

    def seen() -> Any:
        card = done(stage.ines.get(f"/files/{file}"))
        return [card["name"], card["folder"] == folder]

    return Act(stage.ines, seen, body, {"file_id": file}, match='"1"')


@scene("DELETE /files/{file_id}")
def delete(stage: Stage) -> Act:
    place = _place(stage)
    file = brought(stage.ines, place)
    return Act(stage.ines, _stored(stage, place), parts={"file_id": file})


@scene("POST /communities/{community_id}/posts with a file")
def attach(stage: Stage) -> Act:
    place = _place(stage)
    file = brought(stage.ines, place)
    body = {"kind": "update", "body": "See.", "audience": stage.ines.audience(place), "files": [file]}
    seen = listed(stage.ines, f"/communities/{place}/posts", lambda each: each["attached"] == 1)
    return Act(stage.ines, seen, body, {"community_id": place})


def _folders(stage: Stage, place: str) -> Callable[[], Any]:
    def seen() -> Any:
        found = done(stage.ines.get(f"/communities/{place}/folders"))["items"]
        return sorted([each["name"], each["parent"] is None] for each in found)

    return seen


@scene("POST /communities/{community_id}/folders")
def make_folder(stage: Stage) -> Act:
    place = _place(stage)
    return Act(stage.ines, _folders(stage, place), {"name": "Plans"}, {"community_id": place})


def _made(stage: Stage, *names: str) -> tuple[str, list[str]]:
    place = _place(stage)
    path = f"/communities/{place}/folders"
    return place, [done(stage.ines.post(path, {"name": name}), 201)["id"] for name in names]


@scene("PATCH /communities/{community_id}/folders/{folder_id}")
def move_folder(stage: Stage) -> Act:
    place, (first, second) = _made(stage, "Plans", "Drafts")
    parts = {"community_id": place, "folder_id": second}
    return Act(stage.ines, _folders(stage, place), {"name": "Sketches", "parent": first}, parts)


@scene("DELETE /communities/{community_id}/folders/{folder_id}")
def delete_folder(stage: Stage) -> Act:
    place, (folder,) = _made(stage, "Plans")
    parts = {"community_id": place, "folder_id": folder}
    return Act(stage.ines, _folders(stage, place), parts=parts)
