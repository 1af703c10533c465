"""What a deployment tells its code, read from the environment when first asked for."""

import functools
import os
from typing import Final

REGION: Final = os.environ.get("AWS_REGION") or os.environ.get("AWS_DEFAULT_REGION") or "eu-west-1"
TABLES: Final = {
    name: os.environ.get(f"{name.upper()}_TABLE", name)
    for name in ("network", "journal", "inbox", "ephemera", "ledger")
}

SHORT: Final = os.environ.get("TRANSPORT", "short") == "short"
"""Whether calls of DynamoDB take the short road (`foundation.road`), or botocore's own."""
PATIENCE: Final = float(os.environ.get("STORE_PATIENCE", "5"))
"""How long the store's answer is waited for, in seconds, before it is asked again."""


def news_topic() -> str:
    """The ARN of the topic that carries the news."""
    return os.environ["NEWS_TOPIC"]


def api_name() -> str:
    """The name under which CloudWatch counts what the gateway is asked."""
    return os.environ["API_NAME"]


def deliver_queue() -> str:
    """The address of the queue of calls that wait to be made to receivers of webhooks."""
    return os.environ["DELIVER_QUEUE"]


def webhooks_queue() -> str:
    """The address of the queue that hears what receivers answered."""
    return os.environ["WEBHOOKS_QUEUE"]


def mail_sender() -> str:
    """The address that mails come from, verified with SES."""
    return os.environ["MAIL_SENDER"]


def zone() -> str:
    """The time zone of whoever has said none, by its IANA name."""
    return os.environ.get("ZONE", "Europe/Paris")


def origin() -> str:
    """Where people reach the network, scheme and host, without a slash at the end."""
    return os.environ.get("ORIGIN", "http://127.0.0.1:8000").rstrip("/")


def passkeys_origin() -> str:
    """The one origin at which passkeys are made and used: the network's own, unless that has no name."""
    return os.environ.get("PASSKEYS_ORIGIN") or origin()


def files_bucket() -> str:
    """The name of the bucket that files are kept in."""
    return os.environ["FILES_BUCKET"]


def files_origin() -> str | None:
    """Where files are read by links that CloudFront checks, scheme and host; None where S3 itself does."""
    return os.environ.get("FILES_ORIGIN") or None


def files_key_id() -> str:
    """The id of the public key that CloudFront checks links to files by."""
    return os.environ["FILES_KEY_ID"]


@functools.cache
def files_key() -> bytes:
    """The private key (PEM) that signs links to files."""
    return _kept(os.environ["FILES_KEY_ARN"]).encode()


def files_scanned() -> bool:
    """Whether the cloud looks for malware in every file that is complete."""
    return os.environ.get("FILES_SCANNED") == "yes"


def ledger_bucket() -> str | None:
    """Where seals are copied to; None where nothing is copied."""
    return os.environ.get("LEDGER_BUCKET")


@functools.cache
def secret() -> bytes:
    """The deployment's key of at least 32 bytes; every keyed hash and cursor derives from it."""
    arn = os.environ.get("SECRET_ARN")
    return (_kept(arn) if arn else os.environ["SECRET"]).encode()


def oidc_issuer() -> str:
    """The company's OpenID Connect provider, as it names itself; empty where there is no company sign-in."""
    return os.environ.get("OIDC_ISSUER", "")


def oidc_client_id() -> str:
    """Under which name the provider knows this network."""
    return os.environ.get("OIDC_CLIENT_ID", "")


def oidc_name() -> str:
    """What people call the company's sign-in."""
    return os.environ.get("OIDC_NAME") or "OpenID Connect"


def oidc_auditors() -> frozenset[str]:
    """The provider's groups whose members are auditors here, separated by commas."""
    named = (each.strip() for each in os.environ.get("OIDC_AUDITORS", "").split(","))
    return frozenset(each for each in named if each)


@functools.cache
def oidc_secret() -> str:
    """What this network says to the provider to show that it is the one that it knows."""
    arn = os.environ.get("OIDC_SECRET_ARN")
    return _kept(arn) if arn else os.environ["OIDC_SECRET"]


@functools.cache
def origin_secret() -> str | None:
    """What CloudFront says to the API to show that it stands before it; None where nothing does."""
    arn = os.environ.get("ORIGIN_SECRET_ARN")
    return _kept(arn) if arn else None


def _kept(arn: str) -> str:
    from chalicelib.foundation import aws

    value: str = aws.client("secretsmanager").get_secret_value(SecretId=arn)["SecretString"]
    return value
