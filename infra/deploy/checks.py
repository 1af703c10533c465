"""What is looked at before anything changes; each check stops with a sentence that says what to do."""

import time
from collections.abc import Mapping
from typing import Any, Final

from botocore.exceptions import BotoCoreError, ClientError

from infra.deploy import cloud as clouds
from infra.deploy import stacks, stamp
from infra.deploy.asked import PREFIX, Asked, Stopped
from infra.deploy.cloud import Cloud
from infra.deploy.stacks import Stack

# A stack that can be changed; what to do with each of the others.
GOOD: Final = ("CREATE_COMPLETE", "UPDATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE", "IMPORT_COMPLETE")
CURES: Final = {
    "ROLLBACK_COMPLETE": "its first deployment failed; run `make destroy` for this stage, then deploy again",
    "ROLLBACK_FAILED": "its first deployment failed; run `make destroy` for this stage, then deploy again",
    "CREATE_FAILED": "its first deployment failed; run `make destroy` for this stage, then deploy again",
    "UPDATE_ROLLBACK_FAILED": "continue its roll-back in CloudFormation, then deploy again",
    "DELETE_FAILED": "run `make destroy` again; it says what could not be deleted",
}


def place(asked: Asked) -> None:
    """The region is one that functions run in. Raises Stopped."""
    if asked.region not in clouds.regions():
        raise Stopped(f"There is no region {asked.region!r}: give REGION as AWS writes it, like eu-west-1.")


def account(cloud: Cloud) -> str:
    """The number of the account that the credentials belong to. Raises Stopped where there are none."""
    try:
        return str(cloud.sts.get_caller_identity()["Account"])
    except (BotoCoreError, ClientError) as problem:
        raise Stopped(
            f"AWS does not know you ({problem}): run `aws configure` or `aws sso login`, or set AWS_PROFILE."
        ) from problem


def elsewhere(cloud: Cloud, asked: Asked, number: str) -> None:
    """No other region has this network: its data would stay behind there. Raises Stopped.

    Where the account has deployed anything is seen by its buckets of artefacts, which every region lists.
    """
    prefix = f"{PREFIX}-artefacts-{number}-"
    for bucket in cloud.s3.list_buckets()["Buckets"]:
        region = bucket["Name"].removeprefix(prefix)
        known = bucket["Name"].startswith(prefix) and region != cloud.region
        if known and stacks.found(cloud.at(region), asked.stack):
            raise Stopped(
                f"The network {asked.stage!r} is in {region}, not in {cloud.region}: "
                f"give REGION={region}, or another STAGE for a second network."
            )


def ready(stack: Stack) -> None:
    """The stack can be changed. Raises Stopped."""
    if stack.status.endswith(stacks.MOVING):
        raise Stopped(f"{stack.name} is being changed ({stack.status}): wait until it has settled.")
    if stack.status not in GOOD:
        cure = CURES.get(stack.status, "look at its events in CloudFormation")
        raise Stopped(f"{stack.name} is {stack.status}: {cure}.")


def newer(stack: Stack, version: str, asked: Asked) -> None:
    """What is deployed is not newer than what would be. Raises Stopped."""
    there = stack.outputs.get(stamp.VERSION)
    if there and stamp.order(there) > stamp.order(version) and not asked.older:
        raise Stopped(
            f"{stack.name} runs {there} and this is {version}: check out {there} or newer. "
            "To roll back on purpose, read docs/operations.md and say OLDER=1."
        )


def untouched(cloud: Cloud, stack: Stack, asked: Asked) -> None:
    """Neither the template nor what it made was changed by hand. Raises Stopped."""
    if asked.overwrite:
        return
    how = "Put the change into infra/ to keep it, and say OVERWRITE=1 to deploy over it."
    if stamp.edited(stacks.template(cloud, stack.name)):
        raise Stopped(
            f"The template of {stack.name} was edited by hand (`make upgrade-report` shows it). {how}"
        )
    if drifted := drift(cloud, stack.name):
        raise Stopped(f"Changed by hand in {stack.name}: {', '.join(drifted)}. {how}")


def drift(cloud: Cloud, name: str) -> list[str]:
    """The logical ids of resources that are no longer as the stack made them."""
    detection = cloud.cloudformation.detect_stack_drift(StackName=name)["StackDriftDetectionId"]
    status = _detected(cloud, detection)
    deadline = time.monotonic() + stacks.LONGEST
    while status == "DETECTION_IN_PROGRESS" and time.monotonic() < deadline:
        time.sleep(cloud.pause)
        status = _detected(cloud, detection)
    answer = cloud.cloudformation.describe_stack_resource_drifts(
        StackName=name, StackResourceDriftStatusFilters=["MODIFIED", "DELETED"]
    )
    return sorted(each["LogicalResourceId"] for each in answer["StackResourceDrifts"])


def _detected(cloud: Cloud, detection: str) -> str:
    answer = cloud.cloudformation.describe_stack_drift_detection_status(StackDriftDetectionId=detection)
    return str(answer["DetectionStatus"])


def sender(cloud: Cloud, stack: Stack | None, given: Mapping[str, str], asked: Asked) -> None:
    """The sender's domain is verified, or is the stack's to make. Raises Stopped."""
    before = stack.parameters.get("MailSender", "") if stack else ""
    domain = given.get("MailSender", before).rpartition("@")[2]
    if domain:
        _identity(_known(cloud, domain), domain, asked, ours=domain == before.rpartition("@")[2])


def _identity(identity: dict[str, Any] | None, domain: str, asked: Asked, *, ours: bool) -> None:
    if not ours and identity is not None:
        raise Stopped(
            f"{domain} is an identity of SES here already and a stack can only make its own: "
            "send from a sub-domain of this network's own, or delete that identity."
        )
    if ours and not asked.unverified and not (identity or {}).get("VerifiedForSendingStatus"):
        raise Stopped(
            f"SES has not verified {domain}, so nobody can be mailed a code: publish the stack's MailRecord "
            "outputs in its DNS and wait, or say UNVERIFIED=1 to go on without mails."
        )


def _known(cloud: Cloud, domain: str) -> dict[str, Any] | None:
    try:
        identity: dict[str, Any] = cloud.mail.get_email_identity(EmailIdentity=domain)
    except cloud.mail.exceptions.NotFoundException:
        return None
    return identity
