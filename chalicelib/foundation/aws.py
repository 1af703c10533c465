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

MAKING: Final = threading.Lock()
"""Held while a client is made: doing so is not thread-safe in botocore."""


@functools.cache
def session() -> botocore.session.Session:
    """The session, which has read once what botocore describes, and whose credentials these are."""
    return botocore.session.get_session()


@functools.cache
def _made(service: str) -> Any:
    return session().create_client(service, config=SETTINGS.get(service))


def client(service: str) -> Any:
    """The process's client of an AWS service."""
    with MAKING:
        return _made(service)
