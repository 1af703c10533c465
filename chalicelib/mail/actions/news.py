"""What somebody is mailed of what they were told: not seen, not mailed, and theirs to know at this moment."""

from dataclasses import dataclass, replace
from typing import Final

from chalicelib.access import keys
from chalicelib.access.model import PersonId
from chalicelib.conversation.store import keys as items
from chalicelib.foundation import clock, ids
from chalicelib.foundation.changes import Change
from chalicelib.foundation.tables import Key
from chalicelib.mail import access
from chalicelib.mail.access import Reader
from chalicelib.mail.actions import sending, waiting
from chalicelib.mail.model import Kind, Mail
from chalicelib.mail.rules import times
from chalicelib.mail.store import claims, waits
from chalicelib.mail.store.waits import Mailed
from chalicelib.network.access import settings_of
from chalicelib.network.model import Ceiling
from chalicelib.notifications import actions as inbox
from chalicelib.notifications import rules as inbox_rules
from chalicelib.notifications.access import Shown, judged
from chalicelib.notifications.access.shown import Judged, comment_of
from chalicelib.notifications.model import Notice
from chalicelib.notifications.store import seen_key, seen_of

MOST: Final = 20
"""Groups that a mail tells; of what goes beyond, the inbox."""
OLDEST: Final = 14 * clock.DAY
"""What is older when its mail leaves is told by the inbox alone."""
UNMAILED: Final = frozenset({"guest.ending", "mail.unsure"})
"""What is mailed by itself already; and what says that mails are lost, which a mail would only repeat."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """What one mail tells one reader, and how much of it a mail may carry."""

    name: str
    reader: Reader
    shown: tuple[Shown, ...]
    told: Judged
    ceiling: Ceiling
    notices: tuple[str, ...]
    more: bool


class Begun(Exception):
    """This mail was claimed before."""


def gathered(person: PersonId, mail: str) -> Parcel | None:
    """What a mail tells somebody now; None where there is nothing to tell, or now is not the time: then the
    next one is laid down. A mail that was begun before is not begun again, and shown to administrators."""
    reader = access.reader(person, mail)
    if reader is None:
        return None
    if reader.claimed:
        sending.doubt(mail, person, Kind.NEWS)
        return None
    now = clock.now()
    if not times.may_leave(reader.wishes, reader.zone, now, reader.mailed.on(times.day(reader.zone, now))):
        if _fresh(reader):
            waiting.lay([person])
        return None
    return _parcel(reader, mail)


def _parcel(reader: Reader, mail: str) -> Parcel | None:
    fresh = _fresh(reader)
    groups, more = inbox_rules.folded(fresh, MOST)
    _read(reader, fresh)
    told = judged(reader.viewer, groups)
    shown = tuple(each for each in told.shown if each is not None)
    if not shown:
        return None
    ceiling = settings_of(reader.viewer.held).mail_ceiling
    return Parcel(mail, reader, shown, told, ceiling, tuple(each.id for each in fresh), more is not None)


def _fresh(reader: Reader) -> list[Notice]:
    viewer = reader.viewer
    seen = seen_of(viewer.held.row(seen_key(viewer.person)))
    after = max(seen, ids.first_of(clock.now() - OLDEST))
    return [
        each
        for each in inbox.latest(viewer)
        if each.id > after and each.event not in UNMAILED and not reader.mailed.knows(each.id)
    ]


def _read(reader: Reader, fresh: list[Notice]) -> None:
    """What judging takes, read consistently: an inbox can be a moment late, what has left cannot."""
    wanted, person = dict[Key, None](), reader.person.id
    for each in fresh:
        post, comment = each.refs.get("post"), comment_of(each)
        wanted |= {items.post(post): None} if post else {}
        wanted |= {items.comment(comment): None} if comment else {}
        if each.community:
            wanted[keys.community(each.community)] = wanted[keys.gate(each.community, person)] = None
            wanted[keys.member(each.community, person)] = None
    if wanted:
        reader.viewer.held.rows(wanted)


def post(parcel: Parcel, mail: Mail) -> None:
    """Sends it, once. What it tells is noted with the claim, so that no other mail tells it again; and taken
    back with it where the mail has certainly not left. Raises Refused."""
    reader = parcel.reader
    now = clock.now()
    after = reader.mailed.after(parcel.notices, times.day(reader.zone, now), now)
    try:
        _claim(parcel, after)
    except Begun:
        sending.doubt(parcel.name, reader.person.id, Kind.NEWS)
        return
    try:
        sending.send(reader.address, mail)
    except sending.Refused:
        _give_back(parcel, after)
        raise
    except sending.Unsure:
        sending.doubt(parcel.name, reader.person.id, Kind.NEWS)
        return
    claims.sent(parcel.name)


def _claim(parcel: Parcel, after: Mailed) -> None:
    change = Change()
    claims.claim(change, parcel.name, otherwise=Begun())
    waits.keep_mailed(change, parcel.reader.person.id, after, was=parcel.reader.mailed.version)
    change.commit()


def _give_back(parcel: Parcel, after: Mailed) -> None:
    change = Change()
    claims.give_back(change, parcel.name)
    before = replace(parcel.reader.mailed, version=after.version + 1)
    waits.keep_mailed(change, parcel.reader.person.id, before, was=after.version)
    change.commit()
