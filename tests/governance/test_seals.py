"""The sealer: everything that is kept is chained once, in order, whatever the clock does."""

import itertools
import threading

import pytest

from chalicelib.foundation import clock, ids, ledger
from chalicelib.foundation.queries import Stretch
from chalicelib.governance.actions import sealing
from chalicelib.governance.model.ledger import NETWORK, NO_SEAL, Head, Kept, Mark, Seal
from chalicelib.governance.rules import chains
from chalicelib.governance.store import entries, seals
from tests.cast.counting import counted
from tests.cast.house import House
from tests.governance.keeping import Counted, Ruled, keep, rows


def chain(name: str) -> list[Seal]:
    """A chain as it is stored, from its beginning."""
    texts = [row["text"] for row in rows() if row["pk"] == seals.chain(name)]
    found = [each for each in map(chains.seal_of, texts) if each is not None]
    assert len(found) == len(texts)
    return sorted(found, key=lambda each: each.number)


def sealed_ids(name: str) -> list[str]:
    return [id_ for each in chain(name) for id_, _ in each.entries]


ENTRY = "117a4ccfa745c90bbdc7fd6d36658ff8468a49afc919882ab2b6c3596c019d98"
OWN = "9599c7cbdc56fed19df4b63c0ad988241eb6daf804367bd9d55cd222c067a5a0"
ROOT = "66328d61010d7de8484b5a9ef9e715703f4b567855f8dff8e717ff0d0ae4c51d"


def test_the_bytes_of_hashes_are_pinned() -> None:
    """Who noted a hash years ago must be able to compute it again. These come from `printf … | sha256sum`."""
    fact = '{"name":"community.made","by":"0123456789abc"}'
    entry = Kept("01k00000000000000000000001", fact, "community0000")
    assert chains.entry_hash(entry) == ENTRY
    own, network = chains.next_seals({NETWORK: Mark(41, "a" * 64)}, [entry], 1_790_000_000_000)
    head = f"number 1\nprevious {'0' * 64}\nat 1790000000000\n"
    listed = f"entry 01k00000000000000000000001 {ENTRY}\n"
    assert chains.text_of(own) == f"entrenous seal 1\nchain community0000\n{head}{listed}"
    assert chains.mark_of(own) == Mark(1, OWN)
    assert chains.text_of(network).endswith(f"{listed}seal community0000 1 {OWN}\n")
    assert chains.mark_of(network) == Mark(42, ROOT)


def test_the_text_of_a_seal_says_all_of_it() -> None:
    entries = (("0a", "c" * 64), ("0b", "d" * 64))
    seal = Seal(NETWORK, 7, "b" * 64, 12, entries, (Head("0c", Mark(3, "e" * 64)),))
    assert chains.seal_of(chains.text_of(seal)) == seal
    first = Seal(NETWORK, 1, NO_SEAL.hash, 12, ())
    assert chains.seal_of(chains.text_of(first)) == first


@pytest.mark.parametrize("wrong", ["", "\n", "seal", "number 08"])
def test_what_is_no_seal_is_not_read_as_one(wrong: str) -> None:
    text = chains.text_of(Seal(NETWORK, 8, "b" * 64, 12, ()))
    assert chains.seal_of(text.replace("number 8", wrong)) is None
    assert chains.seal_of(text + wrong + " ") is None


def test_what_is_kept_is_sealed_once_and_in_order(house: House) -> None:
    place = ids.short()
    kept = [Counted(by="", subject=ids.short()) for _ in range(70)]
    ruled = [Ruled(by="", subject=place, community=place) for _ in range(40)]
    keep(*kept, *ruled)
    sealing.run()
    assert sealing.run() == 0
    own = [each.id for each in (*kept, *ruled)]
    network = [id_ for id_ in sealed_ids(NETWORK) if id_ in own]
    assert network == sorted(own)
    assert sealed_ids(place) == sorted(each.id for each in ruled)


