"""Chains of seals: each link computed again, and what it says compared with what is there."""

from collections.abc import Iterator, Mapping

from chalicelib.governance.model.ledger import NO_SEAL, Kept, Seal
from chalicelib.governance.rules import chains
from infra.ledger.books import Books, Finding, Stored

Links = dict[int, Seal]


def seal_place(chain: str, number: int) -> str:
    """A seal, for people."""
    return f"seal {number} of {chain}"


def entry_place(id_: str, chain: str = "") -> str:
    """An entry, for people."""
    return f"entry {id_} of {chain or 'the audit log'}"


def links(books: Books, chain: str, findings: list[Finding]) -> Links:
    """The seals of a chain that can be read; whatever is wrong with any of them is found."""
    stored, found, previous = books.chains.get(chain, {}), Links(), NO_SEAL.hash
    for number in range(1, max(stored, default=0) + 1):
        each = stored.get(number)
        if each is None:
            findings.append(Finding(seal_place(chain, number), "is missing"))
            previous = ""
            continue
        seal = chains.seal_of(each.text)
        wrong = _wrong(chain, number, each, seal, previous)
        if wrong:
            findings.append(Finding(seal_place(chain, number), wrong))
        if seal is not None:
            found[number] = seal
        previous = chains.hash_of(each.text)
    return found


def _wrong(chain: str, number: int, stored: Stored, seal: Seal | None, previous: str) -> str:
    if seal is None:
        return "cannot be read"
    if chains.hash_of(stored.text) != stored.hash:
        return "was changed: its hash is another one"
    if (seal.chain, seal.number) != (chain, number):
        return "stands in the place of another seal"
    if previous and seal.previous != previous:
        return "does not stand on the seal before it"
    return ""


def listed(found: Links, entries: Mapping[str, Kept], chain: str = "") -> Iterator[Finding]:
    """What seals say of entries that is not so."""
    seen: set[str] = set()
    for seal in found.values():
        for id_, hash_ in seal.entries:
            kept = entries.get(id_)
            if id_ in seen:
                yield Finding(entry_place(id_, chain), "is sealed twice")
            elif kept is None:
                yield Finding(entry_place(id_, chain), "is missing")
            elif chains.entry_hash(kept) != hash_:
                yield Finding(entry_place(id_, chain), "was changed")
            seen.add(id_)


def named(network: Links, communities: Mapping[str, Links]) -> Iterator[Finding]:
    """What seals of the network say of those of communities that is not so."""
    for seal in network.values():
        for head in seal.heads:
            own = communities.get(head.chain, {}).get(head.mark.number)
            where = seal_place(head.chain, head.mark.number)
            if own is None:
                yield Finding(where, "is missing, and the network's chain names it")
            elif chains.mark_of(own) != head.mark:
                yield Finding(where, "is not the one that the network's chain names")
            elif not set(own.entries) <= set(seal.entries):
                yield Finding(where, "holds what the network's chain does not hold")


def heads(network: Links) -> set[tuple[str, int]]:
    """The seals of communities that these seals of the network name."""
    return {(each.chain, each.mark.number) for seal in network.values() for each in seal.heads}
