"""Each difference between the local engine and AWS is there: no more is bridged or left out than needed."""

import json
import time
from collections.abc import Iterator
from typing import Any

import botocore.session
import pytest
from botocore.exceptions import ClientError

from infra.rehearsal.bridges import BRIDGES, EXTENSION, bridged
from infra.rehearsal.deployment import Deployment, DeploymentFailed, Template
from infra.rehearsal.ground import Ground
from local.engine import REGION

ACCOUNT = "000000000000"
IDENTITY = f"arn:aws:ses:{REGION}:{ACCOUNT}:identity/example.org"
ANYBODY = {"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole"}
KEYS = {
    "BillingMode": "PAY_PER_REQUEST",
    "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}],
    "AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"}],
}
MAIL: dict[str, Any] = {
    "FromEmailAddress": "network@example.org",
    "Destination": {"ToAddresses": ["ada@example.org"]},
    "Content": {"Simple": {"Subject": {"Data": "Hello"}, "Body": {"Text": {"Data": "Hello."}}}},
}


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    with Ground(tmp_path_factory.mktemp("ground")) as engine:
        yield engine


def policy(*statements: Template) -> str:
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


def made(ground: Ground, name: str, resources: Template, outputs: Template) -> dict[str, str]:
    """A stack's outputs; DeploymentFailed where it could not be made."""
    stacks = ground.client("cloudformation")
    said = {"Resources": resources, "Outputs": {key: {"Value": value} for key, value in outputs.items()}}
    stacks.create_stack(StackName=name, TemplateBody=json.dumps(said))
    found = stacks.describe_stacks(StackName=name)["Stacks"][0]
    while found["StackStatus"].endswith("IN_PROGRESS"):
        time.sleep(0.02)
        found = stacks.describe_stacks(StackName=name)["Stacks"][0]
    if found["StackStatus"] != "CREATE_COMPLETE":
        raise DeploymentFailed(found["StackStatus"])
    return {each["OutputKey"]: each["OutputValue"] for each in found.get("Outputs", [])}


def as_role(ground: Ground, service: str, *statements: Template) -> Any:
    """A client that may do what these statements allow."""
    name = f"role-{time.monotonic_ns()}"
    rights = ground.client("iam")
    arn = rights.create_role(RoleName=name, AssumeRolePolicyDocument=policy(ANYBODY))["Role"]["Arn"]
    rights.put_role_policy(RoleName=name, PolicyName="may", PolicyDocument=policy(*statements))
    got = ground.client("sts").assume_role(RoleArn=arn, RoleSessionName="test")["Credentials"]
    return botocore.session.get_session().create_client(
        service,
        region_name=REGION,
        endpoint_url=ground.url,
        aws_access_key_id=got["AccessKeyId"],
        aws_secret_access_key=got["SecretAccessKey"],
        aws_session_token=got["SessionToken"],
    )


def in_our_words(statement: Template) -> Template:
    """A statement as the engine is told it."""
    told = bridged({"Resources": {"Role": {"Type": "AWS::IAM::Role", "Statement": statement}}})
    crossed: Template = told["Resources"]["Role"]["Statement"]
    return crossed


def test_each_bridge_has_a_test_here() -> None:
    bridged_here = {
        "publishing in batches",
        "sending mail",
        "TLS",
        "the address of a secret",
        "the gateway's refusals",
    }
    assert {each.name for each in BRIDGES} == bridged_here


def test_a_batch_is_judged_by_a_right_that_aws_does_not_know(ground: Ground) -> None:
    topic = ground.client("sns").create_topic(Name="batches")["TopicArn"]
    may = {"Effect": "Allow", "Action": "sns:Publish", "Resource": topic}
    batch = {"TopicArn": topic, "PublishBatchRequestEntries": [{"Id": "1", "Message": "Hello."}]}
    publisher = as_role(ground, "sns", may)
    publisher.publish(TopicArn=topic, Message="Hello.")
    with pytest.raises(ClientError, match="sns:PublishBatch"):
        publisher.publish_batch(**batch)
    assert as_role(ground, "sns", in_our_words(may)).publish_batch(**batch)["Successful"]


def test_sending_mail_is_judged_by_no_identity(ground: Ground) -> None:
    ground.client("sesv2").create_email_identity(EmailIdentity="example.org")
    may = {"Effect": "Allow", "Action": ["ses:SendEmail"], "Resource": IDENTITY}
    with pytest.raises(ClientError, match="ses:SendEmail"):
        as_role(ground, "sesv2", may).send_email(**MAIL)
    assert as_role(ground, "sesv2", in_our_words(may)).send_email(**MAIL)["MessageId"]


