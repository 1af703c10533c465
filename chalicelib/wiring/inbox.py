"""What people are told in their inboxes: by which event, and by which listener."""

from typing import Final

from chalicelib.communities import events as communities
from chalicelib.conversation import events as conversation
from chalicelib.files import events as files_events
from chalicelib.foundation.news import Listeners
from chalicelib.governance.events import glass
from chalicelib.mail import events as mail_events
from chalicelib.network import events as network_events
from chalicelib.notifications import listeners as inbox
from chalicelib.notifications.listeners import files as inbox_files
from chalicelib.people import events as people
from chalicelib.webhooks import events as webhook_events

MODERATED: Final = (
    conversation.PostHidden, conversation.PostRestored, conversation.PostClosed, conversation.PostReopened,
    conversation.CommentHidden, conversation.CommentRestored,
)  # fmt: skip
FOR_ALL_INSIDE: Final = (
    communities.RuleChanged, communities.ChangeSigned, communities.DeletionSigned,
    communities.CommunityArchived, communities.CommunityRestored, communities.StewardNamed,
    communities.TermsChanged, glass.GlassOpened, glass.GlassEnded, webhook_events.BridgeAttached,
    webhook_events.BridgeDetached, webhook_events.InsightsAllowed, webhook_events.InsightsStopped,
)  # fmt: skip
NOTIFICATIONS: Final[Listeners] = {
    conversation.PostWritten: [inbox.tell_of_post],
    conversation.PostEdited: [inbox.tell_of_mentions],
    conversation.CommentWritten: [inbox.tell_of_comment],
    conversation.CommentEdited: [inbox.tell_of_mentions],
    conversation.QuestionAnswered: [inbox.tell_of_answer],
    conversation.PostReported: [inbox.tell_of_report],
    conversation.CommentReported: [inbox.tell_of_report],
    **{each: [inbox.tell_of_moderation] for each in MODERATED},
    communities.RequestMade: [inbox.tell_stewards],
    communities.RequestDeclined: [inbox.tell_who_it_is_about],
    communities.PersonInvitedIn: [inbox.tell_who_it_is_about],
    communities.PersonAdmitted: [inbox.tell_who_it_is_about],
    communities.PersonAppointed: [inbox.tell_who_it_is_about],
    communities.EarlierShown: [inbox.tell_who_it_is_about],
    communities.ChangeProposed: [inbox.tell_stewards, inbox.tell_sent],
    communities.DeletionProposed: [inbox.tell_stewards, inbox.tell_sent],
    **{each: [inbox.tell_inside] for each in FOR_ALL_INSIDE},
    communities.ChangeWithdrawn: [inbox.tell_announced],
    communities.ChangeLapsed: [inbox.tell_announced],
    communities.DeletionWithdrawn: [inbox.tell_announced],
    communities.DeletionLapsed: [inbox.tell_announced],
    communities.CommunityOrphaned: [inbox.tell_inside, inbox.tell_administrators],
    communities.AdmissionChanged: [inbox.tell_announced],
    glass.GlassAsked: [inbox.tell_administrators],
    people.GuestEnding: [inbox.tell_sponsor],
    people.GuestHandedOver: [inbox.tell_sponsor],
    people.GuestOrphaned: [inbox.tell_sponsor, inbox.tell_administrators],
    people.AppointmentProposed: [inbox.tell_administrators],
    network_events.SettingsProposed: [inbox.tell_administrators],
    mail_events.MailUnsure: [inbox.tell_administrators],
    mail_events.MailReturned: [inbox.tell_administrators],
    files_events.FileBlocked: [inbox_files.tell_of_blocked],
    webhook_events.WebhookDisabled: [inbox.tell_owner],
}
