"""The web of the stories, and a network that asks for what is linked to in open communities."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cast.clients import CLIENTS
from tests.cast.house import House
from tests.pasted.web import Web, certificate, standing


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Whom the web's names are vouched for by."""
    return certificate(tmp_path_factory.mktemp("web"))


@pytest.fixture
def web(authority: Path) -> Iterator[Web]:
    """A web of our own."""
    with pytest.MonkeyPatch.context() as patch, standing(patch, authority) as found:
        yield found


def wish(value: str) -> None:
    """Lets the network's setting be that, at once: a story has no week for two signatures."""
    from chalicelib.foundation import settings
    from chalicelib.network.store.settings import PLACE

    CLIENTS["dynamodb"].update_item(
        TableName=settings.TABLES["network"],
        Key={"pk": {"S": PLACE.pk}, "sk": {"S": PLACE.sk}},
        UpdateExpression="SET link_previews = :value",
        ExpressionAttributeValues={":value": {"S": value}},
    )


@pytest.fixture(autouse=True)
def asking(house: House) -> Iterator[None]:
    """As a new network is: open communities alone."""
    wish("open")
    yield
    wish("open")
