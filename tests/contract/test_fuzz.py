"""Schemathesis against the served document: what fits it and what does not, at every end point.

Answers are held against the document by the front door of the tests; here nothing may be our fault.
"""

from contextlib import suppress
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable
from schemathesis.generation import GenerationMode

from app import app
from tests.cast.house import House, Somebody
from tests.files.sending import brought

OPERATIONS = sorted((method, path.removeprefix("/v1")) for path in app.routes for method in app.routes[path])
FEW = settings(
    max_examples=12,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def steward(network: House) -> Somebody:
    """Somebody with a community, a post, a comment and a colleague: ids that lead somewhere."""
    return network.person("Fanny Fuzz")


@pytest.fixture(scope="module")
def real(network: House, steward: Somebody) -> dict[str, str]:
    """Ids of things that are there."""
    community = steward.founds("open")
    post = steward.posts(community, "A question?", kind="question", title="Why")
    return {
        "community_id": community,
        "post_id": post,
        "comment_id": steward.comments(post),
        "person_id": network.person("Carl Colleague").id,
        "company_id": network.company(),
        "file_id": brought(steward, community),
    }


@pytest.fixture(scope="module")
def schema(network: House) -> Any:
    """The served document as schemathesis reads it."""
    assert network.door.contract is not None
    return schemathesis.openapi.from_dict(network.door.contract.document)


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_nothing_that_is_sent_breaks_an_end_point(
    schema: Any, steward: Somebody, real: dict[str, str], method: str, path: str, mode: GenerationMode
) -> None:
    cases = schema[path][method].as_strategy(generation_mode=mode)

    @FEW
    @given(case=cases, follow=st.booleans())
    def attack(case: Any, follow: bool) -> None:
        if follow:
            case.path_parameters = {**(case.path_parameters or {}), **_known(real, path)}
        sent = case.as_transport_kwargs(base_url="http://localhost")
        reply = steward.ask(method, _address(sent), _body(sent), **_headers(sent))
        assert reply.status < 500, reply.raw

    with suppress(Unsatisfiable):
        # Where nothing is taken, nothing wrong can be sent.
        attack()


def _known(real: dict[str, str], path: str) -> dict[str, str]:
    return {name: value for name, value in real.items() if f"{{{name}}}" in path}


def _address(sent: dict[str, Any]) -> str:
    from requests import Request

    prepared = Request("GET", sent["url"], params=sent.get("params")).prepare()
    return str(prepared.path_url)


def _body(sent: dict[str, Any]) -> bytes | None:
    from requests import Request

    body = Request("POST", "http://localhost/", json=sent.get("json"), data=sent.get("data")).prepare().body
    return body.encode() if isinstance(body, str) else body


def _headers(sent: dict[str, Any]) -> dict[str, str]:
    ours = {"cookie", "authorization", "x-requested-with", "accept-language", "host"}
    return {name: str(value) for name, value in sent["headers"].items() if name.lower() not in ours}
