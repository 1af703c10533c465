"""How a place comes to be deleted: proposed by one, signed by another, taken back."""

from collections.abc import Callable
from typing import Any

from tests.cast.house import done
from tests.faults.scenes_rules import den, founded, waits
from tests.faults.stage import Act, Stage, scene


def doomed(stage: Stage, *, signed: bool = False, **more: str) -> dict[str, str]:
    """Mona has proposed that a new place be deleted, which Ines stewards too and has signed where told so."""
    place = founded(stage)
    done(stage.mona.adds(place, stage.ines, "steward"))
    done(stage.mona.adds(place, stage.max))
    made = done(stage.mona.post(f"/communities/{place}/changes", {"delete": True, **more}), 202)
    if signed:
        done(stage.ines.put(f"/communities/{place}/changes/{made['number']}/signature"))
    return {"community_id": place, "number": str(made["number"])}


def _doom(stage: Stage, parts: dict[str, str]) -> Callable[[], Any]:
    """Whether a place rests, until which day, and what waits for it."""

    def seen() -> Any:
        card = done(stage.ines.get("/communities/{community_id}".format(**parts)))
        return [card["archived"], card["deleted_on"], card["pending"] and card["pending"]["state"]]

    return seen


@scene("POST /communities/{community_id}/changes deletes")
def propose_end(stage: Stage) -> Act:
    place = den(stage)
    return Act(stage.mona, waits(stage, place), {"delete": True}, {"community_id": place})


@scene("PUT /communities/{community_id}/changes/{number}/signature deletes")
def sign_end(stage: Stage) -> Act:
    parts = doomed(stage)
    return Act(stage.ines, _doom(stage, parts), parts=parts)


@scene("DELETE /communities/{community_id}/changes/{number} of a deletion")
def withdraw_end(stage: Stage) -> Act:
    parts = doomed(stage, signed=True)
    return Act(stage.ines, _doom(stage, parts), parts=parts)
