"""What happens to communities and the people in them.

`subject` is the community, or the person it happened to.
"""

from chalicelib.foundation.events import Event


class CommunityMade(Event):
    """A community was founded."""

    name = "community.made"
    ledger = "rules"


class CommunityChanged(Event):
    """Its name or its purpose changed."""

    name = "community.changed"
    ledger = "audit"


class RuleChanged(Event):
    """Its rule changed and a new era began; `stamp` is what is written from now on."""

    name = "community.rule_changed"
    ledger = "rules"


class CommunityArchived(Event):
    """It can only be read now."""

    name = "community.archived"
    ledger = "rules"


class CommunityRestored(Event):
    """It is back from the archive."""

    name = "community.restored"
    ledger = "rules"


class PersonJoined(Event):
    """Somebody came in by themselves or on an invitation (then `refs` says by whom)."""

    name = "person.joined"
    ledger = "audit"


class PersonAdmitted(Event):
    """A steward let somebody in: who asked, or whom they added."""

    name = "person.admitted"
    ledger = "audit"


class PersonInvitedIn(Event):
    """A door is held open for somebody."""

    name = "person.invited_in"
    ledger = "audit"


class InvitationWithdrawn(Event):
    """It is not any more: withdrawn, declined, or its inviter lost the role."""

    name = "invitation.withdrawn"
    ledger = "audit"


class PersonLeft(Event):
    """Somebody went, of themselves or with the network."""

    name = "person.left"
    ledger = "audit"


class PersonRemoved(Event):
    """A steward put somebody out."""

    name = "person.removed"
    ledger = "audit"


class PersonAppointed(Event):
    """Somebody's role changed; `data` says from which to which."""

    name = "person.appointed"
    ledger = "audit"


class RequestMade(Event):
    """Somebody asks to come in, or a sponsor asks for a guest."""

    name = "request.made"
    ledger = "audit"


class RequestDeclined(Event):
    """A steward said no."""

    name = "request.declined"
    ledger = "audit"


class RequestWithdrawn(Event):
    """Who asked does not ask any more."""

    name = "request.withdrawn"
    ledger = "audit"


class GuestInvited(Event):
    """A member invited an outside address; `data` says what came of it. The address is nowhere in it."""

    name = "guest.invited"
    ledger = "audit"
