"""Checks the deployment: `python -m infra.checks [TEMPLATE.json]`, a template as it is packaged.

Without one, it packages what is here. Ends with 1 where anything is found.
"""

import json
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from infra.checks import cloudformation, rules, scan, whole
from infra.checks.template import Finding, Template, of_type, properties


def found(merged: Template) -> list[Finding]:
    """Everything that rules, linter and scanner find in a merged template; the slow scanner runs beside."""
    untyped = list(whole.typed(merged))
    if untyped:
        return untyped
    template = cloudformation.translated(merged)
    print(summary(template))
    with ThreadPoolExecutor(1) as beside:
        scanning = beside.submit(scan.scanned, template, scan.exceptions())
        judged = rules.judged(template) + cloudformation.linted(template)
        return judged + scanning.result()


def summary(template: Template) -> str:
    """The figures that have a bound."""
    api = next(iter(of_type(template, "AWS::ApiGateway::RestApi").values()))
    size = len(json.dumps(template, separators=(",", ":")))
    rest = whole.rest_resources(properties(api)["Body"]["paths"])
    return (
        f"{len(template['Resources'])} resources, {size / 1000:.0f} KB of {whole.BYTES_MOST / 1000:.0f}, "
        f"{rest} REST resources of {whole.REST_MOST}, "
        f"{len(of_type(template, 'AWS::CloudWatch::Alarm'))} alarms, {len(scan.exceptions())} exceptions"
    )


def _template(words: list[str]) -> Template:
    if words:
        read: Template = json.loads(Path(words[0]).read_text())
        return read
    from local.stack import KEPT
    from local.template import packaged

    return packaged(KEPT)


def main() -> None:
    """Prints what is found, and how long it took."""
    started = time.monotonic()
    findings = found(_template(sys.argv[1:]))
    for finding in findings:
        print(finding)
    print(f"The deployment was checked in {time.monotonic() - started:.0f} s: {len(findings)} findings")
    sys.exit(bool(findings))


if __name__ == "__main__":
    main()
