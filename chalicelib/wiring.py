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
from chalicelib.governance import routes as governance_doors
from chalicelib.notifications import listeners as inbox
from chalicelib.notifications import routes as inbox_doors
from chalicelib.notifications.listeners import places as inbox_places
from chalicelib.people import events as people
from chalicelib.people import listeners as persons
from chalicelib.people import routes as people_doors
from chalicelib.service import routes as service_doors

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
INDEX: Final[Listeners] = {
    people.PersonSuspended: [persons.end_credentials],
    people.PersonDeparted: [persons.end_credentials, places.forget],
    people.PersonChanged: [places.rename],
    people.CompanyChanged: [persons.name_company, places.name_clause],
    communities.PersonJoined: [places.index_names],
    communities.PersonAdmitted: [places.index_names],
    communities.PersonLeft: [places.index_names, places.lapse_invitations],
    communities.PersonRemoved: [places.index_names, places.lapse_invitations],
    communities.PersonAppointed: [places.lapse_invitations],
    conversation.PostWritten: [talk.keep_head],
    conversation.PostHidden: [talk.leave_head],
    conversation.PostRestored: [talk.keep_head],
    conversation.PostDeleted: [talk.sweep],
    conversation.CommentDeleted: [talk.sweep],
}
MAIL: Final[Listeners] = {
    people.CodeAsked: [persons.send_code],
    people.PersonInvited: [persons.send_invitation],
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
    communities.RuleChanged: [inbox.tell_inside],
    communities.CommunityArchived: [inbox.tell_inside],
    communities.CommunityRestored: [inbox.tell_inside],
}
QUEUES: Final[dict[str, Listeners]] = {
    "counts": COUNTS,
    "index": INDEX,
    "mail": MAIL,
    "notifications": NOTIFICATIONS,
}
DUE: Final[dict[str, due.Handler]] = {inbox_places.TELLING: inbox_places.go_on}
"""What happens on its day: by the kind of what falls due."""
ROOMS: Final = (
    service_doors, people_doors, community_doors, conversation_doors, feed_doors, inbox_doors,
    governance_doors,
)  # fmt: skip
"""Importing a room declares its doors."""


def names(queue: str) -> list[str]:
    """The names of the events that a queue is told of."""
    return sorted(event.name for event in QUEUES[queue])
