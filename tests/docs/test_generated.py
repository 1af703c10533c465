"""The pages made from the code say what the code says now."""

import importlib
import inspect

import pytest

from chalicelib import wiring
from chalicelib.access.verbs import Verb
from chalicelib.foundation import events
from docs.from_code import access
from docs.generate import FOLDER, PAGES, generated


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_generated_page_is_not_older_than_the_code(name: str) -> None:
    written = (FOLDER / name).read_text(encoding="utf-8")
    assert written == generated()[name], "run `python -m docs.generate`"


def test_every_verb_stands_on_the_page_of_access() -> None:
    page = generated()["access.md"]
    assert all(f"| {access.VERBS[verb]} |" in page for verb in Verb)


def test_the_page_of_access_answers_as_the_policy_does() -> None:
    verbs = generated()["access.md"].partition("## Verbs in an archived")[0]
    rows = {cells[0]: cells[1:] for cells in _cells(verbs)}
    inside, bots = ["inside already"] * 3, ["–", "–"]
    assert rows["join alone"] == ["open", "open", *inside, "–", "–", "inside already", *bots]
    assert rows["appoint moderators and stewards"] == ["–", "–", "–", "–", "all", "–", "–", "–", *bots]


def test_the_page_of_access_tells_what_a_stamp_admits() -> None:
    rows = {cells[0]: cells[1:] for cells in _cells(generated()["access.md"])}
    assert rows["in their time, secret, guests of Ondelec"] == ["–", "yes", "–"]
    assert rows["before their time, private, no guests"] == ["–", "–", "–"]


def test_every_event_and_every_listener_stands_on_the_page_of_events() -> None:
    page = generated()["events.md"]
    told = [each for each in events.every().values() if each.__module__.startswith("chalicelib.")]
    assert told
    assert all(f"| `{each.name}` |" in page for each in told)
    heard = [listener for queue in wiring.QUEUES.values() for each in queue.values() for listener in each]
    assert all(f".{inspect.unwrap(listener).__name__}`" in page for listener in heard)


def test_every_model_of_a_store_stands_on_the_page_of_data() -> None:
    page = generated()["data.md"]
    rows = importlib.import_module("chalicelib.access.store")
    assert f": {rows.InsideRow.__name__}\n" in page
    assert "| `packed` | bytes |" in page


def _cells(text: str) -> list[list[str]]:
    lines = [line for line in text.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines]
