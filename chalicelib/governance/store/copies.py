"""Copies of the network's seals, in a bucket where nothing can be changed or removed for years."""

from typing import Final

from chalicelib.foundation import aws

FOLDER: Final = "network/"


def key(number: int) -> str:
    """The name of the copy of a seal."""
    return f"{FOLDER}{number:012d}.txt"


def keep(bucket: str, number: int, text: str) -> None:
    """Copies the text of a seal. Doing it twice makes two equal versions."""
    # A bucket that locks its objects demands a checksum with each.
    aws.client("s3").put_object(
        Bucket=bucket,
        Key=key(number),
        Body=text.encode(),
        ContentType="text/plain; charset=utf-8",
        ChecksumAlgorithm="SHA256",
    )
