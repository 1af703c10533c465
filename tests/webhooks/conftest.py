"""A receiver on the loopback, which only something outside of the package can allow."""

from collections.abc import Iterator

import pytest

from tests.webhooks.receiver import Receiver, receiving
from tests.webhooks.telling import reachable


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    """An independent receiver, reachable while the story lasts."""
    with reachable(), receiving() as told:
        yield told
