"""Makes of the concerns in this folder the one template that `chalice package --merge-template` takes.

What each queue hears is said in `chalicelib.wiring` alone: subscriptions get their filters from there.
Run as `python -m infra.merge OUT.json` from the project's folder.
"""

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import yaml

from infra import refusals, watch

FOLDER: Final = Path(__file__).parent
SUBSCRIPTION: Final = "AWS::SNS::Subscription"
PREFIX: Final = "NewsTo"

Template = dict[str, Any]
Hears = Callable[[str], Sequence[str]]


class Unmergeable(Exception):
    """Two concerns say the same thing, or a queue listens to nothing."""


class _Reader(yaml.SafeLoader):
    """YAML with CloudFormation's short forms (`!Ref x`) read as their long ones."""


def _intrinsic(reader: _Reader, suffix: str, node: yaml.Node) -> dict[str, Any]:
    value: Any
    if isinstance(node, yaml.ScalarNode):
        value = reader.construct_scalar(node)
    elif isinstance(node, yaml.SequenceNode):
        value = reader.construct_sequence(node, deep=True)
    elif isinstance(node, yaml.MappingNode):
        value = reader.construct_mapping(node, deep=True)
    else:
        raise Unmergeable(f"{suffix} cannot be read")
    if suffix == "GetAtt" and isinstance(value, str):
        value = value.split(".", 1)
    return {suffix if suffix in ("Ref", "Condition") else f"Fn::{suffix}": value}


_Reader.add_multi_constructor("!", _intrinsic)


def read(concern: Path) -> Template:
    """One concern's file, its intrinsic functions in their long form."""
    template: Template = yaml.load(concern.read_text(), _Reader)  # noqa: S506 (a SafeLoader, extended)
    return template


def joined(concerns: Mapping[str, Template]) -> Template:
    """All sections of all concerns. Raises Unmergeable where two concerns name the same thing."""
    whole: Template = {}
    for concern, template in concerns.items():
        for section, entries in template.items():
            known = whole.setdefault(section, {})
            if twice := known.keys() & entries.keys():
                raise Unmergeable(f"{concern}: {section} {sorted(twice)} is said elsewhere too")
            known.update(entries)
    return whole


def filtered(template: Template, hears: Hears) -> Template:
    """The template with each subscription `NewsTo<Queue>` letting through only what its queue hears."""
    for name, resource in template["Resources"].items():
        if resource.get("Type") == SUBSCRIPTION and name.startswith(PREFIX):
            queue = name.removeprefix(PREFIX).lower()
            heard = sorted(hears(queue))
            if not heard:
                raise Unmergeable(f"the queue {queue} hears nothing")
            resource["Properties"]["FilterPolicy"] = {"name": heard}
    return template


def merged(hears: Hears) -> Template:
    """The whole template; `hears` tells the event names that a queue listens to."""
    concerns = {path.stem: read(path) for path in sorted(FOLDER.glob("*.yaml"))}
    return refusing(watch.watched(filtered(joined(concerns), hears)))


def refusing(template: Template) -> Template:
    """The template whose gateway refuses in our words."""
    body = template["Resources"]["RestAPI"]["Properties"]["DefinitionBody"]
    body["x-amazon-apigateway-gateway-responses"] = refusals.responses()
    return template


def wired(queue: str) -> list[str]:
    """The names of the events that a queue's listeners are wired to."""
    from chalicelib import wiring

    return wiring.names(queue)


def main() -> None:
    """Writes the merged template to the file named on the command line."""
    Path(sys.argv[1]).write_text(json.dumps(merged(wired), indent=1))


if __name__ == "__main__":
    main()
