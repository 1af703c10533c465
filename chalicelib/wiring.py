"""Who listens to what: every consequence of every event on one page.

A queue is told of the events named here and of no others: the filters of the topic are made from it.
"""

from typing import Final

from chalicelib.communities import events as communities
from chalicelib.communities import listeners as places
from chalicelib.communities import routes as community_doors
from chalicelib.conversation import events as conversation
from chalicelib.conversation import listeners as talk
from chalicelib.conversation import routes as conversation_doors
from chalicelib.feed import routes as feed_doors
from chalicelib.foundation import due
from chalicelib.foundation.news import Listeners
from chalicelib.governance import listeners as governance
from chalicelib.governance import routes as governance_doors
from chalicelib.governance.access.waiting import SIGNATURE as GLASS_SIGNATURE
from chalicelib.governance.events import glass
from chalicelib.mail import events as mail_events
from chalicelib.mail import listeners as mail
from chalicelib.mail import routes as mail_doors
from chalicelib.mail.actions import reminding, waiting
from chalicelib.network import events as network_events
from chalicelib.network import listeners as network
from chalicelib.network import routes as network_doors
from chalicelib.notifications import actions as notices
from chalicelib.notifications import listeners as inbox
from chalicelib.notifications import routes as inbox_doors
from chalicelib.notifications.access.waiting import ASKS
from chalicelib.notifications.listeners import places as inbox_places
from chalicelib.notifications.model import Why
from chalicelib.people import events as people
from chalicelib.people import listeners as persons
from chalicelib.people import routes as people_doors
from chalicelib.service import routes as service_doors
from chalicelib.webhooks import events as webhook_events
from chalicelib.webhooks import listeners as webhooks
from chalicelib.webhooks import routes as webhook_doors

