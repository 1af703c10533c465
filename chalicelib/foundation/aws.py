"""One botocore session for the process, and clients made when they are first needed."""

import functools
import threading
from typing import Any, Final

import botocore.session
from botocore.config import Config
from botocore.exceptions import (
    BotoCoreError,
    ConnectTimeoutError,
    EndpointConnectionError,
    NoCredentialsError,
    ParamValidationError,
)

UNANSWERED: Final = BotoCoreError
"""A service was asked, and what it has done is not known."""
NEVER_ASKED: Final = (ConnectTimeoutError, EndpointConnectionError, NoCredentialsError, ParamValidationError)
"""It was not even reached: it has certainly done nothing."""
SETTINGS: Final = {
    # A link names the bucket's own region: a new bucket is not known elsewhere for hours.
    "s3": Config(signature_version="s3v4", s3={"addressing_style": "virtual"}),
    # botocore repeats what was not answered: a mail that has left would leave twice.
    "sesv2": Config(retries={"total_max_attempts": 1}, connect_timeout=3, read_timeout=10),
}

_making = threading.Lock()


@functools.cache
def _session() -> botocore.session.Session:
    return botocore.session.get_session()


@functools.cache
def _made(service: str) -> Any:
    return _session().create_client(service, config=SETTINGS.get(service))


def client(service: str) -> Any:
    """The process's client of an AWS service. Making one is not thread-safe in botocore, hence the lock."""
    with _making:
        return _made(service)
