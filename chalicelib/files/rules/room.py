"""How much a file, a community and the network may hold, by the network's settings."""

from chalicelib.files.model import MEGABYTE
from chalicelib.foundation.refusals import TooLarge
from chalicelib.network.model import Settings

GIGABYTE = 1024 * MEGABYTE


def demand_size(settings: Settings, size: int) -> None:
    """Raises TooLarge `file_too_large` for a file that is larger than any may be."""
    if size > file_most(settings):
        raise TooLarge("file_too_large", most=str(settings.file_megabytes))


def file_most(settings: Settings) -> int:
    """How many bytes one file may have."""
    return settings.file_megabytes * MEGABYTE


def limits(settings: Settings, community: str) -> dict[str, int]:
    """What a community may hold, by its id, and the network, by the empty text."""
    return {
        community: settings.community_gigabytes * GIGABYTE,
        "": settings.network_gigabytes * GIGABYTE,
    }
