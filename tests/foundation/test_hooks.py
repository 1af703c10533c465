"""Whatever hangs somewhere is there when it is asked for."""

from types import ModuleType
from typing import Final

import pytest

from chalicelib.foundation.hooks import Hook
from chalicelib.rooms import HUNG, ROOMS
from tests.cast.house import House

MODULES: Final = frozenset({"attaching", "showing", "telling"})


@pytest.mark.parametrize("name", sorted(HUNG))
def test_what_hangs_is_there(house: House, name: str) -> None:
    found: list[object] = list(Hook(name))
    assert len(found) == len(HUNG[name])
    assert {isinstance(each, ModuleType) for each in found} == {name in MODULES}


def test_what_nobody_named_is_refused() -> None:
    with pytest.raises(KeyError):
        list(Hook("nowhere"))


def test_rooms_are_named_once_and_in_order() -> None:
    assert list(ROOMS) == sorted(set(ROOMS))
