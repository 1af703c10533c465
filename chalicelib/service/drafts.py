"""What may be said about the service."""

from typing import Annotated

import msgspec

from chalicelib.service.model import SUPPORT_MOST


class SupportDraft(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whom people ask for help: an address, a link or a sentence, on one line."""

    contact: Annotated[str, msgspec.Meta(min_length=1, max_length=SUPPORT_MOST)]
