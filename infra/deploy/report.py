"""What an upgrade would change for one network: its template, and defaults that it is pinned to."""

from collections.abc import Iterator, Mapping
from typing import Any

from infra.deploy import stamp

Template = dict[str, Any]


def written(old: Template, new: Template, parameters: Mapping[str, str], versions: tuple[str, str]) -> str:
    """The report, in Markdown. `parameters` are the network's own values."""
    sections = {
        "Parameters": [*_defaults(old, new, parameters), *_entries("Parameters", old, new)],
        "Resources": list(_entries("Resources", old, new)),
        "Outputs": list(_entries("Outputs", old, new)),
    }
    lines = [f"# From {versions[0]} to {versions[1]}"]
    if stamp.edited(old):
        lines.append("\n**The deployed template was edited by hand: what follows would undo that.**")
    for title, found in sections.items():
        lines += [f"\n## {title}", *(found or ["- nothing changes"])]
    return "\n".join(lines)


def _defaults(old: Template, new: Template, parameters: Mapping[str, str]) -> Iterator[str]:
    """A value that was once a default is kept by CloudFormation, also when the default moves on."""
    for name, about in sorted(new.get("Parameters", {}).items()):
        former = old.get("Parameters", {}).get(name, {}).get("Default")
        kept = parameters.get(name)
        fresh = about.get("Default")
        if former is not None and fresh is not None and former != fresh:
            pinned = "pinned: give it anew to move" if kept == str(former) else "your own value stays"
            yield f"- {name} has {kept!r}; the default was {former!r} and is {fresh!r} ({pinned})"


def _entries(section: str, old: Template, new: Template) -> Iterator[str]:
    before, after = old.get(section, {}), new.get(section, {})
    for name in sorted(before.keys() | after.keys()):
        if name not in after:
            yield f"- {name} goes{_kind(before[name])}"
        elif name not in before:
            yield f"- {name} comes{_kind(after[name])}"
        else:
            yield from (
                f"- {name}: {difference}" for difference in _differences(before[name], after[name], "")
            )


def _kind(entry: Mapping[str, Any]) -> str:
    return f" ({entry['Type']})" if "Type" in entry else ""


def _differences(old: Any, new: Any, where: str) -> Iterator[str]:
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        for name in sorted(old.keys() | new.keys()):
            yield from _differences(old.get(name), new.get(name), f"{where}.{name}".lstrip("."))
    else:
        yield f"{where} was {_short(old)} and will be {_short(new)}"


def _short(value: Any) -> str:
    text = "absent" if value is None else repr(value)
    return text if len(text) <= 120 else f"{text[:117]}..."
