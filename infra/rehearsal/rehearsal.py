"""One rehearsal, from an empty account to one that holds what is kept, and what it tells."""

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from infra.package import Artefact
from infra.rehearsal import account, bridges, differences, journey
from infra.rehearsal.caller import JourneyFailed
from infra.rehearsal.deployment import STACK, Deployment, DeploymentFailed, Template
from infra.rehearsal.ground import Ground
from local.engine import ROOT

ADMINISTRATOR: Final = "ada@example.org"
# Whatever can be asked for is asked for, so that all of the template stands.
ASKED: Final = {
    "MailSender": "network@example.org",
    "Origin": "https://network.example.org",
    "Stage": STACK,
    "AlarmEmail": "alarms@example.org",
    "SpendLimit": "100",
    "CertificateArn": "arn:aws:acm:us-east-1:000000000000:certificate/rehearsal",
    "WebAclArn": "arn:aws:wafv2:us-east-1:000000000000:global/webacl/rehearsal",
}
KEY: Final = "KeyArn"
GATE: Final = "api"
EDGE: Final = "OriginSecret"
COMPLAINTS: Final = 5


class RehearsalFailed(Exception):
    """What was rehearsed is not what was expected; the text says what, and what functions complained of."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a rehearsal told: how many resources of each type stood, what was shown, what stayed behind."""

    stood: Counter[str]
    shown: list[str]
    stayed: Counter[str]


def rehearse(artefact: Artefact) -> Report:
    """Puts the artefact up, tries it and takes it down. Raises RehearsalFailed."""
    with tempfile.TemporaryDirectory() as folder, Ground(Path(folder)) as ground:
        stack = Deployment(ground)
        try:
            stack.upload(artefact)
            template = put_up(stack, json.loads(artefact.template.read_text()), parameters(ground))
            publish(ground, stack)
            stood = stack.standing()
            shown = tried(ground, stack)
            stack.take_down()
        except (DeploymentFailed, JourneyFailed) as problem:
            heard = account.complaints(ground)[-COMPLAINTS:]
            raise RehearsalFailed("\n".join([str(problem), *heard])) from problem
        return Report(stood, shown, stayed(ground, template))


def parameters(ground: Ground) -> dict[str, str]:
    """What the template is given: all options, and a key of one's own, which is made here."""
    return ASKED | {KEY: ground.client("kms").create_key()["KeyMetadata"]["Arn"]}


def put_up(stack: Deployment, template: Template, given: Mapping[str, str]) -> Template:
    """Deploys, and answers the template as it was deployed. Raises RehearsalFailed, DeploymentFailed.

    What the engine refuses has to be what is said to be left out: no more, and no less.
    """
    template = bridges.bridged(template)
    refused = stack.refused(template, given)
    if odd := refused ^ differences.LEFT_OUT.keys():
        raise RehearsalFailed(f"infra/rehearsal/differences.py is out of date about {', '.join(sorted(odd))}")
    template = differences.within(template, refused)
    stack.put_up(template, given)
    return template


def publish(ground: Ground, stack: Deployment) -> None:
    """Publishes the API once more, because the engine made its refusals after its first deployment."""
    gateway = ground.client("apigateway")
    gateway.create_deployment(restApiId=stack.outputs["RestAPIId"], stageName=GATE)


def tried(ground: Ground, stack: Deployment) -> list[str]:
    """Makes the first administrator and walks the journey; answers what was shown. Raises JourneyFailed."""
    command = [
        sys.executable,
        "-m",
        "infra.first_administrator",
        "--stack",
        STACK,
        "--address",
        ADMINISTRATOR,
    ]
    environment = {**os.environ, **ground.environment}
    made = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if made.returncode:
        raise JourneyFailed(f"there is no first administrator: {made.stderr.strip()}")
    return journey.walk(base(ground, stack), ground.mailbox, ADMINISTRATOR, as_the_edge(ground, stack))


def base(ground: Ground, stack: Deployment) -> str:
    """Where the engine's gateway answers for the deployed API."""
    return f"{ground.url}/restapis/{stack.outputs['RestAPIId']}/{GATE}/_user_request_"


def as_the_edge(ground: Ground, stack: Deployment) -> dict[str, str]:
    """The header by which CloudFront, which stands before the deployed API, is known to it."""
    kept = ground.client("secretsmanager").get_secret_value(SecretId=stack.physical(EDGE))
    return {"X-Origin-Secret": kept["SecretString"]}


def stayed(ground: Ground, template: Template) -> Counter[str]:
    """What is still there. Raises RehearsalFailed unless it is what the template retains."""
    left, kept = account.holds(ground), account.retained(template)
    if left != kept:
        raise RehearsalFailed(f"after the stack was deleted there is {dict(+left)} instead of {dict(kept)}")
    return kept
