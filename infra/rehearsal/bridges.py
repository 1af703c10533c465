"""Where AWS and the local engine mean the same by other words: a rehearsal says it in the engine's.

Each bridge is held by a test that the engine still needs it.
"""

from collections.abc import Callable
from typing import Any, Final, NamedTuple

API: Final = "AWS::Serverless::Api"
EXTENSION: Final = "x-amazon-apigateway-gateway-responses"
REFUSAL: Final = "AWS::ApiGateway::GatewayResponse"
SECRET: Final = "AWS::SecretsManager::Secret"
TLS: Final = "aws:SecureTransport"

Template = dict[str, Any]
Crossing = Callable[[Any, Template], Any]


class Bridge(NamedTuple):
    """A difference. `crossed` answers what the engine is told instead of one part of the resources."""

    name: str
    why: str
    crossed: Crossing


def bridged(template: Template) -> Template:
    """The template in the engine's words."""
    crossed: Template = template
    for bridge in BRIDGES:
        crossed = {**crossed, "Resources": _everywhere(crossed["Resources"], bridge.crossed, template)}
    return crossed


def _everywhere(said: Any, crossing: Crossing, template: Template) -> Any:
    if isinstance(said, dict):
        said = {key: _everywhere(inner, crossing, template) for key, inner in said.items()}
    elif isinstance(said, list):
        said = [_everywhere(inner, crossing, template) for inner in said]
    return crossing(said, template)


def _batches(said: Any, _: Template) -> Any:
    return (
        {**said, "Action": [*_actions(said), "sns:PublishBatch"]} if "sns:Publish" in _actions(said) else said
    )


def _anywhere(said: Any, _: Template) -> Any:
    return {**said, "Resource": "*"} if "ses:SendEmail" in _actions(said) else said


def _without_tls(said: Any, _: Template) -> Any:
    return {"Bool": {TLS: True}} if said == {"Bool": {TLS: False}} else said


def _address(said: Any, template: Template) -> Any:
    named = said["Ref"] if isinstance(said, dict) and said.keys() == {"Ref"} else ""
    secret = template["Resources"].get(named, {}).get("Type") == SECRET
    return {"Fn::GetAtt": [named, "Id"]} if secret else said


def _apart(said: Any, template: Template) -> Any:
    if not isinstance(said, dict) or said.keys() != template["Resources"].keys():
        return said
    refusals = {
        f"{api}Says{kind.title().replace('_', '')}": _refusal(api, kind, answer)
        for api, each in said.items()
        if each.get("Type") == API
        for kind, answer in each["Properties"]["DefinitionBody"].get(EXTENSION, {}).items()
    }
    return {**said, **refusals}


def _refusal(api: str, kind: str, answer: Template) -> Template:
    told = {name[0].upper() + name[1:]: value for name, value in answer.items()}
    return {"Type": REFUSAL, "Properties": {"RestApiId": {"Ref": api}, "ResponseType": kind, **told}}


def _actions(said: Any) -> list[str]:
    """The actions of a policy's statement; none where it is something else."""
    found = said.get("Action", []) if isinstance(said, dict) and "Effect" in said else []
    return [found] if isinstance(found, str) else found


BRIDGES: Final = (
    Bridge(
        "publishing in batches",
        "AWS judges a batch by sns:Publish; the engine by sns:PublishBatch, which AWS does not know",
        _batches,
    ),
    Bridge(
        "sending mail",
        "AWS judges ses:SendEmail by the sender's identity; the engine by no identity at all",
        _anywhere,
    ),
    Bridge(
        "TLS",
        "AWS is reached over TLS; the engine without, so what is refused without TLS is refused with it",
        _without_tls,
    ),
    Bridge(
        "the address of a secret",
        "for a reference to a secret AWS puts its ARN; the engine its name, which no policy allows",
        _address,
    ),
    Bridge(
        "the gateway's refusals",
        "AWS reads them in the definition of the API; the engine where they are resources of their own",
        _apart,
    ),
)
