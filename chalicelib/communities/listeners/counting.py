"""Counts people by company, exactly once for each coming and going."""

from chalicelib.access.model import CommunityId, Kind
from chalicelib.communities import store
from chalicelib.communities.events import PersonAdmitted, PersonJoined
from chalicelib.foundation.events import Event


def count_people(event: Event) -> None:
    """Counts somebody in or out, for PersonJoined, PersonAdmitted, PersonLeft and PersonRemoved."""
    company = event.data.get("company")
    store.count(
        event.id,
        CommunityId(event.community),
        Kind(str(event.data["kind"])),
        None if company is None else str(company),
        1 if isinstance(event, PersonJoined | PersonAdmitted) else -1,
    )
