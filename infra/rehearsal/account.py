"""What is in an engine's account, asked of the services themselves and not of any stack."""

from collections import Counter
from collections.abc import Callable
from typing import Any, Final

from infra.rehearsal.deployment import BUCKET, Template
from infra.rehearsal.differences import UNMET
from local.engine import Engine

KEEPING: Final = frozenset({"Retain", "RetainExceptOnCreate"})
_ASKED: Final[tuple[tuple[str, str, Callable[[Any], list[Any]]], ...]] = (
    ("AWS::DynamoDB::Table", "dynamodb", lambda service: service.list_tables()["TableNames"]),
    (
        "AWS::S3::Bucket",
        "s3",
        lambda service: [e for e in service.list_buckets()["Buckets"] if e["Name"] != BUCKET],
    ),
    ("AWS::SecretsManager::Secret", "secretsmanager", lambda service: service.list_secrets()["SecretList"]),
    ("AWS::Lambda::Function", "lambda", lambda service: service.list_functions()["Functions"]),
    (
        "AWS::Lambda::EventSourceMapping",
        "lambda",
        lambda s: s.list_event_source_mappings()["EventSourceMappings"],
    ),
    ("AWS::ApiGateway::RestApi", "apigateway", lambda service: service.get_rest_apis()["items"]),
    ("AWS::SQS::Queue", "sqs", lambda service: service.list_queues().get("QueueUrls", [])),
    ("AWS::SNS::Topic", "sns", lambda service: service.list_topics()["Topics"]),
    ("AWS::IAM::Role", "iam", lambda service: service.list_roles()["Roles"]),
)


def holds(engine: Engine) -> Counter[str]:
    """How many resources of each type there are, of those types that cost or hold something."""
    return Counter({kind: len(listed(engine.client(service))) for kind, service, listed in _ASKED})


def retained(template: Template) -> Counter[str]:
    """How many resources of these types outlive their stack, by the template's word."""
    made = (each for each in template["Resources"].values() if each.get("Condition") not in UNMET)
    kept = (each["Type"] for each in made if each.get("DeletionPolicy") in KEEPING)
    return Counter(kind for kind in kept if kind in {asked for asked, _, _ in _ASKED})


def complaints(engine: Engine) -> list[str]:
    """What the functions wrote about failures, the oldest first: the story behind a journey that failed."""
    logs = engine.client("logs")
    return [
        f"{group['logGroupName']}: {event['message'].strip()}"
        for group in logs.describe_log_groups()["logGroups"]
        for event in logs.filter_log_events(logGroupName=group["logGroupName"])["events"]
        if "failed" in event["message"] or "rror" in event["message"]
    ]
