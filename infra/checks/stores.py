"""What holds data: never open to the world, never in the clear, never gone with the stack."""

from collections.abc import Iterator
from typing import Any, Final

from infra.checks.policies import Statement, statements
from infra.checks.template import Finding, Template, alternatives, named, of_type, properties

BUCKET: Final = "AWS::S3::Bucket"
KEPT: Final = ("AWS::DynamoDB::Table", BUCKET, "AWS::SecretsManager::Secret")
TALKING: Final = {
    BUCKET: "AWS::S3::BucketPolicy",
    "AWS::SQS::Queue": "AWS::SQS::QueuePolicy",
    "AWS::SNS::Topic": "AWS::SNS::TopicPolicy",
}
"""What is spoken to over the network, and the kind of policy that can ask for TLS."""
BLOCKS: Final = ("BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets")


def kept(template: Template) -> Iterator[Finding]:
    """Data outlive the stack, and the replacement of what holds them."""
    for name, each in of_type(template, *KEPT).items():
        for policy in ("DeletionPolicy", "UpdateReplacePolicy"):
            if each.get(policy) not in ("Retain", "Snapshot"):
                yield Finding("kept", name, f"{policy} would lose its data")


def sealed(template: Template) -> Iterator[Finding]:
    """Everything at rest is encrypted, under every condition."""
    for name, each in template["Resources"].items():
        if each["Type"] in _SEALED and not all(
            _SEALED[each["Type"]](said) for said in alternatives(properties(each))
        ):
            yield Finding("sealed", name, "is not encrypted")


def _bucket_sealed(said: Template) -> bool:
    rules = said.get("BucketEncryption", {}).get("ServerSideEncryptionConfiguration", [])
    return any(
        alternatives(rule.get("ServerSideEncryptionByDefault", {}).get("SSEAlgorithm")) for rule in rules
    )


def _queue_sealed(said: Template) -> bool:
    return said.get("SqsManagedSseEnabled") is True or bool(said.get("KmsMasterKeyId"))


_SEALED: Final[dict[str, Any]] = {
    "AWS::DynamoDB::Table": lambda said: said.get("SSESpecification", {}).get("SSEEnabled") is True,
    BUCKET: _bucket_sealed,
    "AWS::SQS::Queue": _queue_sealed,
    "AWS::SNS::Topic": lambda said: bool(said.get("KmsMasterKeyId")),
}


def private(template: Template) -> Iterator[Finding]:
    """Nobody is let in without a name: neither by a bucket's settings nor by anything's policy."""
    for name, each in of_type(template, BUCKET).items():
        block = properties(each).get("PublicAccessBlockConfiguration", {})
        if any(block.get(wall) is not True for wall in BLOCKS) or "AccessControl" in properties(each):
            yield Finding("private", name, "may be opened to the world")
    for name, statement in statements(template):
        if statement["Effect"] == "Allow" and _anybody(statement):
            yield Finding("private", name, "lets anybody in")
    for name, each in of_type(template, "AWS::Lambda::Permission", "AWS::Lambda::Url").items():
        if properties(each).get("Principal") == "*" or properties(each).get("AuthType") == "NONE":
            yield Finding("private", name, "lets anybody call")


def _anybody(statement: Statement) -> bool:
    principal = statement.get("Principal")
    if isinstance(principal, dict):
        return any("*" in (who if isinstance(who, list) else [who]) for who in principal.values())
    return principal == "*"


def hushed(template: Template) -> Iterator[Finding]:
    """Buckets, queues and topics refuse whoever does not speak TLS."""
    denied = {
        (template["Resources"][policy]["Type"], about)
        for policy, statement in statements(template)
        if statement["Effect"] == "Deny"
        and "aws:SecureTransport" in statement.get("Condition", {}).get("Bool", {})
        for about in named(statement["Resource"])
    }
    for kind, policy in TALKING.items():
        for name in of_type(template, kind):
            if (policy, name) not in denied:
                yield Finding("hushed", name, "answers without TLS")
