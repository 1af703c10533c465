"""The journeys that people walk by the keyboard alone: which they are, and that none of them uses a mouse."""

import inspect
import re
from collections.abc import Callable
from typing import Any, Final

import pytest

from tests.page import test_desks, test_journeys, test_own_journeys

JOURNEYS: Final[dict[str, Callable[..., Any]]] = {
    "sign in": test_journeys.test_one_signs_in_with_the_code_from_the_mail,
    "create a community": test_own_journeys.test_a_community_is_created_with_its_consequence_in_view,
    "post with a mention and a file": test_journeys.test_one_posts_a_mention_and_a_file,
    "answer and accept": test_journeys.test_a_question_is_answered_and_the_answer_accepted,
    "admit a guest": test_desks.test_a_steward_admits_a_guest,
    "propose and sign a widening": test_desks.test_a_widening_takes_two,
    "mark all read": test_own_journeys.test_everything_is_marked_read,
    "change language": test_own_journeys.test_the_language_is_changed_here_and_in_mails,
    "suspend a person": test_desks.test_an_administrator_suspends_somebody,
    "go from community to community": test_journeys.test_one_key_leads_from_community_to_community,
    "ask to come in, and take it back": test_own_journeys.test_somebody_asks_to_come_in_and_takes_it_back,
    "decide a report": test_desks.test_a_report_is_decided,
}
MOUSE: Final = re.compile(r"\.(click|dblclick|tap|hover|drag_to|check|uncheck|fill|select_option|mouse)\b")


def test_there_are_twelve() -> None:
    assert len(set(JOURNEYS.values())) == 12


@pytest.mark.parametrize("journey", JOURNEYS)
def test_the_keyboard_alone_walks_it(journey: str) -> None:
    """The story itself runs where it stands; here its text is read."""
    told = inspect.getsource(JOURNEYS[journey])
    assert "keyboard" in told or "press(" in told
    assert MOUSE.findall(told) == []