def test_the_engine_is_reached_without_tls(ground: Ground) -> None:
    topics = ground.client("sns")
    topic = topics.create_topic(Name="sealed")["TopicArn"]
    never = {"Effect": "Deny", "Principal": "*", "Action": "sns:Publish", "Resource": topic}
    never["Condition"] = {"Bool": {"aws:SecureTransport": False}}
    publisher = as_role(ground, "sns", {"Effect": "Allow", "Action": "sns:Publish", "Resource": topic})
    topics.set_topic_attributes(TopicArn=topic, AttributeName="Policy", AttributeValue=policy(never))
    with pytest.raises(ClientError, match="explicit deny"):
        publisher.publish(TopicArn=topic, Message="Hello.")
    told = policy(in_our_words(never))
    topics.set_topic_attributes(TopicArn=topic, AttributeName="Policy", AttributeValue=told)
    assert publisher.publish(TopicArn=topic, Message="Hello.")["MessageId"]


def test_a_reference_to_a_secret_is_its_name(ground: Ground) -> None:
    secret = {"Secret": {"Type": "AWS::SecretsManager::Secret"}}
    assert not made(ground, "named", secret, {"It": {"Ref": "Secret"}})["It"].startswith("arn:")
    told = bridged({"Resources": {**secret, "Other": {"Type": "Any", "It": {"Ref": "Secret"}}}})
    assert made(ground, "placed", secret, {"It": told["Resources"]["Other"]["It"]})["It"].startswith("arn:")


def test_the_gateways_refusals_are_read_as_resources_only(ground: Ground) -> None:
    said = {"swagger": "2.0", "info": {"title": "api", "version": "1"}, "paths": {}}
    said[EXTENSION] = {"MISSING_AUTHENTICATION_TOKEN": {"statusCode": "404", "responseTemplates": {}}}
    api = {"Type": "AWS::ApiGateway::RestApi", "Properties": {"Body": said}}
    sam = {"Type": "AWS::Serverless::Api", "Properties": {"DefinitionBody": said}}
    refusals = {
        name: each
        for name, each in bridged({"Resources": {"Api": sam}})["Resources"].items()
        if name != "Api"
    }
    for name, more, status in (("within", {}, "403"), ("apart", refusals, "404")):
        made_api = made(ground, name, {"Api": api, **more}, {"It": {"Ref": "Api"}})["It"]
        answer = ground.client("apigateway").get_gateway_response(
            restApiId=made_api, responseType="MISSING_AUTHENTICATION_TOKEN"
        )
        assert answer["statusCode"] == status, name


def test_what_is_left_out_cannot_be_made(ground: Ground) -> None:
    metric = {"Id": "m", "Expression": "1 / 2"}
    watch = {"EvaluationPeriods": 1, "ComparisonOperator": "GreaterThanThreshold", "Threshold": 1}
    alarm = {"Type": "AWS::CloudWatch::Alarm", "Properties": {**watch, "Metrics": [metric]}}
    with pytest.raises(DeploymentFailed):
        made(ground, "calculated", {"Alarm": alarm}, {})
    identity = {"Type": "AWS::SES::EmailIdentity", "Properties": {"EmailIdentity": "other.example.org"}}
    with pytest.raises(DeploymentFailed):
        made(ground, "signed", {"It": identity}, {"Name": {"Fn::GetAtt": ["It", "DkimDNSTokenName1"]}})


def test_keys_of_files_and_budgets_are_unknown_types(ground: Ground) -> None:
    kinds = {"AWS::CloudFront::PublicKey", "AWS::CloudFront::KeyGroup", "AWS::Budgets::Budget"}
    ground.client("s3").create_bucket(
        Bucket="rehearsal-artefacts", CreateBucketConfiguration={"LocationConstraint": REGION}
    )
    resources = {f"R{number}": {"Type": kind} for number, kind in enumerate(sorted(kinds))}
    resources["Topic"] = {"Type": "AWS::SNS::Topic"}
    assert Deployment(ground).refused({"Resources": resources}, {}) == kinds


def test_tables_have_neither_backups_nor_expiry(ground: Ground) -> None:
    said = {
        **KEYS,
        "PointInTimeRecoverySpecification": {"PointInTimeRecoveryEnabled": True},
        "TimeToLiveSpecification": {"AttributeName": "expires", "Enabled": True},
    }
    table = made(
        ground, "kept", {"T": {"Type": "AWS::DynamoDB::Table", "Properties": said}}, {"It": {"Ref": "T"}}
    )["It"]
    tables = ground.client("dynamodb")
    backups = tables.describe_continuous_backups(TableName=table)["ContinuousBackupsDescription"]
    expiry = tables.describe_time_to_live(TableName=table)["TimeToLiveDescription"]
    assert backups["PointInTimeRecoveryDescription"]["PointInTimeRecoveryStatus"] == "DISABLED"
    assert expiry["TimeToLiveStatus"] == "DISABLED"
