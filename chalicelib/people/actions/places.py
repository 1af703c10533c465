"""How much of signing in one place may have under way. A place is the address that requests come from.

Behind one address may be one person or an office of thousands, so only what comes to nothing counts against a
place: whoever comes in gives back what it took.
"""

from collections.abc import Mapping
from typing import Final

from chalicelib.foundation import log
from chalicelib.foundation.refusals import Unavailable
from chalicelib.people.model import Caller
from chalicelib.people.rules import codes as rules
from chalicelib.people.store import codes

OPEN_MOST: Final = 2_500
"""What one place may have begun in an hour and not brought to its end, of each way in. Two thousand people
who all ask before the first of them is in, and one in four of them twice. None of it is a guess: it bounds
what strangers make us write and mail."""
TRIES_MOST: Final = 60
"""Codes typed in at one place in an hour that opened nothing, or not yet. Sixty of a million codes."""
MOST: Final[Mapping[str, int]] = {
    "codes-from": OPEN_MOST,
    "sessions-from": TRIES_MOST,
    "oidc-from": OPEN_MOST,
    "passkeys-from": OPEN_MOST,
    "proofs-from": OPEN_MOST,
}
"""What is counted at a place, and how much of it there may be. A passkey and a company's answer cannot be
guessed, so whatever is wrong with them leaves alone how many codes may be tried."""
TOOK: Final[Mapping[str, tuple[str, ...]]] = {
    "code": ("codes-from", "sessions-from"),
    "company": ("oidc-from",),
    "passkey": ("passkeys-from", "proofs-from"),
}
"""What coming in took of a place, by its way."""


def take(what: str, caller: Caller) -> None:
    """Counts one more of something at a place. Raises TooMany where too much of it came to nothing."""
    codes.count(what, rules.origin(caller.origin), most=MOST[what])


def give_back(way: str, caller: Caller) -> None:
    """Gives back to a place what somebody took of it who has come in by `way`: no count goes below zero.

    Who came in by a code gives back one try more, which a neighbour has spent on a wrong one. So an office
    has tries as long as more of its people are right than wrong; who has nothing but guesses gets none back.
    """
    place = rules.origin(caller.origin)
    left = 0
    try:
        for what in TOOK[way]:
            left = codes.uncount(what, place)
        if way == "code" and left:
            codes.uncount("sessions-from", place)
    except Unavailable:
        # The session is open by now, and the hour takes the count away in any case.
        log.line("sign_in.not_given_back", way=way)
