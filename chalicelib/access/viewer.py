"""Who is asking: built once at the door, passed in the open."""

from dataclasses import dataclass, field

from chalicelib.access.model import CommunityId, CompanyId, Kind, Membership, NetworkRole, Packed, PersonId
from chalicelib.foundation.held import Held

NOBODY = PersonId("")


@dataclass(frozen=True, slots=True)
class Viewer:
    """A signed-in person as this request found them. `credential` is the key of the session or token used.

    A bot has an `owner`, and with `packed` what its owner may do now. A guest is `asleep` while the network
    has its guests switched off: they are signed in, and no community exists for them.
    """

    person: PersonId
    kind: Kind
    company: CompanyId | None
    roles: frozenset[NetworkRole]
    language: str
    packed: Packed
    credential: str = ""
    owner: PersonId | None = None
    asleep: bool = False
    held: Held = field(default_factory=Held, compare=False, repr=False)

    @property
    def is_guest(self) -> bool:
        """Whether this is a person of a partner company."""
        return self.kind is Kind.GUEST

    @property
    def principal(self) -> PersonId:
        """Whose memberships these are: the owner of a bot, anybody else's own."""
        return self.owner or self.person

    @property
    def is_administrator(self) -> bool:
        """Whether this person runs the network."""
        return NetworkRole.ADMINISTRATOR in self.roles

    def membership(self, community: CommunityId) -> Membership | None:
        """Their place in a community."""
        return self.packed.memberships.get(community)


@dataclass(frozen=True, slots=True)
class Visitor:
    """Not signed in. Sees the sign-in page and the health check, nothing else."""

    language: str
    person: PersonId = NOBODY
    held: Held = field(default_factory=Held, compare=False, repr=False)
