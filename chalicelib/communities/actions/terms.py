"""Accepting a community's own rules: as one comes in, as one asks, and once one is inside."""

from dataclasses import replace

from chalicelib.access import gate
from chalicelib.access import store as authority
from chalicelib.access.gate import Standing
from chalicelib.access.model import Kind, PersonId
from chalicelib.communities import access, rules
from chalicelib.communities.events import TermsAccepted
from chalicelib.foundation.changes import Change
from chalicelib.foundation.refusals import Conflict, Forbidden


def agreed(standing: Standing, accepts: int | None) -> int:
    """The version of the community's own rules that somebody accepts; 0 where there are none to accept.

    Raises Conflict `terms_not_accepted`, which shows them, for any other version than the present one.
    """
    version = standing.gate.terms
    if version and accepts != version:
        terms = access.terms(standing)
        shown = None if terms is None else {"version": terms.version, "text": terms.text}
        raise Conflict("terms_not_accepted").showing(terms=shown)
    return version


def accepted_asking(standing: Standing, person: PersonId) -> int:
    """The version that somebody accepted when they asked; 0 for who was simply added.

    Read only where there are rules to accept.
    """
    if not standing.gate.terms:
        return 0
    request = access.asked(standing.viewer, standing.community, person)
    return request.accepted if request is not None else 0


def accept(standing: Standing, version: int) -> Standing:
    """Accepts the community's own rules, for somebody inside; having accepted them already is well.

    Raises Conflict `terms_not_accepted` for any other version than the present one, Forbidden
    `bots_accept_nothing`.
    """
    viewer, membership = standing.viewer, standing.membership
    if viewer.kind is Kind.BOT:
        raise Forbidden("bots_accept_nothing")
    agreed(standing, version)
    if membership is None or membership.accepted >= standing.gate.terms:
        return standing
    packed, change = rules.with_accepted(viewer.packed, standing.community, version), Change()
    authority.keep_inside(change, viewer.person, viewer.packed, packed)
    by, data = viewer.person, {"version": version}
    change.commit(TermsAccepted(by=by, subject=by, community=standing.community, data={**data}))
    return gate.standing(replace(viewer, packed=packed), standing.gate)
