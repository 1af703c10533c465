"""What DynamoDB answers, as types by which msgspec reads it at once: the dictionaries that botocore would
make.

Members that we never ask for are left out of them.
"""

from typing import Any, Final, TypedDict

import msgspec


class Value(TypedDict, total=False):
    """A typed value; binary ones come as base64 and are read as bytes."""

    S: str
    N: str
    B: bytes
    BOOL: bool
    NULL: bool
    M: dict[str, "Value"]
    L: list["Value"]
    SS: list[str]
    NS: list[str]
    BS: list[bytes]


Item = dict[str, Value]


class Asked(TypedDict, total=False):
    """Keys that a batch asked for."""

    Keys: list[Item]
    ConsistentRead: bool


class Put(TypedDict, total=False):
    """A row that a batch wrote."""

    Item: Item


class Delete(TypedDict, total=False):
    """A row that a batch removed."""

    Key: Item


class Written(TypedDict, total=False):
    """One write of a batch."""

    PutRequest: Put
    DeleteRequest: Delete


class Batch(TypedDict, total=False):
    """BatchGetItem."""

    Responses: dict[str, list[Item]]
    UnprocessedKeys: dict[str, Asked]
    ConsumedCapacity: Any


class Stretch(TypedDict, total=False):
    """Query."""

    Items: list[Item]
    Count: int
    ScannedCount: int
    LastEvaluatedKey: Item
    ConsumedCapacity: Any


class Changed(TypedDict, total=False):
    """PutItem, UpdateItem, DeleteItem and GetItem."""

    Item: Item
    Attributes: Item
    ConsumedCapacity: Any


class Kept(TypedDict, total=False):
    """BatchWriteItem and TransactWriteItems."""

    UnprocessedItems: dict[str, list[Written]]
    ConsumedCapacity: Any


_SHAPES: Final[dict[str, Any]] = {
    "BatchGetItem": Batch,
    "Query": Stretch,
    "GetItem": Changed,
    "PutItem": Changed,
    "UpdateItem": Changed,
    "DeleteItem": Changed,
    "BatchWriteItem": Kept,
    "TransactWriteItems": Kept,
}
DECODERS: Final = {name: msgspec.json.Decoder(shape) for name, shape in _SHAPES.items()}
