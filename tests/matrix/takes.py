"""How a line of the table says what a door takes, in the words of access.md.

    "GET /communities/{community_id}/eras": place(insider),

`place`, `post`, `comment`, `person` say what the path names (who may not know of it gets what a
never-existing id gets), `own` and `network` that it names nothing. Their first argument is the sentence of
page.py that says who may, of those who may know. Further:

- `admits`: it lets somebody in, which rests in an archived community and in one without steward;
- `speaks`: it is written, which rests in an archived community and until one has accepted its own rules;
- `body`: what is sent where it is granted; it must leave the scene as it is, or be done to a `spare`;
- `spare`: `own`, an item to take back, or `hidden`, one that is hidden already;
- `attack`: what is sent where it must be refused, when that is something else;
- `shows`: the canaries that a granted answer must hold; what it must not hold is checked by itself;
- `then`: what a granted write changes of who is inside;
- `verdict`: a sentence of its own (sentences.py), where the building blocks do not say it;
- `item`: `closed`, the post that is closed, where it is about that one.

A route with several uses has a tuple. Granted writes are done in the order of the table, after all else.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.matrix import page
from tests.matrix.model import ABSENT, DONE, Says, Spot, Verdict, Who
from tests.matrix.page import anybody

Draft = Callable[[Who, Spot], Any]
Words = Callable[[Who, Spot], set[str]]


def _nothing(who: Who, spot: Spot) -> None:
    return None


def _no_words(who: Who, spot: Spot) -> set[str]:
    return set()


def target(who: Who, spot: Spot) -> str:
    """Somebody of whom it is about, and who asks for nothing themselves."""
    return str(spot.scene.target.id)


def myself_or_target(who: Who, spot: Spot) -> str:
    """Attacks are on one's own behalf where there is somebody."""
    return who.id or target(who, spot)


@dataclass(frozen=True, eq=False)
class Takes:
    """What a door takes; see above."""

    about: str
    known: Says
    verdict: Verdict
    query: str = ""
    body: Draft = _nothing
    attack: Draft | None = None
    shows: Words = _no_words
    then: Callable[[Who, Spot], None] = _nothing
    spare: str = ""
    item: str = ""
    at: Callable[[Who, Spot], str] = target
    """The person whom the path names beside a place."""
    only: Callable[[Who], bool] = lambda who: True
    headers: dict[str, str] = field(default_factory=dict)


def _takes(
    about: str, known: Says, may: Says, *, admits: bool = False, speaks: bool = False,
    absent: int = ABSENT, verdict: Verdict | None = None, **more: Any,
) -> Takes:  # fmt: skip
    said = page.verdict(known, may, admits=admits, speaks=speaks, absent=absent)
    return Takes(about, known, verdict or said, **more)


def place(may: Says, **more: Any) -> Takes:
    """A route that names a community."""
    return _takes("place", more.pop("known", page.of_place), may, **more)


def post(may: Says, **more: Any) -> Takes:
    """A route that names a post."""
    return _takes("post", more.pop("known", page.of_item), may, **more)


def comment(may: Says, **more: Any) -> Takes:
    """A route that names a comment."""
    return _takes("comment", page.of_item, may, **more)


def file(may: Says, **more: Any) -> Takes:
    """A route that names a file."""
    return _takes("file", page.of_item, may, **more)


def person(known: Says, may: Says, **more: Any) -> Takes:
    """A route that names a person and no place."""
    return _takes("person", known, may, **more)


def listing(shows: Words = _no_words, **more: Any) -> Takes:
    """A list of one's own that may hold what is in a community."""
    return _takes("list", anybody, anybody, shows=shows, **more)


def own(may: Says = anybody, **more: Any) -> Takes:
    """What everybody has for themselves."""
    return _takes("own", more.pop("known", anybody), may, **more)


def network(may: Says, **more: Any) -> Takes:
    """What concerns the whole network."""
    return _takes("network", anybody, may, **more)


def visitors(**more: Any) -> Takes:
    """What takes no sign-in."""
    return Takes("network", anybody, **{"verdict": lambda who, spot: {DONE}, **more})


def says(**fields: Any) -> Draft:
    """A body with these fields."""
    return lambda who, spot: fields
