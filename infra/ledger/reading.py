"""Reads the whole ledger of a network, and the copies of its seals.

Imports the application, which reads its settings then: they have to stand in the environment before.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from chalicelib.foundation import aws, clock, queries, settings
from chalicelib.foundation.tables import plain
from chalicelib.governance.model.ledger import NETWORK, Mark
from chalicelib.governance.store import seals
from chalicelib.governance.store.copies import FOLDER
from infra.ledger.books import opened
from infra.ledger.proof import Asked, Report, proven

ENDING: Final = ".txt"


def verified(*noted: Mark, behind: bool = False) -> Report:
    """Verifies the ledger of this environment's network, and that it has the links that somebody noted.

    One that is `behind`, as restored ones are, may lack what was sealed after its newest seal.
    """
    began, bucket = clock.now(), settings.ledger_bucket()
    # Copies first, then the newest seal, then the rows: nothing is missed that comes meanwhile.
    copies = None if bucket is None else _copies(bucket)
    newest = queries.query(seals.newest(NETWORK)).items
    last = seals.number_in(newest[0]) if newest else 0
    if behind and copies is not None:
        copies = {number: texts for number, texts in copies.items() if number <= last}
    asked = Asked(began, last, copies, noted)
    return proven(opened(map(plain, _rows())), asked)


def _rows() -> Iterator[dict[str, Any]]:
    """A scan: an entry that was added where nobody looks must be found too."""
    pages = aws.client("dynamodb").get_paginator("scan")
    for page in pages.paginate(TableName=settings.TABLES["ledger"], ConsistentRead=True):
        yield from page["Items"]


def _copies(bucket: str) -> dict[int, list[str]]:
    """The texts of all versions of each copy: a later version must not hide the locked one."""
    found: dict[int, list[str]] = {}
    pages = aws.client("s3").get_paginator("list_object_versions")
    for page in pages.paginate(Bucket=bucket, Prefix=FOLDER):
        for each in page.get("Versions", []):
            number = int(each["Key"].removeprefix(FOLDER).removesuffix(ENDING))
            found.setdefault(number, []).append(_text(bucket, each))
    return found


def _text(bucket: str, version: Mapping[str, Any]) -> str:
    at = {"Key": version["Key"], "VersionId": version["VersionId"]}
    text: str = aws.client("s3").get_object(Bucket=bucket, **at)["Body"].read().decode(errors="replace")
    return text
