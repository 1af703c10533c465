"""The contract: every answer that the tests see fits the OpenAPI document that is served."""

import functools
import json
from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012


class Contract:
    """The served document, ready to hold answers against."""

    def __init__(self, document: dict[str, Any]) -> None:
        self.document = document
        whole = Resource.from_contents(document, default_specification=DRAFT202012)
        self._registry: Registry[Any] = Registry().with_resource("urn:document", whole)

    def check(self, method: str, route: str, status: int, media: str, raw: bytes) -> None:
        """Fails when the document does not foresee this answer, or its body does not fit the schema."""
        path = route.removeprefix("/v1")
        responses = self.document["paths"][path][method.lower()]["responses"]
        foreseen = responses.get(str(status), responses["default"] if status >= 400 else None)
        assert foreseen is not None, f"{method} {path} answers {status}, which the document does not foresee"
        content = foreseen.get("content")
        if content is None:
            assert not raw, f"{method} {path} answers {status} with a body that the document does not foresee"
            return
        kind = media.partition(";")[0]
        assert kind in content, f"{method} {path} answers {status} as {kind}"
        if kind.endswith("json"):
            self._fits(json.dumps(content[kind]["schema"]), json.loads(raw), f"{method} {path} {status}")

    def _fits(self, schema: str, body: Any, what: str) -> None:
        found = self._validator(schema).iter_errors(body)
        problems = [f"{each.json_path}: {each.message[:300]}" for each in found]
        assert not problems, f"{what} does not fit the document: {problems}"

    @functools.cache  # noqa: B019 (one contract lives as long as the tests)
    def _validator(self, schema: str) -> Draft202012Validator:
        rooted = json.loads(schema.replace('"#/', '"urn:document#/'))
        return Draft202012Validator(rooted, registry=self._registry)
