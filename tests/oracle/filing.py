"""Files of a world: brought, hung on what is written, renewed, renamed and taken back."""

from collections.abc import Callable, Iterator

from tests.cast.caller import Reply
from tests.cast.house import done
from tests.files.sending import completes, draft, sent
from tests.oracle.books import Actor, File, Item, Post, Room
from tests.oracle.running import Running

FILES_MOST = 12
TYPE = "application/octet-stream"
"""Nothing is made of mere bytes to look at: that takes long, and is told elsewhere."""


class Filing(Running):
    """The part of a world that hangs on it."""

    words: Iterator[str]

    def bring(self, room: Room) -> bool:
        """Somebody brings a file, to hang on something or not."""
        able = [each for each in self._here() if room.writes(each)]
        if not able or len(room.files) >= FILES_MOST:
            return False
        actor, word = self.dice.choice(able), next(self.words)
        body = word.encode()
        upload = done(actor.who.post(f"/communities/{room.id}/files", draft(f"{word}.bin", TYPE, body)), 201)
        self._sent(actor, upload, body)
        room.files.append(File(upload["file"], actor.name, [(room.era, word)]))
        return True

    def renew_file(self, room: Room) -> bool:
        """Another version, by anybody who reads the file and may write."""
        pairs = self._pairs(room, lambda actor, file: room.writes(actor))
        if not pairs:
            return False
        (actor, file), body = self.dice.choice(pairs), next(self.words).encode()
        said = {key: told for key, told in draft("", TYPE, body).items() if key != "name"}
        upload = done(actor.who.post(f"/files/{file.id}/versions", said), 201)
        self._sent(actor, upload, body)
        file.versions.append((room.era, file.word))
        return True

    def _sent(self, actor: Actor, upload: Reply, body: bytes) -> None:
        told = sent(upload["form"], body)
        assert told.status == 204, told
        done(completes(actor.who, upload))

    def rename(self, room: Room) -> bool:
        pairs = self._pairs(room, lambda actor, file: file.author == actor.name and room.writes(actor))
        if not pairs:
            return False
        (actor, file), word = self.dice.choice(pairs), next(self.words)
        path = f"/files/{file.id}"
        tag = done(actor.who.get(path)).headers["etag"]
        done(actor.who.patch(path, {"name": f"{word}.bin"}, if_match=tag))
        file.named = (room.era, word)
        return True

    def take_back(self, room: Room) -> bool:
        pairs = self._pairs(room, lambda actor, file: file.author == actor.name or room.steward(actor))
        if not pairs:
            return False
        actor, file = self.dice.choice(pairs)
        done(actor.who.delete(f"/files/{file.id}"), 204)
        file.gone = True
        return True

    def hang(self, room: Room) -> bool:
        """Whoever brought a file writes something that it hangs on."""
        pairs = self._pairs(room, lambda actor, file: file.author == actor.name and room.writes(actor))
        if not pairs:
            return False
        actor, file = self.dice.choice(pairs)
        under = [each for each in room.posts if room.reads(actor, each)]
        word, more = next(self.words), {"files": [file.id]}
        if under and self.dice.random() < 0.4:
            post = self.dice.choice(under)
            comment = Item(actor.who.comments(post.id, f"By {word}.", **more), actor.name, room.era, word)
            post.comments.append(comment)
            file.hangs.append((post, comment))
        else:
            post = Post(actor.who.posts(room.id, f"By {word}.", **more), actor.name, room.era, word)
            room.posts.append(post)
            file.hangs.append((post, None))
        return True

    def _pairs(self, room: Room, able: Callable[[Actor, File], bool]) -> list[tuple[Actor, File]]:
        return [
            (actor, file)
            for actor in self._here()
            for file in room.files
            if not file.gone and room.finds(actor, file) and able(actor, file)
        ]
