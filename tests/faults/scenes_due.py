"""How something of each kind comes to be due: the facts are told by doors, the days are laid with them."""

import json
import uuid
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from pynamodb.exceptions import PynamoDBException

from chalicelib import wiring
from chalicelib.access.model import PersonId
from chalicelib.foundation import clock, due, rows, settings
from chalicelib.foundation.changes import Change
from chalicelib.foundation.due import Due
from chalicelib.foundation.events import parsed
from chalicelib.foundation.refusals import Refusal
from chalicelib.foundation.tables import plain
from chalicelib.mail.store import waits
from tests.cast import newcomers
from tests.cast.house import Somebody, done
from tests.cast.newcomers import guest
from tests.faults import scenes_ends as ends
from tests.faults import scenes_network as network
from tests.faults import scenes_rules as rules
from tests.faults import scenes_webhooks as webhooks
from tests.faults.stage import SCENES, Stage, at
from tests.faults.trial import whole
from tests.faults.wire import Crash, Fault, Wire, wired

Owed = Callable[[Stage], Due]
OWED: Final[dict[str, Owed]] = {}


def owed(kind: str) -> Callable[[Owed], Owed]:
    """Says how something of a kind comes to be due: a kind, and a word where it does so in several ways."""

    def declared(made: Owed) -> Owed:
        OWED[kind] = made
        return made

    return declared


def kept(stage: Stage, kind: str) -> Due:
    """Something of a kind that is due."""
    thing, change = OWED[kind](stage), Change()
    due.keep(change, thing.at, thing.kind, thing.ref)
    change.commit()
    return thing


def rung(thing: Due, fault: Fault | None = None, site: str = "") -> Wire:
    """Its handler, as the clock calls it on the day; what fails stays due."""
    expected = (Crash, Refusal, PynamoDBException) if fault is not None else ()
    with at(thing.at), wired(fault, site) as wire, suppress(*expected):
        wiring.DUE[thing.kind](thing)
    whole(wire)
    return wire


def _played(stage: Stage, door: str) -> Wire:
    act = SCENES[door](stage)
    with wired() as wire:
        act.happens(door, str(uuid.uuid4()))
    return wire


def _laid(wire: Wire, kind: str) -> Due:
    """What was laid to fall due, the first where there is more of a kind."""
    puts = [step["Put"] for steps in wire.transactions() for step in steps if "Put" in step]
    rows = [plain(each["Item"]) for each in puts if each["TableName"] == settings.TABLES["ephemera"]]
    return next(due._due(each) for each in rows if each["pk"].startswith("DUE#") and each["kind"] == kind)


@owed("telling")
def telling(stage: Stage) -> Due:
    """A place has more people than are told at once."""
    wire = _played(stage, "POST /communities/{community_id}/changes")
    (fact,) = [each for each in wire.facts() if each["name"] == "community.rule_changed"]
    return Due("telling", f"{fact['at']}#{fact['id']}#0", fact["at"])


@owed("rule")
def rule(stage: Stage) -> Due:
    """Two have signed a widening, of the card too."""
    place = stage.mona.founds("private")
    stage.more.append(place)
    done(stage.mona.adds(place, stage.ines, "steward"))
    with wired() as wire:
        rules.widening(stage, place, signed=True, name="A wider place")
    return _laid(wire, "rule")


@owed("rule deletes")
def rule_deletes(stage: Stage) -> Due:
    """Two have signed that a place be deleted."""
    with wired() as wire:
        ends.doomed(stage, signed=True)
    return _laid(wire, "rule")


@owed("clearing")
def clearing(stage: Stage) -> Due:
    """A place was deleted, and people hold it still."""
    thing = rung(kept(stage, "rule deletes")).facts()[0]
    return Due("clearing", thing["community"], thing["at"])


@owed("rule lapses")
def rule_lapses(stage: Stage) -> Due:
    """Who proposed it stewards the place no more, and no news of that has come."""
    thing = rule(stage)
    place = thing.ref.partition(".")[0]
    done(stage.ines.adds(place, stage.mona, "participant"))
    return thing


@owed("settings")
def settings_unsigned(stage: Stage) -> Due:
    """Nobody signs."""
    with wired() as wire:
        network.loosening(stage)
    return _laid(wire, "settings")


