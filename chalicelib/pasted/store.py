"""What pages called themselves, for a day: a link that everybody pastes is asked for once."""

from collections.abc import Iterable

from pynamodb.attributes import UnicodeAttribute

from chalicelib.foundation import clock, rows, seals, singles
from chalicelib.foundation.tables import EphemeraRow, Item, Key
from chalicelib.pasted.rules import KEPT


class PageRow(EphemeraRow, discriminator="Page"):
    """`PAGE#digest of the address` / `PAGE`: its title and its description, empty where it says none."""

    title = UnicodeAttribute()
    description = UnicodeAttribute()


def _key(url: str) -> Key:
    return Key("ephemera", f"PAGE#{seals.digest(url.encode())}", "PAGE")


def known(urls: Iterable[str]) -> dict[str, tuple[str, str]]:
    """What is known of addresses, where it is not too old: title and description."""
    places = {_key(url): url for url in urls}
    found = rows.fetch(list(places)) if places else {}
    return {places[key]: (item["title"], item["description"]) for key, item in found.items() if _fresh(item)}


def _fresh(item: Item) -> bool:
    return bool(item["expires"] * clock.SECOND > clock.now())


def keep(url: str, title: str, description: str) -> None:
    """Remembers what a page called itself."""
    key, expires = _key(url), (clock.now() + KEPT) // clock.SECOND
    singles.put(PageRow(key.pk, key.sk, title=title, description=description, expires=expires))
