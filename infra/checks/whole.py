"""The template as a whole: complete, without stand-ins or leftovers, and within CloudFormation's bounds."""

import json
import re
from collections.abc import Iterator
from typing import Final

from infra.checks.template import Finding, Template, named, of_type, properties

BYTES_MOST: Final = 450_000
REST_MOST: Final = 250
STAND_IN: Final = re.compile(r"set-by-template|arn:aws[a-z-]*:[a-z0-9-]+:[a-z0-9-]*:\d{12}:[^\"]*|\b0{12}\b")
ACTING: Final = (
    "AWS::ApiGateway::Account",
    "AWS::ApiGateway::Stage",
    "AWS::Budgets::Budget",
    "AWS::CloudFront::Distribution",
    "AWS::CloudWatch::",
    "AWS::GuardDuty::MalwareProtectionPlan",
    "AWS::Lambda::EventSourceMapping",
    "AWS::Lambda::Permission",
    "AWS::S3::BucketPolicy",
    "AWS::SES::ConfigurationSetEventDestination",
    "AWS::SNS::Subscription",
    "AWS::SNS::TopicPolicy",
    "AWS::SQS::QueuePolicy",
)
"""Kinds that do something by being there; all others are there because something uses them."""


def typed(template: Template) -> Iterator[Finding]:
    """Every override met its resource: a mistyped one would silently be a new resource without a type."""
    for name, each in template["Resources"].items():
        if "Type" not in each:
            yield Finding("typed", name, "overrides a resource that is not there")


def real(template: Template) -> Iterator[Finding]:
    """No stand-in was left where a name of this deployment belongs."""
    for name, each in template["Resources"].items():
        for stand_in in sorted(set(STAND_IN.findall(json.dumps(each)))):
            yield Finding("real", name, f"still says {stand_in}")


def used(template: Template) -> Iterator[Finding]:
    """Nothing is deployed that nothing uses."""
    names = {other for name, each in template["Resources"].items() for other in named(each) if other != name}
    names |= set(named(template.get("Outputs", {})))
    for name, each in template["Resources"].items():
        if name not in names and not each["Type"].startswith(ACTING):
            yield Finding("used", name, "is used by nothing")


def small(template: Template) -> Iterator[Finding]:
    """It fits: the template in CloudFormation's 1 MB with room to grow, the paths in the gateway's quota."""
    size = len(json.dumps(template, separators=(",", ":")))
    if size > BYTES_MOST:
        yield Finding("small", "template", f"has {size} bytes, more than {BYTES_MOST}")
    for name, each in of_type(template, "AWS::ApiGateway::RestApi").items():
        count = rest_resources(properties(each)["Body"]["paths"])
        if count > REST_MOST:
            yield Finding("small", name, f"has {count} resources, more than {REST_MOST}")


def rest_resources(paths: Iterator[str] | dict[str, object]) -> int:
    """How many resources the gateway makes of paths: one for each beginning of each, and the root."""
    parts = [path.strip("/").split("/") for path in paths]
    return 1 + len({tuple(each[:end]) for each in parts for end in range(1, len(each) + 1)} - {("",)})
