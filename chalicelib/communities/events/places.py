"""What happens to a community: its card, its rule, who stewards it, how one comes in."""

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


class DeletionProposed(Event):
    """A steward proposes to delete the community; `subject` is the number of the change, `refs.to` an
    administrator whom they ask for the second signature."""

    name = "deletion.proposed"
    ledger = "rules"


class DeletionSigned(Event):
    """A second person signed a deletion: the community is archived from now on, and deleted at the instant
    `data.effective` (milliseconds)."""

    name = "deletion.signed"
    ledger = "rules"


class DeletionWithdrawn(Event):
    """Who signed a deletion, or a steward, took it back before its day; the community stays archived."""

    name = "deletion.withdrawn"
    ledger = "rules"


class DeletionLapsed(Event):
    """A deletion will not happen; `data.reason` says why."""

    name = "deletion.lapsed"
    ledger = "rules"


class CommunityDeleted(Event):
    """It is not there any more, for anybody: `by` proposed it, `refs.with` signed it."""

    name = "community.deleted"
    ledger = "rules"


class CommunityArchived(Event):
    """It can only be read now."""

    name = "community.archived"
    ledger = "rules"


class CommunityRestored(Event):
    """It is back from the archive."""

    name = "community.restored"
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
