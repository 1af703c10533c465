"""Who may do what: no right to everything without a written reason, and no role for two functions."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from infra.checks.template import Finding, Template, listed, named, of_type, properties

Statement = dict[str, Any]

DOCUMENTS: Final = {
    "AWS::IAM::Role": ("AssumeRolePolicyDocument",),
    "AWS::IAM::Policy": ("PolicyDocument",),
    "AWS::IAM::ManagedPolicy": ("PolicyDocument",),
    "AWS::KMS::Key": ("KeyPolicy",),
    "AWS::S3::BucketPolicy": ("PolicyDocument",),
    "AWS::SNS::TopicPolicy": ("PolicyDocument",),
    "AWS::SQS::QueuePolicy": ("PolicyDocument",),
    "AWS::SecretsManager::ResourcePolicy": ("ResourcePolicy",),
    "AWS::Serverless::Api": ("Auth",),
}
OBJECTS: Final = re.compile(r"\$\{\w+\.Arn\}/([a-z]+/)?\*")
"""All objects of one bucket of this template, or of one area of it: as narrow as a bucket's rights can be."""


def statements(template: Template) -> Iterator[tuple[str, Statement]]:
    """Every statement of every policy, under every condition, with the name of what says it."""
    for name, each in template["Resources"].items():
        said = properties(each)
        documents = [said.get(key, {}) for key in DOCUMENTS.get(each["Type"], ())]
        documents += [policy["PolicyDocument"] for policy in listed(said.get("Policies", [])) if policy]
        for document in documents:
            for statement in listed(document.get("Statement", [])):
                yield name, statement


def narrow(template: Template) -> Iterator[Finding]:
    """A right to everything has its reason written beside it, service by service (Metadata: Reasons)."""
    for name, statement in statements(template):
        if statement["Effect"] != "Allow":
            continue
        wide = [each for each in listed(statement.get("Resource", [])) if _wide(each)]
        wide += [each for each in listed(statement.get("Action", [])) if "*" in each]
        services = {action.partition(":")[0] for action in listed(statement.get("Action", []))}
        if "NotAction" in statement or "NotResource" in statement:
            yield Finding("narrow", name, "allows whatever is not named")
        elif wide and not services <= _reasons(template, name):
            yield Finding("narrow", name, f"may {', '.join(sorted(services))} on {wide[0]} without a reason")
    for name, each in of_type(template, "AWS::IAM::Role").items():
        if properties(each).get("ManagedPolicyArns") and "managed" not in _reasons(template, name):
            yield Finding("narrow", name, "takes a policy written elsewhere without a reason")


def _reasons(template: Template, name: str) -> set[str]:
    given = template["Resources"][name].get("Metadata", {}).get("Reasons", {})
    return {service for service, reason in given.items() if reason}


def _wide(resource: Any) -> bool:
    text = resource.get("Fn::Sub") if isinstance(resource, dict) else resource
    text = text[0] if isinstance(text, list) else text
    return isinstance(text, str) and "*" in text and not OBJECTS.fullmatch(text)


def apart(template: Template) -> Iterator[Finding]:
    """Every function has a role of its own."""
    functions = of_type(template, "AWS::Lambda::Function")
    roles = {name: next(named(properties(each)["Role"]), "") for name, each in functions.items()}
    shared = Counter(roles.values())
    for name, role in roles.items():
        if shared[role] > 1:
            yield Finding("apart", name, f"shares the role {role}")
