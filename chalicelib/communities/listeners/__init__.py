"""What communities do on news."""

from chalicelib.communities.listeners.companies import name_clause
from chalicelib.communities.listeners.counting import count_people
from chalicelib.communities.listeners.days import (
    begin_era,
    clear_deleted,
    go_on_clearing,
    judge_place,
    judge_signer,
)
from chalicelib.communities.listeners.leaving import forget, lapse_invitations
from chalicelib.communities.listeners.names import index_names, rename
from chalicelib.communities.listeners.orphans import watch_stewards

__all__ = [
    "begin_era", "clear_deleted", "count_people", "forget", "go_on_clearing", "index_names", "judge_place",
    "judge_signer", "lapse_invitations", "name_clause", "rename", "watch_stewards",
]  # fmt: skip
