"""Deliberate mistakes in a translated template, and the rule that has to find each of them.

Each takes what CloudFormation would see and spoils one thing in it.
"""

from collections.abc import Callable
from typing import Any

Template = dict[str, Any]
Mistake = Callable[[Template], None]


def said(template: Template, name: str) -> Template:
    """What a resource says of itself."""
    properties: Template = template["Resources"][name]["Properties"]
    return properties


def opened(template: Template) -> None:
    said(template, "FilesBucket")["PublicAccessBlockConfiguration"]["BlockPublicPolicy"] = False


def shared(template: Template) -> None:
    statements = said(template, "WebBucketPolicy")["PolicyDocument"]["Statement"]
    statements.append(
        {"Effect": "Allow", "Principal": {"AWS": ["*"]}, "Action": "s3:GetObject", "Resource": "x"}
    )


def called(template: Template) -> None:
    said(template, "APIHandlerInvokePermission")["Principal"] = "*"


def bared(template: Template) -> None:
    del said(template, "IndexQueue")["SqsManagedSseEnabled"]


def in_the_clear(template: Template) -> None:
    said(template, "FilesBucket")["BucketEncryption"] = {
        "Fn::If": ["OwnKey", {"x": 1}, {"Ref": "AWS::NoValue"}]
    }


def overheard(template: Template) -> None:
    del template["Resources"]["IndexQueuePolicy"]


def almighty(template: Template) -> None:
    statement = said(template, "CountsRole")["Policies"][0]["PolicyDocument"]["Statement"][-1]
    statement["Resource"] = "*"


def all_tables(template: Template) -> None:
    statement = said(template, "CountsRole")["Policies"][0]["PolicyDocument"]["Statement"][-1]
    statement["Resource"] = [{"Fn::Sub": "arn:${AWS::Partition}:dynamodb:${AWS::Region}:1:table/*"}]


def everything_but(template: Template) -> None:
    statement = said(template, "CountsRole")["Policies"][0]["PolicyDocument"]["Statement"][-1]
    statement["NotResource"] = statement.pop("Resource")


def unexplained(template: Template) -> None:
    del template["Resources"]["ApiLogsRole"]["Metadata"]


def borrowed(template: Template) -> None:
    said(template, "Counts")["Role"] = said(template, "Index")["Role"]


def lost(template: Template) -> None:
    del said(template, "MailQueue")["RedrivePolicy"]


def unheard(template: Template) -> None:
    del template["Resources"]["MailDeadAlarm"]


def still(template: Template) -> None:
    del template["Resources"]["JournalAlarm"]


def whole_batches(template: Template) -> None:
    del said(template, "CountsCountsSqsEventSource")["FunctionResponseTypes"]


def unwatched(template: Template) -> None:
    del template["Resources"]["CountsErrorsAlarm"]


def mute(template: Template) -> None:
    said(template, "BouncesAlarm")["AlarmActions"] = []


def unlogged(template: Template) -> None:
    del said(template, "Mail")["LoggingConfig"]


def logged_for_ever(template: Template) -> None:
    said(template, "MailLogs").clear()


def untraced(template: Template) -> None:
    said(template, "Mail")["TracingConfig"] = {"Mode": "PassThrough"}


def unseen(template: Template) -> None:
    del said(template, "RestAPIapiStage")["AccessLogSetting"]


def unbounded(template: Template) -> None:
    del said(template, "Publish")["ReservedConcurrentExecutions"]


def gone(template: Template) -> None:
    del template["Resources"]["LedgerTable"]["DeletionPolicy"]


def stand_in(template: Template) -> None:
    said(template, "Counts")["Environment"]["Variables"]["NEWS_TOPIC"] = (
        "arn:aws:sns:eu-west-1:123456789012:news"
    )


def idle(template: Template) -> None:
    template["Resources"]["Spare"] = {
        "Type": "AWS::Logs::LogGroup", "Properties": {"RetentionInDays": 7}
    }  # fmt: skip


def crowded(template: Template) -> None:
    paths = said(template, "RestAPI")["Body"]["paths"]
    paths.update({f"/v1/thing{number}": paths["/v1/health"] for number in range(200)})


def fat(template: Template) -> None:
    said(template, "Dashboard")["DashboardBody"] = "x" * 450_000


MISTAKES: list[tuple[Mistake, str, str]] = [
    (opened, "private", "FilesBucket"),
    (shared, "private", "WebBucketPolicy"),
    (called, "private", "APIHandlerInvokePermission"),
    (bared, "sealed", "IndexQueue"),
    (in_the_clear, "sealed", "FilesBucket"),
    (overheard, "hushed", "IndexQueue"),
    (almighty, "narrow", "CountsRole"),
    (all_tables, "narrow", "CountsRole"),
    (everything_but, "narrow", "CountsRole"),
    (unexplained, "narrow", "ApiLogsRole"),
    (borrowed, "apart", "Counts"),
    (lost, "given_up", "MailQueue"),
    (unheard, "given_up", "MailDead"),
    (still, "waiting", "JournalTable"),
    (whole_batches, "waiting", "CountsCountsSqsEventSource"),
    (unwatched, "told", "Counts"),
    (mute, "told", "BouncesAlarm"),
    (unlogged, "logged", "Mail"),
    (logged_for_ever, "logged", "MailLogs"),
    (untraced, "logged", "Mail"),
    (unseen, "logged", "RestAPIapiStage"),
    (unbounded, "bounded", "Publish"),
    (gone, "kept", "LedgerTable"),
    (stand_in, "real", "Counts"),
    (idle, "used", "Spare"),
    (crowded, "small", "RestAPI"),
    (fat, "small", "template"),
]
