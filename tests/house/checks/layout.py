"""The policy is a pure table, and what stands beside it in access does nothing but judge."""

from pathlib import Path

from tests.house.checks.sources import Finding, imported, modules

POLICY = "chalicelib/access/policy.py"
POLICY_MAY_IMPORT = (
    "__future__", "collections.abc", "dataclasses", "enum", "typing",
    "chalicelib.access.model", "chalicelib.access.verbs",
)  # fmt: skip
# The viewer, the gate and the store fetch the rows to judge by, and traces writes down what break-glass let
# through; nothing else in access leaves the process.
FETCHING = {f"chalicelib/access/{name}.py" for name in ("viewer", "gate", "store", "traces")}
LEAVES_THE_PROCESS = (
    "botocore", "boto3", "chalice", "pynamodb",
    "http", "io", "os", "pathlib", "socket", "subprocess", "urllib",
    "chalicelib.foundation.aws", "chalicelib.foundation.changes",
    "chalicelib.foundation.queries", "chalicelib.foundation.rows",
)  # fmt: skip


def _within(name: str, places: tuple[str, ...]) -> bool:
    return any(name == place or name.startswith(f"{place}.") for place in places)


def findings(root: Path) -> list[Finding]:
    """Imports by which the judging part of access could do more than judge."""
    found = []
    for module in modules(root, "chalicelib/access"):
        for name, line in imported(module):
            if module.path == POLICY and not _within(name, POLICY_MAY_IMPORT):
                found.append(Finding(module.path, line, f"the policy imports {name}: it is a pure table"))
            elif module.path not in FETCHING and _within(name, LEAVES_THE_PROCESS):
                found.append(Finding(module.path, line, f"imports {name}: it judges, others fetch"))
    return found
