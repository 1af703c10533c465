"""What may be said about settings: every field and every bound."""

from typing import Annotated, Any, TypeAlias

import msgspec
from msgspec import UNSET, Meta, UnsetType

from chalicelib.network.model import (
    FILE_MEGABYTES_MOST,
    GIGABYTES_MOST,
    GUEST_DAYS_MOST,
    HUE_MOST,
    LOOK_NAME_MOST,
    WIDENING_DAYS_LEAST,
    WIDENING_DAYS_MOST,
    Ceiling,
    LinkPreviews,
)

DOMAINS_MOST = 100
Delay: TypeAlias = Annotated[int, Meta(ge=WIDENING_DAYS_LEAST, le=WIDENING_DAYS_MOST)]
Stay: TypeAlias = Annotated[int, Meta(ge=1, le=GUEST_DAYS_MOST)]
Megabytes: TypeAlias = Annotated[int, Meta(ge=1, le=FILE_MEGABYTES_MOST)]
Gigabytes: TypeAlias = Annotated[int, Meta(ge=1, le=GIGABYTES_MOST)]
Domain: TypeAlias = Annotated[str, Meta(min_length=3, max_length=253)]
Domains: TypeAlias = Annotated[list[Domain], Meta(max_length=DOMAINS_MOST)]


class LookDraft(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the network shall present itself: a name, and the hue of its accent in degrees."""

    name: Annotated[str, Meta(min_length=1, max_length=LOOK_NAME_MOST)]
    accent: Annotated[int, Meta(ge=0, le=HUE_MOST)]


class SettingsPatch(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A JSON Merge Patch (RFC 7396) of the network's settings; without `domains` any domain will do."""

    widening_days: Delay | UnsetType = UNSET
    guests: bool | UnsetType = UNSET
    guest_days: Stay | UnsetType = UNSET
    mail_ceiling: Ceiling | UnsetType = UNSET
    domains: Domains | UnsetType | None = UNSET
    link_previews: LinkPreviews | UnsetType = UNSET
    file_megabytes: Megabytes | UnsetType = UNSET
    community_gigabytes: Gigabytes | UnsetType = UNSET
    network_gigabytes: Gigabytes | UnsetType = UNSET

    def said(self) -> dict[str, Any]:
        """The settings that were sent, by their names."""
        every = {name: getattr(self, name) for name in self.__struct_fields__}
        return {name: value for name, value in every.items() if value is not UNSET}
