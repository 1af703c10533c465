"""What happens to the people in communities and at their doors. `subject` is the person."""

from chalicelib.foundation.events import Event


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


class PersonListed(Event):
    """Somebody agreed to be seen by those whom a widening let in."""

    name = "person.listed"
    ledger = "audit"


class EarlierProposed(Event):
    """Somebody inside wants to show a person the eras from `data.era` on; it takes a second one."""

    name = "earlier.proposed"
    ledger = "rules"


class EarlierShown(Event):
    """A person reads from `data.era` on: `refs.with` proposed it, `by` signed it."""

    name = "earlier.shown"
    ledger = "rules"


class EarlierWithdrawn(Event):
    """Showing a person earlier eras is not proposed any more."""

    name = "earlier.withdrawn"
    ledger = "rules"


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


class RequestVouched(Event):
    """Somebody inside gave their word for who asks; the second word admits."""

    name = "request.vouched"
    ledger = "audit"


class VouchWithdrawn(Event):
    """Somebody took their word back."""

    name = "vouch.withdrawn"
    ledger = "audit"
