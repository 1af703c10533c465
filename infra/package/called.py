"""Which AWS services the functions speak to: botocore describes four hundred, and ours need a handful."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from infra.package.problems import NotPackaged

OF_PYNAMODB: Final = "dynamodb"


def used(code: Path) -> frozenset[str]:
    """The services named in the calls `aws.client("…")` of the modules in a folder, and PynamoDB's own.

    Raises NotPackaged where a service is not named by a literal: it would be missing when it is called.
    """
    named = (service for module in sorted(code.rglob("*.py")) for service in _named(module))
    return frozenset({OF_PYNAMODB, *named})


def _named(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text())):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "aws.client":
            service = node.args[0] if node.args else None
            if not (isinstance(service, ast.Constant) and isinstance(service.value, str)):
                raise NotPackaged(f"{module.name}:{node.lineno}: name the AWS service by a literal")
            yield service.value
