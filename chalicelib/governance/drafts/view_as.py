"""As whom a steward looks at their community."""

from chalicelib.foundation.http import Paging
from chalicelib.governance.model.view_as import Stranger
from chalicelib.people.drafts import Id


class ViewAsQuery(Paging, frozen=True, forbid_unknown_fields=True):
    """As whom; of a guest, of which company. The cursor goes through the posts."""

    viewer: Stranger = Stranger.MEMBER
    company: Id | None = None
