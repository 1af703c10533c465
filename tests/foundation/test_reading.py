"""Drafts: what does not hold is named by place and code."""

import datetime
from typing import Annotated, Literal

import msgspec
import pytest

from chalicelib.foundation import reading
from chalicelib.foundation.refusals import BadRequest, Invalid


class Part(msgspec.Struct, forbid_unknown_fields=True):
    """A nested part."""

    count: Annotated[int, msgspec.Meta(ge=1, le=9)]


class Draft(msgspec.Struct, forbid_unknown_fields=True):
    """A draft with one of each bound."""

    title: Annotated[str, msgspec.Meta(min_length=2, max_length=5)]
    parts: Annotated[list[Part], msgspec.Meta(max_length=2)] = []
    kind: Literal["a", "b"] = "a"
    code: Annotated[str, msgspec.Meta(pattern="^[a-z]+$")] = "x"
    on: datetime.date | None = None


@pytest.mark.parametrize(
    ("body", "pointer", "code"),
    [
        (b"{}", "/title", "missing_field"),
        (b'{"title": 3}', "/title", "wrong_type"),
        (b'{"title": "abcdef"}', "/title", "too_long"),
        (b'{"title": "a"}', "/title", "too_short"),
        (b'{"title": "abc", "x/~y": 1}', "/x~1~0y", "unknown_field"),
        (b'{"title": "abc", "parts": [{"count": 1}, {"count": 10}]}', "/parts/1/count", "too_big"),
        (b'{"title": "abc", "parts": [{"count": 0}]}', "/parts/0/count", "too_small"),
        (b'{"title": "abc", "parts": [{}, {}, {}]}', "/parts/0/count", "missing_field"),
        (b'{"title": "abc", "kind": "c"}', "/kind", "unknown_value"),
        (b'{"title": "abc", "code": "3"}', "/code", "wrong_form"),
        (b'{"title": "abc", "on": "tomorrow"}', "/on", "wrong_date"),
        (b"[]", "", "wrong_type"),
    ],
)
def test_each_fault_has_its_place(body: bytes, pointer: str, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        reading.draft(body, Draft)
    (fault,) = refused.value.faults
    assert fault.code == code
    assert fault.pointer == pointer


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b'{"title": "\xff"}', b"\xef\xbb\xbf{}", b"[" * 500_000, b'{"title":' * 100_000, b"NaN"],
)
def test_what_is_not_json_is_said_to_be_none(body: bytes) -> None:
    with pytest.raises((BadRequest, Invalid)):
        reading.draft(body, Draft)


@pytest.mark.parametrize("body", [b"", b"null"])
def test_a_draft_that_may_be_left_out_is_none(body: bytes) -> None:
    assert reading.draft(body, Draft | None) is None
    assert reading.draft(b'{"title": "abc"}', Draft | None) == Draft("abc")
    with pytest.raises(Invalid):
        reading.draft(b"{}", Draft | None)


def test_a_query_string_is_read_leniently_about_types_alone() -> None:
    class Asked(msgspec.Struct, forbid_unknown_fields=True):
        """What is asked for."""

        limit: Annotated[int, msgspec.Meta(ge=1)] = 20

    assert reading.query({"limit": "7"}, Asked).limit == 7
    for wrong in ({"limit": "x"}, {"limit": "0"}, {"other": "1"}):
        with pytest.raises(Invalid):
            reading.query(wrong, Asked)