@owed("settings signed")
def settings_signed(stage: Stage) -> Due:
    """Two have signed."""
    number = network.loosening(stage)
    with wired() as wire:
        done(stage.bea.put(f"/settings/changes/{number}/signature"))
    return _laid(wire, "settings")


@owed("appointment")
def appointment(stage: Stage) -> Due:
    """Nobody signs."""
    with wired() as wire:
        network.appointing(stage)
    return _laid(wire, "appointment")


@owed("guest.end")
def guest_end(stage: Stage) -> Due:
    """A guest's last day."""
    return _guest(stage, "guest.end")


@owed("guest.reminder")
def guest_reminder(stage: Stage) -> Due:
    """A day not long before it."""
    return _guest(stage, "guest.reminder")


def _guest(stage: Stage, kind: str) -> Due:
    with wired() as wire:
        guest(stage.ines, stage.hall, stage.acme)
    return _laid(wire, kind)


@owed("guest.orphan")
def guest_orphan(stage: Stage) -> Due:
    """Nobody answers for a guest for two weeks."""
    from chalicelib.people.listeners import orphan_guests

    wire = _played(stage, "PATCH /people/{person_id} departs a sponsor")
    (departed,) = wire.facts()
    event = parsed(json.dumps(departed))
    assert event is not None
    with wired() as wire:
        orphan_guests(event)
    return _laid(wire, "guest.orphan")


@owed("person.address")
def person_address(stage: Stage) -> Due:
    """The day of another address."""
    return _laid(_played(stage, "PATCH /people/{person_id} moves"), "person.address")


@owed("mail")
def mail(stage: Stage) -> Due:
    """Somebody was called in a post, and wants to be mailed that."""
    reader = called(stage)
    moment = int(rows.fetch([waits.wait_key(PersonId(reader.id))]).popitem()[1]["at"])
    return Due("mail", f"{reader.id}#{moment}", moment)


def called(stage: Stage) -> Somebody:
    """Somebody new who was just called in a post, and heard of it."""
    # The tables' names are read when this is imported, which must not be before the engine runs.
    from chalicelib.notifications import listeners as inbox

    reader = newcomers.joined(stage.house)
    done(reader.joins(stage.hall))
    with wired() as wire:
        stage.ines.posts(stage.hall, f"Hello [@{reader.name}](person:{reader.id}).")
    event = parsed(json.dumps(next(each for each in wire.facts() if each["name"] == "post.written")))
    assert event is not None
    inbox.tell_of_post(event)
    return reader


@owed("mail.reminder")
def mail_reminder(stage: Stage) -> Due:
    """A sponsor sleeps when their guest's end is remembered."""
    (fact,) = [each for each in rung(kept(stage, "guest.reminder")).facts() if each["name"] == "guest.ending"]
    ref = "#".join((fact["subject"], stage.ines.id, fact["id"], str(fact["data"]["ends_on"])))
    return Due("mail.reminder", ref, fact["at"] + clock.HOUR)


@owed("files.lapse")
def files_lapse(stage: Stage) -> Due:
    """What was announced never comes."""
    wire = _played(stage, "POST /communities/{community_id}/files")
    return _laid(wire, "files.lapse")


@owed("files.lapse complete")
def files_lapse_complete(stage: Stage) -> Due:
    """What was announced has come long ago: only what was sent goes."""
    thing = files_lapse(stage)
    return Due(thing.kind, f"{thing.ref.partition('.')[0]}.9", thing.at)


@owed("files.count")
def files_count(stage: Stage) -> Due:
    """What a place holds was counted wrongly."""
    # The tables' names are read when this is imported, which must not be before the engine runs.
    from chalicelib.files.store import keys
    from chalicelib.files.store.rows import UsageRow

    wire = _played(stage, "PUT /files/{file_id}/complete")
    (fact,) = wire.facts()
    at = keys.usage(fact["community"])
    UsageRow(at.pk, at.sk).update([UsageRow.bytes.set(1)])
    return _laid(wire, "files.count")


@owed("webhook")
def webhook(stage: Stage) -> Due:
    """Nobody has answered the first attempt of a delivery."""
    # The tables' names are read when this is imported, which must not be before the engine runs.
    from chalicelib.webhooks.store import deliveries

    hook, delivery = webhooks.offered(stage)
    waiting = deliveries.read(hook, delivery)
    assert waiting is not None
    return Due("webhook", f"{hook}.{delivery}", waiting.next)
