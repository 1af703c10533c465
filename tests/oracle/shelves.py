"""The files of a place with somebody's eyes: their list, their cards, what is in them."""

from tests.oracle.books import Actor, File, Room
from tests.oracle.places import Places

CARDS = 2
"""Files whose own cards each person opens in each place and round."""


class Shelves(Places):
    """Looking at files."""

    def files(self, actor: Actor, room: Room) -> None:
        """The list of a place's files, and some cards."""
        every, path = room.files, f"/communities/{room.id}/files"
        if not room.reads_now(actor):
            self._refused(actor, path, room.knows_of(actor), max(len(every), 1))
        else:
            sort = self.dice.choice(("newest", "oldest"))
            shown = [each["id"] for each in self.pages(actor, f"{path}?sort={sort}")]
            readable = {each.id for each in every if not each.gone and room.finds(actor, each)}
            self.sets(actor, f"files of {room.id}", shown, readable, len(every))
        for each in self.dice.sample(every, min(CARDS, len(every))):
            self._file(actor, room, each)

    def _file(self, actor: Actor, room: Room, file: File) -> None:
        path, found = f"/files/{file.id}", room.finds(actor, file)
        card = self.ask(actor, path)
        self.same(actor, f"card of {path}", card.status, 200 if found else 404)
        led = 302 if found and not file.gone else 404
        self.same(actor, f"what is in {path}", actor.who.get(f"{path}/content").status, led)
        if not found:
            return
        versions = [] if file.gone else [each for each, _ in file.versions if room.admits(actor, each)]
        self.same(actor, f"versions of {path}", len(card["versions"]), len(versions), len(file.versions))
        self.same(actor, f"whether {path} is gone", card["deleted"], file.gone)
