"""What is made of a version to look at, once it is complete. Whatever is done twice comes to the same."""

import tempfile
from pathlib import Path

from chalicelib.files.model import File, PreviewState, ScanState, Version
from chalicelib.files.previews import kinds, workshop
from chalicelib.files.previews.kinds import Refused
from chalicelib.files.store import files, keys, reading
from chalicelib.foundation import objects
from chalicelib.foundation.news import NotYet

MADE = frozenset({PreviewState.READY, PreviewState.REFUSED})
UNDRAWN = frozenset({ScanState.SCANNING, ScanState.BLOCKED})
"""Nothing is made of what may be malware."""


def make(file_id: str, number: int) -> None:
    """Makes the previews of a version, if it has any. Raises NotYet where its card cannot be read yet."""
    card = reading.card(file_id)
    if card is None:
        raise NotYet
    version = _waiting(card, number)
    kind = kinds.kind(version.type, version.size) if version is not None else None
    if kind is None:
        return
    try:
        made = _drawn(file_id, number, kind)
    except Refused:
        files.previewed(file_id, number, PreviewState.REFUSED)
        return
    _keep(file_id, number, made)


def _waiting(card: File, number: int) -> Version | None:
    """The version, where something is to be made of it still."""
    version = card.versions.get(number)
    if card.deleted or version is None or version.preview in MADE or version.scan in UNDRAWN:
        return None
    return version


def _drawn(file_id: str, number: int, kind: kinds.Kind) -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "sent"
        with source.open("wb") as file:
            objects.fetch(keys.content(file_id, number), file)
        return workshop.made(kind, source)


def _keep(file_id: str, number: int, made: dict[str, bytes]) -> None:
    for name, body in made.items():
        objects.put(keys.preview(file_id, number, name), body, media=kinds.TYPES[name], disposition="inline")
    if not files.previewed(file_id, number, PreviewState.READY, tuple(made)):
        # It was deleted meanwhile: whoever did may have looked for previews before these came.
        forget(file_id, number)


def forget(file_id: str, number: int | None = None) -> None:
    """Takes the previews of a file away, or those of one version: all that the bucket has of them."""
    objects.erase(keys.previews(file_id, number))
