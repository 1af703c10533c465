"""Scenes with as many people, places and words as the budgets speak of, and one act in each."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from tests.cast.caller import Reply
from tests.cast.house import House, done

KB: Final = 1024
TEXT: Final = ("Nous avons relevé les débits. " * 40)[: KB - 40]

Act = Callable[[], Reply]


@dataclass(frozen=True)
class Budget:
    """The ceilings of data.md for one operation."""

    trips: int
    calls: int
    read: float
    written: float = 0.0


BUDGETS: Final = {
    "judge": Budget(1, 1, 4),
    "home feed, 20 posts, 40 communities": Budget(3, 3, 54),
    "community stream, 20 posts": Budget(2, 3, 35),
    "thread, 20 comments of 1 KB": Budget(2, 3, 29),
    "write a post of 1 KB": Budget(3, 3, 4, 20),
    "comment": Budget(2, 2, 5, 16),
    "reaction": Budget(2, 2, 5, 10),
    "join": Budget(2, 2, 4, 16),
    "leave": Budget(2, 2, 4, 16),
    "admit": Budget(2, 2, 6, 16),
    "completion": Budget(2, 3, 11),
}


class Stage:
    """The people and places of all scenes, set once."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.authors = [house.person(f"Auteur{letter} Martin") for letter in "ABCDEFGHIJKLMNOPQRST"]
        self.reader = house.person("Lectrice Durand")
        self.host = self.authors[0]
        self.hall = self.host.founds("open", name="Hall")
        for each in (*self.authors[1:], self.reader):
            done(each.joins(self.hall))
        self.posts = [each.posts(self.hall, TEXT) for each in self.authors]
        self.thread = self.posts[0]
        for each in self.authors:
            each.comments(self.thread, TEXT)
        self.communities = [self._joined(number) for number in range(39)]
        house.settle()

    def _joined(self, number: int) -> str:
        author = self.authors[number % 20]
        community = author.founds("open", name=f"Salle {number}")
        done(self.reader.joins(community))
        author.posts(community, TEXT)
        return community

    def acts(self) -> dict[str, Act]:
        """One act for each budget. Acts that write do something new each time."""
        reader, house, host = self.reader, self.house, self.host
        audience = host.audience(self.hall)
        draft = {"kind": "update", "body": TEXT, "audience": audience}
        arriving, asking = house.person("Nouvelle"), house.person("Demandeuse")
        return {
            "judge": lambda: reader.get("/me"),
            "home feed, 20 posts, 40 communities": lambda: reader.get("/feed?limit=20"),
            "community stream, 20 posts": lambda: reader.get(f"/communities/{self.hall}/posts?limit=20"),
            "thread, 20 comments of 1 KB": lambda: reader.get(f"/posts/{self.thread}/comments?limit=20"),
            "write a post of 1 KB": lambda: host.post(f"/communities/{self.hall}/posts", draft),
            "comment": lambda: reader.post(f"/posts/{self.thread}/comments", {"body": TEXT}),
            "reaction": lambda: reader.put(f"/posts/{self.thread}/reactions/useful"),
            "join": lambda: arriving.joins(self.hall),
            "leave": lambda: arriving.leaves(self.hall),
            "admit": lambda: host.adds(self.hall, asking),
            "completion": lambda: reader.get(f"/mentions?community={self.hall}&q=aut"),
        }
