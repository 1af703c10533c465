"""Everything that can be computed, computed again: entries, chains, and what is known from elsewhere."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from chalicelib.foundation import clock, ids
from chalicelib.governance.model.ledger import NETWORK, NO_SEAL, Mark
from chalicelib.governance.rules import chains
from infra.ledger import links
from infra.ledger.books import Books, Finding
from infra.ledger.links import Links, entry_place, seal_place

PATIENCE: Final = 15 * clock.MINUTE
"""How old something may be that is not sealed, or not copied, yet."""


@dataclass(frozen=True, slots=True)
class Asked:
    """By what to judge: when the look began (milliseconds), the number of the network's newest seal then, the
    texts of copies by number (None where nothing is copied), and links that somebody has noted."""

    began: int
    newest: int
    copies: Mapping[int, list[str]] | None = None
    noted: tuple[Mark, ...] = ()


@dataclass(slots=True)
class Report:
    """What was looked at, the newest seal of the network, and what is not as it was written."""

    entries: int
    rules: int
    seals: int
    head: Mark
    findings: list[Finding] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Chains:
    """The network's seals until the look began, those since then, and all of communities."""

    network: Links
    later: Links
    communities: dict[str, Links]

    def settled(self) -> Iterator[tuple[str, Links]]:
        """Chains by name, the network's under the empty one, as far as the network's seals name them."""
        known = links.heads(self.network)
        yield "", self.network
        for name, seals in self.communities.items():
            yield name, {number: each for number, each in seals.items() if (name, number) in known}


def proven(books: Books, asked: Asked) -> Report:
    """What is in the books and what is wrong with them, but for what was sealed since the look began."""
    findings = [*books.odd]
    whole = links.links(books, NETWORK, findings)
    network = {number: each for number, each in whole.items() if number <= asked.newest}
    later = {number: each for number, each in whole.items() if number > asked.newest}
    names = sorted(books.chains.keys() - {NETWORK})
    found = _Chains(network, later, {each: links.links(books, each, findings) for each in names})
    findings += links.named(network, found.communities)
    for name, seals in found.settled():
        findings += links.listed(seals, books.of_chain(name), name)
    findings += [*_nowhere(books, found, asked), *_unnamed(found, asked), *_marks(books, found, asked)]
    findings += [*_copies(network, asked), *_noted(network, asked)]
    head = chains.mark_of(network[asked.newest]) if asked.newest in network else NO_SEAL
    rules = sum(map(len, books.rules.values()))
    return Report(len(books.entries), rules, sum(len(each) for _, each in found.settled()), head, findings)


def _nowhere(books: Books, found: _Chains, asked: Asked) -> Iterator[Finding]:
    """Entries that no seal names although they are old enough."""
    sealed = {name: _ids(seals) for name, seals in found.communities.items()}
    sealed[""] = _ids(found.network) | _ids(found.later)
    for id_, kept in books.entries.items():
        everywhere = id_ in sealed[""] and (not kept.rules or id_ in sealed.get(kept.rules, ()))
        if not everywhere and _old(id_, asked):
            yield Finding(entry_place(id_), "is sealed nowhere")
    for name, entries in books.rules.items():
        for id_ in entries.keys() - sealed.get(name, set()):
            if _old(id_, asked):
                yield Finding(entry_place(id_, name), "is sealed nowhere")


def _unnamed(found: _Chains, asked: Asked) -> Iterator[Finding]:
    """Seals of communities that no seal of the network names although they are old enough."""
    known = links.heads(found.network) | links.heads(found.later)
    for name, seals in found.communities.items():
        for number, seal in seals.items():
            if (name, number) not in known and seal.at + PATIENCE < asked.began:
                yield Finding(seal_place(name, number), "is named by no seal of the network")


def _marks(books: Books, found: _Chains, asked: Asked) -> Iterator[Finding]:
    """Marks are what people see beside entries: they say what the seals say."""
    told: dict[tuple[str, str], Mark] = {}
    for name, seals in found.settled():
        for seal in seals.values():
            told |= {(name, id_): chains.mark_of(seal) for id_, _ in seal.entries}
    for (name, id_), mark in told.items():
        if books.marks.get((name, id_)) != mark:
            yield Finding(entry_place(id_, name), "does not bear the mark of its seal")
    for name, id_ in books.marks.keys() - told.keys():
        if ("", id_) in told or (id_ not in books.of_chain(name) and _old(id_, asked)):
            yield Finding(entry_place(id_, name), "bears the mark of a seal that does not name it")


def _ids(found: Links) -> set[str]:
    return {id_ for seal in found.values() for id_, _ in seal.entries}


def _old(id_: str, asked: Asked) -> bool:
    return ids.instant(id_) + PATIENCE < asked.began


def _copies(network: Links, asked: Asked) -> Iterator[Finding]:
    if asked.copies is None:
        return
    for number in sorted(network.keys() | asked.copies.keys()):
        seal, where = network.get(number), seal_place(NETWORK, number)
        texts = asked.copies.get(number, [])
        if seal is None:
            yield Finding(where, "is missing, and there is a copy of it")
        elif any(text != chains.text_of(seal) for text in texts):
            yield Finding(where, "differs from a copy of it")
        elif not texts and seal.at + PATIENCE < asked.began:
            yield Finding(where, "was not copied")


def _noted(network: Links, asked: Asked) -> Iterator[Finding]:
    for mark in asked.noted:
        seal = network.get(mark.number)
        if seal is None or chains.mark_of(seal) != mark:
            yield Finding(seal_place(NETWORK, mark.number), "is not the one that was noted")
