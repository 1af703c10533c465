"""A receiver on the loopback, which only something outside of the package can allow."""

import os
from collections.abc import Iterator

import pytest

from tests.webhooks.receiver import Receiver, receiving


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    """An independent receiver, reachable while the story lasts."""
    from chalicelib.webhooks.sending import guard
    from local import receivers

    os.environ[receivers.SETTING] = "1"
    assert receivers.allow()
    try:
        with receiving() as told:
            yield told
    finally:
        del os.environ[receivers.SETTING]
        guard.NEARBY.remove(receivers.near)
