"""What the inbox does on news: who is told of it, and why."""

from chalicelib.notifications.listeners.items import (
    tell_of_answer,
    tell_of_comment,
    tell_of_mentions,
    tell_of_moderation,
    tell_of_post,
    tell_of_report,
)
from chalicelib.notifications.listeners.places import (
    tell_administrators,
    tell_announced,
    tell_inside,
    tell_owner,
    tell_sent,
    tell_sponsor,
    tell_stewards,
    tell_who_it_is_about,
)

__all__ = [
    "tell_administrators", "tell_announced", "tell_inside", "tell_of_answer", "tell_of_comment",
    "tell_of_mentions",
    "tell_of_moderation", "tell_of_post", "tell_of_report", "tell_owner", "tell_sent", "tell_sponsor",
    "tell_stewards", "tell_who_it_is_about",
]  # fmt: skip
