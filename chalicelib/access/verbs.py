"""Everything that someone may want to do to a community or in it."""

from enum import StrEnum


class Verb(StrEnum):
    """One verb of the policy table in access.md."""

    KNOW_OF = "know_of"
    READ = "read"
    LIST_PEOPLE = "list_people"
    JOIN = "join"
    ASK = "ask"
    ACCEPT = "accept"
    LEAVE = "leave"
    POST = "post"
    COMMENT = "comment"
    REACT = "react"
    MARK = "mark"
    REPORT = "report"
    INVITE = "invite"
    MODERATE = "moderate"
    CONFIGURE = "configure"
    ADMIT = "admit"
    VOUCH = "vouch"
    APPOINT = "appoint"
    ARCHIVE = "archive"
