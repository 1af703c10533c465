"""What a deployed network says of itself in its outputs: its version, its artefact, and its template's sum.

They change in one step with the network and roll back with it, which a note kept elsewhere would not.
"""

import hashlib
import json
from typing import Any, Final

VERSION: Final = "NetworkVersion"
ARTEFACT: Final = "ArtefactSum"
SAID: Final = "TemplateSum"
FUNCTION: Final = "AWS::Serverless::Function"

Template = dict[str, Any]


def stamped(template: Template, version: str, artefact: str, code: str) -> Template:
    """The template with where its code is, its version, the artefact's SHA-256, and its own sum."""
    resources = {
        name: {**each, "Properties": {**each["Properties"], "CodeUri": code}}
        if each.get("Type") == FUNCTION
        else each
        for name, each in template["Resources"].items()
    }
    said = {
        VERSION: {"Description": "The version that is deployed", "Value": version},
        ARTEFACT: {"Description": "The SHA-256 of the artefact that is deployed", "Value": artefact},
    }
    whole = {**template, "Resources": resources, "Outputs": {**template.get("Outputs", {}), **said}}
    mark = {"Description": "The sum of the template, by which a change by hand shows", "Value": sum_of(whole)}
    return {**whole, "Outputs": {**whole["Outputs"], SAID: mark}}


def sum_of(template: Template) -> str:
    """The SHA-256 of a template without its own sum."""
    outputs = {name: each for name, each in template.get("Outputs", {}).items() if name != SAID}
    text = json.dumps({**template, "Outputs": outputs}, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def edited(template: Template) -> bool:
    """Whether a deployed template is not what was stamped."""
    said = template.get("Outputs", {}).get(SAID, {}).get("Value")
    return bool(said != sum_of(template))


def order(version: str) -> tuple[int, ...]:
    """A version as numbers that compare: `1.10.0` is newer than `1.9.0`."""
    return tuple(int(part) for part in version.split("."))
