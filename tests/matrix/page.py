"""What access.md says of a caller before a place, an item, a person: its sentences, written again.

Nothing here asks the application: the page is the source, and where the two differ a cell fails.
"""

from tests.matrix.model import (
    ABSENT,
    BOT,
    CONFLICT,
    DONE,
    FORBIDDEN,
    MEMBER,
    SIGNED_OUT,
    Item,
    Place,
    Says,
    Seat,
    Spot,
    Verdict,
    Who,
)


def covered(clause: str, company: str | None) -> bool:
    """The guest clause names the one company that may be inside; only `mixed` lets companies meet."""
    return company is not None and clause in ("mixed", company)


def awake(place: Place, who: Who) -> bool:
    """A guest whom the clause does not cover sleeps; every guest does in an archived community, and while the
    network has guests switched off."""
    return fits(place, who) and not who.asleep


def fits(place: Place, who: Who) -> bool:
    """The same, but for the switch: whoever sleeps for that is seen by others as before."""
    return not who.is_guest or (covered(place.rules[-1][1], who.company) and not place.archived)


def seat(place: Place, who: Who) -> Seat | None:
    return None if place.deleted or not awake(place, who) else place.inside.get(who.id)


def invited(place: Place, who: Who) -> bool:
    return not place.deleted and awake(place, who) and who.id in place.invited


def knows(place: Place, who: Who) -> bool:
    """Every member knows of what is open or private; secrets are known inside and to the invited; for guests
    only what they have been let into exists."""
    if place.deleted:
        return False
    near = seat(place, who) is not None or invited(place, who) or who.id in place.opened
    return near or (place.visibility != "secret" and not who.is_guest)


def enters(place: Place, who: Who) -> bool:
    """Its people read it, and for whom break-glass opens it; what is open every member reads."""
    if place.deleted:
        return False
    return who.id in place.opened or reads_there(place, who)


def reads_there(place: Place, who: Who) -> bool:
    """The same, but for break-glass, by which nobody writes or keeps anything."""
    return seat(place, who) is not None or (place.visibility == "open" and not who.is_guest)


def admitted(place: Place, who: Who, era: int) -> bool:
    """The stamped era was open and the viewer is a member, or the viewer is inside with `from` ≤ era; and for
    a guest the stamped clause covers their company."""
    visibility, clause = place.rules[era - 1]
    if who.id in place.opened:
        return True
    if who.is_guest and not covered(clause, who.company):
        return False
    own = seat(place, who)
    return (visibility == "open" and not who.is_guest) or (own is not None and own.since <= era)


def reads(item: Item, who: Who) -> bool:
    """The community lets them read now, every stamp admits them, and the item is there; break-glass opens
    what is hidden too."""
    there = item.there or (who.id in item.place.opened and not item.gone)
    return there and enters(item.place, who) and all(admitted(item.place, who, era) for era in item.eras)


def of_place(who: Who, spot: Spot) -> bool:
    return knows(spot.place, who)


def of_item(who: Who, spot: Spot) -> bool:
    assert spot.item is not None
    return reads(spot.item, who)


# Who may do it, of those who may know of it.
def anybody(who: Who, spot: Spot) -> bool:
    return True


def reader(who: Who, spot: Spot) -> bool:
    return enters(spot.place, who)


def insider(who: Who, spot: Spot) -> bool:
    return seat(spot.place, who) is not None


def keeper(who: Who, spot: Spot) -> bool:
    """What readers keep and report is theirs to do, but for who only looks through the glass."""
    return reads_there(spot.place, who)


def human(who: Who, spot: Spot) -> bool:
    """Whom a bot does not stand for."""
    return who.kind != BOT


def human_inside(who: Who, spot: Spot) -> bool:
    return who.kind != BOT and insider(who, spot)


def member_inside(who: Who, spot: Spot) -> bool:
    return not who.is_guest and insider(who, spot)


def nobody(who: Who, spot: Spot) -> bool:
    return False


def _staff(who: Who, spot: Spot, *roles: str) -> bool:
    own = seat(spot.place, who)
    return who.kind == MEMBER and own is not None and own.role in roles


def moderator(who: Who, spot: Spot) -> bool:
    return _staff(who, spot, "moderator", "steward")


def steward(who: Who, spot: Spot) -> bool:
    return _staff(who, spot, "steward")


def inviter(who: Who, spot: Spot) -> bool:
    """An invitation is an admission, which is the stewards'; into what is open members come alone."""
    everybody = spot.place.visibility == "open" and who.kind == MEMBER and insider(who, spot)
    return everybody or steward(who, spot)


def author(who: Who, spot: Spot) -> bool:
    """What a bot's owner wrote is not the bot's."""
    return spot.item is not None and spot.item.author == who.somebody.id and insider(who, spot)


def author_or_moderator(who: Who, spot: Spot) -> bool:
    return author(who, spot) or moderator(who, spot)


def same(who: Who, spot: Spot) -> bool:
    return spot.person is not None and spot.person.id == who.id


def meets(who: Who, spot: Spot) -> bool:
    """A guest is visible to those who may read a community that the guest is in; a guest sees the people of
    their communities."""
    other = spot.person
    return other is not None and any(
        enters(each, who) and fits(each, other) and other.id in each.inside
        for each in spot.scene.world.places
    )


def sees(who: Who, spot: Spot) -> bool:
    """Members see members; a guest is seen by their sponsor, by administrators, and by whom they meet."""
    other = spot.person
    if other is None or same(who, spot):
        return other is not None
    if not who.is_guest and (not other.is_guest or "administrator" in who.roles or other.sponsor == who.id):
        return True
    return meets(who, spot)


def administrator(who: Who, spot: Spot) -> bool:
    return "administrator" in who.roles


def auditor(who: Who, spot: Spot) -> bool:
    return "auditor" in who.roles


def officer(who: Who, spot: Spot) -> bool:
    return bool(who.roles)


def member(who: Who, spot: Spot) -> bool:
    return not who.is_guest


def human_member(who: Who, spot: Spot) -> bool:
    return who.kind == MEMBER


def rests(who: Who, place: Place, *, admits: bool, speaks: bool) -> bool:
    """What is archived takes nothing; without a steward nobody comes in; those inside write once they have
    accepted the community's own rules."""
    if place.archived:
        return admits or speaks
    silent = place.accepted is not None and who.id not in place.accepted and seat(place, who) is not None
    return (admits and place.frozen) or (speaks and silent)


def verdict(
    known: Says, may: Says, *, admits: bool = False, speaks: bool = False, absent: int = ABSENT
) -> Verdict:
    """What a caller is answered: 401 for nobody, `absent` for what they may not know of, 403 for what they
    may not do, 409 for what rests for now. Who may not anyway learns either reason."""

    def answered(who: Who, spot: Spot) -> set[int]:
        if not who.signed_in:
            return {SIGNED_OUT}
        if not known(who, spot):
            return {absent}
        if rests(who, spot.place, admits=admits, speaks=speaks):
            return {CONFLICT} if may(who, spot) else {CONFLICT, FORBIDDEN}
        return {DONE} if may(who, spot) else {FORBIDDEN}

    return answered
