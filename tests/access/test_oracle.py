"""A small oracle: after random steps, what each person sees on every surface equals what access.md says.

The oracle below is written from that page, not from the code: it keeps who is inside since which era, what
was written for whom, and answers by the page's sentences.
"""

import random
from dataclasses import dataclass, field

import pytest

from tests.cast.house import House, Somebody, done

STEPS = 22
NARROWER = {("open", "mixed"): [("private", "mixed"), ("open", "acme"), ("secret", "none")],
            ("open", "acme"): [("private", "acme"), ("private", "none")],
            ("private", "mixed"): [("private", "acme"), ("secret", "mixed"), ("private", "none")],
            ("private", "acme"): [("secret", "acme"), ("private", "none")]}  # fmt: skip


@dataclass
class Place:
    """A community as the oracle knows it: its rules in order, who is inside since when, what was written."""

    id: str
    rules: list[tuple[str, str]]
    inside: dict[str, int] = field(default_factory=dict)
    posts: dict[str, int] = field(default_factory=dict)
    comments: dict[str, tuple[str, int]] = field(default_factory=dict)

    @property
    def era(self) -> int:
        return len(self.rules)

    def since(self, company: str | None) -> int:
        """The first era of the present unbroken run with this visibility, and for a guest this clause."""
        first = self.era
        while first > 1 and self._alike(self.rules[first - 2], company):
            first -= 1
        return first

    def _alike(self, rule: tuple[str, str], company: str | None) -> bool:
        return rule[0] == self.rules[-1][0] and (company is None or rule[1] == self.rules[-1][1])


def covered(clause: str, company: str) -> bool:
    return clause in ("mixed", company)


def reads_now(place: Place, who: str, company: str | None) -> bool:
    visibility, clause = place.rules[-1]
    if company is not None:
        return who in place.inside and covered(clause, company)
    return who in place.inside or visibility == "open"


def reads(place: Place, who: str, company: str | None, *eras: int) -> bool:
    """Rules 2 and 3 of the page, for an item and all it hangs on."""
    return reads_now(place, who, company) and all(_admitted(place, who, company, era) for era in eras)


def _admitted(place: Place, who: str, company: str | None, era: int) -> bool:
    visibility, clause = place.rules[era - 1]
    if company is not None and not covered(clause, company):
        return False
    if visibility == "open" and company is None:
        return True
    return who in place.inside and place.inside[who] <= era


class World:
    """A house, its oracle, and the dice."""

    def __init__(self, house: House, seed: int) -> None:
        self.house, self.dice = house, random.Random(seed)
        self.companies = {"acme": house.company(), "bolt": house.company()}
        self.steward = house.person("Stella")
        self.people: dict[str, tuple[Somebody, str | None]] = {
            "stella": (self.steward, None),
            "omar": (house.person("Omar"), None),
            "ines": (house.person("Ines"), None),
        }  # fmt: skip
        self.places = [self._place("open", "mixed"), self._place("private", "acme")]
        for name, company in (("gil", "acme"), ("bob", "bolt")):
            self._arrives(name, company)

    def _place(self, visibility: str, clause: str) -> Place:
        known = self.companies.get(clause, clause)
        return Place(self.steward.founds(visibility, known), [(visibility, clause)], {"stella": 1})

    def _arrives(self, name: str, company: str) -> None:
        place = next(each for each in self.places if covered(each.rules[-1][1], company))
        guest = self.house.guest(self.steward, self.companies[company], place.id, name.title())
        self.people[name] = (guest, company)
        place.inside[name] = place.since(company)

    def step(self) -> None:
        place = self.dice.choice(self.places)
        self.dice.choice([self.write, self.write, self.comment, self.come, self.go, self.narrow, self.come])(
            place
        )

    def write(self, place: Place) -> None:
        inside = [who for who in place.inside if reads_now(place, who, self.people[who][1])]
        who = self.dice.choice(inside)
        post = self.people[who][0].posts(place.id, f"By {who}.")
        place.posts[post] = place.era

    def comment(self, place: Place) -> None:
        pairs = [
            (who, post)
            for who in place.inside
            for post, era in place.posts.items()
            if reads(place, who, self.people[who][1], era)
        ]
        if pairs:
            who, post = self.dice.choice(pairs)
            place.comments[self.people[who][0].comments(post, f"By {who}.")] = (post, place.era)

    def come(self, place: Place) -> None:
        who = self.dice.choice(list(self.people))
        someone, company = self.people[who]
        if who not in place.inside and (company is None or covered(place.rules[-1][1], company)):
            done(self.steward.adds(place.id, someone))
            place.inside[who] = place.since(company)

    def go(self, place: Place) -> None:
        away = [who for who in place.inside if who != "stella"]
        if away:
            who = self.dice.choice(away)
            done(self.steward.delete(f"/communities/{place.id}/people/{self.people[who][0].id}"), 204)
            del place.inside[who]

    def narrow(self, place: Place) -> None:
        choices = NARROWER.get(place.rules[-1])
        if choices and self.dice.random() < 0.5:
            visibility, clause = self.dice.choice(choices)
            draft = {"visibility": visibility, "guests": self.companies.get(clause, clause)}
            done(self.steward.post(f"/communities/{place.id}/changes", draft))
            place.rules.append((visibility, clause))

    def check(self) -> int:
        """Every person on every surface; answers how many were looked at."""
        return sum(self._check(who, someone, company) for who, (someone, company) in self.people.items())

    def _check(self, who: str, someone: Somebody, company: str | None) -> int:
        looked = 0
        feed = {each["post"]["id"] for each in done(someone.get("/feed?limit=100"))["items"]}
        expected: set[str] = set()
        for place in self.places:
            readable = {post for post, era in place.posts.items() if reads(place, who, company, era)}
            expected |= readable if who in place.inside else set()
            looked += self._stream(place, who, someone, company, readable) + self._items(
                place, who, someone, company
            )
        assert feed == expected, who
        return looked + 1

    def _stream(
        self, place: Place, who: str, someone: Somebody, company: str | None, readable: set[str]
    ) -> int:
        answer = someone.get(f"/communities/{place.id}/posts?limit=100")
        if reads_now(place, who, company):
            assert {each["id"] for each in done(answer)["items"]} == readable, who
        else:
            assert answer.status in (403, 404), who
        return 1

    def _items(self, place: Place, who: str, someone: Somebody, company: str | None) -> int:
        for post, era in place.posts.items():
            may = reads(place, who, company, era)
            assert someone.get(f"/posts/{post}").status == (200 if may else 404), (who, post)
            if may:
                thread = done(someone.get(f"/posts/{post}/comments?limit=100"))["items"]
                hung = {each: told for each, (on, told) in place.comments.items() if on == post}
                visible = {each for each, told in hung.items() if reads(place, who, company, era, told)}
                assert {each["id"] for each in thread} == visible, (who, post)
        return 2 * len(place.posts)


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_everybody_sees_what_the_page_says(house: House, seed: int) -> None:
    world, looked = World(house, seed), 0
    for number in range(STEPS):
        world.step()
        if number % 3 == 2:
            looked += world.check()
    house.settle()
    assert looked + world.check() > 100
