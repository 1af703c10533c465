"""Structured logs: one JSON object a line, ids and codes only, never what people wrote."""

import sys
import traceback
from typing import Final

import msgspec

from chalicelib.foundation import clock

MOST: Final = 12


def line(event: str, **members: str | int | float | None) -> None:
    """Writes one line. Members are ids, codes and counts."""
    text = msgspec.json.encode({"at": clock.utc(clock.now()), "event": event, **members})
    sys.stdout.write(text.decode() + "\n")


def failure(event: str, problem: BaseException, **members: str | int | None) -> None:
    """Writes where something unforeseen was raised. Its message may quote content, so it is left out."""
    frames = traceback.extract_tb(problem.__traceback__)[-MOST:]
    where = " < ".join(f"{frame.name}:{frame.lineno}" for frame in reversed(frames))
    line(event, problem=type(problem).__name__, where=where, **members)
