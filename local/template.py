"""What would be deployed: the packaged template, and the part of it that a laptop's engine can create."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Set
from pathlib import Path
from typing import Any, Final

from local.engine import CREDENTIALS, ROOT

STAGE: Final = "live"
CACHE: Final = "template-*.json"
DATA_PLANE: Final = ("AWS::DynamoDB::", "AWS::SNS::", "AWS::SQS::", "AWS::S3::", "AWS::SES::")
SUBSTITUTED: Final = re.compile(r"\$\{(?!AWS::|!)([A-Za-z0-9]+)")
SOURCES: Final = {"SQS": "Queue", "DynamoDB": "Stream"}

Template = dict[str, Any]


class NotPackaged(Exception):
    """The template could not be made; the text is what the packaging said."""


def packaged(cache: Path) -> Template:
    """What `chalice package` deploys with infra/ merged in, without the dependencies; kept by content."""
    kept = cache / f"template-{_fingerprint()}.json"
    if not kept.exists():
        cache.mkdir(parents=True, exist_ok=True)
        for old in cache.glob(CACHE):
            old.unlink(missing_ok=True)
        with tempfile.TemporaryDirectory(dir=cache) as folder:
            made = _package(Path(folder))
            made.replace(kept)
    template: Template = json.loads(kept.read_text())
    return template


def _fingerprint() -> str:
    files = [
        ROOT / "app.py",
        *sorted((ROOT / ".chalice").glob("*.json")),
        *sorted((ROOT / "infra").glob("*.*")),
    ]
    files += sorted((ROOT / "chalicelib").rglob("*.py"))
    said = hashlib.sha256()
    for file in files:
        said.update(f"{file.relative_to(ROOT)}\0".encode() + file.read_bytes())
    return said.hexdigest()[:16]


def _package(folder: Path) -> Path:
    for name in ("chalicelib", "infra"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(
        ROOT / ".chalice", folder / ".chalice", ignore=shutil.ignore_patterns("deployed", "deployments")
    )
    shutil.copy(ROOT / "app.py", folder)
    (folder / "requirements.txt").touch()
    chalice = str(Path(sys.executable).parent / "chalice")
    _run(folder, sys.executable, "-m", "infra.merge", "merged.json")
    _run(folder, chalice, "package", "--stage", STAGE, "--merge-template", "merged.json", "out")
    return folder / "out" / "sam.json"


def _run(folder: Path, *command: str) -> None:
    environment = {**os.environ, **CREDENTIALS, "PYTHONPATH": str(folder), "SECRET": "s" * 32}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
    if done.returncode:
        raise NotPackaged(done.stderr.decode(errors="replace").strip())


def data_plane(template: Template) -> Template:
    """The part of a packaged template that an engine can create, with the wiring as outputs."""
    parameters = template.get("Parameters", {}).keys()
    resources = _creatable(template["Resources"], parameters)
    known = resources.keys() | parameters
    outputs: Template = {}
    for resource in template["Resources"].values():
        if resource.get("Type") == "AWS::Serverless::Function":
            outputs |= _variables(resource["Properties"], known)
            outputs |= _listening(resource["Properties"], len(outputs))
    return {
        "AWSTemplateFormatVersion": "2010-09-09",
        "Parameters": template.get("Parameters", {}),
        "Conditions": template.get("Conditions", {}),
        "Resources": resources,
        "Outputs": outputs,
    }


def _creatable(resources: Template, parameters: Set[str]) -> Template:
    """The resources of the data plane, but for those that refer to what stays in the cloud."""
    left = {name: each for name, each in resources.items() if each.get("Type", "").startswith(DATA_PLANE)}
    while True:
        known = left.keys() | parameters
        kept = {name: each for name, each in left.items() if set(_named(each)) <= known}
        if len(kept) == len(left):
            return kept
        left = kept


def _variables(function: Template, known: Set[str]) -> Template:
    """Environment variables as outputs, but for those that name what the engine does not create."""
    variables = function.get("Environment", {}).get("Variables", {})
    return {
        "Var" + variable.replace("_", ""): {"Value": value, "Description": variable}
        for variable, value in variables.items()
        if set(_named(value)) <= known
    }


def _listening(function: Template, start: int) -> Template:
    outputs = {}
    for number, event in enumerate(function.get("Events", {}).values(), start):
        if event["Type"] in SOURCES:
            said = [function["Handler"], event["Type"], event["Properties"].get("BatchSize", 10)]
            source = event["Properties"][SOURCES[event["Type"]]]
            outputs[f"Wire{number}"] = {"Value": source, "Description": json.dumps(said)}
    return outputs


def _named(value: Any) -> Iterator[str]:
    """The resources and parameters that a template's value refers to."""
    if isinstance(value, list):
        for each in value:
            yield from _named(each)
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _refers(key, inner)


def _refers(key: str, inner: Any) -> Iterator[str]:
    if key == "Ref":
        yield from () if inner.startswith("AWS::") else (inner,)
    elif key == "Fn::GetAtt":
        yield inner[0]
    elif key == "Fn::Sub" and isinstance(inner, str):
        yield from SUBSTITUTED.findall(inner)
    elif key == "DependsOn":
        yield from [inner] if isinstance(inner, str) else inner
    else:
        yield from _named(inner)
