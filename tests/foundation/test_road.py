"""The short road to DynamoDB and botocore's own lead to the same place, in good times and in bad ones."""

import json
import string
import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest, AWSResponse
from botocore.credentials import Credentials
from botocore.parsers import create_parser
from hypothesis import given, settings
from hypothesis import strategies as st
from pynamodb.exceptions import PynamoDBException

from chalicelib.access.store import InsideRow
from chalicelib.foundation import aws, ids, queries, rows, signing, singles
from chalicelib.foundation import settings as settings_of_house
from chalicelib.foundation.changes import Change
from chalicelib.foundation.queries import Query
from chalicelib.foundation.refusals import Conflict, Unavailable
from chalicelib.foundation.road import Road
from chalicelib.foundation.tables import Key
from chalicelib.foundation.wire import DECODERS
from tests.cast.house import House
from tests.faults.wire import Fault, Lasts, _Raw, wired

ATTEMPTS = 4
words = st.text(alphabet=string.printable, max_size=40)
names = st.text(alphabet=string.ascii_letters, min_size=1, max_size=8)
plain = st.one_of(
    st.builds(lambda text: {"S": text}, words),
    st.builds(lambda number: {"N": str(number)}, st.integers()),
    st.builds(lambda truth: {"BOOL": truth}, st.booleans()),
    st.just({"NULL": True}),
    st.builds(lambda some: {"SS": some}, st.lists(words, min_size=1, max_size=3)),
    st.builds(lambda data: {"B": data}, st.binary(max_size=40)),
)
values = st.recursive(
    plain,
    lambda inner: st.one_of(
        st.builds(lambda some: {"L": some}, st.lists(inner, max_size=3)),
        st.builds(lambda some: {"M": some}, st.dictionaries(names, inner, max_size=3)),
    ),
    max_leaves=6,
)
items = st.dictionaries(names, values, min_size=1, max_size=5)


@pytest.fixture(params=["short", "botocore"])
def road(network: House, request: pytest.FixtureRequest) -> Iterator[str]:
    client = rows.connection.client
    short = vars(client).pop("_make_api_call")
    assert isinstance(short, Road), "the short road is not taken"
    if request.param == "short":
        vars(client)["_make_api_call"] = short
    yield str(request.param)
    vars(client)["_make_api_call"] = short


def _thing(place: str, data: bytes = b"") -> InsideRow:
    return InsideRow(place, "THING", packed=data, version=1)


@settings(deadline=None)
@given(items, items)
def test_an_answer_is_read_as_botocore_reads_it(one: dict[str, Any], two: dict[str, Any]) -> None:
    model = rows.connection.client.meta.service_model
    told = {
        "BatchGetItem": {
            "Responses": {"network": [one, two]},
            "UnprocessedKeys": {"network": {"Keys": [two], "ConsistentRead": True}},
        },
        "Query": {"Items": [one, two], "Count": 2, "ScannedCount": 2, "LastEvaluatedKey": one},
        "GetItem": {"Item": one},
        "PutItem": {"ConsumedCapacity": {"TableName": "network", "CapacityUnits": 2.0}},
        "UpdateItem": {"Attributes": two},
        "DeleteItem": {"Attributes": one},
        "BatchWriteItem": {
            "UnprocessedItems": {"network": [{"PutRequest": {"Item": one}}, {"DeleteRequest": {"Key": two}}]}
        },
        "TransactWriteItems": {"ConsumedCapacity": [{"TableName": "network", "CapacityUnits": 8.0}]},
    }
    assert told.keys() == DECODERS.keys()
    for operation, answer in told.items():
        body = json.dumps(answer, default=_base64).encode()
        said = {"headers": {}, "status_code": 200, "body": body, "context": {}}
        read = create_parser("json").parse(said, model.operation_model(operation).output_shape)
        del read["ResponseMetadata"]
        assert DECODERS[operation].decode(body) == read


def _base64(data: bytes) -> str:
    import base64

    return base64.b64encode(data).decode()


@settings(deadline=None)
@given(st.binary(max_size=300), st.integers(1_600_000_000, 2_200_000_000), st.booleans())
def test_a_call_is_signed_as_botocore_signs_it(body: bytes, second: int, temporary: bool) -> None:
    keys = signing.Keys("AKID", "a secret of somebody", "a/token+of=hours" if temporary else None)
    moment = datetime.fromtimestamp(second, UTC)
    target, host = "DynamoDB_20120810.Query", "dynamodb.eu-west-1.amazonaws.com"
    told = signing.headers(keys, "eu-west-1", host, target, body, moment)
    bare = {name: value for name, value in told.items() if name != "authorization"}
    request = AWSRequest("POST", f"https://{host}/", data=body, headers=bare)
    request.context["timestamp"] = moment.strftime(signing.MOMENT)
    theirs = SigV4Auth(Credentials(*keys), "dynamodb", "eu-west-1")
    signature = theirs.signature(theirs.string_to_sign(request, theirs.canonical_request(request)), request)
    assert told["authorization"].endswith(f"Signature={signature}")
    assert f"SignedHeaders={theirs.signed_headers(theirs.headers_to_sign(request))}," in told["authorization"]


