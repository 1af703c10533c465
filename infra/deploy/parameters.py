"""The template's parameters: given, kept as they are, or missing."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from infra.deploy.asked import Stopped

Said = dict[str, Any]


def chosen(template: Said, given: Mapping[str, str], stack: Mapping[str, str] | None) -> list[Said]:
    """What CloudFormation is told: given values, and for the others what the network already has.

    `stack` holds the parameters of the network that is there. Raises Stopped for names that the template
    does not know, for values it does not take, and for those that nobody gave.
    """
    known: Said = template.get("Parameters", {})
    if problems := [*_unknown(known, given), *_missing(known, given, stack or {}), *_odd(known, given)]:
        raise Stopped("\n".join(problems))
    told: list[Said] = []
    for name in sorted(known):
        if name in given:
            told.append({"ParameterKey": name, "ParameterValue": given[name]})
        elif stack and name in stack:
            told.append({"ParameterKey": name, "UsePreviousValue": True})
    return told


def _unknown(known: Said, given: Mapping[str, str]) -> Iterator[str]:
    for name in sorted(given.keys() - known.keys()):
        yield f"There is no parameter {name}: choose among {', '.join(sorted(known))}."


def _missing(known: Said, given: Mapping[str, str], kept: Mapping[str, str]) -> Iterator[str]:
    for name in sorted(known.keys() - given.keys() - kept.keys()):
        if "Default" not in known[name]:
            yield f"Give {name}: {known[name].get('Description', 'it has no default')}."


def _odd(known: Said, given: Mapping[str, str]) -> Iterator[str]:
    for name in sorted(known.keys() & given.keys()):
        about, value = known[name], given[name]
        fits = re.fullmatch(about.get("AllowedPattern", "(?s:.*)"), value)
        among = [str(each) for each in about.get("AllowedValues", [value])]
        if not fits or value not in among:
            wanted = about.get("ConstraintDescription") or f"one of {', '.join(among)}"
            yield f"{name} cannot be {value!r}: {wanted}."
