"""The ledger's check: what is as it was written passes; what somebody changed behind its back does not."""

import copy
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from chalicelib.foundation import clock, ids, ledger, settings
from chalicelib.governance.actions import sealing
from chalicelib.governance.model.ledger import NETWORK, Mark
from chalicelib.governance.rules import chains
from chalicelib.governance.store import copies, seals

# The check reads the tables' names when it is imported, which conftest has set by then.
from infra.ledger.proof import Report
from infra.ledger.reading import verified
from tests.cast.clients import CLIENTS
from tests.cast.house import House
from tests.governance.keeping import Counted, Ruled, keep, raw_rows, remove, write

Raw = dict[str, Any]
ENTRIES = 1_000


@pytest.fixture(scope="module")
def place(network: House) -> str:
    """A community with 300 entries in its ledger, in a network with 1,000; all are sealed and old enough."""
    place, began = ids.short(), clock.now() - 40 * clock.MINUTE
    old = [ids.ulid(began + n) for n in range(ENTRIES)]
    keep(*(Counted(by="", subject=ids.short(), id=each) for each in old[:700]))
    keep(*(Ruled(by="", subject=place, community=place, id=each) for each in old[700:]))
    seals.remember(seals.Progress(began, *_numbers()))
    sealing.run()
    return place


def _numbers() -> tuple[int, int]:
    reached = seals.progress()
    return (reached.sealed, reached.copied) if reached else (0, 0)


def the(pk: str, nth: int = 0, ending: str = "") -> Raw:
    """A row of a partition, by its order."""
    found = [row for row in raw_rows() if row["pk"]["S"] == pk and row["sk"]["S"].endswith(ending)]
    return sorted(found, key=lambda row: str(row["sk"]["S"]))[nth]


@pytest.fixture
def mended() -> Iterator[Callable[[Raw], Raw]]:
    """Remembers rows, and puts them back when the test is over; what was added meanwhile is taken away."""
    before: list[Raw] = []
    added: list[Raw] = []

    def remembered(row: Raw, *, new: bool = False) -> Raw:
        (added if new else before).append(copy.deepcopy(row))
        return row

    yield remembered
    for row in added:
        remove(row)
    for row in before:
        write(row)


def told(report: Report) -> set[str]:
    return {f"{each.place} {each.what}" for each in report.findings}


def flipped(text: str) -> str:
    """The same text with one bit of one byte turned around."""
    middle = len(text) // 2
    return f"{text[:middle]}{chr(ord(text[middle]) ^ 1)}{text[middle + 1 :]}"


def test_a_network_of_a_thousand_entries_passes(house: House, place: str) -> None:
    report = verified()
    assert report.findings == []
    assert report.entries >= ENTRIES
    assert report.rules >= 300
    assert report.head.number == _numbers()[0]
    assert verified(report.head).findings == []


def test_one_byte_of_one_entry_is_noticed(house: House, place: str, mended: Any) -> None:
    row = mended(the(f"COMMUNITY#{place}", 200))
    id_ = row["sk"]["S"].removeprefix("E#").removesuffix("#S")
    entry = mended(the(ledger.entry_key(id_).pk, ending=id_))
    write({**entry, "fact": {"S": flipped(entry["fact"]["S"])}})
    assert told(verified()) == {f"entry {id_} of the audit log was changed"}


def test_a_change_in_a_rules_ledger_is_noticed(house: House, place: str, mended: Any) -> None:
    row = mended(next(r for r in raw_rows() if r["pk"]["S"] == f"COMMUNITY#{place}" and "fact" in r))
    write({**row, "fact": {"S": flipped(row["fact"]["S"])}})
    assert told(verified()) == {f"entry {row['sk']['S'][2:]} of {place} was changed"}


@pytest.mark.parametrize("with_its_mark", [False, True])
def test_a_removed_entry_is_noticed(house: House, place: str, mended: Any, *, with_its_mark: bool) -> None:
    row = mended(next(r for r in raw_rows() if r["pk"]["S"].startswith("LEDGER#") and "fact" in r))
    id_ = row["sk"]["S"]
    mark = mended(the(row["pk"]["S"], ending=f"{id_}#S"))
    remove(row)
    if with_its_mark:
        remove(mark)
    assert f"entry {id_} of the audit log is missing" in told(verified())


@pytest.mark.parametrize("marked", [False, True])
def test_an_entry_that_was_put_in_later_is_noticed(
    house: House, place: str, mended: Any, *, marked: bool
) -> None:
    id_ = ids.ulid(clock.now() - clock.DAY)
    key = ledger.entry_key(id_)
    row = {"pk": {"S": key.pk}, "sk": {"S": id_}, "cls": {"S": "Entry"}, "fact": {"S": "{}"}}
    write(mended(row, new=True))
    if marked:
        number, hash_ = str(_numbers()[0]), chains.hash_of("x")
        mark = {
            **row,
            "sk": {"S": f"{id_}#S"},
            "cls": {"S": "Sealed"},
            "number": {"N": number},
            "hash": {"S": hash_},
        }
        del mark["fact"]
        write(mended(mark, new=True))
    assert told(verified()) == {f"entry {id_} of the audit log is sealed nowhere"}


