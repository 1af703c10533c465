"""What may be sent about break-glass, and asked of it."""

from typing import Annotated, Final

import msgspec
from msgspec import Meta

from chalicelib.access.model import Category
from chalicelib.foundation.http import Paging
from chalicelib.governance.model.glass import GlassState

REASON_LEAST: Final = 10
REASON_MOST: Final = 1_000


class GlassDraft(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Why somebody must look inside. The category is told to the people inside, the reason never."""

    category: Category
    reason: Annotated[str, Meta(min_length=REASON_LEAST, max_length=REASON_MOST)]


class GlassQuery(Paging, frozen=True, forbid_unknown_fields=True):
    """Which requests: all of them, or those that stand so."""

    state: GlassState | None = None
