"""Asking for the pages that an item links to, and showing what they call themselves."""

from chalicelib.conversation.model.items import Item, Post
from chalicelib.conversation.model.links import Link
from chalicelib.conversation.store import pasted, reading
from chalicelib.foundation.held import Held
from chalicelib.foundation.news import NotYet
from chalicelib.pasted import access, rules, store
from chalicelib.pasted.sending import messages


def ask(item_id: str) -> None:
    """Shows what is known of the pages that an item links to, and asks for the others."""
    item, urls = _linking(item_id)
    if not urls or not access.allowed(item):
        return
    known = store.known({rules.asked(url) for url in urls})
    _show(item, urls, known)
    for url in dict.fromkeys(map(rules.asked, urls)):
        if url not in known:
            messages.enqueue(item.id, url)


def note(item_id: str, url: str, title: str, description: str) -> None:
    """Takes what a page called itself, where the item links to it still: whoever calls strangers is believed
    no more than they are."""
    item, urls = _linking(item_id)
    if url not in map(rules.asked, urls) or not access.allowed(item):
        return
    store.keep(url, rules.plain(title, rules.TITLE_MOST), rules.plain(description, rules.DESCRIPTION_MOST))
    _show(item, urls, store.known({rules.asked(each) for each in urls}))


def _linking(item_id: str) -> tuple[Item, tuple[str, ...]]:
    """An item, and the addresses that it links to. Raises NotYet where it cannot be read yet."""
    item = access.read(item_id)
    if item is None:
        raise NotYet
    text = reading.whole(Held(), item) if isinstance(item, Post) else item.text
    return item, rules.addresses(text.source)


def _show(item: Item, urls: tuple[str, ...], known: dict[str, tuple[str, str]]) -> None:
    links = []
    for url in urls:
        title, description = known.get(rules.asked(url), ("", ""))
        if title:
            links.append(Link(url, title, description or None))
    if tuple(links) != item.links:
        pasted.keep(item, links)
