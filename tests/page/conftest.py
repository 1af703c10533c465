"""One network a worker, with the demo's people: every story of the page uses it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.laptop.running import Laptop
from tests.page.desk import Desk


@pytest.fixture(scope="session")
def network(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Laptop]:
    """The demo network, as `make run` starts it."""
    laptop = Laptop(tmp_path_factory.mktemp("page"), SEED="demo", WEBHOOKS_ON_LOOPBACK="1")
    try:
        yield laptop.start()
    finally:
        laptop.stop()


@pytest.fixture
def desk(network: Laptop, browser: Browser) -> Iterator[Desk]:
    """Where a story opens pages; it ends by asking whether any of them complained."""
    opened = Desk(network, browser)
    yield opened
    opened.close()
