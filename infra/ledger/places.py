"""Where the network is whose ledger is verified: deployed, or on this machine, running or not."""

import os
from collections.abc import Iterator
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
    clock = {"CLOCK_OFFSET_FILE": str(house.clock)}
    try:
        house.take()
    except AlreadyRunning:
        yield _standing(Engine.at(house.engine() or "")) | clock
        return
    try:
        if not (folder / "state").exists():
            raise NoNetwork(f"{folder} holds no network: start one with `make run`")
        with Engine(folder) as engine:
            yield _standing(engine) | clock
    finally:
        house.leave()


def _standing(engine: Engine) -> dict[str, str]:
    environment = stack.standing(engine) if engine.url else None
    if environment is None:
        raise NoNetwork("the network is being started, or was never started whole")
    return environment
