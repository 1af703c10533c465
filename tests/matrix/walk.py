"""Walking the matrix: one request a cell, and everything that is demanded of its answer."""

import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any, Final

from chalicelib.foundation import ids, rows, settings
from tests.cast.caller import Reply
from tests.cast.canary import words
from tests.matrix.model import DONE, Item, Place, Spot, Who
from tests.matrix.takes import Takes
from tests.matrix.world import NOWHERE, World

WRITES: Final = frozenset({"PutItem", "UpdateItem", "DeleteItem", "TransactWriteItems", "BatchWriteItem"})
KNOWN_MOST: Final = 20
"""Failures that are told in full."""
NEVER: Final = "987654"
"""A number that nothing has yet."""


@dataclass
class Tally:
    """What one request did at the store: calls one after another, and the tables that it wrote to."""

    trips: int = 0
    written: set[str] = field(default_factory=set)


class Walk:
    """Goes through scenes, and remembers what a never-existing id is answered to each class of callers."""

    def __init__(self, world: World) -> None:
        self.world, self.tally = world, Tally()
        self.cells, self.failures = 0, list[str]()
        self._nowhere: dict[tuple[str, str, Takes, bool], tuple[Reply, int]] = {}
        self._main = threading.get_ident()

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Within, every call of the store is tallied."""
        events = rows.connection.client.meta.events
        events.register("before-call.dynamodb", self._before, unique_id="walk-before")
        events.register("after-call.dynamodb", self._after, unique_id="walk-after")
        try:
            yield
        finally:
            events.unregister("before-call.dynamodb", unique_id="walk-before")
            events.unregister("after-call.dynamodb", unique_id="walk-after")

    def _before(self, params: Mapping[str, Any], model: Any, context: dict[str, Any], **_: Any) -> None:
        # What runs beside another call takes no trip, and may end after the answer.
        self.tally.trips += threading.get_ident() == self._main
        if model.name in WRITES:
            context["tables"] = _tables(json.loads(params["body"]))

    def _after(self, http_response: Any, context: dict[str, Any], **_: Any) -> None:
        if http_response.status_code == 200:
            self.tally.written |= context.get("tables", set())

    def ask(self, key: str, takes: Takes, who: Who, spot: Spot, *, granted: bool) -> tuple[Reply, Tally]:
        """One request, as the table says it."""
        method, path = key.split()
        self.tally = Tally()
        draft = takes.body if granted or takes.attack is None else takes.attack
        body = None if method == "GET" else draft(who, spot)
        headers = {**who.headers, **takes.headers}
        if method == "PATCH":
            headers["if_match"] = f'"{spot.item.version}"' if spot.item else "*"
        place = (path + takes.query).format(**self._parts(path, takes, who, spot))
        self.tally = Tally()
        reply = who.somebody.ask(method, place, body, **headers)
        return reply, self.tally

    def _parts(self, path: str, takes: Takes, who: Who, spot: Spot) -> dict[str, str]:
        item, world = spot.item.id if spot.item else "", self.world
        return {
            "community_id": spot.place.id,
            "post_id": item,
            "comment_id": item,
            "item_id": item,
            "file_id": item,
            "folder_id": spot.place.folder or ids.short(),
            "person_id": spot.person.id if spot.person else takes.at(who, spot),
            "name": "useful",
            "word": str(getattr(spot.scene, "name", "")).rpartition(" ")[2],
            "number": NEVER,
            "token": NEVER,
            "bot_id": world.bot.somebody.id if spot.place is NOWHERE else spot.place.id,
            "session_id": world.session,
            "passkey_id": "0" * 13,
            "token_id": world.bot_token if "{bot_id}" in path else world.token,
            "webhook_id": self._bridge(spot.place),
            "delivery_id": ids.ulid(),
            "incoming_id": spot.place.incoming or ids.short(),
            "company_id": world.companies["acme"],
            "group_id": ids.short(),
            "type_name": "User",
            "schema_name": "urn:none",
        }

    def _bridge(self, place: Place) -> str:
        """The webhook of a place, the steward's where it is about no place, and else one that never was."""
        known = self.world.bridge if place is NOWHERE else place.bridge
        return known or ids.placed(ids.short())

    def cell(self, key: str, takes: Takes, who: Who, spot: Spot) -> None:
        """One cell: status, bytes, canaries, calls, writes."""
        expected = takes.verdict(who, spot)
        self.cells += 1
        try:
            reply, tally = self.ask(key, takes, who, spot, granted=DONE in expected)
        except AssertionError as problem:
            self._fail(key, who, spot, str(problem)[:400])
            return
        for wrong in self._wrongs(key, takes, who, spot, reply, tally, expected):
            self._fail(key, who, spot, wrong)
        if reply.status < 400:
            takes.then(who, spot)

    def _wrongs(
        self, key: str, takes: Takes, who: Who, spot: Spot, reply: Reply, tally: Tally, expected: set[int]
    ) -> Iterator[str]:
        status = DONE if reply.status < 400 else reply.status
        if status not in expected:
            yield f"{reply.status} instead of {sorted(expected)}: {reply.raw.decode()[:200]}"
        held = words(reply.raw) | words(json.dumps(reply.headers))
        told = self.world.forbidden(who, held)
        if told:
            yield f"{reply.status} tells {', '.join(told)}"
        if status == DONE and (unsaid := takes.shows(who, spot) - held):
            yield f"does not show {', '.join(sorted(map(self.world.meanings.__getitem__, unsaid)))}"
        if (status != DONE or key.startswith("GET")) and settings.TABLES["network"] in tally.written:
            yield f"{reply.status}, and yet it wrote"
        if who.signed_in and DONE not in expected and not takes.known(who, spot):
            yield from self._unlike(key, takes, who, spot, reply, tally)

    def _unlike(
        self, key: str, takes: Takes, who: Who, spot: Spot, reply: Reply, tally: Tally
    ) -> Iterator[str]:
        """What one may not know of is answered as what never was: the same bytes, after as many calls."""
        never, trips = self._never(key, takes, who, spot)
        if _whole(reply) != _whole(never):
            yield f"is not answered as what never was: {_whole(reply)}, not {_whole(never)}"
        if tally.trips != trips:
            yield f"takes {tally.trips} calls, and {trips} for what never was"

    def _never(self, key: str, takes: Takes, who: Who, spot: Spot) -> tuple[Reply, int]:
        asked = who.name, key, takes, self.world.guests_off
        known = self._nowhere.get(asked)
        if known is None:
            nowhere = _nowhere(takes, spot)
            reply, tally = self.ask(key, takes, who, nowhere, granted=False)
            known = self._nowhere[asked] = reply, tally.trips
        return known

    def _fail(self, key: str, who: Who, spot: Spot, wrong: str) -> None:
        at = f"{spot.place.rules}{' archived' * spot.place.archived}{' deleted' * spot.place.deleted}"
        item = f" {spot.item.taken or 'item'} of eras {sorted(spot.item.eras)}" if spot.item else ""
        person = f" {spot.person.name}" if spot.person else ""
        self.failures.append(f"{who.name} · {key} · {at}{item}{person}: {wrong}")

    def demand(self) -> None:
        """Fails when a cell did."""
        failures, self.failures = self.failures, []
        told = "\n".join(failures[:KNOWN_MOST])
        assert not failures, f"{len(failures)} cells are not what access.md says:\n{told}"


def _nowhere(takes: Takes, spot: Spot) -> Spot:
    """The same spot in a place that never was."""
    place = Place(ids.short(), spot.place.rules)
    item = spot.item and Item(
        "".join(ids.short() for _ in range(len(spot.item.id) // 13)), place, "", frozenset({1})
    )
    if spot.person:
        somebody = replace(spot.person.somebody, id=ids.short())
        return replace(spot, person=replace(spot.person, somebody=somebody))
    return replace(spot, place=place, item=item)


def _tables(asked: Mapping[str, Any]) -> set[str]:
    if "TransactItems" in asked:
        steps = [
            what for step in asked["TransactItems"] for name, what in step.items() if name != "ConditionCheck"
        ]
        return {str(what["TableName"]) for what in steps}
    return set(asked["RequestItems"]) if "RequestItems" in asked else {str(asked["TableName"])}


def _whole(reply: Reply) -> tuple[int, bytes, dict[str, str]]:
    """All of an answer but the name of the request."""
    headers = {name: value for name, value in reply.headers.items() if name != "x-request-id"}
    return reply.status, reply.raw, headers
