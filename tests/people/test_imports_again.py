"""A sheet that arrives twice counts once; one that races another loses nothing."""

import threading

from tests.cast.caller import Reply
from tests.cast.house import House, done

SHEET = """name;email
René Repeat;rene.repeat{n}@example.org
Sam Second;sam.second{n}@example.org
Bad;not an address
"""


def sent(house: House, number: int, **headers: str) -> Reply:
    body = SHEET.format(n=number).encode()
    return house.ada.ask("POST", "/people/import", body, content_type="text/csv", **headers)


def test_a_repeated_sheet_gets_the_first_answer(house: House) -> None:
    first = done(sent(house, 1, idempotency_key="sheet-1"))
    again = done(sent(house, 1, idempotency_key="sheet-1"))
    assert again.json == first.json
    assert [each["result"] for each in first["rows"]] == ["invited", "invited", "refused"]
    other = done(sent(house, 1, idempotency_key="sheet-2"))
    assert [each["result"] for each in other["rows"]] == ["known", "known", "refused"]
    assert sent(house, 2, idempotency_key="sheet-1").code == "idempotency_conflict"


def test_two_sheets_at_once_invite_everybody_once(house: House) -> None:
    """Both are read before either is written: the transaction decides, and each row is told."""
    answers: list[Reply] = []
    crowd = [threading.Thread(target=lambda: answers.append(sent(house, 3))) for _ in range(4)]
    for each in crowd:
        each.start()
    for each in crowd:
        each.join()
    rows = [done(each)["rows"] for each in answers]
    for line in range(2):
        results = [each[line]["result"] for each in rows]
        assert sorted(set(results)) in (["invited", "known"], ["invited"])
        assert results.count("invited") == 1
        assert len({each[line]["person"] for each in rows}) == 1
