"""The short road to DynamoDB: a call without what botocore does for every other service as well.

Writing a call as JSON, signing it and reading the answer take botocore four times as long as it takes msgspec
and a signature of one shape. Connections and certificates stay botocore's, proxies too, and so do its events.
What is out of the ordinary (another operation, a call that cannot be spelled, no answer, an answer that
cannot be read, throttling, an error of the service) takes botocore's own road from there, with its retries;
refusals are read by botocore. `TRANSPORT=botocore` leaves it out. It reaches into botocore, whose version
is pinned: tests hold both roads against each other.
"""

import random
import socket
import time
from typing import Any, Final

import msgspec
from botocore.awsrequest import AWSPreparedRequest
from botocore.compat import get_current_datetime
from botocore.exceptions import BotoCoreError

from chalicelib.foundation import signing
from chalicelib.foundation.exchange import Exchange
from chalicelib.foundation.wire import DECODERS

PAUSE: Final = 0.05
"""Seconds at most before what was not answered is asked again; botocore waits longer after that."""
AT_ONCE: Final = [(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)]
_ABOUT: Final[dict[str, Any]] = {
    "auth_type": "v4", "auth_options": ["aws.auth#sigv4"],
    "has_streaming_input": False, "unsigned_payload": None,
}  # fmt: skip
"""What botocore wants to know of a call, should it have to make it."""
_encode: Final = msgspec.json.Encoder().encode


Told = tuple[Any, dict[str, Any]]
"""An answer, and what it says."""


class Road:
    """Stands in for a client's `_make_api_call`."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self._long = client._make_api_call
        self._url: str = client.meta.endpoint_url.rstrip("/") + "/"
        self._host = self._url.partition("://")[2].rstrip("/")
        self._target: str = client.meta.service_model.metadata["targetPrefix"]
        # botocore leaves Nagle's algorithm on and sends head and body apart: the body waits for somebody to
        # say that the head has come, on one machine for forty milliseconds.
        client._endpoint.http_session._manager.connection_pool_kw["socket_options"] = AT_ONCE
        self._exchange = Exchange(client._endpoint.http_session, self._url)

    def __call__(self, operation: str, arguments: dict[str, Any]) -> dict[str, Any]:
        """What a call is answered. Raises botocore's errors."""
        body = _spelled(operation, arguments)
        if body is None:
            told: dict[str, Any] = self._long(operation, arguments)
            return told
        client = self._client
        model = client.meta.service_model.operation_model(operation)
        context = {**_ABOUT, "client_region": client.meta.region_name, "client_config": client.meta.config}
        request = {"body": body, "headers": {}, "context": context}
        told = {"model": model, "context": context}
        client.meta.events.emit(f"before-call.dynamodb.{operation}", params=request, **told)
        found = self._short(operation, model, request)
        http, answer = found or self._repeated(model, arguments, context)
        client.meta.events.emit(f"after-call.dynamodb.{operation}", http_response=http, parsed=answer, **told)
        if http.status_code >= 300:
            code = answer.get("Error", {}).get("Code")
            raise client.exceptions.from_code(code)(answer, operation)
        parsed: dict[str, Any] = answer
        return parsed

    def _short(self, operation: str, model: Any, request: dict[str, Any]) -> Told | None:
        """The answer and what it says; None where botocore is to ask again."""
        try:
            http = self._sent(operation, request)
            if http.status_code == 200:
                return http, DECODERS[operation].decode(http.content)
        except (BotoCoreError, msgspec.DecodeError):
            return None
        if http.status_code != 400:
            return None
        said = {"headers": http.headers, "status_code": 400, "body": http.content, "context": {}}
        parser = self._client._response_parser
        refused: dict[str, Any] = parser.parse(said, model.output_shape)
        # A refusal's own members, such as the reasons of a cancelled transaction.
        self._client._endpoint._add_modeled_error_fields(said, refused, model, parser)
        return None if refused.get("Error", {}).get("Code") in AGAIN else (http, refused)

    def _sent(self, operation: str, request: dict[str, Any]) -> Any:
        keys, body = self._keys(), request["body"]
        target, region = f"{self._target}.{operation}", self._client.meta.region_name
        headers = signing.headers(keys, region, self._host, target, body, get_current_datetime())
        told: Any = {**request["headers"], **headers}
        ready = AWSPreparedRequest("POST", self._url, told, body, stream_output=False)
        client = self._client
        _, answer = client.meta.events.emit_until_response(f"before-send.dynamodb.{operation}", request=ready)
        session = self._exchange if self._exchange.direct else client._endpoint.http_session
        return answer or session.send(ready)

    def _keys(self) -> signing.Keys:
        found = self._client._request_signer._credentials.get_frozen_credentials()
        return signing.Keys(found.access_key, found.secret_key, found.token)

    def _repeated(self, model: Any, arguments: dict[str, Any], context: dict[str, Any]) -> Any:
        """The same by botocore, which asks again and again."""
        time.sleep(random.uniform(0, PAUSE))
        client = self._client
        request = client._convert_to_request_dict(
            api_params=arguments, operation_model=model, endpoint_url=self._url, context=context
        )
        return client._make_request(model, request, context)


AGAIN: Final = frozenset(
    {"ThrottlingException", "ProvisionedThroughputExceededException", "RequestLimitExceeded",
     "TransactionInProgressException", "ExpiredTokenException", "UnrecognizedClientException"}
)  # fmt: skip
"""Refusals after which asking again may help: botocore decides."""


def _spelled(operation: str, arguments: dict[str, Any]) -> bytes | None:
    """A call as JSON; None for one that botocore has to spell."""
    if operation not in DECODERS:
        return None
    if operation == "TransactWriteItems" and "ClientRequestToken" not in arguments:
        return None
    try:
        return _encode(arguments)
    except (TypeError, ValueError, msgspec.EncodeError):
        return None
