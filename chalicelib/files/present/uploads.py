"""Uploads as they leave the house: to whoever began them."""

from datetime import datetime

import msgspec

from chalicelib.files.actions import uploading
from chalicelib.files.model import PART, UPLOAD_KEPT, Upload, Usage
from chalicelib.foundation import clock


class FormView(msgspec.Struct, frozen=True):
    """A form (multipart/form-data): send its fields first and the file as `file`, to `url`, by POST."""

    url: str
    fields: dict[str, str]


class PartsView(msgspec.Struct, frozen=True):
    """How a large file is cut: so many parts of `size` bytes, the last one with what is left."""

    size: int
    count: int


class UploadView(msgspec.Struct, frozen=True):
    """An upload under way: by a form, or in parts; and until when it can be completed."""

    file: str
    version: int
    form: FormView | None
    parts: PartsView | None
    expires_at: datetime


class PartLink(msgspec.Struct, frozen=True):
    """Where one part goes, by PUT."""

    number: int
    url: str


class PartsGiven(msgspec.Struct, frozen=True):
    """Links for parts, and the numbers of those that have arrived."""

    links: list[PartLink]
    arrived: list[int]


class StorageView(msgspec.Struct, frozen=True):
    """What a community's files take, and how much they may."""

    bytes: int
    files: int
    bytes_most: int
    file_bytes_most: int


def upload(begun: Upload) -> UploadView:
    """An upload, with a fresh form where it comes whole."""
    form = uploading.form(begun)
    return UploadView(
        file=begun.file,
        version=begun.version,
        form=FormView(form.url, dict(form.fields)) if form is not None else None,
        parts=PartsView(PART, begun.count) if begun.parts is not None else None,
        expires_at=clock.utc(begun.at + UPLOAD_KEPT),
    )


def parts(links: dict[int, str], arrived: list[int]) -> PartsGiven:
    """Links for parts."""
    return PartsGiven([PartLink(number, url) for number, url in links.items()], arrived)


def storage(held: Usage, bytes_most: int, file_bytes_most: int) -> StorageView:
    """What is held, for stewards."""
    return StorageView(max(held.bytes, 0), max(held.files, 0), bytes_most, file_bytes_most)
