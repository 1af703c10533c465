"""The audit log: who did what when to which id, for auditors alone, page by page and as a sheet."""

import csv
import io
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

import pytest

from chalicelib.foundation import clock, ids
from chalicelib.foundation.queries import query
from chalicelib.governance.access import audit as walking
from chalicelib.governance.actions import audit, sealing
from chalicelib.governance.model.ledger import NETWORK, Kept, Mark
from chalicelib.governance.rules import sheets
from chalicelib.governance.store import seals
from tests.cast.counting import counted
from tests.cast.house import House, Somebody, done
from tests.governance.keeping import Counted, auditor, keep


def pages(someone: Somebody, query: str, limit: int = 20) -> list[dict[str, Any]]:
    """All entries that fit, page by page."""
    found, cursor = list[dict[str, Any]](), ""
    while True:
        page = done(someone.get(f"/audit?{query}&limit={limit}{cursor}")).json
        found += page["items"]
        if page["next"] is None:
            return found
        cursor = f"&cursor={page['next']}"


def instant(at: int) -> str:
    return quote(clock.utc(at).isoformat())


def kept_over_days(house: House, days: Sequence[float], subject: str) -> list[Counted]:
    """Facts of the days that follow, the newest first; then these days pass."""
    now = clock.now()
    ats = [int(now + each * clock.DAY) for each in sorted(days, reverse=True)]
    facts = [Counted(by="", subject=subject, at=at, id=ids.ulid(at)) for at in ats]
    keep(*facts)
    house.passes(days=max(days) + 0.01)
    return facts


def test_only_auditors_look_and_not_even_administrators(house: House) -> None:
    aude, ines = auditor(house), house.person("Ines")
    acme = house.company()
    guest = house.guest(ines, acme, ines.founds("private", acme))
    assert done(aude.get("/audit")).json["items"]
    for someone in (house.ada, ines, guest):
        for accept in ("application/json", "text/csv"):
            refused = someone.get("/audit", accept=accept)
            assert (refused.status, refused.code) == (403, "auditors_only")
    assert house.stranger().get("/audit").status == 401


def test_losing_the_role_closes_the_log_at_once(house: House) -> None:
    aude = auditor(house)
    done(aude.get("/audit"))
    done(house.ada.patch(f"/people/{aude.id}", {"roles": []}))
    assert aude.get("/audit").status == 403


def test_an_auditor_reads_no_content_by_that_role(house: House) -> None:
    aude, ines = auditor(house), house.person("Ines")
    place = ines.founds("secret", name="Kanarienvogel")
    post = ines.posts(place, "Kanarie.")
    entries = pages(aude, f"community={place}")
    assert sorted(each["action"] for each in entries) == ["community.made", "person.joined"]
    assert aude.get(f"/communities/{place}").status == 404
    assert aude.get(f"/posts/{post}").status == 404
    assert b"Kanari" not in done(aude.get(f"/audit?community={place}")).raw


def test_an_entry_tells_who_did_what_to_whom(house: House) -> None:
    aude, ines, lea = auditor(house), house.person("Ines"), house.person("Lea")
    place = ines.founds("private")
    before = clock.now()
    done(ines.adds(place, lea, "moderator"))
    (entry,) = pages(aude, f"community={place}&subject={lea.id}")
    assert (entry["by"], entry["action"], entry["seal"]) == (ines.id, "person.admitted", None)
    assert clock.utc(before).isoformat() <= entry["at"].replace("Z", "+00:00")
    sealing.run()
    (entry,) = pages(aude, f"community={place}&subject={lea.id}")
    assert isinstance(entry["seal"], int)


def test_filters_hold_together_and_pages_neither_repeat_nor_leave_out(house: House) -> None:
    aude, subject = auditor(house), ids.short()
    facts = kept_over_days(house, [n / 20 for n in range(45)], subject)
    keep(*(Counted(by=aude.id, subject=ids.short()) for _ in range(30)))
    sealing.run()
    entries = pages(aude, f"subject={subject}", limit=7)
    assert [each["id"] for each in entries] == [each.id for each in facts]
    begin, end = facts[30].at, facts[10].at
    between = pages(aude, f"subject={subject}&from={instant(begin)}&to={instant(end)}", limit=4)
    assert [each["id"] for each in between] == [each.id for each in facts[11:31]]
    assert pages(aude, f"subject={subject}&by={aude.id}") == []
    assert pages(aude, f"subject={subject}&action=person.left") == []
    assert len(pages(aude, f"subject={subject}&action=test.counted")) == 45
    assert len(pages(aude, f"by={aude.id}&action=test.counted", limit=100)) == 30


