"""A receiver of webhooks on the laptop itself: for trying them out, where its owner asks for it.

Nothing that is deployed has this: the guard refuses every address that is not public. Where the environment
says `WEBHOOKS_ON_LOOPBACK=1`, `http://127.0.0.1:PORT/…` may be called too, and nothing else.
"""

import os
import re
from typing import Final

from chalicelib.webhooks.rules.urls import Target
from chalicelib.webhooks.sending import guard

SETTING: Final = "WEBHOOKS_ON_LOOPBACK"
_NEAR: Final = re.compile(r"http://127\.0\.0\.1:(\d{4,5})(/[!-~]*)?")


def near(url: str) -> Target | None:
    """The target of an address on this machine, None for any other."""
    found = _NEAR.fullmatch(url)
    if found is None or int(found[1]) > 65_535:
        return None
    return Target(guard.LOOPBACK, found[2] or "/", int(found[1]), near=True)


def allow() -> bool:
    """Lets them be called, where the environment asks for it; answers whether it does."""
    asked = os.environ.get(SETTING) == "1"
    if asked and near not in guard.NEARBY:
        guard.NEARBY.append(near)
    return asked
