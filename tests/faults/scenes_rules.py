"""How the doors of rules are used: widening by two, undoing, earlier eras, and how one comes in."""

from collections.abc import Callable
from typing import Any

from tests.cast.house import Somebody, done
from tests.faults.stage import Act, Stage, at, scene, told

OPEN = {"visibility": "open"}


def den(stage: Stage) -> str:
    """A private place that Ines and Mona steward, in which nothing waits."""
    if stage.den is None:
        stage.den = founded(stage)
        done(stage.mona.adds(stage.den, stage.ines, "steward"))
    _news(stage.den)
    waiting = done(stage.mona.get(f"/communities/{stage.den}"))["pending"]
    if waiting is not None:
        path = f"/communities/{stage.den}/changes/{waiting['number']}"
        assert 204 in (stage.mona.delete(path).status, stage.ines.delete(path).status)
    return stage.den


def _news(place: str) -> None:
    """What somebody proposed who does not steward any more lapses as soon as the news of it is heard."""
    from chalicelib.access.model import CommunityId
    from chalicelib.communities.actions import judge

    judge(CommunityId(place))


def founded(stage: Stage, visibility: str = "private", **more: Any) -> str:
    """A place that Mona founds."""
    place = stage.mona.founds(visibility, **more)
    stage.more.append(place)
    return place


def waits(stage: Stage, place: str) -> Callable[[], Any]:
    """What a place is, and what waits for it."""

    def seen() -> Any:
        card = done(stage.ines.get(f"/communities/{place}"))
        return [card["visibility"], card["pending"] and card["pending"]["state"]]

    return seen


def widening(stage: Stage, place: str, *, signed: bool = False, **more: str) -> dict[str, str]:
    """Mona has proposed that a place be open, and Ines has signed it where told so."""
    made = done(stage.mona.post(f"/communities/{place}/changes", {**OPEN, **more}), 202)
    if signed:
        done(stage.ines.put(f"/communities/{place}/changes/{made['number']}/signature"))
    return {"community_id": place, "number": str(made["number"])}


@scene("POST /communities/{community_id}/changes widens")
def propose(stage: Stage) -> Act:
    place = den(stage)
    body = {**OPEN, "to": stage.bea.id}
    return Act(stage.mona, waits(stage, place), body, {"community_id": place})


@scene("PUT /communities/{community_id}/changes/{number}/signature")
def sign(stage: Stage) -> Act:
    place = den(stage)
    return Act(stage.ines, waits(stage, place), parts=widening(stage, place))


@scene("PUT /communities/{community_id}/changes/{number}/signature by whom it was sent")
def sign_sent(stage: Stage) -> Act:
    place = den(stage)
    return Act(stage.bea, waits(stage, place), parts=widening(stage, place, to=stage.bea.id))


@scene("DELETE /communities/{community_id}/changes/{number}")
def withdraw(stage: Stage) -> Act:
    place = den(stage)
    return Act(stage.ines, waits(stage, place), parts=widening(stage, place, signed=True))


@scene("POST /communities/{community_id}/changes narrows what waits")
def narrow(stage: Stage) -> Act:
    """Any other change of the rule ends the waiting; whoever else stewards may undo it within the day."""
    place = _private_again(stage)
    widening(stage, place, signed=True)
    return Act(stage.ines, waits(stage, place), {"visibility": "secret"}, {"community_id": place})


def _private_again(stage: Stage) -> str:
    place = den(stage)
    if done(stage.mona.get(f"/communities/{place}"))["visibility"] == "secret":
        path = f"/communities/{place}/changes"
        for each in (stage.mona, stage.ines):
            each.post(path, {"visibility": "private"})
        den(stage)
    return place


@scene("POST /communities/{community_id}/changes restores")
def undo(stage: Stage) -> Act:
    place = _private_again(stage)
    done(stage.ines.post(f"/communities/{place}/changes", {"visibility": "secret"}))
    return Act(stage.mona, waits(stage, place), {"visibility": "private"}, {"community_id": place})


@scene("PUT /communities/{community_id}/people/{person_id} lowers who proposed")
def lower(stage: Stage) -> Act:
    place = den(stage)
    done(stage.ines.adds(place, stage.otto, "steward"))
    done(stage.otto.post(f"/communities/{place}/changes", OPEN), 202)
    seen = told(stage.otto, f"/communities/{place}", "membership.role")
    return Act(stage.ines, seen, {"role": "participant"}, {"community_id": place, "person_id": stage.otto.id})


