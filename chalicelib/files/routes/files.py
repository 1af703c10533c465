"""Files: the list of a community, each card, and the way to what is in it."""

from chalicelib.access import gate
from chalicelib.access.model import CommunityId, FileId
from chalicelib.access.verbs import Verb
from chalicelib.access.viewer import Viewer
from chalicelib.conversation.routes import stretches
from chalicelib.files import access
from chalicelib.files.access import files as reaching
from chalicelib.files.access import folders as shelves
from chalicelib.files.actions import changing, serving
from chalicelib.files.drafts import Content, FilePatch, Library
from chalicelib.files.present import files as present
from chalicelib.files.present import uploads as begun
from chalicelib.files.present.files import FileCard, FileView
from chalicelib.files.present.uploads import StorageView
from chalicelib.files.rules import listing, room
from chalicelib.files.store import keys, reading, usage
from chalicelib.foundation import doors, http, ids
from chalicelib.foundation.http import Answer, Elsewhere, Nothing, Page
from chalicelib.foundation.queries import Query
from chalicelib.foundation.refusals import NotFound, fault
from chalicelib.network.access import settings_keys, settings_of


def _library(person: str, community_id: str, query: Library) -> Query:
    if not ids.well_formed(community_id, ids.SHORT):
        raise NotFound
    after = stretches.place(person, _name(community_id, query), query)
    if query.sort == "name":
        return reading.by_name(community_id, listing.folder(query), limit=query.limit + 1, after=after)
    oldest = query.sort == "oldest"
    return reading.newest(community_id, limit=query.limit + 1, after=after, oldest_first=oldest)


def _name(community_id: str, query: Library) -> str:
    return f"files {community_id} {query.sort} {query.folder} {query.kind} {query.q}"


@doors.open("GET", "/communities/{community_id}/files", alongside=stretches.beside(_library, Library))
def library(viewer: Viewer, query: Library, community_id: CommunityId) -> Page[FileCard]:
    """The files of a community, the newest first unless asked otherwise; by name within one folder."""
    standing = gate.reach(viewer, Verb.READ, community_id)
    wanted = _library(viewer.person, community_id, query)
    named = listing.folder(query)
    if named is not None and shelves.known(standing, named) is None:
        raise fault("/folder", "unknown_folder")
    shown, last = access.page(standing, wanted, query.limit, listing.fits(query))
    return Page(present.cards(shown), stretches.cursor(viewer, _name(community_id, query), last))


@doors.open("GET", "/files/{file_id}")
def show_file(viewer: Viewer, file_id: FileId) -> Answer[FileView]:
    """A file's card with its versions. Of a deleted file it says so."""
    found = access.admitted(viewer, file_id)
    return http.tagged(present.page(found), found.file.revision)


@doors.open("PATCH", "/files/{file_id}", raises=("archived", "rule_changed"))
def change_file(viewer: Viewer, draft: FilePatch, if_match: str, file_id: FileId) -> Answer[FileView]:
    """Renames a file, or moves it to another folder: whoever brought it, or a moderator."""
    found = changing.change(viewer, file_id, draft, if_match)
    return http.tagged(present.page(found), found.file.revision)


@doors.open("DELETE", "/files/{file_id}")
def delete_file(viewer: Viewer, file_id: FileId) -> Nothing:
    """Takes a file away with all versions: whoever brought it, or a moderator. Where it was attached, its
    place says so."""
    changing.delete(viewer, file_id)
    return http.nothing()


@doors.open("GET", "/files/{file_id}/content", wants=reaching.beside)
def content(viewer: Viewer, query: Content, file_id: FileId) -> Elsewhere:
    """Leads to what is in a file, by a link that is good for a minute and made after judging who asks.

    It is a download; only re-encoded pictures (`preview`) are shown in place. `on` is the post or comment
    that one reads it on.
    """
    link = serving.link(viewer, file_id, query)
    return http.elsewhere(link, **{"Content-Security-Policy": "sandbox", "Referrer-Policy": "no-referrer"})


@doors.open(
    "GET",
    "/communities/{community_id}/storage",
    wants=(settings_keys, lambda _, params: [keys.usage(params["community_id"])]),
)
def storage(viewer: Viewer, community_id: CommunityId) -> StorageView:
    """How much a community's files take, and how much they may (stewards)."""
    gate.reach(viewer, Verb.CONFIGURE, community_id)
    settings = settings_of(viewer.held)
    most = room.limits(settings, community_id)[community_id]
    largest = room.file_most(settings)
    return begun.storage(usage.usage(viewer.held, community_id), most, largest)