def test_an_entry_in_a_strange_place_is_noticed(house: House, place: str, mended: Any) -> None:
    id_ = ids.ulid(clock.now() - clock.DAY)
    for pk in ("LEDGER#20200101#0", "ELSEWHERE", "LEDGER#20200101#9"):
        row = {"pk": {"S": pk}, "sk": {"S": id_}, "cls": {"S": "Entry"}, "fact": {"S": "{}"}}
        write(mended(row, new=True))
        assert f"{pk} / {id_} is in the wrong partition" in told(verified())


def test_a_changed_seal_breaks_its_chain(house: House, place: str, mended: Any) -> None:
    row = mended(the(f"SEAL#{place}", 1))
    text = row["text"]["S"].replace("entry 0", "entry 1", 1)
    write({**row, "text": {"S": text}})
    assert f"seal 2 of {place} was changed: its hash is another one" in told(verified())
    # Whoever computes its hash anew has to change all that stands on it, and the network's chain.
    write({**row, "text": {"S": text}, "hash": {"S": chains.hash_of(text)}})
    found = told(verified())
    assert f"seal 3 of {place} does not stand on the seal before it" in found
    assert f"seal 2 of {place} is not the one that the network's chain names" in found


def test_a_removed_seal_is_noticed(house: House, place: str, mended: Any) -> None:
    remove(mended(the(f"SEAL#{place}", 2)))
    found = told(verified())
    assert f"seal 3 of {place} is missing" in found
    assert f"seal 3 of {place} is missing, and the network's chain names it" in found


def test_seals_in_another_order_are_noticed(house: House, place: str, mended: Any) -> None:
    first, second = mended(the(f"SEAL#{place}", 0)), mended(the(f"SEAL#{place}", 1))
    write({**first, "sk": second["sk"]})
    write({**second, "sk": first["sk"]})
    found = told(verified())
    assert {f"seal {n} of {place} stands in the place of another seal" for n in (1, 2)} <= found


def test_a_chain_that_goes_on_elsewhere_is_noticed(house: House, place: str, mended: Any) -> None:
    """A whole other past, with every hash computed anew, is caught by copies and by whoever noted a link."""
    head = verified().head
    row = mended(the(f"SEAL#{NETWORK}", head.number - 1))
    seal = chains.seal_of(row["text"]["S"])
    assert seal is not None
    text = row["text"]["S"].replace(f"at {seal.at}", f"at {seal.at - 1}")
    write({**row, "text": {"S": text}, "hash": {"S": chains.hash_of(text)}})
    found = told(verified(head))
    assert f"seal {head.number} of network differs from a copy of it" in found
    assert f"seal {head.number} of network is not the one that was noted" in found


def test_a_cut_end_is_noticed(house: House, place: str, mended: Any) -> None:
    keep(Counted(by="", subject=ids.short()))
    sealing.run()
    last = _numbers()[0]
    remove(mended(the(f"SEAL#{NETWORK}", last - 1)))
    assert f"seal {last} of network is missing, and there is a copy of it" in told(verified())


def test_every_seal_is_copied_as_it_is(house: House, place: str) -> None:
    last = _numbers()[0]
    bucket = settings.ledger_bucket()
    body = CLIENTS["s3"].get_object(Bucket=bucket, Key=copies.key(last))["Body"].read().decode()
    assert body == the(f"SEAL#{NETWORK}", last - 1)["text"]["S"]
    assert chains.hash_of(body) == the(f"SEAL#{NETWORK}", last - 1)["hash"]["S"]


def test_a_copy_that_was_written_over_is_noticed(house: House, place: str) -> None:
    last = _numbers()[0]
    where = {"Bucket": settings.ledger_bucket(), "Key": copies.key(last)}
    version = CLIENTS["s3"].put_object(Body=b"entrenous seal 1\n", **where)["VersionId"]
    assert told(verified()) == {f"seal {last} of network differs from a copy of it"}
    CLIENTS["s3"].delete_object(VersionId=version, **where)
    assert verified().findings == []


def test_what_could_not_be_copied_is_copied_later(
    house: House, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(Counted(by="", subject=ids.short()))
    bucket = settings.ledger_bucket()
    monkeypatch.setenv("LEDGER_BUCKET", "no-such-bucket-anywhere")
    with pytest.raises(Exception, match="NoSuchBucket"):
        sealing.run()
    sealed, copied = _numbers()
    assert sealed > copied
    monkeypatch.setenv("LEDGER_BUCKET", str(bucket))
    assert sealing.run() == 0
    assert _numbers() == (sealed, sealed)
    assert verified().findings == []


def test_a_mark_that_says_something_else_is_noticed(house: House, place: str, mended: Any) -> None:
    row = mended(the(f"COMMUNITY#{place}", ending="#S"))
    write({**row, "number": {"N": "999"}})
    id_ = row["sk"]["S"][2:-2]
    assert told(verified()) == {f"entry {id_} of {place} does not bear the mark of its seal"}


def test_a_noted_link_is_demanded(house: House, place: str) -> None:
    wrong = Mark(1, "0" * 64)
    assert told(verified(wrong)) == {"seal 1 of network is not the one that was noted"}
