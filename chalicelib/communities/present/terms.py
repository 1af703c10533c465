"""A community's own rules as they leave the house."""

import msgspec

from chalicelib.communities.access import Sight


class TermsView(msgspec.Struct, frozen=True):
    """A community's own rules, as plain text; `accepted` says whether the viewer has done so."""

    version: int
    text: str
    accepted: bool


def terms(sight: Sight) -> TermsView | None:
    """The rules that one accepts as one comes in; None where there are none."""
    if not sight.standing.gate.terms or sight.terms is None:
        return None
    return TermsView(sight.terms.version, sight.terms.text, sight.accepted)
