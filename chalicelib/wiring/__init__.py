"""Who listens to what: every consequence of every event (of inboxes, in `inbox.py` beside it).

A queue is told of the events named here and of no others: the filters of the topic are made from it.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, Final

from chalicelib.communities import events as communities
from chalicelib.communities import listeners as places
from chalicelib.conversation import events as conversation
from chalicelib.conversation import listeners as talk
from chalicelib.files import events as files_events
from chalicelib.files import listeners as files
from chalicelib.foundation import due
from chalicelib.foundation.news import Failures, Listeners
from chalicelib.governance import listeners as governance
from chalicelib.governance.actions import sealing
from chalicelib.mail import events as mail_events
from chalicelib.mail import listeners as mail
from chalicelib.mail.actions import reminding, waiting
from chalicelib.network import listeners as network
from chalicelib.notifications.listeners import places as inbox_places
from chalicelib.passkeys import events as passkey_events
from chalicelib.passkeys import listeners as passkeys
from chalicelib.pasted import events as pasted_events
from chalicelib.pasted import listeners as pasted
from chalicelib.pasted.sending import messages as page_messages
from chalicelib.pasted.sending import pages
from chalicelib.people import events as people
from chalicelib.people import listeners as persons
from chalicelib.service.actions import measuring
from chalicelib.webhooks import events as webhook_events
from chalicelib.webhooks import listeners as webhooks
from chalicelib.webhooks.sending import calling
from chalicelib.wiring.inbox import NOTIFICATIONS

GOING: Final = (
    communities.PersonJoined, communities.PersonAdmitted, communities.PersonLeft, communities.PersonRemoved,
)  # fmt: skip
COUNTED: Final = (
    conversation.CommentWritten, conversation.CommentEdited, conversation.CommentDeleted,
    conversation.CommentHidden, conversation.CommentRestored, conversation.ItemReacted,
    conversation.ItemUnreacted,
)  # fmt: skip
COUNTS: Final[Listeners] = {
    **{each: [places.count_people] for each in GOING},
    **{each: [talk.count] for each in COUNTED},
}
LEAVING: Final = [places.index_names, places.lapse_invitations, places.watch_stewards, places.judge_place]
INDEX: Final[Listeners] = {
    people.PersonSuspended: [
        persons.end_credentials,
        places.watch_stewards,
        places.judge_signer,
        network.judge_signers,
        governance.end_glass,
    ],
    people.PersonReturned: [places.watch_stewards],
    people.PersonActivated: [places.watch_stewards],
    people.PersonDeparted: [
        persons.end_credentials,
        passkeys.end_passkeys,
        persons.end_bots,
        persons.orphan_guests,
        places.forget,
        places.judge_signer,
        network.judge_signers,
        governance.end_glass,
    ],
    people.RolesChanged: [places.judge_signer, network.judge_signers, governance.end_glass],
    people.AddressPlanned: [persons.end_credentials, passkeys.end_passkeys],
    people.AddressChanged: [persons.end_credentials, passkeys.end_passkeys],
    people.PersonChanged: [places.rename],
    people.CompanyChanged: [persons.name_company, places.name_clause],
    communities.PersonJoined: [places.index_names],
    communities.PersonAdmitted: [places.index_names, places.watch_stewards],
    communities.PersonLeft: LEAVING,
    communities.PersonRemoved: LEAVING,
    communities.PersonAppointed: [places.lapse_invitations, places.watch_stewards, places.judge_place],
    communities.CommunityDeleted: [places.clear_deleted],
    conversation.PostWritten: [talk.keep_head],
    conversation.PostHidden: [talk.leave_head],
    conversation.PostRestored: [talk.keep_head],
    conversation.PostDeleted: [talk.sweep],
    conversation.CommentDeleted: [talk.sweep],
    files_events.FileDeleted: [files.sweep],
}
MAIL: Final[Listeners] = {
    people.CodeAsked: [mail.send_code],
    people.PersonInvited: [mail.send_invitation],
    people.GuestEnding: [mail.send_ending],
    people.AddressPlanned: [mail.warn_old_address],
    people.AddressChanged: [mail.confirm_address],
    passkey_events.PasskeyAdded: [mail.tell_of_passkey],
    passkey_events.PasskeyRemoved: [mail.tell_of_passkey],
    people.PreferencesChanged: [mail.lay_anew],
    mail_events.MailDue: [mail.send_news],
    mail_events.MailReminder: [mail.send_reminder],
}
LETTING_GO: Final = (
    communities.PersonLeft, communities.PersonRemoved, communities.PersonAppointed, people.PersonDeparted,
)  # fmt: skip
OFFERED: Final = (
    conversation.PostWritten, conversation.PostEdited, conversation.PostDeleted, conversation.CommentWritten,
    conversation.CommentEdited, conversation.CommentDeleted, conversation.QuestionAnswered,
    webhook_events.InsightMarked,
)  # fmt: skip
PASTED: Final = (
    conversation.PostWritten, conversation.PostEdited,
    conversation.CommentWritten, conversation.CommentEdited,
)  # fmt: skip
WEBHOOKS: Final[Listeners] = {
    **{each: [webhooks.offer] for each in OFFERED},
    **{each: [webhooks.offer, pasted.ask_for_pages] for each in PASTED},
    pasted_events.PageRead: [pasted.note_page],
    webhook_events.WebhookPinged: [webhooks.ping],
    webhook_events.DeliveryAsked: [webhooks.send_again],
    webhook_events.DeliveryAnswered: [webhooks.note_answer],
    **{each: [webhooks.let_go] for each in LETTING_GO},
}
PREVIEWS: Final[Listeners] = {
    files_events.FileCompleted: [files.make_previews],
    files_events.FileScanned: [files.note_scan],
}
CALLS: Final = {page_messages.KIND: pages.make}
"""What is called besides receivers of webhooks, by the kind of the message that asks for it."""
QUEUES: Final[dict[str, Listeners]] = {
    "counts": COUNTS,
    "index": INDEX,
    "mail": MAIL,
    "notifications": NOTIFICATIONS,
    "previews": PREVIEWS,
    "webhooks": WEBHOOKS,
}
DUE: Final[dict[str, due.Handler]] = {
    inbox_places.TELLING: inbox_places.go_on,
    "guest.reminder": persons.remind,
    "guest.end": persons.end_stay,
    "guest.orphan": persons.rest_orphan,
    "person.address": persons.move_address,
    "appointment": persons.lapse_appointment,
    "settings": network.fall_due,
    "rule": places.begin_era,
    "clearing": places.go_on_clearing,
    waiting.KIND: mail.fall_due,
    reminding.KIND: mail.remind,
    "webhook": webhooks.fall_due,
    files.COUNTING: files.count,
    files.LAPSING: files.lapse,
}
"""What happens on its day: by the kind of what falls due."""
HOURS: Final[dict[str, Callable[[], object]]] = {
    "due": partial(due.run, DUE),
    "seal": sealing.run,
    "level": measuring.run,
}
"""What is done by the clock."""
Records = Callable[[Sequence[Mapping[str, Any]]], Failures]
RETURNS: Final[Records] = mail.note_returns
DELIVER: Final[Records] = partial(calling.deliver, others=CALLS)
"""What other messages than news are for: what became of mails, and calls to make."""


def names(queue: str) -> list[str]:
    """The names of the events that a queue is told of."""
    return sorted(event.name for event in QUEUES[queue])
