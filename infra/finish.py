"""The last touch to a packaged template, which depends on the runtime that it was packaged for.

From Python 3.12 on, functions start from a snapshot (SnapStart). Only published versions have one, so the API
and all that is listened to go through an alias that always names the newest.
"""

import copy
import json
import re
from typing import Any, Final

Template = dict[str, Any]

FUNCTION: Final = "AWS::Serverless::Function"
SNAPSHOTS_FROM: Final = (3, 12)
ALIAS: Final = "live"
API: Final = "APIHandler"


def finished(template: Template) -> Template:
    """The template as it is deployed; the one that is given stays as it is."""
    done = copy.deepcopy(template)
    functions = [each for each in done["Resources"].values() if each["Type"] == FUNCTION]
    for each in functions:
        if version(each["Properties"]["Runtime"]) >= SNAPSHOTS_FROM:
            each["Properties"] |= _snapshot()
    if any("SnapStart" in each["Properties"] for each in functions):
        _aim_at_alias(done["Resources"])
    return done


def version(runtime: str) -> tuple[int, int]:
    """The version of a Python runtime: `python3.12` is (3, 12). Raises ValueError for any other."""
    said = re.fullmatch(r"python(\d+)\.(\d+)", runtime)
    if said is None:
        raise ValueError(runtime)
    return int(said[1]), int(said[2])


def _snapshot() -> Template:
    return {
        "SnapStart": {"ApplyOn": "PublishedVersions"},
        "AutoPublishAlias": ALIAS,
        # A changed setting is a new version too, not only changed code.
        "AutoPublishAliasAllProperties": True,
    }


def _aim_at_alias(resources: Template) -> None:
    api = resources["RestAPI"]["Properties"]
    said = json.dumps(api["DefinitionBody"])
    api["DefinitionBody"] = json.loads(said.replace(f"${{{API}.Arn}}", f"${{{API}Alias{ALIAS}}}"))
    resources["APIHandlerInvokePermission"]["Properties"]["FunctionName"] = {"Ref": f"{API}Alias{ALIAS}"}
