"""Sentences of access.md that are some door's own: what it answers, what it shows, what it changes."""

from tests.matrix import page
from tests.matrix.model import (
    ABSENT,
    BOT,
    CONFLICT,
    DONE,
    FORBIDDEN,
    INVALID,
    MEMBER,
    SIGNED_OUT,
    Item,
    Says,
    Seat,
    Spot,
    Who,
)
from tests.matrix.page import anybody, author_or_moderator, insider, moderator, steward


# What is answered.
def joining(who: Who, spot: Spot) -> set[int]:
    """Open: members come alone. Else on an invitation. Who is inside stays."""
    known = page.verdict(page.of_place, anybody)(who, spot)
    if known == {DONE} and who.kind == BOT:
        return {FORBIDDEN, CONFLICT} if _admission_rests(spot) else {FORBIDDEN}
    if known != {DONE} or insider(who, spot):
        return known
    welcome = page.invited(spot.place, who) or (spot.place.visibility == "open" and not who.is_guest)
    if _admission_rests(spot) or spot.place.accepted is not None:
        return {CONFLICT} if welcome else {CONFLICT, FORBIDDEN}
    return {DONE} if welcome else {FORBIDDEN}


def _admission_rests(spot: Spot) -> bool:
    return spot.place.archived or spot.place.frozen


def leaving(who: Who, spot: Spot) -> set[int]:
    """Everybody leaves, at once; the last steward cannot, and a bot is where its owner is."""
    if who.signed_in and steward(who, spot):
        return {CONFLICT}
    if who.kind == BOT and page.knows(spot.place, who):
        return {FORBIDDEN}
    return page.verdict(page.of_place, anybody)(who, spot)


def asking(who: Who, spot: Spot) -> set[int]:
    """Members may ask where they know of it. Who is inside, invited, or could come alone need not."""
    known = page.verdict(page.of_place, anybody)(who, spot)
    if known != {DONE}:
        return known
    near = insider(who, spot) or page.invited(spot.place, who) or who.kind == BOT
    rests = spot.place.archived or spot.place.accepted is not None
    alone = spot.place.visibility == "open" and not spot.place.frozen
    asks = not alone and spot.place.visibility != "secret" and not who.is_guest and not near and not rests
    return {DONE} if asks else {CONFLICT, FORBIDDEN}


def inviting_guests(who: Who, spot: Spot) -> set[int]:
    """Members invite guests, where they know of the place; the wall is told before anything else."""
    if not who.signed_in:
        return {SIGNED_OUT}
    if who.is_guest or who.kind != MEMBER:
        return {FORBIDDEN}
    if spot.scene.world.guests_off:
        return {CONFLICT}
    secret = spot.place.visibility == "secret" and who.id in spot.place.opened
    if secret or not page.knows(spot.place, who):
        return {INVALID}
    acme = spot.scene.world.companies["acme"]
    walled = not page.covered(spot.place.rules[-1][1], acme)
    if spot.place.frozen and not walled:
        return {CONFLICT, DONE}
    return {CONFLICT} if walled or spot.place.archived else {DONE}


def taking_back(who: Who, spot: Spot) -> set[int]:
    """Authors and moderators take an item back; twice is as once."""
    return _in_spite_of("deleted", author_or_moderator, who, spot)


def moderating(who: Who, spot: Spot) -> set[int]:
    """Moderators decide on what they could read, hidden or not; in an archived community as the house sees
    fit."""
    granted = _in_spite_of("hidden", moderator, who, spot)
    return granted | {CONFLICT} if spot.place.archived and granted == {DONE} else granted


def settling(who: Who, spot: Spot) -> set[int]:
    """The queue is the moderators'; each decides on what they could read themselves."""
    queue = page.verdict(page.of_place, moderator)(who, spot)
    return moderating(who, spot) if queue == {DONE} else queue


def _in_spite_of(taken: str, may: Says, who: Who, spot: Spot) -> set[int]:
    """An item that is there no more is reached by those who may do this to it; it never was for others."""
    item = spot.item
    assert item is not None
    if not who.signed_in or item.taken != taken:
        return page.verdict(page.of_item, may)(who, spot)
    item.taken = ""
    granted = page.verdict(page.of_item, may)(who, spot)
    item.taken = taken
    return granted if granted == {DONE} else {ABSENT}


def renewing(who: Who, spot: Spot) -> set[int]:
    """A guest's contract: the sponsor, and administrators."""
    known = page.verdict(page.sees, lambda who, spot: not who.is_guest)(who, spot)
    if known == {SIGNED_OUT}:
        return known
    if known != {DONE} or spot.person is None or not spot.person.is_guest:
        return {ABSENT}
    may = page.administrator(who, spot) or (spot.person.sponsor == who.id and who.kind == MEMBER)
    return {DONE} if may else {FORBIDDEN}


def reporting_access(who: Who, spot: Spot) -> set[int]:
    """What a guest can read: for the sponsor, administrators, and the guest."""
    known = page.verdict(page.sees, anybody)(who, spot)
    if known != {DONE}:
        return known
    if spot.person is None or not spot.person.is_guest:
        return {ABSENT}
    may = page.administrator(who, spot) or page.same(who, spot) or spot.person.sponsor == who.id
    return {DONE} if may else {FORBIDDEN}


def naming(who: Who, spot: Spot) -> set[int]:
    """Administrators name a steward where there is none; of secrets they know those that rest."""
    if not who.signed_in:
        return {SIGNED_OUT}
    if not rests_or_known(who, spot):
        return {ABSENT}
    if not page.administrator(who, spot):
        return {FORBIDDEN}
    return {DONE} if spot.place.frozen else {CONFLICT}


