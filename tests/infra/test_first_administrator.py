"""The command of whoever deployed a network: it finds the network's settings and makes its administrator."""

import io
import json
import os
import uuid
import zipfile
from typing import Any

import pytest

from infra import first_administrator
from tests.cast.house import House, Somebody, done


@pytest.fixture
def stack(house: House) -> str:
    """A stack on the engine whose function has the settings of the network under test."""
    name = f"deployed-{uuid.uuid4().hex[:8]}"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("app.py", "")
    variables = {key: os.environ[key] for key in os.environ if key.endswith("_TABLE")}
    house.engine.client("lambda").create_function(
        FunctionName=name,
        Runtime="python3.11",
        Role="arn:aws:iam::000000000000:role/network",
        Handler="app.app",
        Code={"ZipFile": packed.getvalue()},
        Environment={"Variables": {**variables, "STAGE": name}},
    )
    _create(house, name, {"APIHandlerName": {"Value": name}})
    return name


def _create(house: House, name: str, outputs: dict[str, Any]) -> None:
    body = {"Resources": {"Topic": {"Type": "AWS::SNS::Topic"}}, "Outputs": outputs}
    house.engine.client("cloudformation").create_stack(StackName=name, TemplateBody=json.dumps(body))


def test_it_makes_an_administrator_and_can_be_repeated(
    house: House, stack: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("STAGE", "tests")
    grace = Somebody(house, "Grace Hopper", f"grace{uuid.uuid4().hex[:8]}@example.org")
    words = ["--stack", stack, "--address", grace.email, "--name", grace.name]
    first_administrator.main(words)
    assert os.environ["STAGE"] == stack, "the settings are those of the stack's function"
    done(grace.signs_in(), 201)
    assert done(grace.get("/me"))["may"]["administer"] is True
    first_administrator.main(words)
    said = [line for line in capsys.readouterr().out.splitlines() if line.startswith(grace.email)]
    assert len(said) == 2
    assert said[0] == said[1]
    assert grace.id in said[0]


def test_a_stack_that_is_absent_or_no_network_is_told(house: House) -> None:
    other = f"other-{uuid.uuid4().hex[:8]}"
    _create(house, other, {})
    with pytest.raises(SystemExit, match=f"Not done: the stack {other} has no network in it"):
        first_administrator.main(["--stack", other, "--address", "ada@example.org"])
    with pytest.raises(SystemExit, match=r"Not done: .*absent"):
        first_administrator.main(["--stack", "absent", "--address", "ada@example.org"])


def test_an_address_with_tricks_is_refused(house: House, stack: str) -> None:
    with pytest.raises(SystemExit, match="Not done"):
        first_administrator.main(["--stack", stack, "--address", "ada <ada@example.org>"])
