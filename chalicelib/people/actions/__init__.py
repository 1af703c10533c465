"""What one can do to people, companies and credentials: reach, decide, change, tell."""

from chalicelib.people.actions.newcomers import first_administrator, newcomer

__all__ = ["first_administrator", "newcomer"]
