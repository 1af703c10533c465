"""The template as CloudFormation sees it after the serverless transform, and what its linter says."""

import json
import subprocess
from pathlib import Path
from typing import Final

from infra.checks.template import Finding, Template

PYTHON: Final = Path(__file__).parents[2] / ".engine" / "bin" / "python"
"""The translator lives beside the local engine, because it pins what our tests need in another version."""
REGIONS: Final = ("eu-west-1", "us-east-1")
STAND_IN: Final = "s3://bucket/key"
TRANSLATE: Final = """
import json, sys
from samtranslator.translator.transform import transform
class NoPolicies:
    def load(self):
        return {}
json.dump(transform(json.load(sys.stdin), {}, NoPolicies()), sys.stdout)
"""


class Untranslatable(Exception):
    """The serverless transform refuses the template; the text is its last word."""


def translated(merged: Template) -> Template:
    """What becomes of a merged template. Raises Untranslatable."""
    said = json.loads(json.dumps(merged))
    for resource in said["Resources"].values():
        if resource["Type"] == "AWS::Serverless::Function":
            resource["Properties"]["CodeUri"] = STAND_IN
    done = subprocess.run(
        [PYTHON, "-c", TRANSLATE],
        input=json.dumps(said),
        capture_output=True,
        text=True,
        check=False,
        env={"AWS_DEFAULT_REGION": REGIONS[0]},
        timeout=600,
    )
    if done.returncode:
        raise Untranslatable(done.stderr.strip().splitlines()[-1])
    whole: Template = json.loads(done.stdout)
    return whole


def linted(template: Template) -> list[Finding]:
    """Errors and warnings of cfn-lint in every region that we name."""
    # The linter is a tool of the tests and takes a second to load.
    from cfnlint import api  # type: ignore[import-untyped]

    found = api.lint(json.dumps(template), config=api.ManualArgs(regions=list(REGIONS)))
    return [
        Finding(each.rule.id, "/".join(str(part) for part in getattr(each, "path", None) or ()), each.message)
        for each in found
    ]
