"""The clients that a deployment works with: AWS's in earnest, a local engine's in the tests."""

from collections.abc import Callable
from functools import cached_property
from typing import Any, Final

SETTLING: Final = 5.0


class Cloud:
    """One account in one region. `make` gives a client of a service in a region; `pause` is in seconds."""

    def __init__(self, make: Callable[[str, str], Any], region: str, pause: float = SETTLING) -> None:
        self._make = make
        self.region = region
        self.pause = pause

    def at(self, region: str) -> "Cloud":
        """The same account in another region."""
        return Cloud(self._make, region, self.pause)

    def _client(self, service: str) -> Any:
        return self._make(service, self.region)

    @cached_property
    def cloudformation(self) -> Any:
        return self._client("cloudformation")

    @cached_property
    def s3(self) -> Any:
        return self._client("s3")

    @cached_property
    def sts(self) -> Any:
        return self._client("sts")

    @cached_property
    def mail(self) -> Any:
        return self._client("sesv2")

    @cached_property
    def dynamodb(self) -> Any:
        return self._client("dynamodb")

    @cached_property
    def secrets(self) -> Any:
        return self._client("secretsmanager")


def of_region(region: str) -> Cloud:
    """The operator's account in a region, with the credentials that the AWS command would use."""
    import botocore.session

    session = botocore.session.get_session()
    return Cloud(lambda service, where: session.create_client(service, region_name=where), region)


def regions() -> list[str]:
    """The regions that the functions can run in."""
    import botocore.session

    session = botocore.session.get_session()
    return [
        region
        for partition in session.get_available_partitions()
        for region in session.get_available_regions("lambda", partition)
    ]
