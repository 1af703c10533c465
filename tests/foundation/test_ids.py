"""Ids: their shape, their order and what they carry."""

from chalicelib.foundation import ids


def test_short_ids_are_distinct_and_well_formed() -> None:
    made = {ids.short() for _ in range(200)}
    assert len(made) == 200
    assert all(ids.well_formed(each, ids.SHORT) for each in made)


def test_a_placed_id_carries_its_place_and_instant() -> None:
    place = ids.short()
    placed = ids.placed(place, 1_800_000_000_123)
    assert len(placed) == ids.LONG + ids.SHORT
    assert ids.place(placed) == place
    assert ids.instant(placed) == 1_800_000_000_123


def test_later_ids_sort_after_earlier_ones() -> None:
    earlier, later = ids.ulid(1_800_000_000_000), ids.ulid(1_800_000_000_001)
    assert earlier < later
    assert ids.first_of(1_800_000_000_001) <= later
    assert earlier < ids.first_of(1_800_000_000_001)


def test_what_cannot_be_an_id_is_told() -> None:
    for text in ("", "a" * 12, "a" * 14, "A" * 13, "i" * 13, "a" * 12 + "\n", "../../../../.", "é" * 13):
        assert not ids.well_formed(text, ids.SHORT), text