@scene("PATCH /communities/{community_id}/membership agrees")
def agree(stage: Stage) -> Act:
    """Who was inside before a widening agrees to be seen by those whom it lets in."""
    if stage.agora is None:
        stage.agora = founded(stage)
        for each, role in ((stage.ines, "steward"), (stage.max, "participant")):
            done(stage.mona.adds(stage.agora, each, role))
    place = stage.agora
    if done(stage.mona.get(f"/communities/{place}"))["visibility"] == "open":
        done(stage.mona.post(f"/communities/{place}/changes", {"visibility": "private"}))
    _widened(stage, place)
    seen = told(stage.max, f"/communities/{place}", "membership.unlisted")
    return Act(stage.max, seen, {"listed": True}, {"community_id": place})


def _widened(stage: Stage, place: str) -> None:
    from chalicelib.communities.listeners import begin_era
    from chalicelib.foundation import clock
    from chalicelib.foundation.due import Due

    parts, day = widening(stage, place, signed=True), clock.now() + 8 * clock.DAY
    with at(day):
        begin_era(Due("rule", f"{place}.{parts['number']}", day))


def _latecomer(stage: Stage) -> dict[str, str]:
    """Max came in under the second rule of a place; Ines and Mona read what was written under the first."""
    if stage.attic is None:
        stage.attic = founded(stage)
        done(stage.mona.adds(stage.attic, stage.ines, "steward"))
        done(stage.mona.post(f"/communities/{stage.attic}/changes", {"visibility": "secret"}))
    path = f"/communities/{stage.attic}/people/{stage.max.id}"
    if stage.max.get(f"/communities/{stage.attic}").status == 200:
        done(stage.mona.delete(f"{path}/earlier"), 204)
        done(stage.mona.delete(path), 204)
    done(stage.mona.adds(stage.attic, stage.max))
    return {"community_id": stage.attic, "person_id": stage.max.id}


def _reads(stage: Stage, parts: dict[str, str]) -> Callable[[], Any]:
    """From which era on somebody reads, and from which on they shall."""

    def seen() -> Any:
        found = done(stage.ines.get("/communities/{community_id}/people/{person_id}/earlier".format(**parts)))
        return [found["era"], found["waiting"] and found["waiting"]["era"]]

    return seen


def _shows(who: Somebody, parts: dict[str, str]) -> None:
    path = "/communities/{community_id}/people/{person_id}/earlier".format(**parts)
    done(who.put(path, {"era": 1}), 202)


@scene("PUT /communities/{community_id}/people/{person_id}/earlier")
def show_earlier(stage: Stage) -> Act:
    parts = _latecomer(stage)
    return Act(stage.mona, _reads(stage, parts), {"era": 1}, parts)


@scene("PUT /communities/{community_id}/people/{person_id}/earlier as the second")
def show_earlier_too(stage: Stage) -> Act:
    parts = _latecomer(stage)
    _shows(stage.mona, parts)
    return Act(stage.ines, _reads(stage, parts), {"era": 1}, parts)


@scene("DELETE /communities/{community_id}/people/{person_id}/earlier")
def take_back_earlier(stage: Stage) -> Act:
    parts = _latecomer(stage)
    _shows(stage.mona, parts)
    return Act(stage.mona, _reads(stage, parts), parts=parts)


def _asks(stage: Stage) -> dict[str, str]:
    """Otto asks to come in where those inside vouch."""
    if stage.lodge is None:
        stage.lodge = founded(stage, admission="vouching")
        for each in (stage.ines, stage.max):
            done(stage.mona.adds(stage.lodge, each))
    stage.otto.leaves(stage.lodge)
    done(stage.mona.delete(f"/communities/{stage.lodge}/requests/{stage.otto.id}"), 204)
    done(stage.otto.post(f"/communities/{stage.lodge}/requests", {}), 201)
    return {"community_id": stage.lodge, "person_id": stage.otto.id}


