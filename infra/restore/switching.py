"""How a network comes to serve from restored tables: by its own template, in two changes.

First the tables leave the template, and whatever named them names the new ones: functions, rights, the stream
that news come from. The old tables stay, because the template retains them. Then the unchanged template takes
the new tables in, as CloudFormation's import does, and the stack is again what its template says.
Source: AWS CloudFormation User Guide, "Bringing existing resources into CloudFormation management".
"""

from pathlib import Path
from typing import Any

from infra.restore.copies import Copy

Template = dict[str, Any]
Named = dict[str, str]
"""What stands for a table's `Ref`, `Arn` and `StreamArn`."""


def described(dynamodb: Any, copy: Copy) -> Named:
    """The name and the addresses of a new table."""
    found = dynamodb.describe_table(TableName=copy.target)["Table"]
    return {"Ref": copy.target, "Arn": found["TableArn"], "StreamArn": found.get("LatestStreamArn", "")}


def switched(template: Template, tables: dict[str, Named]) -> Template:
    """The template without these tables; whatever named them names the new ones."""
    whole = {**template, "Resources": {k: v for k, v in template["Resources"].items() if k not in tables}}
    replaced: Template = _replaced(whole, tables)
    return replaced


def _replaced(value: Any, tables: dict[str, Named]) -> Any:
    if isinstance(value, list):
        return [_replaced(each, tables) for each in value]
    if not isinstance(value, dict):
        return value
    if value.keys() == {"Ref"} and value["Ref"] in tables:
        return tables[value["Ref"]]["Ref"]
    if value.keys() == {"Fn::GetAtt"}:
        name, attribute = _parts(value["Fn::GetAtt"])
        if name in tables:
            return tables[name][attribute]
    if value.keys() == {"Fn::Sub"} and isinstance(value["Fn::Sub"], str):
        return {"Fn::Sub": _filled(value["Fn::Sub"], tables)}
    return {name: _replaced(each, tables) for name, each in value.items()}


def _parts(said: Any) -> tuple[str, str]:
    name, _, attribute = said.partition(".") if isinstance(said, str) else (said[0], "", said[1])
    return name, attribute


def _filled(text: str, tables: dict[str, Named]) -> str:
    for name, known in tables.items():
        text = text.replace(f"${{{name}}}", known["Ref"])
        for attribute in ("Arn", "StreamArn"):
            text = text.replace(f"${{{name}.{attribute}}}", known[attribute])
    return text


def adopted(copies: list[Copy]) -> list[dict[str, Any]]:
    """What CloudFormation is to import: under which name of the template, which table."""
    return [
        {
            "ResourceType": "AWS::DynamoDB::Table",
            "LogicalResourceId": copy.declared.logical,
            "ResourceIdentifier": {"TableName": copy.target},
        }
        for copy in copies
    ]


def told(stack: str, out: Path) -> str:
    """What to type, in order; nothing has changed until then."""
    change = f"aws cloudformation create-change-set --stack-name {stack} --capabilities CAPABILITY_IAM"
    keep = "--parameters with UsePreviousValue=true for each"
    return "\n".join(
        [
            "Nothing is switched yet. Close the network to people, then:",
            f"1. {change} --change-set-name switch --template-body",
            f"   file://{out}/switch.json {keep}; execute it",
            f"2. {change} --change-set-name adopt --change-set-type IMPORT --template-body",
            f"   file://{out}/original.json --resources-to-import file://{out}/adopt.json {keep}; execute it",
            "3. make verify-ledger STAGE= REGION=, then open the network again",
        ]
    )
