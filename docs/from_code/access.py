"""The policy in words. Each cell is asked of `chalicelib.access.policy`, none is written by hand."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from chalicelib.access import policy
from chalicelib.access.model import (
    MIXED,
    NONE,
    Admission,
    CommunityId,
    Gate,
    Guests,
    Kind,
    Membership,
    Role,
    Rule,
    Stamp,
    Visibility,
)
from chalicelib.access.policy import Asker
from chalicelib.access.verbs import Verb
from docs.from_code.tables import NOTE, table

VERBS: Final = {
    Verb.KNOW_OF: "know of it, see its card",
    Verb.READ: "read what is written in it",
    Verb.LIST_PEOPLE: "see who is inside",
    Verb.JOIN: "join alone",
    Verb.ASK: "ask to be let in",
    Verb.ACCEPT: "accept an invitation",
    Verb.LEAVE: "leave",
    Verb.POST: "post",
    Verb.COMMENT: "comment",
    Verb.REACT: "react, mark an answer",
    Verb.MARK: "bookmark and follow",
    Verb.REPORT: "report something",
    Verb.INVITE: "invite",
    Verb.MODERATE: "moderate: hide, close, pin",
    Verb.CONFIGURE: "change name, purpose and rule",
    Verb.ADMIT: "admit people",
    Verb.VOUCH: "vouch for who asks, where two who vouch admit",
    Verb.APPOINT: "appoint moderators and stewards",
    Verb.ARCHIVE: "archive and bring back",
}
COMING: Final = frozenset({Verb.JOIN, Verb.ASK, Verb.ACCEPT})
"""What has no sense for who is inside already."""
COMPANY: Final = "northway"
SINCE: Final = 2
CLAUSES: Final = ((NONE, "no guests"), (COMPANY, "guests of Northway"), ("ondelec", "guests of Ondelec"))
PAGE: Final = """# Who may do what

Every surface asks one pure table, `chalicelib/access/policy.py`. A visitor who is not signed in, and
whoever is not active, gets 401 everywhere but at sign-in and the health check.

## Verbs

A cell names the visibilities in which somebody may. The guests here are of a company that the guest
clause covers; for all other guests the community does not exist. A bot is wherever its owner is, and may
what its owner may now, but what only people do. Subjects can only narrow this: into a private or secret
community, for example, stewards alone invite (`chalicelib/communities/rules`).

{verbs}## Verbs in an archived community

It can be read, left and brought back; guests sleep.

{archived}## Whose guests a clause covers

{clauses}## What was written keeps its audience

Whoever may read the community now may read an item only if the item's own stamp, and that of
everything it hangs on, admits them. Here somebody inside reads from era {since} on.

{stamps}"""


@dataclass(frozen=True)
class Column:
    """Somebody in front of a community."""

    title: str
    kind: Kind
    role: Role | None = None
    invited: bool = False

    def asker(self, since: int = 1) -> Asker:
        """As the policy sees them."""
        company = COMPANY if self.kind is Kind.GUEST else None
        membership = None if self.role is None else Membership(self.role, since, 0)
        return Asker(self.kind, company, membership, self.invited)


COLUMNS: Final = (
    Column("member outside", Kind.MEMBER),
    Column("member invited", Kind.MEMBER, invited=True),
    Column("participant", Kind.MEMBER, Role.PARTICIPANT),
    Column("moderator", Kind.MEMBER, Role.MODERATOR),
    Column("steward", Kind.MEMBER, Role.STEWARD),
    Column("guest outside", Kind.GUEST),
    Column("guest invited", Kind.GUEST, invited=True),
    Column("guest inside", Kind.GUEST, Role.PARTICIPANT),
    Column("bot of a member outside", Kind.BOT),
    Column("bot of a steward", Kind.BOT, Role.STEWARD),
)


def page() -> str:
    """The whole page."""
    head = ("", *(each.title for each in COLUMNS))
    return NOTE + PAGE.format(
        verbs=table(head, _verbs(archived=False)),
        archived=table(head, _verbs(archived=True)),
        clauses=table(("clause", "guest of Northway", "guest of another company"), _clauses()),
        since=SINCE,
        stamps=table(("the item was written", *(title for title, _ in _readers())), _stamps()),
    )


def _gate(visibility: Visibility, *, archived: bool = False) -> Gate:
    rule, admission = Rule(visibility, Guests(MIXED)), Admission.VOUCHING
    return Gate(CommunityId("c"), rule, 3, 1, 1, archived=archived, admission=admission)


def _verbs(*, archived: bool) -> Iterator[list[str]]:
    for verb in Verb:
        yield [VERBS[verb], *(_where(column, verb, archived=archived) for column in COLUMNS)]


def _where(column: Column, verb: Verb, *, archived: bool) -> str:
    if column.role and verb in COMING and column.kind is not Kind.BOT:
        return "inside already"
    asker = column.asker()
    places = [each for each in Visibility if policy.may(asker, verb, _gate(each, archived=archived))]
    return "all" if len(places) == len(Visibility) else ", ".join(places) or "–"


def _clauses() -> Iterator[list[str]]:
    for title, clause in (("none", NONE), ("Northway", COMPANY), ("mixed", MIXED)):
        yield [title, *(_yes(policy.covers(clause, company)) for company in (COMPANY, "ondelec"))]


def _readers() -> list[tuple[str, Asker]]:
    return [
        ("member outside", Column("", Kind.MEMBER).asker()),
        ("member inside", Column("", Kind.MEMBER, Role.PARTICIPANT).asker(SINCE)),
        ("guest of Northway inside", Column("", Kind.GUEST, Role.PARTICIPANT).asker(SINCE)),
    ]


def _stamps() -> Iterator[list[str]]:
    for era, when in ((SINCE - 1, "before their time"), (SINCE, "in their time")):
        for visibility in Visibility:
            for clause, guests in CLAUSES:
                stamp = Stamp(era, visibility, Guests(clause))
                cells = [_yes(policy.admits(asker, stamp)) for _, asker in _readers()]
                yield [f"{when}, {visibility}, {guests}", *cells]


def _yes(answer: bool) -> str:  # noqa: FBT001  A cell of a table.
    return "yes" if answer else "–"