COUNTS: Final[Listeners] = {
    communities.PersonJoined: [places.count_people],
    communities.PersonAdmitted: [places.count_people],
    communities.PersonLeft: [places.count_people],
    communities.PersonRemoved: [places.count_people],
    conversation.CommentWritten: [talk.count],
    conversation.CommentEdited: [talk.count],
    conversation.CommentDeleted: [talk.count],
    conversation.CommentHidden: [talk.count],
    conversation.CommentRestored: [talk.count],
    conversation.ItemReacted: [talk.count],
    conversation.ItemUnreacted: [talk.count],
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
        persons.end_bots,
        persons.orphan_guests,
        places.forget,
        places.judge_signer,
        network.judge_signers,
        governance.end_glass,
    ],
    people.RolesChanged: [places.judge_signer, network.judge_signers, governance.end_glass],
    people.AddressPlanned: [persons.end_credentials],
    people.AddressChanged: [persons.end_credentials],
    people.PersonChanged: [places.rename],
    people.CompanyChanged: [persons.name_company, places.name_clause],
    communities.PersonJoined: [places.index_names],
    communities.PersonAdmitted: [places.index_names, places.watch_stewards],
    communities.PersonLeft: LEAVING,
    communities.PersonRemoved: LEAVING,
    communities.PersonAppointed: [places.lapse_invitations, places.watch_stewards, places.judge_place],
    conversation.PostWritten: [talk.keep_head],
    conversation.PostHidden: [talk.leave_head],
    conversation.PostRestored: [talk.keep_head],
    conversation.PostDeleted: [talk.sweep],
    conversation.CommentDeleted: [talk.sweep],
}
MAIL: Final[Listeners] = {
    people.CodeAsked: [mail.send_code],
    people.PersonInvited: [mail.send_invitation],
    people.GuestEnding: [mail.send_ending],
    people.AddressPlanned: [mail.warn_old_address],
    people.AddressChanged: [mail.confirm_address],
    people.PreferencesChanged: [mail.lay_anew],
    mail_events.MailDue: [mail.send_news],
    mail_events.MailReminder: [mail.send_reminder],
}
NOTIFICATIONS: Final[Listeners] = {
    conversation.PostWritten: [inbox.tell_of_post],
    conversation.PostEdited: [inbox.tell_of_mentions],
    conversation.CommentWritten: [inbox.tell_of_comment],
    conversation.CommentEdited: [inbox.tell_of_mentions],
    conversation.QuestionAnswered: [inbox.tell_of_answer],
    conversation.PostReported: [inbox.tell_of_report],
    conversation.CommentReported: [inbox.tell_of_report],
    conversation.PostHidden: [inbox.tell_of_moderation],
    conversation.PostRestored: [inbox.tell_of_moderation],
    conversation.PostClosed: [inbox.tell_of_moderation],
    conversation.PostReopened: [inbox.tell_of_moderation],
    conversation.CommentHidden: [inbox.tell_of_moderation],
    conversation.CommentRestored: [inbox.tell_of_moderation],
    communities.RequestMade: [inbox.tell_stewards],
    communities.RequestDeclined: [inbox.tell_who_it_is_about],
    communities.PersonInvitedIn: [inbox.tell_who_it_is_about],
    communities.PersonAdmitted: [inbox.tell_who_it_is_about],
    communities.PersonAppointed: [inbox.tell_who_it_is_about],
    communities.EarlierShown: [inbox.tell_who_it_is_about],
    communities.RuleChanged: [inbox.tell_inside],
    communities.ChangeProposed: [inbox.tell_stewards, inbox.tell_sent],
    communities.ChangeSigned: [inbox.tell_inside],
    communities.ChangeWithdrawn: [inbox.tell_announced],
    communities.ChangeLapsed: [inbox.tell_announced],
    communities.CommunityArchived: [inbox.tell_inside],
    communities.CommunityRestored: [inbox.tell_inside],
    communities.CommunityOrphaned: [inbox.tell_inside, inbox.tell_administrators],
    communities.StewardNamed: [inbox.tell_inside],
    communities.TermsChanged: [inbox.tell_inside],
    communities.AdmissionChanged: [inbox.tell_announced],
    glass.GlassAsked: [inbox.tell_administrators],
    glass.GlassOpened: [inbox.tell_inside],
    glass.GlassEnded: [inbox.tell_inside],
    people.GuestEnding: [inbox.tell_sponsor],
    people.GuestHandedOver: [inbox.tell_sponsor],
    people.GuestOrphaned: [inbox.tell_sponsor, inbox.tell_administrators],
    people.AppointmentProposed: [inbox.tell_administrators],
    network_events.SettingsProposed: [inbox.tell_administrators],
    mail_events.MailUnsure: [inbox.tell_administrators],
    mail_events.MailReturned: [inbox.tell_administrators],
    webhook_events.BridgeAttached: [inbox.tell_inside],
    webhook_events.BridgeDetached: [inbox.tell_inside],
    webhook_events.WebhookDisabled: [inbox.tell_owner],
    webhook_events.InsightsAllowed: [inbox.tell_inside],
    webhook_events.InsightsStopped: [inbox.tell_inside],
}
LETTING_GO: Final = (
    communities.PersonLeft, communities.PersonRemoved, communities.PersonAppointed, people.PersonDeparted,
)  # fmt: skip
OFFERED: Final = (
    conversation.PostWritten, conversation.PostEdited, conversation.PostDeleted, conversation.CommentWritten,
    conversation.CommentEdited, conversation.CommentDeleted, conversation.QuestionAnswered,
    webhook_events.InsightMarked,
)  # fmt: skip
WEBHOOKS: Final[Listeners] = {
    **{each: [webhooks.offer] for each in OFFERED},
    webhook_events.WebhookPinged: [webhooks.ping],
    webhook_events.DeliveryAsked: [webhooks.send_again],
    webhook_events.DeliveryAnswered: [webhooks.note_answer],
    **{each: [webhooks.let_go] for each in LETTING_GO},
}
QUEUES: Final[dict[str, Listeners]] = {
    "counts": COUNTS,
    "index": INDEX,
    "mail": MAIL,
    "notifications": NOTIFICATIONS,
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
    waiting.KIND: mail.fall_due,
    reminding.KIND: mail.remind,
    "webhook": webhooks.fall_due,
}
"""What happens on its day: by the kind of what falls due."""
notices.ONWARD.append(waiting.expect)
ASKS[glass.GlassAsked.name, Why.ADMINISTRATOR] = GLASS_SIGNATURE
ROOMS: Final = (
    service_doors, network_doors, people_doors, community_doors, conversation_doors, feed_doors, inbox_doors,
    mail_doors, governance_doors, webhook_doors,
)  # fmt: skip
"""Importing a room declares its doors."""


def names(queue: str) -> list[str]:
    """The names of the events that a queue is told of."""
    return sorted(event.name for event in QUEUES[queue])
