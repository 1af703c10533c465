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
    """Its rule changed and a new era began; `stamp` is what is written from now on.

    `data.was` is the stamp before, `data.kind` how it changed; of a widening, `by` proposed it and
    `refs.with` signed it too.
    """

    name = "community.rule_changed"
    ledger = "rules"


class ChangeProposed(Event):
    """A steward proposes to widen the rule; `subject` is the number of the change, `refs.to` an administrator
    whom they ask for the second signature."""

    name = "change.proposed"
    ledger = "rules"


class ChangeSigned(Event):
    """A second person signed a widening; `data.effective` is the instant of its day, in milliseconds."""

    name = "change.signed"
    ledger = "rules"


class ChangeWithdrawn(Event):
    """Who signed a widening took it back, before its day."""

    name = "change.withdrawn"
    ledger = "rules"


class ChangeLapsed(Event):
    """A widening will not happen; `data.reason` says why."""

    name = "change.lapsed"
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
