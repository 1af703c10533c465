"""Comparing what somebody is sent with what the books say."""

import random
import re
from collections.abc import Iterable
from typing import Any

from tests.cast.caller import Reply
from tests.cast.house import done
from tests.oracle.books import Actor
from tests.oracle.world import World


class Eyes:
    """Everybody's eyes on a world, and how much they compared."""

    def __init__(self, world: World, seed: int) -> None:
        self.world, self.seed, self.checks = world, seed, 0
        self.words: set[str] = set()
        # Looking takes dice of its own: how often one looks changes nothing about what happens.
        self.dice = random.Random(seed)

    def same(self, actor: Actor, surface: str, told: object, expected: object, count: int = 1) -> None:
        """One comparison, that `count` things depend on."""
        self.checks += count
        assert told == expected, (
            f"ORACLE_SEED={self.seed}, check {self.checks}, step {len(self.world.done)}: "
            f"{surface} of {actor.name}: the page says {expected}, the code {told}; "
            f"lately: {', '.join(self.world.done[-12:])}; {self.world.told()}"
        )

    def sets(self, actor: Actor, surface: str, told: Iterable[str], expected: set[str], of: int) -> None:
        """A list against the set it must be. `of` is how many things might have stood in it."""
        found = list(told)
        assert len(found) == len(set(found)), f"ORACLE_SEED={self.seed}: {surface} of {actor.name} repeats"
        self.same(actor, surface, set(found), expected, max(of, 1))

    def ask(self, actor: Actor, path: str) -> Reply:
        """An answer, which holds no word that its reader may not be sent."""
        answer = actor.who.get(path)
        found = set(re.findall(rf"w{self.world.mark.lower()}x\d+x", answer.raw.decode()))
        self.same(actor, f"words in {path}", found - self.words, set())
        return answer

    def pages(self, actor: Actor, path: str) -> list[Any]:
        """Everything in a list, page after page."""
        found, joint, cursor = list[Any](), "&" if "?" in path else "?", ""
        while True:
            answer = done(self.ask(actor, f"{path}{joint}limit=100{cursor}"))
            found += answer["items"]
            if answer["next"] is None:
                return found
            cursor = f"&cursor={answer['next']}"
