"""Reading a template: what is there, under which conditions, and who speaks of whom."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

Template = dict[str, Any]
Resources = Mapping[str, Template]

NOTHING: Final = {"Ref": "AWS::NoValue"}
SUBSTITUTED: Final = re.compile(r"\$\{(?!AWS::|!)([A-Za-z0-9]+)")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong: the rule that says so, the resource (or part) that has it, and what it is."""

    rule: str
    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what} ({self.rule})"


def of_type(template: Template, *kinds: str) -> dict[str, Template]:
    """The resources of these kinds, by name."""
    return {name: each for name, each in template["Resources"].items() if each.get("Type") in kinds}


def properties(resource: Template) -> Template:
    """What a resource says of itself, which may be nothing."""
    said: Template = resource.get("Properties", {})
    return said


def alternatives(value: Any) -> list[Any]:
    """All that a value may be: both branches of its conditions, nothing left out but 'no value'."""
    if isinstance(value, dict) and "Fn::If" in value:
        return [each for branch in value["Fn::If"][1:] for each in alternatives(branch)]
    return [] if value == NOTHING else [value]


def listed(value: Any) -> list[Any]:
    """A value that may be one or several, each with all that it may be."""
    return [each for one in (value if isinstance(value, list) else [value]) for each in alternatives(one)]


def named(value: Any) -> Iterator[str]:
    """The names of the resources, parameters and pseudo parameters that a value refers to."""
    if isinstance(value, list):
        for each in value:
            yield from named(each)
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key in ("Ref", "Fn::GetAtt", "Fn::Sub"):
                yield from _referred(key, inner)
            else:
                yield from named(inner)


def _referred(key: str, inner: Any) -> Iterator[str]:
    if key == "Fn::GetAtt":
        yield inner[0]
    elif key == "Ref":
        yield inner
    else:
        text, values = inner if isinstance(inner, list) else (inner, {})
        yield from SUBSTITUTED.findall(text)
        yield from named(list(values.values()))
