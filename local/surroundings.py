"""The environment that the engine's process gets: what it is to serve, where, and where it keeps it."""

import os
from pathlib import Path
from typing import Final

SETTINGS: Final = {
    "BIND_HOST": "127.0.0.1",
    "SFTP_ENABLED": "0",
    "IOT_MTLS_ENABLED": "0",
    "LOG_LEVEL": "WARNING",
}


def surroundings(port: int, region: str, state: Path | None) -> dict[str, str]:
    """The environment of an engine on a port; without a folder it keeps nothing."""
    inherited = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    told = {"GATEWAY_PORT": str(port), "MINISTACK_REGION": region, "AWS_DEFAULT_REGION": region}
    return inherited | SETTINGS | told | (_kept(state) if state else {})


def _kept(state: Path) -> dict[str, str]:
    return {
        "PERSIST_STATE": "1",
        "STATE_DIR": str(state / "state"),
        "S3_PERSIST": "1",
        "S3_DATA_DIR": str(state / "s3"),
        "TMPDIR": str(state),
    }
