"""The deployer's rights cover whatever the template makes, and end where a name of ours can be asked for."""

import json
from typing import Any, Final

import pytest

from infra.package import template, tree

MOST: Final = 6_144
"""Characters of a managed policy, white space aside."""
PREFIXES: Final = {"ApiGateway": "apigateway", "Serverless": "lambda", "Budgets": "budgets"}
SCOPED: Final = ("dynamodb", "iam", "secretsmanager", "sns", "sqs")


@pytest.fixture(scope="module")
def statements() -> list[dict[str, Any]]:
    policy = json.loads((tree.ROOT / "docs" / "operations" / "deployer.json").read_text())
    assert len(json.dumps(policy, separators=(",", ":"))) <= MOST
    found: list[dict[str, Any]] = policy["Statement"]
    return found


def actions(statement: dict[str, Any]) -> list[str]:
    said = statement["Action"]
    return [said] if isinstance(said, str) else said


def test_every_kind_of_resource_may_be_made(statements: list[dict[str, Any]]) -> None:
    services = {action.partition(":")[0] for each in statements for action in actions(each)}
    kinds = {each["Type"].split("::")[1] for each in template.whole()["Resources"].values()}
    assert kinds >= {"Serverless", "DynamoDB", "CloudFront"}
    assert {PREFIXES.get(kind, kind.lower()) for kind in kinds} <= services


def test_no_right_is_wider_than_a_name_allows(statements: list[dict[str, Any]]) -> None:
    for each in statements:
        assert each["Effect"] == "Allow"
        assert "*" not in actions(each)
        if each["Resource"] == "*":
            wide = {action for action in actions(each) if action.endswith(":*")}
            assert wide <= {"apigateway:*", "cloudfront:*"}
            named = {action for action in actions(each) if action.split(":")[0] in SCOPED}
            assert named <= {"secretsmanager:GetRandomPassword"}
