"""No story asks the world: whatever is pasted, a webhook's address or a link, no name server hears of it.

A story that wants names to lead somewhere says so itself (`tests.webhooks.naming`, `tests.pasted.web`).
"""

import socket
from ipaddress import ip_address
from typing import Any


def forbid() -> None:
    """From here on names of other machines lead nowhere, in this process."""
    real = socket.getaddrinfo

    def resolved(host: Any, *rest: Any, **more: Any) -> Any:
        if host is None or _near(host.decode() if isinstance(host, bytes) else str(host)):
            return real(host, *rest, **more)
        raise socket.gaierror(socket.EAI_NONAME, "no such name")

    socket.getaddrinfo = resolved


def _near(host: str) -> bool:
    if host in ("", "localhost", socket.gethostname()) or host.endswith(".localhost"):
        return True
    try:
        ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return True
