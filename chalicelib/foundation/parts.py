"""Objects that come in parts, because they are large: each part by a link of its own, in any order.

Source: Amazon S3 API reference (multipart uploads: parts of 5 MB at least but for the last, 10,000 at most).
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from chalicelib.foundation.objects import Missing, asked, signed


@dataclass(frozen=True, slots=True)
class Part:
    """A part that has arrived."""

    number: int
    tag: str
    size: int


def begin(key: str, *, media: str) -> str:
    """Begins an object that comes in parts; answers the id of the upload."""
    return str(asked("create_multipart_upload", Key=key, ContentType=media)["UploadId"])


def link(key: str, upload: str, *, number: int, size: int, seconds: int) -> str:
    """A link to send one part to (PUT), of exactly so many bytes, for so long."""
    wanted = {"Key": key, "UploadId": upload, "PartNumber": number, "ContentLength": size}
    return signed("upload_part", wanted, seconds)


def arrived(key: str, upload: str) -> list[Part]:
    """The parts that have arrived, in order. Raises Missing where the upload is over."""
    found: list[Part] = []
    after = 0
    while True:
        told = asked("list_parts", Key=key, UploadId=upload, PartNumberMarker=after)
        found += [Part(each["PartNumber"], each["ETag"], each["Size"]) for each in told.get("Parts", ())]
        if not told.get("IsTruncated"):
            return found
        after = told["NextPartNumberMarker"]


def join(key: str, upload: str, some: Sequence[Part]) -> None:
    """Makes one object of its parts. Raises Missing where the upload is over."""
    told = [{"PartNumber": each.number, "ETag": each.tag} for each in some]
    asked("complete_multipart_upload", Key=key, UploadId=upload, MultipartUpload={"Parts": told})


def abandon(key: str, upload: str) -> None:
    """Gives up an object that comes in parts, with those that have arrived. Repeat-safe."""
    with suppress(Missing):
        asked("abort_multipart_upload", Key=key, UploadId=upload)