def rests_or_known(who: Who, spot: Spot) -> bool:
    there = spot.place.frozen and not spot.place.deleted and page.administrator(who, spot)
    return there or page.knows(spot.place, who)


def any_place(who: Who, spot: Spot) -> bool:
    """Administrators ask to look inside any community, of which the register tells."""
    there = bool(spot.place.inside) and not spot.place.deleted
    return (there and page.administrator(who, spot)) or page.knows(spot.place, who)


def closed(who: Who, spot: Spot) -> set[int]:
    """Nobody comments on what is closed."""
    granted = page.verdict(page.of_item, insider, speaks=True)(who, spot)
    return {CONFLICT} if granted == {DONE} else granted


def never(who: Who, spot: Spot) -> bool:
    """What is another's alone exists for nobody else; a bot knows of itself."""
    return who.kind == BOT


def withdrawing(who: Who, spot: Spot) -> set[int]:
    """Stewards withdraw invitations, and whoever gave one, which may have lapsed since."""
    granted = page.verdict(page.of_place, steward)(who, spot)
    gave = who is spot.scene.world.steward and granted == {FORBIDDEN}
    return {DONE, FORBIDDEN} if gave else granted


def absent_for_officers(who: Who, spot: Spot) -> set[int]:
    """What only administrators may, and is not there."""
    if not who.signed_in:
        return {SIGNED_OUT}
    return {ABSENT} if page.administrator(who, spot) else {FORBIDDEN}


def out_of_date(who: Who, spot: Spot) -> set[int]:
    """What only administrators may, for a day that is not ahead."""
    said = page.verdict(anybody, page.administrator)(who, spot)
    return {INVALID} if said == {DONE} else said


def unproven(who: Who, spot: Spot) -> set[int]:
    """What people may, by something that no device has made."""
    said = page.verdict(anybody, page.human)(who, spot)
    return {INVALID} if said == {DONE} else said


def another_ones(who: Who, spot: Spot) -> set[int]:
    """What people may with their own, done to something that is nobody's."""
    said = page.verdict(anybody, page.human)(who, spot)
    return {ABSENT} if said == {DONE} else said


def nothing_to_sign(who: Who, spot: Spot) -> set[int]:
    """An administrator would sign, and nothing waits; where they see whom it is about. Who is appointed
    already stays so."""
    if not who.signed_in:
        return {SIGNED_OUT}
    if not page.administrator(who, spot):
        return {FORBIDDEN}
    if spot.person is not None and "administrator" in spot.person.roles:
        return {DONE}
    return {CONFLICT} if page.sees(who, spot) else {ABSENT}


# What granted answers show.
def of_post(who: Who, spot: Spot) -> set[str]:
    return spot.item.words if spot.item else set()


def of_stream(who: Who, spot: Spot) -> set[str]:
    return {word for each in spot.scene.posts if page.reads(each, who) for word in each.words}


def of_thread(who: Who, spot: Spot) -> set[str]:
    said = (each for each in spot.scene.comments if each.post is spot.item)
    return {word for each in said if page.reads(each, who) for word in each.words}


def of_revisions(who: Who, spot: Spot) -> set[str]:
    former = spot.scene.revisions.get(spot.item.id, {}) if spot.item else {}
    return {word for word, era in former.items() if page.admitted(spot.place, who, era)}


def of_seats(who: Who, spot: Spot) -> set[str]:
    there = (each for each in spot.scene.names if each.signed_in and page.seat(spot.place, each))
    return {spot.scene.names[each] for each in there}


def of_person(who: Who, spot: Spot) -> set[str]:
    return {spot.scene.names[spot.person]} if spot.person in spot.scene.names else set()


def of_feed(who: Who, spot: Spot) -> set[str]:
    return of_stream(who, spot) if insider(who, spot) else set()


def of_mine(who: Who, spot: Spot) -> set[str]:
    near = insider(who, spot) or (page.invited(spot.place, who) and not insider(who, spot))
    return spot.place.words if near else set()


def of_discovery(who: Who, spot: Spot) -> set[str]:
    found = spot.place.visibility != "secret" and not spot.place.deleted and not who.is_guest
    return spot.place.words if found else set()


def of_bookmarks(who: Who, spot: Spot) -> set[str]:
    kept = spot.scene.bookmarks.get(who.somebody.id)
    return kept.words if kept is not None and page.reads(kept, who) else set()


# What granted writes change.
def enters(who: Who, spot: Spot) -> None:
    since = spot.place.since(guest=who.is_guest)
    spot.place.inside.setdefault(who.id, Seat(since=since))
    spot.place.invited.discard(who.id)


def goes(who: Who, spot: Spot) -> None:
    spot.place.inside.pop(who.id, None)


def steps_up(who: Who, spot: Spot) -> None:
    participant = spot.scene.world.members["participant"]
    spot.place.inside[participant.id] = Seat("steward", spot.place.inside[participant.id].since)
    spot.place.frozen = False


def is_let_in(who: Who, spot: Spot) -> None:
    target = spot.scene.target
    spot.place.inside.setdefault(target.id, Seat(since=spot.place.since(guest=False)))
    spot.place.invited.discard(target.id)


def writes(who: Who, spot: Spot) -> None:
    """From now on who reads it reads their name beneath it."""
    eras = (spot.item.eras if spot.item else frozenset()) | {spot.place.era}
    spot.scene.world.items.append(Item("", spot.place, who.somebody.id, eras, post=spot.item))


def is_put_out(who: Who, spot: Spot) -> None:
    spot.place.inside.pop(spot.scene.target.id, None)
