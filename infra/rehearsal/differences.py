"""What no rehearsal shows, by name: what the engine cannot make, and what it takes without doing anything.

The types that are left out are held by the engine's own refusal at every rehearsal, the rest by tests. What
can be said to the engine in other words is in `infra.rehearsal.bridges`.
"""

import json
from collections.abc import Callable
from typing import Any, Final, NamedTuple

ALARM: Final = "AWS::CloudWatch::Alarm"

Template = dict[str, Any]


class Unmade(NamedTuple):
    """What the engine cannot make although it knows the type; `fits` tells a resource that is so."""

    name: str
    why: str
    fits: Callable[[Template], bool]


class Unseen(NamedTuple):
    """What the template says and no rehearsal shows: the word that says it in the template, and why."""

    name: str
    word: str
    why: str


LEFT_OUT: Final = {
    "AWS::Budgets::Budget": "whoever pays is not told of what is spent",
}
"""Types of resources that the engine does not know, and what no rehearsal shows without them."""
UNMADE: Final = (
    Unmade(
        "alarms on calculated metrics",
        "the engine's alarms watch one metric each",
        lambda each: each.get("Type") == ALARM and "Metrics" in each["Properties"],
    ),
)
UNTOLD: Final[dict[str, str]] = {
    "DkimDNSToken": "the engine makes no records for the sender's domain",
}
"""What names of attributes hold that the engine does not know, and why; no output tells of them."""
UNASKED: Final = {
    "FilesPublicKey": "the engine knows no keys of CloudFront, so there is no domain for files",
    "FilesHost": "there is no domain for files",
    **dict.fromkeys(
        ("OidcIssuer", "OidcClientId", "OidcSecretArn", "OidcName", "OidcAuditors"),
        "the engine stands beside no company's sign-in",
    ),
}
"""Options of the template that a rehearsal leaves as they are, and why."""
UNMET: Final = frozenset({"FilesServed", "FilesScanned", "Federated"})
"""Conditions of the template that therefore do not hold."""
UNSEEN: Final = (
    Unseen("arm64", "Architectures", "functions run on this machine's processor, with its wheels"),
    Unseen("memory and processor share", "MemorySize", "functions have what this machine has"),
    Unseen("tracing", "Tracing", "nothing is written to X-Ray"),
    Unseen(
        "the way in",
        "AWS::CloudFront::Distribution",
        "the journey asks the gateway, and says what CloudFront would",
    ),
    Unseen("the wall", "WebACLId", "nothing is refused by a web ACL"),
    Unseen("names and certificates", "ViewerCertificate", "there is neither DNS nor TLS"),
    Unseen("backups", "PointInTimeRecoverySpecification", "tables are not backed up"),
    Unseen("expiry", "TimeToLiveSpecification", "rows do not expire"),
    Unseen("encryption at rest", "SSESpecification", "rows, messages and files are kept as they are"),
    Unseen("halved batches", "BisectBatchOnFunctionError", "a stream's batch that failed comes again whole"),
    Unseen("proof of the sender", "AWS::SES::EmailIdentity", "mails have neither DKIM nor a reputation"),
    Unseen("locked copies", "ObjectLockConfiguration", "objects of any bucket can be removed"),
    Unseen("malware", "AWS::GuardDuty::MalwareProtectionPlan", "nobody looks for it, files stay unscanned"),
    Unseen("alarms", ALARM, "they are made, but nothing goes wrong for long enough to raise one"),
)


def left_out() -> dict[str, str]:
    """Everything that is left out, and why: types, resources of a known type, attributes, options."""
    return LEFT_OUT | {each.name: each.why for each in UNMADE} | UNTOLD | UNASKED


def within(template: Template, refused: frozenset[str]) -> Template:
    """The template without what the engine cannot make, and without outputs that tell of it."""
    absent = {
        name
        for name, each in template["Resources"].items()
        if each.get("Type") in refused or any(unmade.fits(each) for unmade in UNMADE)
    }
    kept = {name: each for name, each in template["Resources"].items() if name not in absent}
    # In a template a name stands in quotes, or within a sentence as ${Name} or ${Name.Attribute}.
    unspoken = [*UNTOLD, *(f"{start}{name}" for name in absent for start in ('"', "${"))]
    outputs = {
        name: each
        for name, each in template.get("Outputs", {}).items()
        if not any(word in json.dumps(each) for word in unspoken)
    }
    return {**template, "Resources": kept, "Outputs": outputs}
