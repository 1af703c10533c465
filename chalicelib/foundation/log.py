"""Structured logs: one JSON object a line, ids and codes only, never what people wrote."""

import sys
import traceback
from typing import Any, Final

import msgspec

from chalicelib.foundation import clock, trace

MOST: Final = 12


def line(event: str, **members: Any) -> None:
    """Writes one line, with the id of the request that it follows from. Members are ids, codes and counts."""
    said = {"at": clock.utc(clock.now()), "event": event, "request": trace.current(), **members}
    text = msgspec.json.encode(said)
    sys.stdout.write(text.decode() + "\n")


def failure(event: str, problem: BaseException, **members: str | int | None) -> None:
    """Writes where something unforeseen was raised. Its message may quote content, so it is left out."""
    frames = traceback.extract_tb(problem.__traceback__)[-MOST:]
    where = " < ".join(f"{frame.name}:{frame.lineno}" for frame in reversed(frames))
    line(event, problem=type(problem).__name__, where=where, **members)
