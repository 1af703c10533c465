"""The data plane, created from the very template that is deployed; the wiring is read back from it.

Tables, topic, queues, bucket and mail identity are those of `infra/`, so nothing is listed twice. What
the functions need to know and what they listen to come back as outputs of the stack.
"""

import hashlib
import json
import time
from typing import Any, Final, NamedTuple

from local.engine import ROOT, Engine
from local.template import Template, data_plane, packaged

KEPT: Final = ROOT / ".local"
NAME: Final = "network"
SENDER: Final = "network@example.org"
PARAMETERS: Final = {"MailSender": SENDER, "Origin": "http://127.0.0.1:8000", "Stage": "laptop"}


class StackFailed(Exception):
    """The engine could not create or change what the template says."""


class Wire(NamedTuple):
    """A function that listens: its dotted name, `SQS` or `DynamoDB`, how many at once, and from where."""

    handler: str
    kind: str
    batch: int
    arn: str


def ensure(engine: Engine, name: str = NAME, **parameters: str) -> tuple[dict[str, str], list[Wire]]:
    """Creates the data plane on an engine or brings it up to date, keeping its data.

    Answers the environment that the functions run in (to be set before `app` is imported), and who
    listens to what. The template is packaged again only when the code that it says has changed.
    Raises StackFailed, or NotPackaged.
    """
    body = data_plane(packaged(KEPT))
    outputs = _laid(engine.client("cloudformation"), body, name, PARAMETERS | parameters)
    wires = [_wire(each) for each in outputs if each["OutputKey"].startswith("Wire")]
    return _environment(engine, outputs), wires


def standing(engine: Engine, name: str = NAME) -> dict[str, str] | None:
    """The environment of a data plane as it is, None where there is none."""
    found = _found(engine.client("cloudformation"), name)
    return _environment(engine, found["Outputs"]) if found and "Outputs" in found else None


def _environment(engine: Engine, outputs: list[dict[str, str]]) -> dict[str, str]:
    told = (each for each in outputs if each["OutputKey"].startswith("Var"))
    return {each["Description"]: each["OutputValue"] for each in told} | engine.environment


def identity(engine: Engine, name: str = NAME) -> str:
    """The id of the stack on an engine: another one after its data were lost."""
    found = engine.client("cloudformation").describe_stacks(StackName=name)
    return str(found["Stacks"][0]["StackId"])


def _wire(output: dict[str, str]) -> Wire:
    handler, kind, batch = json.loads(output["Description"])
    return Wire(handler, kind, batch, output["OutputValue"])


def _laid(cloudformation: Any, body: Template, name: str, parameters: dict[str, str]) -> list[dict[str, str]]:
    given = {key: value for key, value in parameters.items() if key in body["Parameters"]}
    text = json.dumps(body, sort_keys=True)
    tag = {"Key": "said", "Value": hashlib.sha256((text + json.dumps(given)).encode()).hexdigest()[:16]}
    asked = {
        "StackName": name,
        "TemplateBody": text,
        "Tags": [tag],
        "Parameters": [{"ParameterKey": key, "ParameterValue": value} for key, value in given.items()],
    }
    found = _found(cloudformation, name)
    if found is None:
        cloudformation.create_stack(**asked)
    elif tag not in found.get("Tags", []):
        cloudformation.update_stack(**asked)
    return _settled(cloudformation, name)


def _found(cloudformation: Any, name: str) -> dict[str, Any] | None:
    try:
        found: dict[str, Any] = cloudformation.describe_stacks(StackName=name)["Stacks"][0]
    except cloudformation.exceptions.ClientError:
        return None
    return found


def _settled(cloudformation: Any, name: str) -> list[dict[str, str]]:
    deadline = time.monotonic() + 60
    found = _found(cloudformation, name)
    while found and found["StackStatus"].endswith("IN_PROGRESS") and time.monotonic() < deadline:
        time.sleep(0.02)
        found = _found(cloudformation, name)
    if not found or found["StackStatus"] not in ("CREATE_COMPLETE", "UPDATE_COMPLETE"):
        raise StackFailed(f"{found and found['StackStatus']}: {found and found.get('StackStatusReason')}")
    outputs: list[dict[str, str]] = found["Outputs"]
    return outputs
