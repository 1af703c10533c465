"""The fourth part of the table: files and folders."""

from typing import Final

from tests.matrix.files import (
    a_file,
    a_version,
    completing,
    emptying,
    maker_or_moderator,
    of_file,
    of_folders,
    of_library,
    of_uploads,
    same_file,
)
from tests.matrix.page import anybody, author_or_moderator, insider, reader, steward
from tests.matrix.takes import Takes, file, place, says

FILES: Final[dict[str, Takes | tuple[Takes, ...]]] = {
    "GET /communities/{community_id}/files": (
        place(reader, shows=of_library, query="?limit=100"),
        place(reader, query="?sort=name&folder={folder_id}"),
    ),
    "POST /communities/{community_id}/files": place(insider, speaks=True, body=a_file),
    "GET /communities/{community_id}/storage": place(steward),
    "GET /communities/{community_id}/folders": place(reader, shows=of_folders),
    "POST /communities/{community_id}/folders": place(insider, speaks=True, body=says(name="Folder")),
    "PATCH /communities/{community_id}/folders/{folder_id}": place(
        maker_or_moderator, speaks=True, body=says(parent=None), attack=says(name="Mine now")
    ),
    "DELETE /communities/{community_id}/folders/{folder_id}": place(maker_or_moderator, verdict=emptying),
    "GET /files/{file_id}": file(anybody, shows=of_file),
    "GET /files/{file_id}/content": file(anybody),
    "PATCH /files/{file_id}": file(
        author_or_moderator, speaks=True, body=same_file, attack=says(name="Mine.txt")
    ),
    "POST /files/{file_id}/versions": file(insider, speaks=True, body=a_version),
    "PUT /files/{file_id}/parts": file(
        anybody, verdict=of_uploads, body=says(version=1, parts=[1]), attack=says(version=1, parts=[1])
    ),
    "PUT /files/{file_id}/complete": file(anybody, verdict=completing, body=says(version=1)),
    "DELETE /files/{file_id}": file(author_or_moderator, spare="own"),
}
