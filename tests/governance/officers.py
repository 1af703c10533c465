"""Those who run the network and those who watch them, and what is kept of what they do."""

import json
from dataclasses import dataclass
from typing import Any, Final

from tests.cast.caller import Reply
from tests.cast.clients import CLIENTS
from tests.cast.house import House, Somebody, done

ADMINISTRATORS: Final = {"pk": {"S": "NETWORK"}, "sk": {"S": "ADMINISTRATORS"}}
REASON: Final = "Canari-motif: the court of Lyon has ordered it."
MINUTE: Final = 1 / 1440


@dataclass(frozen=True)
class Bureau:
    """Two administrators beside Ada, and an auditor who is nothing else."""

    bea: Somebody
    cleo: Somebody
    audrey: Somebody


def bureau(house: House) -> Bureau:
    """The officers of the network that the stories share."""
    return house.shared(_bureau)


def _bureau(house: House) -> Bureau:
    bea, cleo = administrator(house, "Bea"), administrator(house, "Cleo")
    audrey = house.person("Audrey")
    done(house.ada.patch(f"/people/{audrey.id}", {"roles": ["auditor"]}))
    return Bureau(bea, cleo, audrey)


def administrator(house: House, name: str, language: str = "en") -> Somebody:
    """Somebody who runs the network beside Ada."""
    someone = house.person(name, language=language)
    appoints(house, someone)
    return someone


def appoints(house: House, someone: Somebody) -> None:
    """Ada appoints somebody alone, as if they were the second administrator that the network ever had."""
    table = _table("network")
    row = CLIENTS["dynamodb"].get_item(TableName=table, Key=ADMINISTRATORS)["Item"]
    CLIENTS["dynamodb"].put_item(TableName=table, Item={**row, "appointed": {"N": "1"}})
    done(house.ada.patch(f"/people/{someone.id}", {"roles": ["administrator"]}))


def asks(someone: Somebody, place: str, category: str = "legal", **headers: str) -> Reply:
    """Somebody asks to look inside."""
    draft = {"category": category, "reason": REASON}
    return someone.post(f"/communities/{place}/break-glass", draft, **headers)


def signs(someone: Somebody, place: str, number: int) -> Reply:
    """Somebody signs for it."""
    return someone.put(f"/communities/{place}/break-glass/{number}/signature")


def opens(house: House, place: str) -> int:
    """Bea asks, Cleo signs; answers the number of the access."""
    number = int(done(asks(bureau(house).bea, place), 202)["number"])
    done(signs(bureau(house).cleo, place, number))
    return number


def entries(community: str = "", *, prefix: str = "LEDGER#", name: str = "") -> list[dict[str, Any]]:
    """What is kept for good, oldest first: of a community, under a prefix of places, by a name."""
    pages = CLIENTS["dynamodb"].get_paginator("scan").paginate(TableName=_table("ledger"))
    rows = [row for page in pages for row in page["Items"] if row["pk"]["S"].startswith(prefix)]
    facts = [json.loads(row["fact"]["S"]) for row in rows if "fact" in row]
    kept = [each for each in facts if community in ("", each["community"]) and name in ("", each["name"])]
    return sorted(kept, key=lambda each: str(each["id"]))


def rows(*about: str) -> list[dict[str, Any]]:
    """Every row of the network that names one of these ids, in order."""
    pages = CLIENTS["dynamodb"].get_paginator("scan").paginate(TableName=_table("network"))
    found = [row for page in pages for row in page["Items"] if any(each in str(row) for each in about)]
    return sorted(found, key=lambda row: (row["pk"]["S"], row["sk"]["S"]))


def _table(name: str) -> str:
    from chalicelib.foundation import settings

    return settings.TABLES[name]
