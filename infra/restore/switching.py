"""How a network comes to serve from restored tables: by its own template, in three changes.

First the tables leave the template, and whatever named them names the new ones: functions, rights, the stream
that news come from. The old tables stay, because the template retains them. Then the stack takes the new ones
in; an import may change nothing else. Last comes the template as it was, which means the same by then.
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


def files(template: Template, copies: list[Copy], tables: dict[str, Named]) -> dict[str, Any]:
    """What is handed to CloudFormation, by file: three templates, the tables to import, all parameters."""
    without = switched(template, tables)
    taken = {name: template["Resources"][name] for name in tables}
    adopted = {**without, "Resources": {**without["Resources"], **taken}}
    names = sorted(template.get("Parameters", {}))
    return {
        "1-switch.json": without,
        "2-adopt.json": adopted,
        "3-original.json": template,
        "tables.json": [_import(copy) for copy in copies],
        "parameters.json": [{"ParameterKey": name, "UsePreviousValue": True} for name in names],
    }


def _import(copy: Copy) -> dict[str, Any]:
    return {
        "ResourceType": "AWS::DynamoDB::Table",
        "LogicalResourceId": copy.declared.logical,
        "ResourceIdentifier": {"TableName": copy.target},
    }


def told(stack: str, bucket: str, region: str, out: Path) -> str:
    """What to type, in order; nothing has changed until then. Such long templates are taken from S3 only."""
    place = f"{stack.rpartition('-')[2]}/restore"
    lines = [
        "Nothing is switched yet. Close the network to people, then:",
        f"aws s3 sync {out} s3://{bucket}/{place}",
    ]
    for step in ("1-switch", "2-adopt", "3-original"):
        name = f"--stack-name {stack} --change-set-name deploy-{step}"
        more = f" --change-set-type IMPORT --resources-to-import file://{out}/tables.json"
        lines += [
            f"{step[0]}. aws cloudformation create-change-set {name}{more if step == '2-adopt' else ''} \\",
            f"     --template-url https://{bucket}.s3.{region}.amazonaws.com/{place}/{step}.json \\",
            f"     --parameters file://{out}/parameters.json --capabilities CAPABILITY_IAM",
            f"   look at it, then: aws cloudformation execute-change-set {name}",
        ]
    return "\n".join([*lines, "4. make verify-ledger, then open the network again"])
