"""The page: its files go to their bucket, each with how long it may be kept."""

import mimetypes
from pathlib import Path
from typing import Any, Final

# The names of built assets carry their content: they never change. What names them does.
ASSETS: Final = "assets/"
FOREVER: Final = "public, max-age=31536000, immutable"
ASK: Final = "no-cache"
TYPES: Final = {
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".webmanifest": "application/manifest+json",
}
TEXT: Final = ("text/", "application/json", "application/manifest+json", "image/svg+xml")


def upload(s3: Any, bucket: str, folder: Path) -> list[str]:
    """Uploads a built page and answers the keys in their order: assets first, what names them after.

    Former assets stay: somebody may have opened the page a moment ago.
    """
    files = {file.relative_to(folder).as_posix(): file for file in folder.rglob("*") if file.is_file()}
    keys = sorted(files, key=lambda key: (not key.startswith(ASSETS), key))
    for key in keys:
        s3.put_object(
            Bucket=bucket,
            Key=key,
            Body=files[key].read_bytes(),
            ContentType=kind(key),
            CacheControl=FOREVER if key.startswith(ASSETS) else ASK,
        )
    return keys


def kind(key: str) -> str:
    """The media type of a file, by its name."""
    guessed = TYPES.get(Path(key).suffix) or mimetypes.guess_type(key)[0] or "application/octet-stream"
    return f"{guessed}; charset=utf-8" if guessed.startswith(TEXT) else guessed
