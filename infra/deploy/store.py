"""The bucket that artefacts and templates are deployed from; it keeps former ones, to roll back to."""

import hashlib
import json
from pathlib import Path
from typing import Any, Final

from infra.deploy.asked import PREFIX, Asked
from infra.deploy.cloud import Cloud

# S3 makes buckets there unless it is told where, and refuses to be told there.
DEFAULT_REGION: Final = "us-east-1"


def bucket(cloud: Cloud, number: str) -> str:
    """The account's bucket of artefacts in this region, made and locked where it is absent."""
    name = f"{PREFIX}-artefacts-{number}-{cloud.region}"
    if name not in [each["Name"] for each in cloud.s3.list_buckets()["Buckets"]]:
        there = {"CreateBucketConfiguration": {"LocationConstraint": cloud.region}}
        cloud.s3.create_bucket(Bucket=name, **({} if cloud.region == DEFAULT_REGION else there))
    _lock(cloud.s3, name, cloud.sts.get_caller_identity()["Arn"].split(":")[1])
    return name


def _lock(s3: Any, name: str, partition: str) -> None:
    everything = ("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets")
    s3.put_public_access_block(Bucket=name, PublicAccessBlockConfiguration=dict.fromkeys(everything, True))
    s3.put_bucket_versioning(Bucket=name, VersioningConfiguration={"Status": "Enabled"})
    encrypted = {"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}}
    s3.put_bucket_encryption(Bucket=name, ServerSideEncryptionConfiguration={"Rules": [encrypted]})
    arn = f"arn:{partition}:s3:::{name}"
    refused = {
        "Effect": "Deny",
        "Principal": "*",
        "Action": "s3:*",
        "Resource": [arn, f"{arn}/*"],
        "Condition": {"Bool": {"aws:SecureTransport": "false"}},
    }
    s3.put_bucket_policy(Bucket=name, Policy=json.dumps({"Version": "2012-10-17", "Statement": [refused]}))


def keep(cloud: Cloud, where: str, asked: Asked, content: bytes, ending: str) -> str:
    """Puts content under its own sum, below the stage; answers the key."""
    key = f"{asked.stage}/{hashlib.sha256(content).hexdigest()}{ending}"
    cloud.s3.put_object(Bucket=where, Key=key, Body=content)
    return key


def archive(cloud: Cloud, where: str, asked: Asked, zipped: Path) -> str:
    """Uploads the artefact; answers its `s3://` address."""
    return f"s3://{where}/{keep(cloud, where, asked, zipped.read_bytes(), '.zip')}"


def template(cloud: Cloud, where: str, asked: Asked, body: dict[str, Any]) -> str:
    """Uploads a template, which is too long to be sent along; answers its HTTPS address."""
    key = keep(cloud, where, asked, json.dumps(body, sort_keys=True).encode(), ".json")
    return f"{cloud.s3.meta.endpoint_url}/{where}/{key}"
