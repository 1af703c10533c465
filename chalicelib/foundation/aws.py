"""One botocore session for the process, and clients made when they are first needed."""

import functools
import threading
from typing import Any

import botocore.session
from botocore.config import Config

_making = threading.Lock()


@functools.cache
def _session() -> botocore.session.Session:
    return botocore.session.get_session()


@functools.cache
def _made(service: str) -> Any:
    settings = Config(signature_version="s3v4") if service == "s3" else None
    return _session().create_client(service, config=settings)


def client(service: str) -> Any:
    """The process's client of an AWS service. Making one is not thread-safe in botocore, hence the lock."""
    with _making:
        return _made(service)
