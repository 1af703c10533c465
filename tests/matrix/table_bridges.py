"""The third part of the table: webhooks, messages that come in, and insights."""

from typing import Final

from tests.matrix.bridges import (
    a_hook,
    a_hook_with_words,
    a_mark,
    allowing,
    are_put_out,
    attaching,
    marks_again,
    marks_no_more,
    member_of_it,
    of_marks,
    of_others,
    stewarding,
    takes_addresses_away,
    takes_hooks_away,
    taking_words,
)
from tests.matrix.model import ABSENT
from tests.matrix.page import human, steward
from tests.matrix.sentences import never
from tests.matrix.table_people import NOT_THERE
from tests.matrix.takes import Takes, comment, own, place, post, says, visitors

BRIDGES: Final[dict[str, Takes | tuple[Takes, ...]]] = {
    # One's own webhooks: those of others exist for nobody else.
    "GET /webhooks": own(),
    "PATCH /webhooks/{webhook_id}": own(
        known=never, verdict=of_others, body=says(name="Mine"), attack=says(url="https://mine.example.com/")
    ),
    "DELETE /webhooks/{webhook_id}": own(human),
    "POST /webhooks/{webhook_id}/secret": own(known=never, verdict=of_others),
    "POST /webhooks/{webhook_id}/ping": own(**NOT_THERE),
    "GET /webhooks/{webhook_id}/deliveries": own(**NOT_THERE),
    "POST /webhooks/{webhook_id}/deliveries/{delivery_id}/again": own(**NOT_THERE),
    # Bridges of a community, and what comes in.
    "POST /webhooks": (
        place(steward, verdict=attaching, body=a_hook, then=takes_hooks_away),
        place(steward, verdict=taking_words, body=a_hook_with_words, then=takes_hooks_away),
    ),
    "DELETE /communities/{community_id}/webhooks/{webhook_id}": place(steward, then=are_put_out),
    "GET /communities/{community_id}/incoming": place(steward),
    "POST /communities/{community_id}/incoming": place(
        steward, verdict=stewarding, body=says(name="Robot"), then=takes_addresses_away
    ),
    "DELETE /communities/{community_id}/incoming/{incoming_id}": place(steward),
    "POST /incoming/{token}": visitors(verdict=lambda who, spot: {ABSENT}, body=says(text="Said.")),
    # Insights.
    "GET /communities/{community_id}/insights": (
        place(steward, shows=of_marks, query="?limit=50"),
        place(steward, shows=of_marks, headers={"accept": "text/csv"}),
    ),
    "PUT /posts/{post_id}/insight": post(
        member_of_it, speaks=True, body=a_mark, attack=says(kind="lead", basis="consent", consent=False)
    ),
    "DELETE /posts/{post_id}/insight": post(member_of_it, speaks=True),
    "PUT /comments/{comment_id}/insight": comment(
        member_of_it, speaks=True, body=a_mark, attack=says(kind="lead", basis="consent", consent=False)
    ),
    "DELETE /comments/{comment_id}/insight": comment(member_of_it, speaks=True),
    # Nothing is marked after this, in one scene in three.
    "DELETE /communities/{community_id}/insights": place(steward, then=marks_no_more),
    "PUT /communities/{community_id}/insights": place(steward, verdict=allowing, then=marks_again),
}