def test_rows_are_written_and_read_by_either_road(road: str) -> None:
    place, data = f"TEST#{ids.short()}", bytes(range(256))
    assert singles.put(_thing(place, data))
    assert not singles.put(_thing(place), InsideRow.pk.does_not_exist()), road
    key = Key("network", place, "THING")
    assert rows.fetch([key, Key("network", place, "NONE")])[key]["packed"] == data
    assert (singles.update(_thing(place), InsideRow.version.add(2)) or {})["version"] == 3
    singles.put_all(InsideRow(place, f"{n}", packed=b"", version=n) for n in range(30))
    found = queries.query(Query("network", place, low="10", high="19", limit=5, newest_first=True))
    assert ([item["sk"] for item in found.items], found.more) == (["19", "18", "17", "16", "15"], True)
    assert singles.delete(_thing(place))
    assert rows.fetch([key]) == {}


def test_a_cancelled_transaction_says_which_condition_failed_by_either_road(road: str) -> None:
    place, change = f"TEST#{ids.short()}", Change()
    change.make(_thing(place))
    change.check(_thing(f"{place}#absent"), InsideRow.pk.exists(), otherwise=Conflict(road))
    with pytest.raises(Conflict) as refused:
        change.commit()
    assert refused.value.code == road
    assert rows.fetch([Key("network", place, "THING")]) == {}


def test_a_refusal_bears_its_name_by_either_road(road: str) -> None:
    with pytest.raises(PynamoDBException) as refused:
        rows.call("Query", {"TableName": "no-such-table", "KeyConditionExpression": "pk = :pk",
                            "ExpressionAttributeValues": {":pk": {"S": road}}})  # fmt: skip
    assert refused.value.cause_response_code == "ResourceNotFoundException"


def test_another_operation_takes_botocores_road(road: str) -> None:
    told = rows.call("DescribeTable", {"TableName": settings_of_house.TABLES["network"]})
    assert told["Table"]["TableStatus"] == "ACTIVE", road


def test_a_transaction_without_a_token_gets_one_from_botocore(road: str) -> None:
    place, tokens = f"TEST#{ids.short()}", []
    put = {"TableName": settings_of_house.TABLES["network"], "Item": {"pk": {"S": place}, "sk": {"S": road}}}

    def sent(params: dict[str, Any], **_: Any) -> None:
        tokens.append(json.loads(params["body"])["ClientRequestToken"])

    events, name = rows.connection.client.meta.events, str(uuid.uuid4())
    events.register("before-call.dynamodb.TransactWriteItems", sent, unique_id=name)
    try:
        rows.call("TransactWriteItems", {"TransactItems": [{"Put": put}]})
    finally:
        events.unregister("before-call.dynamodb.TransactWriteItems", unique_id=name)
    assert len(tokens) == 1
    assert rows.fetch([Key("network", place, road)])


@pytest.mark.parametrize("kind", ["no answer", "server error", "throttled"])
def test_what_goes_wrong_is_tried_four_times_by_either_road(road: str, kind: str) -> None:
    place = f"TEST#{road}{ids.short()}"
    with wired(Fault(kind, Lasts.ON), "PutItem 1") as wire, pytest.raises(Unavailable):
        singles.put(_thing(place))
    assert wire.strokes == ATTEMPTS
    assert wire.sites == ["PutItem 1"], "one call is told of once"
    with wired(Fault(kind, Lasts.ATTEMPT, after=True), "PutItem 1") as wire:
        assert singles.put(_thing(place))
    assert (wire.strokes, len(wire.done)) == (1, 2)


def test_an_answer_that_cannot_be_read_is_asked_for_again(road: str) -> None:
    place = f"TEST#{road}{ids.short()}"
    singles.put(_thing(place))
    answers: list[Callable[[Any], AWSResponse]] = [
        lambda request: AWSResponse(request.url, 200, {}, _Raw(b'{"Responses": {"network": [{"pk"'))
    ]

    def once(request: Any, **_: Any) -> AWSResponse | None:
        return answers.pop()(request) if answers and road == "short" else None

    events, name = rows.connection.client.meta.events, str(uuid.uuid4())
    events.register("before-send.dynamodb.BatchGetItem", once, unique_id=name)
    try:
        assert len(rows.fetch([Key("network", place, "THING")])) == 1
    finally:
        events.unregister("before-send.dynamodb.BatchGetItem", unique_id=name)


def test_the_store_and_other_services_share_one_session(network: House) -> None:
    assert rows.connection.session is aws.session()
