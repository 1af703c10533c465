"""Whom and what the states of screens need: somebody to whom nothing has happened, a community with news.

Made once a network, by the people of the demo through the API.
"""

from typing import Final

from tests.page.desk import Desk
from tests.page.desks import ADA, AUDITOR, INES, TOM, ask, company, house, place, posted, seated

FRESH: Final = "mariannig.tanguy@calvent.example"
"""Has just come: in no community, told of nothing."""
RACHEL: Final = "rachel.stone@calvent.example"
MADE: Final[dict[tuple[int, str], dict[str, str]]] = {}


def arrived(desk: Desk) -> dict[str, str]:
    """Somebody to whom nothing has happened yet; the page's address at a host that has a name."""
    known = (desk.network.port, "arrived")
    if known not in MADE:
        ask(desk, ADA, "/people", {"email": FRESH, "name": "Mariannig Tanguy"})
        MADE[known] = named(desk)
    return MADE[known]


def named(desk: Desk) -> dict[str, str]:
    """The page at a host that has a name, as passkeys want it."""
    return {"named": f"http://localhost:{desk.network.port}"}


def before_a_door(desk: Desk) -> dict[str, str]:
    """A community that asks a question of whoever wants to come in, and somebody who is not in it."""
    return arrived(desk) | place(desk)


def announced(desk: Desk) -> dict[str, str]:
    """A community that will widen on a day, and into which somebody looks by break-glass."""
    known = (desk.network.port, "announced")
    if known not in MADE:
        MADE[known] = _announced(desk)
    return MADE[known]


def _announced(desk: Desk) -> dict[str, str]:
    house(desk)
    draft = {"name": "Salle des annonces", "guests": company(desk, "Northway Compressors")}
    made = ask(desk, TOM, "/communities", draft)["id"]
    seated(desk, made, INES, "steward")
    seated(desk, made, RACHEL)
    posted(desk, made, "Ce que nous dirons en mars")
    change = {"guests": "mixed", "purpose": "Les deux fabricants de vannes travaillent désormais ensemble."}
    ask(desk, TOM, f"/communities/{made}/changes", change)
    ask(desk, INES, f"/communities/{made}/changes/1/signature", method="PUT")
    reason = {"category": "incident", "reason": "Un prix a circulé au dehors."}
    asked = ask(desk, ADA, f"/communities/{made}/break-glass", reason)
    ask(desk, AUDITOR, f"/communities/{made}/break-glass/{asked['number']}/signature", method="PUT")
    return {"announced": made}
