"""The desk of those who connect the directory."""

from collections.abc import Mapping

from chalicelib.access.viewer import Viewer
from chalicelib.foundation import doors
from chalicelib.foundation.http import Created, Nothing, Request, created, nothing
from chalicelib.foundation.queries import Query
from chalicelib.people import access as people
from chalicelib.provisioning.actions import credentials as actions
from chalicelib.provisioning.actions import groups
from chalicelib.provisioning.drafts import MappingDraft, TokenDraft
from chalicelib.provisioning.model.resources import Credential
from chalicelib.provisioning.present import desk
from chalicelib.provisioning.routes.groups import ahead
from chalicelib.provisioning.store import credentials as store


def _ahead(_person: str, _request: Request) -> Query:
    return store.listed()


@doors.open("GET", "/directory", alongside=_ahead)
def show_directory(viewer: Viewer) -> desk.DirectoryView:
    """Shows by what the company's directory is connected (administrators)."""
    found = actions.listed(viewer)
    faces = people.faces(viewer, [each.person for each in found])
    tokens = [desk.credential(each, faces.get(each.person)) for each in found]
    return desk.directory(tokens, groups.catalogue(viewer).groups)


def _made(viewer: Viewer, found: Credential, token: str) -> Created[desk.DirectoryTokenMade]:
    face = people.faces(viewer, [found.person]).get(found.person)
    return created(desk.made(found, face, token), f"/directory/tokens/{found.id}")


def _again(viewer: Viewer, subject: str, params: Mapping[str, str]) -> Created[desk.DirectoryTokenMade]:
    return _made(viewer, *actions.made(viewer, subject))


@doors.open(
    "POST", "/directory/tokens", alongside=_ahead, again=_again, raises=("too_many_directory_tokens",)
)
def make_directory_token(viewer: Viewer, draft: TokenDraft) -> Created[desk.DirectoryTokenMade]:
    """Makes a token for the company's directory, which is shown this once (administrators).

    It opens the doors of SCIM and no others, in the name of whoever makes it and as long as they run the
    network.
    """
    return _made(viewer, *actions.make(viewer, draft))


@doors.open("DELETE", "/directory/tokens/{token_id}", alongside=_ahead)
def revoke_directory_token(viewer: Viewer, token_id: str) -> Nothing:
    """Revokes a token of the directory, whoever made it (administrators)."""
    actions.revoke(viewer, token_id)
    return nothing()


@doors.open("PUT", "/directory/groups/{group_id}", alongside=ahead, raises=("group_full",))
def map_group(viewer: Viewer, draft: MappingDraft, group_id: str) -> desk.DirectoryGroupView:
    """Says what a group of the directory makes of its members (administrators).

    Auditors they are at once; administrators they are proposed as, and each waits for the signature of a
    second administrator. Another name of the group changes nothing.
    """
    return desk.group(groups.map_role(viewer, group_id, draft.role))
