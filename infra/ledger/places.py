"""Where the network is that a command means: deployed, or on this machine, running or not."""

import argparse
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from chalicelib.foundation import aws
from infra.deploy.asked import Asked
from infra.first_administrator import settings
from local import stack
from local.engine import Engine
from local.house import AlreadyRunning, House

REGION: Final = "AWS_REGION"


class NoNetwork(Exception):
    """There is no network to verify; the text says why."""


def read(parser: argparse.ArgumentParser, words: Sequence[str] | None) -> argparse.Namespace:
    """What a command was asked, with `stage` and `region`: both of a deployed network, or neither."""
    parser.add_argument("--stage", default="", help="the deployed network; this machine's unless given")
    parser.add_argument("--region", default="")
    asked = parser.parse_args(words)
    if bool(asked.stage) != bool(asked.region):
        parser.error("say both STAGE and REGION, or neither")
    return asked


@contextmanager
def meant(asked: argparse.Namespace) -> Iterator[str]:
    """The name of the stack of the network that is meant, whose settings the environment holds from now on.

    Raises NotDeployed or NoNetwork.
    """
    if asked.stage:
        os.environ.update(deployed(asked.stage, asked.region))
        yield Asked(asked.stage, asked.region).stack
        return
    with kept(Path(os.environ.get("NETWORK_FOLDER", stack.KEPT))) as environment:
        os.environ.update(environment)
        yield stack.NAME


def deployed(stage: str, region: str) -> dict[str, str]:
    """The settings of a deployed network. Raises NotDeployed."""
    os.environ[REGION] = os.environ["AWS_DEFAULT_REGION"] = region
    return settings(aws.client("cloudformation"), aws.client("lambda"), Asked(stage, region).stack)


@contextmanager
def kept(folder: Path) -> Iterator[dict[str, str]]:
    """The settings of this machine's network. One that does not run has its engine for as long as it takes.

    Raises NoNetwork.
    """
    house = House(folder)
    try:
        house.take()
    except AlreadyRunning:
        yield _standing(Engine.at(house.engine() or "")) | _own(house)
        return
    try:
        if not (folder / "state").exists():
            raise NoNetwork(f"{folder} holds no network: start one with `make run`")
        with Engine(folder) as engine:
            yield _standing(engine) | _own(house)
    finally:
        house.leave()


def _own(house: House) -> dict[str, str]:
    return {"CLOCK_OFFSET_FILE": str(house.clock), "SECRET": house.secret()}


def _standing(engine: Engine) -> dict[str, str]:
    environment = stack.standing(engine) if engine.url else None
    if environment is None:
        raise NoNetwork("the network is being started, or was never started whole")
    return environment
