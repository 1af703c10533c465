"""Three eras, and what each of those around them reads before and after every change of the rule."""

from tests.cast.house import House, Somebody, done
from tests.communities.widening import changes, stewards, widens


class Told:
    """What was written in each era: a post of its own, and a comment and an edit on the first."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.anna, self.bea, self.place = stewards(house, "open")
        self.posts: dict[str, str] = {}
        self.comments: dict[str, str] = {}

    def writes(self, era: str) -> None:
        self.posts[era] = self.anna.posts(self.place, f"Post of {era}.")
        self.comments[era] = self.bea.comments(self.posts["first"], f"Comment of {era}.")

    def reads(self, someone: Somebody) -> tuple[set[str], set[str]]:
        """The eras whose posts, and whose comments on the first post, somebody finds; on every surface."""
        stream = someone.get(f"/communities/{self.place}/posts")
        listed = {each["id"] for each in stream["items"]} if stream.status == 200 else set()
        alone = {each for each in self.posts.values() if someone.get(f"/posts/{each}").status == 200}
        assert alone == listed, someone.name
        feed = {each["post"]["id"] for each in done(someone.get("/feed?limit=100"))["items"]}
        assert feed & set(self.posts.values()) in (set(), listed), someone.name
        thread = someone.get(f"/posts/{self.posts['first']}/comments")
        said = {each["id"] for each in thread["items"]} if thread.status == 200 else set()
        posts = {era for era, post in self.posts.items() if post in listed}
        return posts, {era for era, comment in self.comments.items() if comment in said}


def test_what_is_written_in_an_era_is_read_by_whom_it_was_written_for(house: House) -> None:
    told = Told(house)
    early, middle, late, outside = (house.person(name) for name in ("Early", "Middle", "Late", "Outside"))
    done(early.joins(told.place))
    told.writes("first")
    first = ({"first"}, {"first"})
    for someone in (told.anna, early, middle, late, outside):
        assert told.reads(someone) == first, someone.name
    done(changes(told.anna, told.place, visibility="private"))
    told.writes("second")
    done(told.anna.adds(told.place, middle))
    both, nothing = ({"first", "second"}, {"first", "second"}), (set[str](), set[str]())
    for someone, seen in (
        (told.anna, both),
        (early, both),
        (middle, both),
        (late, nothing),
        (outside, nothing),
    ):
        assert told.reads(someone) == seen, someone.name
    widens(told.anna, told.bea, told.place, visibility="open")
    told.writes("third")
    done(late.joins(told.place))
    whole = ({"first", "second", "third"}, {"first", "second", "third"})
    wide = ({"first", "third"}, {"first", "third"})
    for someone, seen in ((told.anna, whole), (early, whole), (middle, whole), (late, wide), (outside, wide)):
        assert told.reads(someone) == seen, someone.name


def test_a_wider_clause_opens_no_earlier_word_to_its_guests(house: House) -> None:
    told, acme = Told(house), house.company()
    told.writes("first")
    paul = house.person("Paul")
    done(paul.joins(told.place))
    widens(told.anna, told.bea, told.place, guests=acme)
    gil = house.guest(told.anna, acme, told.place)
    told.posts["second"] = told.anna.posts(told.place, "Post of second.")
    assert told.reads(gil) == ({"second"}, set())
    assert told.reads(paul) == ({"first", "second"}, {"first"})
    done(changes(told.anna, told.place, guests="none"))
    assert told.reads(gil) == (set(), set())
    widens(told.bea, told.anna, told.place, guests="mixed")
    told.posts["fourth"] = told.anna.posts(told.place, "Post of fourth.")
    assert told.reads(gil) == ({"second", "fourth"}, set())
    late = house.guest(told.anna, acme, told.place, "Late")
    assert told.reads(late) == ({"fourth"}, set())