def test_a_busy_day_is_read_stretch_by_stretch(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    aude, subject = auditor(house), ids.short()
    # What other stories left of this day is sealed, and not walked through in short stretches.
    sealing.run()
    begin = clock.now()
    facts = [Counted(by="", subject=subject) for _ in range(120)]
    keep(*facts)
    sealing.run()
    monkeypatch.setattr(walking, "STRETCH", 9)
    newest = sorted((each.id for each in facts), reverse=True)
    query = f"subject={subject}&from={instant(begin)}"
    assert [each["id"] for each in pages(aude, query, limit=33)] == newest


def test_quiet_months_are_walked_within_bounds(house: House) -> None:
    aude, subject = auditor(house), ids.short()
    keep(old := Counted(by="", subject=subject))
    sealing.run()
    house.passes(days=100)
    done(aude.signs_in(), 201)
    with counted() as bill:
        page = done(aude.get(f"/audit?subject={subject}"))
    assert page["items"] == []
    assert page["next"] is not None
    assert bill.count <= 1 + audit.TRIPS * walking.DAYS_AT_ONCE * 4
    assert [each["id"] for each in pages(aude, f"subject={subject}")] == [old.id]


def test_the_log_ends_where_the_first_seal_begins(house: House) -> None:
    aude = auditor(house)
    sealing.run()
    (first,) = seals.seals_in(query(seals.newest(NETWORK, below=2)))
    soon = instant(ids.instant(first.entries[0][0]) + clock.SECOND)
    with counted() as bill:
        page = done(aude.get(f"/audit?subject={ids.short()}&to={soon}"))
    assert page["next"] is None, "the days before are not looked at"
    assert bill.count <= 1 + 2 * 4


@pytest.mark.parametrize(
    ("query", "pointer"),
    [
        ("by=Ines", "by"),
        ("action=DROP%20TABLE", "action"),
        ("subject=" + "0" * 92, "subject"),
        ("from=yesterday", "from"),
        ("to=2026-12-31T08:00:00", "to"),
        ("begin=2026-12-31T08:00:00Z", "begin"),
        ("from=2026-12-31T08:00:00Z&to=2026-12-30T08:00:00Z", "to"),
        ("limit=101", "limit"),
    ],
)
def test_odd_filters_are_refused(house: House, query: str, pointer: str) -> None:
    refused = auditor(house).get(f"/audit?{query}")
    assert refused.status == 422
    assert refused["errors"][0]["pointer"] == f"/{pointer}"


def test_a_cursor_belongs_to_its_auditor_and_to_its_filters(house: House) -> None:
    aude, other = auditor(house), auditor(house)
    cursor = done(aude.get("/audit?limit=1"))["next"]
    assert aude.get(f"/audit?limit=1&cursor={cursor}").status == 200
    assert other.get(f"/audit?limit=1&cursor={cursor}").code == "wrong_cursor"
    assert aude.get(f"/audit?action=person.left&cursor={cursor}").code == "wrong_cursor"


def test_a_sheet_says_the_same_and_leaves_an_entry(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    aude, subject = auditor(house), ids.short()
    facts = kept_over_days(house, [0.01, 0.02, 0.03], subject)
    monkeypatch.setattr(audit, "EXPORT_MOST", 2)
    reply = done(aude.get(f"/audit?subject={subject}", accept="text/csv, application/json;q=0.5"))
    assert reply.headers["content-type"] == "text/csv"
    sheet = list(csv.DictReader(io.StringIO(reply.raw.decode("ascii"))))
    assert [each["id"] for each in sheet] == [each.id for each in facts[:2]]
    assert {each["subject"] for each in sheet} == {subject}
    link, relation = reply.headers["link"].split("; ")
    assert relation == 'rel="next"'
    rest = done(aude.get(link.strip("<>").removeprefix("/api/v1"), accept="text/csv"))
    assert [each["id"] for each in csv.DictReader(io.StringIO(rest.raw.decode()))] == [facts[2].id]
    assert "link" not in rest.headers
    taken = pages(aude, f"by={aude.id}&action=audit.exported")
    assert [each["data"]["entries"] for each in taken] == [1, 2]
    assert taken[0]["refs"] == {"subject": subject}


def test_whoever_takes_anything_gets_json(house: House) -> None:
    for accept in ("*/*", "application/json, text/csv", "text/csvx"):
        assert done(auditor(house).get("/audit?limit=1", accept=accept)).json["items"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_computed_by_a_spreadsheet(start: str) -> None:
    fact = f'{{"name":"x","by":"a","at":1,"subject":"{start}1","refs":{{"b":"c"}},"data":{{"n":2,"m":"o"}}}}'
    kept = Kept(ids.ulid(), fact.replace("\t", "\\t").replace("\r", "\\r"), mark=Mark(7, ""))
    (row,) = csv.DictReader(io.StringIO(sheets.sheet([kept]).decode(), newline=""))
    assert row["subject"] == f"'{start}1"
    assert (row["refs"], row["data"], row["seal"]) == ("b=c", "m=o; n=2", "7")
    assert row["at"] == "1970-01-01T00:00:00.001Z"


def test_an_entry_that_was_made_unreadable_is_shown_as_such(house: House) -> None:
    (row,) = csv.DictReader(io.StringIO(sheets.sheet([Kept("0" * 26, "{")]).decode()))
    assert (row["action"], row["by"]) == ("unreadable", "")
