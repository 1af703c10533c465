"""What happens to communities and the people in them.

`subject` is the community, or the person it happened to.
"""

from chalicelib.foundation.events import Event


class CommunityMade(Event):
    """A community was founded."""

    name = "community.made"


class CommunityChanged(Event):
    """Its name or its purpose changed."""

    name = "community.changed"


class RuleChanged(Event):
    """Its rule changed and a new era began; `stamp` is what is written from now on."""

    name = "community.rule_changed"


class CommunityArchived(Event):
    """It can only be read now."""

    name = "community.archived"


class CommunityRestored(Event):
    """It is back from the archive."""

    name = "community.restored"


class PersonJoined(Event):
    """Somebody came in by themselves or on an invitation (then `refs` says by whom)."""

    name = "person.joined"


class PersonAdmitted(Event):
    """A steward let somebody in: who asked, or whom they added."""

    name = "person.admitted"


class PersonInvitedIn(Event):
    """A door is held open for somebody."""

    name = "person.invited_in"


class InvitationWithdrawn(Event):
    """It is not any more: withdrawn, declined, or its inviter lost the role."""

    name = "invitation.withdrawn"


class PersonLeft(Event):
    """Somebody went, of themselves or with the network."""

    name = "person.left"


class PersonRemoved(Event):
    """A steward put somebody out."""

    name = "person.removed"


class PersonAppointed(Event):
    """Somebody's role changed; `data` says from which to which."""

    name = "person.appointed"


class CommunityOrphaned(Event):
    """No steward's account is active any more: nobody comes in and nothing widens until there is one."""

    name = "community.orphaned"
    ledger = "rules"


class StewardBack(Event):
    """A steward's account is active again: what rested goes on. `subject` is the community."""

    name = "community.steward_back"
    ledger = "rules"


class StewardNamed(Event):
    """An administrator named one of a community's people its steward, as it had none. `subject` is the
    person."""

    name = "steward.named"
    ledger = "rules"


class RequestMade(Event):
    """Somebody asks to come in, or a sponsor asks for a guest."""

    name = "request.made"


class RequestDeclined(Event):
    """A steward said no."""

    name = "request.declined"


class RequestWithdrawn(Event):
    """Who asked does not ask any more."""

    name = "request.withdrawn"


class GuestInvited(Event):
    """A member invited an outside address; `data` says what came of it. The address is nowhere in it."""

    name = "guest.invited"


class TermsChanged(Event):
    """The community's own rules changed; `data.version` is what is accepted from now on, 0 for none."""

    name = "terms.changed"
    ledger = "audit"


class TermsAccepted(Event):
    """Somebody inside accepted a version of the community's own rules."""

    name = "terms.accepted"
    ledger = "audit"


class AdmissionChanged(Event):
    """How one comes in changed; `data.fields` names what: who admits, the question, the cap."""

    name = "admission.changed"
    ledger = "audit"


class RequestVouched(Event):
    """Somebody inside gave their word for who asks; the second word admits."""

    name = "request.vouched"
    ledger = "audit"


class VouchWithdrawn(Event):
    """Somebody took their word back."""

    name = "vouch.withdrawn"
    ledger = "audit"
