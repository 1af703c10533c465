"""One deployment as its steps: look, package, upload, show, agree, change, bring the page, tell."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, NamedTuple

from chalicelib.service.routes import VERSION
from infra.deploy import changes, checks, page, parameters, report, stacks, stamp, store
from infra.deploy.asked import Asked, Stopped
from infra.deploy.changes import ChangeSet
from infra.deploy.cloud import Cloud
from infra.deploy.stacks import Stack
from infra.package import Artefact

PAGE_BUCKET: Final = "WebBucketName"
STAGE: Final = "Stage"

Say = Callable[[str], None]
Agree = Callable[[str], bool]


class Looked(NamedTuple):
    """What the checks found: the account's number, and the network that is there."""

    number: str
    stack: Stack | None


def look(cloud: Cloud, asked: Asked, version: str = VERSION) -> Looked:
    """Everything that can be checked before something is built. Raises Stopped."""
    checks.place(asked)
    number = checks.account(cloud)
    stack = stacks.found(cloud, asked.stack)
    if stack is None:
        checks.elsewhere(cloud, asked, number)
    else:
        checks.ready(stack)
        checks.newer(stack, version, asked)
        checks.untouched(cloud, stack, asked)
    checks.sender(cloud, stack, asked.given, asked)
    return Looked(number, stack)


def deploy(
    cloud: Cloud, asked: Asked, made: Artefact, looked: Looked, agree: Agree, say: Say, version: str = VERSION
) -> Stack:
    """Uploads, shows the changes, and makes them when `agree` says so. Raises Stopped."""
    body = _read(made)
    kept = looked.stack.parameters if looked.stack else None
    told = parameters.chosen(body, _given(body, asked), kept)
    changing = ChangeSet(cloud, asked, first=looked.stack is None)
    found = changing.make(_uploaded(cloud, asked, made, looked, version), told)
    if found is None and looked.stack:
        say(f"{asked.stack} is as asked already.")
        return looked.stack
    say(changes.shown(found or []))
    _agreed(changing, found or [], asked, agree)
    stack = changing.execute()
    formation = cloud.cloudformation
    formation.update_termination_protection(StackName=asked.stack, EnableTerminationProtection=True)
    return stack


def _uploaded(cloud: Cloud, asked: Asked, made: Artefact, looked: Looked, version: str) -> str:
    """Uploads archive and stamped template; answers the address of the template."""
    bucket = store.bucket(cloud, looked.number)
    code = store.archive(cloud, bucket, asked, made.zip)
    return store.template(cloud, bucket, asked, stamp.stamped(_read(made), version, made.sha256, code))


def _agreed(changing: ChangeSet, found: list[changes.Change], asked: Asked, agree: Agree) -> None:
    losing = changes.losing(found)
    if losing and not asked.overwrite:
        changing.drop()
        raise Stopped(
            f"This would take the network from its data: {', '.join(losing)}. Nothing was changed; "
            "docs/operations.md says how data are moved, and OVERWRITE=1 does it all the same."
        )
    if not agree(f"Change {asked.stack} in {asked.region}?"):
        changing.drop()
        raise Stopped("Nothing was changed.")


def _read(artefact: Artefact) -> dict[str, Any]:
    body: dict[str, Any] = json.loads(artefact.template.read_text())
    return body


def _given(body: dict[str, Any], asked: Asked) -> dict[str, str]:
    own = {STAGE: asked.stage} if STAGE in body.get("Parameters", {}) else {}
    return own | dict(asked.given)


def bring(cloud: Cloud, stack: Stack, folder: Path, say: Say) -> None:
    """Uploads the page where it has been built and the stack has a bucket for it."""
    bucket = stack.outputs.get(PAGE_BUCKET)
    if bucket and folder.is_dir():
        say(f"The page: {len(page.upload(cloud.s3, bucket, folder))} files brought to {bucket}.")


def compare(cloud: Cloud, asked: Asked, artefact: Artefact, version: str = VERSION) -> str:
    """What deploying the artefact would change for the network that is there. Raises Stopped."""
    checks.place(asked)
    checks.account(cloud)
    stack = stacks.found(cloud, asked.stack)
    if stack is None:
        raise Stopped(f"There is no network {asked.stage!r} in {asked.region}.")
    old = stacks.template(cloud, asked.stack)
    code = old["Resources"].get("APIHandler", {}).get("Properties", {}).get("CodeUri", "")
    new = stamp.stamped(_read(artefact), version, artefact.sha256, code)
    versions = (stack.outputs.get(stamp.VERSION, "an unknown version"), version)
    return report.written(old, new, stack.parameters, versions)
