"""An account on the local engine, and an artefact that is small enough to be deployed many times."""

import hashlib
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import botocore.session

from infra.deploy import steps
from infra.deploy.asked import Asked
from infra.deploy.cloud import Cloud
from infra.deploy.stacks import Stack
from infra.package import Artefact
from local.engine import CREDENTIALS, Engine

REGION = "eu-west-1"
KEYS = [{"AttributeName": "pk", "KeyType": "HASH"}]
TABLE = {
    "Type": "AWS::DynamoDB::Table",
    "DeletionPolicy": "Retain",
    "UpdateReplacePolicy": "Retain",
    "Properties": {
        "BillingMode": "PAY_PER_REQUEST",
        "DeletionProtectionEnabled": True,
        "KeySchema": KEYS,
        "AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"}],
    },
}
ROLE = {
    "Type": "AWS::IAM::Role",
    "Properties": {"AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": []}},
}
FUNCTION = {
    "Type": "AWS::Serverless::Function",
    "Properties": {
        "Handler": "app.app",
        "Runtime": "python3.11",
        "CodeUri": "./deployment.zip",
        "Role": {"Fn::GetAtt": ["Role", "Arn"]},
        "Environment": {"Variables": {"STAGE": {"Ref": "Stage"}, "ORIGIN": {"Ref": "Origin"}}},
    },
}
SENDER = {"Fn::Select": [1, {"Fn::Split": ["@", {"Ref": "MailSender"}]}]}
TEMPLATE: dict[str, Any] = {
    "AWSTemplateFormatVersion": "2010-09-09",
    "Transform": "AWS::Serverless-2016-10-31",
    "Parameters": {
        "Origin": {"Type": "String", "AllowedPattern": "https?://.+", "ConstraintDescription": "a host"},
        "MailSender": {"Type": "String", "Description": "The address that mails come from"},
        "Stage": {"Type": "String", "Default": "live"},
        "LogDays": {"Type": "Number", "Default": 30, "AllowedValues": [7, 30]},
    },
    "Resources": {
        "APIHandler": FUNCTION,
        "Role": ROLE,
        "Rows": TABLE,
        "Secret": {"Type": "AWS::SecretsManager::Secret", "DeletionPolicy": "RetainExceptOnCreate",
                   "Properties": {"GenerateSecretString": {}}},
        "WebBucket": {"Type": "AWS::S3::Bucket", "DeletionPolicy": "Retain", "Properties": {}},
        "Jobs": {"Type": "AWS::SQS::Queue", "Properties": {"VisibilityTimeout": 30}},
        "Logs": {"Type": "AWS::Logs::LogGroup", "DeletionPolicy": "Retain", "Properties": {}},
        "MailIdentity": {"Type": "AWS::SES::EmailIdentity", "Properties": {"EmailIdentity": SENDER}},
    },
    "Outputs": {"WebBucketName": {"Value": {"Ref": "WebBucket"}}, "JobsUrl": {"Value": {"Ref": "Jobs"}}},
}  # fmt: skip


def changed(**resources: Any) -> dict[str, Any]:
    """The template with some resources replaced, or left out where they are None."""
    whole = TEMPLATE["Resources"] | resources
    return {**TEMPLATE, "Resources": {name: each for name, each in whole.items() if each}}


def account(engine: Engine, region: str = REGION) -> Cloud:
    """An account on an engine, seen from one of its regions."""
    session = botocore.session.get_session()

    def make(service: str, where: str) -> Any:
        return session.create_client(
            service,
            region_name=where,
            endpoint_url=engine.url,
            aws_access_key_id=CREDENTIALS["AWS_ACCESS_KEY_ID"],
            aws_secret_access_key=CREDENTIALS["AWS_SECRET_ACCESS_KEY"],
        )

    return Cloud(make, region, pause=0.02)


class Operator:
    """Somebody who deploys one stage from a folder, and remembers what was said."""

    def __init__(self, cloud: Cloud, stage: str, folder: Path) -> None:
        self.cloud, self.stage, self.folder = cloud, stage, folder
        self.domain = f"{stage}.example.org"
        self.said: list[str] = []

    @property
    def first(self) -> dict[str, str]:
        """What a first deployment has to be told."""
        return {"Origin": f"https://{self.domain}", "MailSender": f"network@{self.domain}"}

    def asks(self, given: Mapping[str, str] | None = None, **consents: bool) -> Asked:
        return Asked(self.stage, self.cloud.region, given or {}, **consents)

    def artefact(
        self, template: Mapping[str, Any], code: str = "def app(event, context): pass\n"
    ) -> Artefact:
        zipped, said = self.folder / "deployment.zip", self.folder / "template.json"
        with zipfile.ZipFile(zipped, "w") as archive:
            archive.writestr(zipfile.ZipInfo("app.py"), code)
        said.write_text(json.dumps(template))
        sums = (f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in (zipped, said))
        (self.folder / "sums.txt").write_text("".join(sums))
        return Artefact(zipped, said, hashlib.sha256(zipped.read_bytes()).hexdigest())

    def deploys(
        self,
        template: Mapping[str, Any] = TEMPLATE,
        given: Mapping[str, str] | None = None,
        *,
        version: str = "1.0.0",
        agrees: bool = True,
        **consents: bool,
    ) -> Stack:
        asked = self.asks(given, **consents)
        looked = steps.look(self.cloud, asked, version)
        artefact = self.artefact(template)
        return steps.deploy(self.cloud, asked, artefact, looked, lambda _: agrees, self.said.append, version)
