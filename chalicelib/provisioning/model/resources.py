"""What the directory says of a person, and the tokens that it comes with."""

from dataclasses import dataclass

from chalicelib.access.model import PersonId

USER = "urn:ietf:params:scim:schemas:core:2.0:User"
GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group"
ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
ADDRESS = "urn:entrenous:params:scim:schemas:extension:address:2.0:User"
"""An address that does not work yet: which one works until then, and from when the new one does."""
ROLE = "urn:entrenous:params:scim:schemas:extension:role:2.0:Group"
"""What a group makes of its members, and of whom it does not yet."""
SCHEMAS = (USER, GROUP, ENTERPRISE, ADDRESS, ROLE)


@dataclass(frozen=True, slots=True)
class Enrolment:
    """What the directory alone knows of a person: its own id of them, and the parts of their name.

    `version` counts writings; 0 is that of somebody whom the directory has said nothing of.
    """

    person: PersonId
    external: str | None = None
    given: str | None = None
    family: str | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class Credential:
    """A token of the directory: by whom it was made, in whose name it acts, and whether it opens anything.

    `ends` and the other instants are in milliseconds; `works` is false once whoever made it does not run the
    network any more.
    """

    id: str
    person: PersonId
    name: str
    created: int
    ends: int
    used: int | None
    works: bool
