"""Objects in the bucket of files: the only road to S3 for what people bring, and for what is made of it.

Bytes travel between readers and S3 alone: what is given out here are forms and links. Only `head` and `read`
bring bytes in, as many as their caller says at most. The client is made when it is first needed.
Source: Amazon S3 API reference (POST object, presigned requests, multipart uploads, object versions).
"""

import base64
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import IO, Any, Final

from chalicelib.foundation import aws, settings
from chalicelib.foundation.refusals import Unavailable

ABSENT: Final = frozenset({"404", "NoSuchKey", "NoSuchUpload", "NoSuchVersion", "NotFound"})
PASSING: Final = frozenset({"InternalError", "ServiceUnavailable", "SlowDown", "500", "503"})
AT_ONCE: Final = 1_000
"""Versions that one call lists and takes away."""
PIECE: Final = 1_048_576


class Missing(Exception):
    """There is no such object, version or upload."""


@dataclass(frozen=True, slots=True)
class Found:
    """An object as it is now: its version in the bucket, bytes, media type, and checksum where it has one.

    `sha256` is in base64 as S3 tells it; only of a copy it is known for sure, however its source came.
    """

    key: str
    version: str
    size: int
    media: str
    sha256: str
    tag: str


@dataclass(frozen=True, slots=True)
class Form:
    """A form to send one object by: where to, and the fields that come before the file."""

    url: str
    fields: Mapping[str, str]


def form(key: str, *, media: str, size: int, sha256: str, seconds: int) -> Form:
    """A form that takes one object of exactly that name, type, size and checksum (base64), for so long."""
    fields = {"Content-Type": media, "x-amz-checksum-algorithm": "SHA256", "x-amz-checksum-sha256": sha256}
    conditions: list[Any] = [{name: value} for name, value in fields.items()]
    conditions.append(["content-length-range", size, size])
    made = aws.client("s3").generate_presigned_post(
        settings.files_bucket(), key, Fields=dict(fields), Conditions=conditions, ExpiresIn=seconds
    )
    return Form(made["url"], made["fields"])


def head(key: str) -> Found:
    """An object as it is now. Raises Missing."""
    told = asked("head_object", Key=key, ChecksumMode="ENABLED")
    return Found(
        key, told.get("VersionId", ""), told["ContentLength"], told.get("ContentType", ""),
        told.get("ChecksumSHA256", ""), told["ETag"],
    )  # fmt: skip


def read(found: Found, most: int) -> bytes:
    """The beginning of an object, at most so many bytes of it, of that version. Raises Missing."""
    if not found.size:
        return b""
    version = {"VersionId": found.version} if found.version else {}
    told = asked("get_object", Key=found.key, Range=f"bytes=0-{most - 1}", **version)
    beginning: bytes = told["Body"].read(most)
    return beginning


def fetch(key: str, to: IO[bytes]) -> None:
    """Writes an object into a file, piece by piece. Raises Missing."""
    for piece in asked("get_object", Key=key)["Body"].iter_chunks(PIECE):
        to.write(piece)


def put(key: str, body: bytes, *, media: str, disposition: str) -> None:
    """Writes an object."""
    asked("put_object", Key=key, Body=body, ContentType=media, ContentDisposition=disposition)


def copy(found: Found, to: str, *, media: str, disposition: str) -> None:
    """Copies that very version of an object in the bucket, reckoning its checksum anew. Raises Missing."""
    source = {"Bucket": settings.files_bucket(), "Key": found.key}
    if found.version:
        source["VersionId"] = found.version
    asked(
        "copy_object", Key=to, CopySource=source, CopySourceIfMatch=found.tag, MetadataDirective="REPLACE",
        ChecksumAlgorithm="SHA256",
        ContentType=media, ContentDisposition=disposition,
    )  # fmt: skip


def link(key: str, *, media: str, disposition: str, seconds: int) -> str:
    """A link to read one object by, for so long. S3 answers the type and the disposition that it says."""
    wanted = {"Key": key, "ResponseContentType": media, "ResponseContentDisposition": disposition}
    return signed("get_object", wanted, seconds)


def erase(prefix: str) -> int:
    """Takes all objects away whose names begin so, with every version of them. Answers how many versions.

    Repeat-safe. Raises Unavailable where some stay.
    """
    return sum(_removed(stretch) for stretch in _versions(prefix))


def remove(key: str) -> None:
    """Takes one object away, with every version of it. Repeat-safe."""
    for stretch in _versions(key):
        _removed([each for each in stretch if each["Key"] == key])


def _removed(some: list[dict[str, str]]) -> int:
    told = asked("delete_objects", Delete={"Objects": some, "Quiet": True}) if some else {}
    if told.get("Errors"):
        raise Unavailable
    return len(some)


def _versions(prefix: str) -> Iterator[list[dict[str, str]]]:
    """All versions of objects whose names begin so, stretch by stretch."""
    after: dict[str, str] = {}
    while True:
        told = asked("list_object_versions", Prefix=prefix, MaxKeys=AT_ONCE, **after)
        found = [*told.get("Versions", ()), *told.get("DeleteMarkers", ())]
        if found:
            yield [{"Key": each["Key"], "VersionId": each["VersionId"]} for each in found]
        if not told.get("IsTruncated"):
            return
        after = {"KeyMarker": told["NextKeyMarker"], "VersionIdMarker": told["NextVersionIdMarker"]}


def digest(sha256: str) -> str:
    """A checksum of 64 hexadecimal digits as S3 spells it, in base64."""
    return base64.b64encode(bytes.fromhex(sha256)).decode()


def signed(method: str, wanted: Mapping[str, Any], seconds: int) -> str:
    """A link by which one call can be made, for so many seconds."""
    params = {"Bucket": settings.files_bucket(), **wanted}
    made: str = aws.client("s3").generate_presigned_url(method, Params=params, ExpiresIn=seconds)
    return made


def asked(method: str, **wanted: Any) -> dict[str, Any]:
    """One call about the bucket. Raises Missing, Unavailable."""
    client = aws.client("s3")
    try:
        answer: dict[str, Any] = getattr(client, method)(Bucket=settings.files_bucket(), **wanted)
    except aws.UNANSWERED as problem:
        raise Unavailable from problem
    except client.exceptions.ClientError as problem:
        code = str(problem.response["Error"]["Code"])
        if code in ABSENT:
            raise Missing from problem
        if code in PASSING:
            raise Unavailable from problem
        raise
    return answer
