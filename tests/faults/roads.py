"""What each listener hears on trial: the scene whose fact it is. A scene of a door, or of what falls due."""

from typing import Final

ROADS: Final = {
    "counts communities.count_people": "PUT /communities/{community_id}/membership",
    "counts conversation.count": "POST /posts/{post_id}/comments",
    "index communities.forget": "PATCH /people/{person_id} departs",
    "index communities.index_names":
        "PUT /communities/{community_id}/people/{person_id} admits somebody new",
    "index communities.judge_place":
        "PUT /communities/{community_id}/people/{person_id} lowers who proposed",
    "index communities.judge_signer": "PATCH /people/{person_id} suspends a steward",
    "index communities.lapse_invitations":
        "DELETE /communities/{community_id}/people/{person_id} who invited",
    "index communities.name_clause": "PATCH /companies/{company_id}",
    "index communities.rename": "PATCH /me",
    "index communities.watch_stewards": "PATCH /people/{person_id} suspends a steward",
    "index conversation.keep_head": "a post that its head lost",
    "index conversation.leave_head": "PUT /posts/{post_id}/hidden",
    "index conversation.sweep": "DELETE /posts/{post_id}",
    "index governance.end_glass": "PATCH /people/{person_id} suspends an administrator",
    "index network.judge_signers": "PATCH /people/{person_id} suspends an administrator",
    "index people.end_bots": "PATCH /people/{person_id} departs a sponsor",
    "index people.end_credentials": "PATCH /people/{person_id}",
    "index people.name_company": "PATCH /companies/{company_id}",
    "index people.orphan_guests": "PATCH /people/{person_id} departs a sponsor",
    "mail mail.confirm_address": "person.address",
    "mail mail.lay_anew": "PATCH /me/preferences after news",
    "mail mail.send_code": "POST /sign-in/codes",
    "mail mail.send_ending": "guest.reminder",
    "mail mail.send_invitation": "POST /people",
    "mail mail.send_news": "mail",
    "mail mail.send_reminder": "mail.reminder",
    "mail mail.warn_old_address": "PATCH /people/{person_id} moves",
    "notifications notifications.tell_administrators": "POST /communities/{community_id}/break-glass",
    "notifications notifications.tell_announced": "DELETE /communities/{community_id}/changes/{number}",
    "notifications notifications.tell_inside": "POST /communities/{community_id}/changes",
    "notifications notifications.tell_of_answer": "PUT /posts/{post_id}/answer",
    "notifications notifications.tell_of_comment": "POST /posts/{post_id}/comments",
    "notifications notifications.tell_of_mentions": "PATCH /posts/{post_id}",
    "notifications notifications.tell_of_moderation": "PUT /posts/{post_id}/hidden",
    "notifications notifications.tell_of_post": "POST /communities/{community_id}/posts",
    "notifications notifications.tell_of_report": "POST /posts/{post_id}/reports",
    "notifications notifications.tell_owner": "an answer that it is gone",
    "notifications notifications.tell_sent": "POST /communities/{community_id}/changes widens",
    "notifications notifications.tell_sponsor": "PATCH /guests/{person_id} hands over",
    "notifications notifications.tell_stewards": "POST /communities/{community_id}/requests",
    "notifications notifications.tell_who_it_is_about":
        "PUT /communities/{community_id}/people/{person_id} appoints",
    "webhooks webhooks.let_go":
        "PUT /communities/{community_id}/people/{person_id} lowers who has a webhook",
    "webhooks webhooks.note_answer": "an answer",
    "webhooks webhooks.offer": "PUT /comments/{comment_id}/insight",
    "webhooks webhooks.ping": "POST /webhooks/{webhook_id}/ping",
    "webhooks webhooks.send_again": "POST /webhooks/{webhook_id}/deliveries/{delivery_id}/again",
}  # fmt: skip
"""`queue subject.listener`: the name of a scene in `SCENES`, in `OWED` or in `BY_HAND`."""
