"""What has to be read beside items before they can be shown: faces, the viewer's marks, who may be named."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from chalicelib.access import keys as judged
from chalicelib.access.model import CommunityId, Kind, PersonId
from chalicelib.access.policy import Asker
from chalicelib.access.viewer import Viewer
from chalicelib.communities import access as communities
from chalicelib.conversation import markdown
from chalicelib.conversation.model.items import Item, Text
from chalicelib.conversation.rules import audiences, texts
from chalicelib.conversation.store import keys
from chalicelib.foundation import words
from chalicelib.foundation.tables import Key
from chalicelib.people import access as people
from chalicelib.people.model import Face
from chalicelib.people.present import PersonRef, ref

Called = tuple[CommunityId, PersonId]
"""Somebody whom a text calls, and the community where it does."""


@dataclass(frozen=True, slots=True)
class Seeing:
    """One viewer in front of items, with everything at hand that showing them takes."""

    viewer: Viewer
    faces: Mapping[PersonId, Face]

    @property
    def someone(self) -> str:
        """What stands for somebody whom the viewer may not know."""
        return words.say("someone", self.viewer.language)

    def byline(self, person: PersonId) -> PersonRef | None:
        """The author of an item: who reads the item reads who wrote it. None for somebody who was erased."""
        face = self.faces.get(person)
        return ref(face) if face is not None else None

    def can_name(self, community: CommunityId, person: PersonId) -> bool:
        """Whether it has been read who may know a person that a text calls."""
        return judged.member(community, person) in self.viewer.held.known

    def names(self, community: CommunityId, called: Iterable[PersonId]) -> dict[str, str | None]:
        """The names of those whom a text calls, None where the viewer may not know them."""
        return {each: self._name(community, each) for each in called}

    def html(self, community: CommunityId, called: Iterable[PersonId], text: Text) -> str:
        """A text as HTML, with the names of those whom it calls as far as the viewer may know them."""
        names = self.names(community, called)
        return markdown.fill(texts.page(text), names, someone=self.someone)

    def source(self, community: CommunityId, called: Iterable[PersonId], source: str) -> str:
        """A text as Markdown, with the same names."""
        return texts.named(source, self.names(community, called), someone=self.someone)

    def _name(self, community: CommunityId, person: PersonId) -> str | None:
        face = self.faces.get(person)
        if face is None:
            return None
        if person == self.viewer.person or not (self.viewer.is_guest or face.kind is Kind.GUEST):
            return face.name
        # Of guests, and for guests, only those are named who are inside where both read, and listed there.
        return face.name if communities.meets_in(self.viewer, community, person) else None


def seeing(
    viewer: Viewer,
    authors: Iterable[PersonId],
    called: Iterable[Called],
    with_rows: Iterable[Key] = (),
    *,
    deciding: Iterable[Key] = (),
) -> Seeing:
    """Reads what is missing, in one call.

    It is eventually consistent, since faces decide nothing; but consistent where people are called, since
    then it decides who is named, and where rows are `deciding` what is shown.
    """
    everybody, strict = list(called), list(deciding)
    rows = [*with_rows, *strict]
    shown = list(dict.fromkeys([*authors, *(person for _, person in everybody)]))
    if everybody or strict:
        inside = [judged.member(community, person) for community, person in everybody]
        gates = {judged.gate(community, viewer.person) for community, _ in everybody}
        viewer.held.rows([*rows, *inside, *gates, *(judged.card(person) for person in shown)])
    return Seeing(viewer, people.faces(viewer, shown, with_rows=rows))


def marks(viewer: Viewer, item_ids: Iterable[str]) -> list[Key]:
    """The viewer's marks on items."""
    return [keys.mark(viewer.person, each) for each in item_ids]


def reactions(asker: Asker, item: Item) -> dict[str, int]:
    """How many reacted in which way, as far as the reader may know."""
    counts = {
        name.value: audiences.counted(asker, by_audience)
        for name, by_audience in item.counts.reactions.items()
    }
    return {name: count for name, count in counts.items() if count}