def _words(stage: Stage, parts: dict[str, str]) -> Callable[[], Any]:
    """Whether somebody is inside, and how many gave their word for them."""

    def seen() -> Any:
        items = done(stage.mona.get(f"/communities/{parts['community_id']}/requests"))["items"]
        card = done(stage.otto.get(f"/communities/{parts['community_id']}"))
        return [card["membership"]["state"], *(len(each["vouched_by"]) for each in items)]

    return seen


@scene("PUT /communities/{community_id}/requests/{person_id}/vouch")
def vouch(stage: Stage) -> Act:
    parts = _asks(stage)
    return Act(stage.max, _words(stage, parts), parts=parts)


@scene("PUT /communities/{community_id}/requests/{person_id}/vouch as the second")
def vouch_too(stage: Stage) -> Act:
    parts = _asks(stage)
    done(stage.ines.put("/communities/{community_id}/requests/{person_id}/vouch".format(**parts)))
    return Act(stage.max, _words(stage, parts), parts=parts)


@scene("DELETE /communities/{community_id}/requests/{person_id}/vouch")
def take_word_back(stage: Stage) -> Act:
    parts = _asks(stage)
    done(stage.max.put("/communities/{community_id}/requests/{person_id}/vouch".format(**parts)))
    return Act(stage.max, _words(stage, parts), parts=parts)


def _codex(stage: Stage) -> str:
    """A place with rules of its own and some seats."""
    if stage.codex is None:
        stage.codex = founded(stage, "open", terms="Be kind.", cap=9)
        done(stage.mona.adds(stage.codex, stage.ines, "steward"))
        done(stage.max.put(f"/communities/{stage.codex}/membership", {"accepts": 1}))
    return stage.codex


def _terms(stage: Stage) -> int:
    """The version of new rules of the place."""
    path = f"/communities/{_codex(stage)}"
    said = "Be kinder." if done(stage.mona.get(path))["terms"]["text"] == "Be kind." else "Be kind."
    return int(done(stage.mona.patch(path, {"terms": said}, if_match="*"))["terms"]["version"])


@scene("PATCH /communities/{community_id}/membership accepts")
def accept(stage: Stage) -> Act:
    version = _terms(stage)
    seen = told(stage.max, f"/communities/{stage.codex}", "terms.accepted")
    return Act(stage.max, seen, {"accepts": version}, {"community_id": _codex(stage)})


@scene("PUT /communities/{community_id}/membership takes a seat")
def take_a_seat(stage: Stage) -> Act:
    place, version = _codex(stage), _terms(stage)
    stage.otto.leaves(place)
    seen = told(stage.otto, f"/communities/{place}", "membership.state")
    return Act(stage.otto, seen, {"accepts": version}, {"community_id": place})


@scene("PATCH /communities/{community_id} writes rules")
def write_rules(stage: Stage) -> Act:
    place, version = _codex(stage), _terms(stage)
    seen = told(stage.ines, f"/communities/{place}", "terms.version")
    body = {"terms": f"Version {version}.", "question": f"Why {version}?"}
    return Act(stage.ines, lambda: seen() == [version + 1], body, {"community_id": place}, match="*")


@scene("PATCH /communities/{community_id} has seats counted")
def cap(stage: Stage) -> Act:
    place = _codex(stage)
    done(stage.ines.patch(f"/communities/{place}", {"cap": None, "admission": None}, if_match="*"))
    seen = told(stage.ines, f"/communities/{place}", "cap", "admission")
    body = {"cap": 9, "admission": "vouching"}
    return Act(stage.ines, seen, body, {"community_id": place}, match="*")


@scene("PUT /communities/{community_id}/steward")
def name_steward(stage: Stage) -> Act:
    """The only steward's account rests, and with it the place."""
    who = stage.joined("Sven")
    place = who.founds("open")
    stage.more.append(place)
    done(stage.max.joins(place))
    done(stage.ada.patch(f"/people/{who.id}", {"status": "suspended"}))
    _rests(who.id)
    seen = told(stage.max, f"/communities/{place}", "membership.role")
    return Act(stage.ada, seen, {"person": stage.max.id}, {"community_id": place})


def _rests(person: str) -> None:
    from chalicelib.communities.listeners import watch_stewards
    from chalicelib.people.events import PersonSuspended

    watch_stewards(PersonSuspended(by="", subject=person))
