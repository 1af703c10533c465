"""Whether somebody else can read a post, for those who can read it themselves."""

from dataclasses import dataclass

from chalicelib.access.model import Membership, PersonId
from chalicelib.access.viewer import Viewer
from chalicelib.communities import access as places
from chalicelib.communities import rules
from chalicelib.communities.rules import Because
from chalicelib.conversation.access.items import Readable, readable
from chalicelib.foundation import clock
from chalicelib.people import access as people
from chalicelib.people.model import Person


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody in front of a post: why they can read it or cannot, and their place inside as far as the
    viewer may know it."""

    found: Readable
    person: Person
    because: Because
    membership: Membership | None

    @property
    def reads(self) -> bool:
        """Whether they can read it now."""
        return self.because in rules.READS


def asked(viewer: Viewer, post_id: str, person_id: PersonId) -> Asked:
    """Why a person reads a post, or does not. Raises NotFound for a post that the viewer may not read, or a
    person whom they may not know of."""
    found = readable(viewer, post_id)
    person = people.visible(viewer, person_id)
    standing = found.standing
    inside = standing.membership is not None
    asker = places.asker_of(standing, person, glass=inside)
    answers = people.answers_for(viewer, person)
    because = rules.of_item(asker, standing.gate, *found.post.stamps)
    told = rules.told(because, person, clock.now(), answers=answers)
    return Asked(found, person, told, asker.membership if inside else None)
