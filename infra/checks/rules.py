"""All rules of our own, and what they find."""

from collections.abc import Callable, Iterable
from typing import Final

from infra.checks import cloudformation, policies, stores, watching, whole
from infra.checks.template import Finding, Template

Rule = Callable[[Template], Iterable[Finding]]

RULES: Final[tuple[Rule, ...]] = (
    stores.kept,
    stores.sealed,
    stores.private,
    stores.hushed,
    policies.narrow,
    policies.apart,
    watching.given_up,
    watching.waiting,
    watching.told,
    watching.logged,
    watching.bounded,
    whole.real,
    whole.used,
    whole.small,
)


def findings(merged: Template) -> list[Finding]:
    """What is wrong with a merged template, as packaged. Raises Untranslatable."""
    return list(whole.typed(merged)) or judged(cloudformation.translated(merged))


def judged(template: Template) -> list[Finding]:
    """What our rules find in a translated template."""
    return [finding for rule in RULES for finding in rule(template)]
