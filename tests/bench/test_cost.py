"""What a network costs follows from its tables: sums by hand, and what must hold of any prices."""

import pytest

from bench.cost import SIZES, Act, Bill, Book, book, main, table

PRICES = {
    "dated": "a day", "region": "a region",
    "price": dict.fromkeys(
        ("read_units", "write_units", "stored_gb", "recovery_gb", "runs", "gb_seconds", "gateway_calls",
         "cdn_requests", "cdn_gb", "publishes", "queue_requests", "kept_gb", "puts", "gets", "log_gb",
         "alarms", "metrics", "traces", "mails", "secrets", "keys", "scanned_gb", "scans"), 0.0,
    ),
}  # fmt: skip
USE = {
    "people": {"active": 0.5, "days": 20},
    "kept": {"rows_gb": 1.0, "files_gb": 2.0, "files": 3, "months": 2},
    "fixed": dict.fromkeys(("alarms", "metrics", "secrets", "keys", "ticks", "tick_reads", "polls"), 10),
    "run": {"memory": 2.0, "log_bytes": 1000, "traced": 0.5},
    "mail": {"often": 1, "read": 1},
    "acts": [
        {"name": "read", "often": 2, "read": 10},
        {"name": "write", "often": 1, "read": 1, "written": 4, "after_read": 2, "after_written": 6,
         "messages": 2, "ms": 100, "kb": 5},
    ],
}  # fmt: skip


def priced(**prices: float) -> Book:
    return Book({**PRICES, "price": PRICES["price"] | prices}, USE)  # type: ignore[operator]  # A dictionary.


@pytest.mark.parametrize(
    ("price", "part", "dollars"),
    [
        # Ten people, half of whom come on twenty days: a hundred visits, each two reads and a write.
        ("gateway_calls", "gateway", 300),
        ("read_units", "tables", 100 * (2 * 10 + 1 + 2) + 10 * 10),
        ("write_units", "tables", 100 * (4 + 6)),
        ("cdn_requests", "CloudFront", 300),
        ("cdn_gb", "transfer", 100 * 5e-6),
        ("publishes", "queues", 100),
        ("queue_requests", "queues", 100 * 6 + 10),
        ("runs", "functions", 100 * (2 + 1 + 3) + 10),
        ("gb_seconds", "functions", 100 * (0.1 + 0.06) * 2),
        ("stored_gb", "storage", 20),
        ("kept_gb", "storage", 40),
        ("log_gb", "logs", 100 * (2 + 1 + 3) * 1e-6),
        ("traces", "logs", 150),
        ("alarms", "alarms", 10),
        ("secrets", "keys", 10),
    ],
)
def test_a_price_counts_once_where_it_belongs(price: str, part: str, dollars: float) -> None:
    bill = priced(**{price: 1.0}).monthly(10)
    assert bill.parts[part] == pytest.approx(dollars)
    assert bill.total == pytest.approx(dollars), "and nowhere else"


def test_bills_add_up_by_part() -> None:
    bill = Bill({"a": 1.0, "b": 2.0}) + Bill({"b": 3.0, "c": 4.0}).times(2)
    assert bill == Bill({"a": 1.0, "b": 8.0, "c": 8.0})
    assert bill.total == 17


def test_what_is_dearest_once_need_not_be_dearest_in_a_month() -> None:
    known = priced(read_units=1.0, write_units=1.0)
    known.acts = [Act("rare", 0.1, written=20), Act("often", 10, read=2)]
    assert (known.dearest().name, known.heaviest().name) == ("rare", "often")


def test_mail_and_scanning_are_counted_apart() -> None:
    known = priced(mails=1.0, scans=1.0, scanned_gb=1.0)
    assert known.mail(10).total == 100
    assert known.scanning(10).total == 10 * (3 + 2)
    assert known.monthly(10).total == 0


def test_the_network_meets_its_aim(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PEOPLE", "50000")
    main()
    said = capsys.readouterr().out
    assert "under the aim of 1" in said
    lines = list(table(book(), SIZES))
    assert all(line in said for line in lines)
