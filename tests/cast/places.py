"""Places that people sign in from: what is counted there, and hours that do not end within a story."""

from tests.cast.house import House, Somebody


def hour_begins(house: House) -> None:
    """Moves to the beginning of an hour: what is counted in it goes on being counted until the story ends."""
    from chalicelib.foundation import clock

    left = clock.HOUR - clock.now() % clock.HOUR
    house.passes(days=(left + clock.MINUTE) / clock.DAY)


def counts(at: Somebody, what: str) -> int:
    """How much of something is counted at the place of somebody, in this hour."""
    from chalicelib.foundation import rows
    from chalicelib.foundation.tables import Key

    key = Key("ephemera", *_bucket(at, what))
    return int(rows.fetch([key]).get(key, {}).get("times", 0))


def stands(at: Somebody, what: str, times: int) -> None:
    """As if so much had been counted there, in this hour."""
    from chalicelib.foundation import clock, singles
    from chalicelib.people.store.codes import BucketRow

    row = BucketRow(*_bucket(at, what), times=times)
    row.expires = (clock.now() + 2 * clock.HOUR) // clock.SECOND
    assert singles.put(row)


def _bucket(at: Somebody, what: str) -> tuple[str, str]:
    # The tables' names are read when this is imported, which must not be before the engine runs.
    from chalicelib.foundation import clock
    from chalicelib.people.rules import codes

    return f"RATE#{what}#{codes.origin(at.origin)}", str(clock.now() // clock.HOUR)
