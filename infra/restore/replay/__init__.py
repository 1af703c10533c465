"""What a restore may not undo: facts since the point in time that took something from somebody, done again.

Nothing that was given since then is given again: who was let in, appointed or shown more after the point asks
anew. Each is done on the restored rows alone, tells nobody, and finds what it did the first time.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final

from chalicelib.foundation.events import Event
from infra.restore.replay import items, people, places

Handler = Callable[[Event], bool]
REPLAYED: Final[dict[str, Handler]] = {
    "bridge.detached": places.detach,
    "change.lapsed": places.lapse,
    "change.withdrawn": places.lapse,
    "comment.deleted": items.delete_comment,
    "comment.hidden": items.hide_comment,
    "comment.restored": items.show_comment,
    "community.archived": places.archive,
    "community.deleted": places.bury,
    "community.restored": places.open_again,
    "community.rule_changed": places.narrow,
    "deletion.lapsed": places.lapse,
    "deletion.signed": places.archive,
    "deletion.withdrawn": places.lapse,
    "directory.token_revoked": people.revoke_directorys,
    "file.deleted": items.delete_file,
    "invitation.withdrawn": places.withdraw_invitation,
    "passkey.removed": people.remove_passkey,
    "person.address_changed": people.rest_moved,
    "person.appointed": places.demote,
    "person.departed": people.depart,
    "person.left": places.let_out,
    "person.removed": places.let_out,
    "person.returned": people.let_return,
    "person.roles_changed": people.take_roles,
    "person.suspended": people.suspend,
    "post.deleted": items.delete_post,
    "post.hidden": items.hide_post,
    "post.restored": items.show_post,
    "token.revoked": people.revoke,
}
"""By the name of a fact, what is done again; each answers whether it changed anything."""
BY_HAND: Final[dict[str, str]] = {
    "admission.changed": "how one comes in is as it was at the point: stewards look at it",
    "directory.group_mapped": "a group makes of its members what it made at the point: map it again",
    "file.blocked": "a version was found to be malware: let the scanner look at it again, or delete the file",
    "guest.orphaned": "nobody answers for a guest any more: name another sponsor, or let them go",
    "guest.renewed": "a guest's last day is the one of the point: their sponsor looks at it",
    "incoming.revoked": "an address that messages come in by works again: revoke it again",
    "insight.unmarked": "an insight is marked again: unmark it",
    "insights.stopped": "insights are allowed again: a steward stops them again",
    "person.address_changed": "the account rests, as only its former address is known: give it the new one",
    "person.address_planned": "an address that was to come is not known any more: give it again",
    "post.closed": "a post takes comments again: close it again",
    "settings.changed": "settings are those of the point: administrators look at them",
    "terms.changed": "a community's own rules are those of the point: a steward looks at them",
    "webhook.changed": "a webhook is as it was at the point: its owner looks at it",
    "webhook.disabled": "a webhook is called again: its owner looks at it",
    "webhook.removed": "a webhook is there again: its owner removes it again",
    "webhook.secret_rotated": "a webhook signs with its former secret: its owner rotates it again",
}
"""What took something away and cannot be done from ids alone: printed, for somebody to do."""

LOST: Final = frozenset({
    "answer.withdrawn", "appointment.lapsed", "appointment.proposed", "appointment.withdrawn",
    "audit.exported", "bot.made", "bridge.attached", "change.proposed", "change.signed", "comment.edited",
    "comment.reported", "comment.written", "community.changed", "community.made", "community.orphaned",
    "community.steward_back", "company.changed", "company.made", "deletion.proposed", "delivery.answered",
    "delivery.asked",
    "directory.group_changed", "directory.group_deleted", "directory.group_made",
    "directory.group_renamed", "directory.token_made", "earlier.proposed", "earlier.shown",
    "earlier.withdrawn", "file.begun", "file.changed", "file.completed", "file.scanned", "folder.changed",
    "folder.deleted", "folder.made", "glass.asked", "glass.ended", "glass.opened", "glass.read",
    "glass.withdrawn", "guest.ending", "guest.handed_over", "guest.invited", "identity.linked",
    "incoming.made", "insight.marked", "insights.allowed", "insights.taken", "item.reacted",
    "item.unreacted", "look.changed", "mail.due", "mail.reminder", "mail.returned", "mail.unsure",
    "page.read", "passkey.added", "passkey.doubted", "passkey.renamed", "people.imported",
    "person.activated",
    "person.address_kept", "person.admitted", "person.changed", "person.enrolled", "person.invited",
    "person.invited_in", "person.joined", "person.listed", "post.edited", "post.followed", "post.pinned",
    "post.reopened", "post.reported", "post.unfollowed", "post.unpinned", "post.written",
    "preferences.changed", "question.answered", "register.opened", "reports.dismissed",
    "request.declined", "request.made", "request.vouched", "request.withdrawn", "rule.attempted",
    "session.ended", "session.opened", "settings.lapsed", "settings.pinned", "settings.proposed",
    "settings.signed", "settings.withdrawn", "sign_in.code_asked", "steward.named", "support.changed",
    "terms.accepted", "token.made", "vouch.withdrawn", "webhook.made", "webhook.pinged",
})  # fmt: skip
"""What gave something, said something, or ended what a restore ends anyway: it is lost with the time since
the point. Whoever adds an event has to choose; a test insists."""


@dataclass(slots=True)
class Replayed:
    """How many facts were looked at, what was done again by name, and what is left to people."""

    facts: int = 0
    done: Counter[str] = field(default_factory=Counter)
    by_hand: list[str] = field(default_factory=list)


def replayed(facts: Iterable[Event]) -> Replayed:
    """Does again what may not be undone, in order."""
    found = Replayed()
    for fact in facts:
        found.facts += 1
        if fact.name in REPLAYED and REPLAYED[fact.name](fact):
            found.done[fact.name] += 1
        if fact.name in BY_HAND:
            about = " in ".join(each for each in (fact.subject, fact.community) if each)
            found.by_hand.append(f"{fact.name} {about}: {BY_HAND[fact.name]}")
    return found
