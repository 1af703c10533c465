"""The world of the matrix: its people, its companies, and which canary each of its callers may read.

It is made once in each process that walks the matrix; scenes are added to it one by one.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from tests.cast.canary import canary
from tests.cast.house import House, Somebody, done
from tests.matrix import page
from tests.matrix.model import BOT, GUEST, Item, Place, Seat, Spot, Who

READERS = Callable[[Who], bool]
NOWHERE = Place("", [("open", "mixed")])


class World:
    """Who asks, where, and what may be told to whom."""

    def __init__(self, house: House) -> None:
        self.house, self.places, self.items = house, list[Place](), list[Item]()
        self.readers: dict[str, READERS] = {}
        self.meanings: dict[str, str] = {}
        self.names: dict[Who, str] = {}
        self.ends_on = (datetime.now(UTC).date() + timedelta(days=60)).isoformat()
        self.companies = {name: self._company(name) for name in ("acme", "bolt")}
        self.steward = self.member("steward", "Sibylle")
        self.members = {
            name: self.member(name, called)
            for name, called in (
                ("outsider", "Odile"), ("invited", "Irene"), ("participant", "Paul"), ("moderator", "Mona"),
                ("former", "Fabio"), ("late", "Louise"), ("auditor", "Audrey"), ("target", "Tara"),
                ("asker", "Axel"),
            )
        }  # fmt: skip
        self.members["auditor"].roles = frozenset({"auditor"})
        done(house.ada.patch(f"/people/{self.members['auditor'].id}", {"roles": ["auditor"]}))
        self.administrator = Who("administrator", house.ada, roles=frozenset({"administrator"}))
        self.visitor = Who("visitor", house.stranger(), signed_in=False)
        self._guests: dict[str, dict[str, Who]] = {}
        self.lobbies = {name: self._lobby(name) for name in self.companies}
        self.session, self.token = self._credentials()
        self.bot, self.bot_token = self._bot()
        self.guests_off, self.bridge, self.passing = False, "", list[str]()

    @property
    def world(self) -> "World":
        """So that a spot outside of any scene finds its way here."""
        return self

    @property
    def target(self) -> Who:
        return self.members["target"]

    def word(self, meaning: str, readers: READERS, mailed: str = "-", *, name: bool = False) -> str:
        """A canary, what it stands for, and who may read it.

        Mails to addresses that begin with `mailed` may hold it. What is a `name` is told to administrators by
        mail too, also to those of other stories: of a community that nobody stewards any more, of a guest
        whose sponsor left.
        """

        def addressed(address: str) -> bool:
            told = name and address.endswith("@example.org") and readers(self.administrator)
            return address.startswith(mailed) or told

        word = canary(mailed=addressed)
        self.readers[word], self.meanings[word] = readers, meaning
        return word

    def forbidden(self, who: Who, words: set[str]) -> list[str]:
        """What canaries of this world stand for that a caller may not read."""
        told = {word for word in words if word in self.readers and not self.readers[word](who)}
        return sorted(f"{self.meanings[word]} ({word})" for word in told)

    def sleeps(self, *, asleep: bool) -> None:
        """The network's guests sleep, or wake up."""
        self.guests_off = asleep
        for who in self.names:
            who.asleep = asleep and who.is_guest

    def member(self, name: str, called: str) -> Who:
        """A member whose name is a canary: guests know of those only whom they meet, or who invite them."""
        someone: list[Who] = []
        word = self.word(f"the name of the {name}", lambda who: self._names(who, someone[0]), mailed="")
        who = Who(name, self.house.person(f"{called} {word}"))
        return self._called(who, word, someone)

    def guests(self, key: str) -> dict[str, Who]:
        """Guests of two companies who meet in the scenes of that key only."""
        if key not in self._guests:
            self._guests[key] = {
                name: self._guest(name, called, company)
                for name, called, company in (
                    ("guest", "Gil", "acme"), ("foreign guest", "Bob", "bolt"),
                    ("invited guest", "Ivo", "acme"), ("outside guest", "Olga", "acme"),
                )
            }  # fmt: skip
        return self._guests[key]

    def late_guest(self) -> Who:
        """Somebody of Acme who has been nowhere yet but in the lobby."""
        return self._guest("late guest", "Lars", "acme")

    def _guest(self, name: str, called: str, company: str) -> Who:
        someone: list[Who] = []
        meaning = f"the name of the {name}"
        word = self.word(meaning, lambda who: self._names(who, someone[0]), called.lower(), name=True)
        lobby, sponsor = self.lobbies[company], self.steward
        guest = self.house.guest(sponsor.somebody, self.companies[company], lobby.id, f"{called} {word}")
        who = Who(name, guest, GUEST, self.companies[company], sponsor=sponsor.id)
        lobby.inside[who.id] = Seat()
        return self._called(who, word, someone)

    def _called(self, who: Who, word: str, someone: list[Who]) -> Who:
        # Nobody here is mailed: that would be in whatever story lets days pass next.
        done(who.somebody.patch("/me/preferences", {"mail": "never"}))
        someone.append(who)
        self.names[who] = word
        return who

    def _names(self, who: Who, other: Who) -> bool:
        """A byline belongs to its item; else it takes that one may know of the person."""
        signed = any(item.author == other.id and page.reads(item, who) for item in self.items)
        return signed or (who.signed_in and page.sees(who, Spot(self, NOWHERE, person=other)))

    def _company(self, name: str) -> str:
        """A company is known to members, to its guests, and to guests who meet one of its people."""
        made: list[str] = []
        word = self.word(f"the name of {name}", lambda who: self._knows_company(who, made[0]), name=True)
        made.append(self.house.company(f"{name.title()} {word}"))
        return made[0]

    def _knows_company(self, who: Who, company: str) -> bool:
        if not who.is_guest or who.company == company:
            return who.signed_in
        theirs = [each for each in self.names if each.company == company]
        return any(self._names(who, each) for each in theirs)

    def _lobby(self, name: str) -> Place:
        company = self.companies[name]
        place = Place("", [("private", company)])
        word = self.word("the name of a lobby", lambda who: page.knows(place, who), name=True)
        place.words.add(word)
        place.id = self.steward.somebody.founds("private", company, name=f"Lobby {word}")
        place.inside[self.steward.id] = Seat("steward")
        self.places.append(place)
        return place

    def _credentials(self) -> tuple[str, str]:
        someone: Somebody = self.steward.somebody
        session = done(someone.get("/me/sessions"))["items"][0]["id"]
        token = done(someone.post("/me/tokens", {"name": "Mine", "ends_on": self.ends_on}), 201)["id"]
        return str(session), str(token)

    def _bot(self) -> tuple[Who, str]:
        """A bot of the steward, and the id of its token."""
        owner = self.steward.somebody
        bot = str(done(owner.post("/me/bots", {"name": "Bot of the matrix"}), 201)["id"])
        made = done(owner.post(f"/me/bots/{bot}/tokens", {"name": "CI", "ends_on": self.ends_on}), 201)
        somebody = Somebody(self.house, "Bot of the matrix", "", bot)
        headers = {"authorization": f"Bearer {made['token']}"}
        return Who("bot", somebody, BOT, owner=self.steward, headers=headers), str(made["id"])