def test_each_seal_stands_on_the_one_before_it(house: House) -> None:
    place = ids.short()
    for _ in range(3):
        keep(Ruled(by="", subject=place, community=place))
        sealing.run()
    links = chain(place)
    assert [each.number for each in links] == [1, 2, 3]
    before = [NO_SEAL.hash, *(chains.mark_of(each).hash for each in links[:2])]
    assert [each.previous for each in links] == before
    named = [each.mark for seal in chain(NETWORK) for each in seal.heads if each.chain == place]
    assert named == [chains.mark_of(each) for each in links]
    network = chain(NETWORK)
    assert [each.number for each in network] == list(range(1, len(network) + 1))
    pairs = itertools.pairwise(network)
    assert all(chains.mark_of(before).hash == after.previous for before, after in pairs)


def test_a_busy_minute_of_many_communities_fits_its_transactions(house: House) -> None:
    places = [ids.short() for _ in range(sealing.BATCH + 5)]
    keep(*(Ruled(by="", subject=place, community=place) for place in places))
    assert sealing.run() >= len(places)
    assert all(len(chain(place)) == 1 for place in places)


def test_two_sealers_at_once_seal_everything_once(house: House) -> None:
    place = ids.short()
    facts = [Ruled(by="", subject=place, community=place) for _ in range(150)]
    keep(*facts)
    sealers = [threading.Thread(target=sealing.run) for _ in range(4)]
    for each in sealers:
        each.start()
    for each in sealers:
        each.join()
    sealing.run()
    assert sealed_ids(place) == sorted(each.id for each in facts)
    network = sealed_ids(NETWORK)
    assert len(network) == len(set(network))


def test_an_entry_that_came_late_is_found(house: House) -> None:
    keep(Counted(by="", subject=ids.short()))
    sealing.run()
    slow = Counted(by="", subject=ids.short(), id=ids.ulid(clock.now() - 9 * clock.MINUTE))
    keep(slow)
    sealing.run()
    assert slow.id in sealed_ids(NETWORK)


def test_a_sealer_that_was_away_catches_up_in_order(house: House) -> None:
    sealing.run()
    begun = clock.now()
    instants = (begun + n * clock.HOUR for n in range(0, 60, 5))
    hours = [Counted(by="", subject=ids.short(), id=ids.ulid(at)) for at in instants]
    keep(*reversed(hours))
    house.passes(days=2.6)
    sealing.run()
    own = {each.id for each in hours}
    assert [id_ for id_ in sealed_ids(NETWORK) if id_ in own] == sorted(own)


def test_a_clock_that_was_set_back_keeps_nothing_from_being_sealed(house: House) -> None:
    house.passes(days=3)
    sealing.run()
    house.returns()
    now = Counted(by="", subject=ids.short())
    keep(now)
    sealing.run()
    assert now.id in sealed_ids(NETWORK)


def test_more_than_one_stretch_is_read_in_order(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    # What other stories left is sealed before stretches are short.
    sealing.run()
    monkeypatch.setattr(sealing, "STRETCH", 30)
    facts = [Counted(by="", subject=ids.short()) for _ in range(160)]
    keep(*facts)
    sealing.run()
    keep(more := Counted(by="", subject=ids.short()))
    sealing.run()
    network = sealed_ids(NETWORK)
    assert network[-161:-1] == sorted(each.id for each in facts)
    assert network[-1] == more.id
    assert len(network) == len(set(network))


def test_an_entry_whose_mark_may_follow_waits_for_the_next_stretch() -> None:
    one, two = ({"sk": each, "fact": "{}"} for each in ("01", "02"))
    mark = {"sk": "01#S", "number": 1, "hash": "a"}
    sealed = Kept("01", "{}", mark=Mark(1, "a"))
    assert entries.certain(Stretch([one, mark, two], more=True)) == [sealed]
    assert entries.certain(Stretch([one, mark], more=True)) == [sealed]
    assert entries.certain(Stretch([one, mark, two], more=False)) == [sealed, Kept("02", "{}")]


def test_an_idle_minute_costs_five_reads_and_no_write(house: House) -> None:
    house.passes(days=0.05)
    sealing.run()
    with counted() as bill:
        sealing.run()
    days = {clock.now() // clock.DAY, (clock.now() - 20 * clock.MINUTE) // clock.DAY}
    assert sorted(bill.calls) == ["BatchGetItem", *["Query"] * (ledger.SPREAD * len(days))]
    assert bill.written == 0
