"""The template that goes with the archive: what `chalice package` makes of app.py, with infra/ merged in."""

import json
from pathlib import Path
from typing import Any, Final

from infra import finish
from infra.package.problems import NotPackaged
from infra.package.tree import ROOT
from local import template as packaging

CACHE: Final = ROOT / ".local"

Template = dict[str, Any]


def whole(cache: Path = CACHE) -> Template:
    """The merged template, before the serverless transform. Raises NotPackaged."""
    try:
        return finish.finished(packaging.packaged(cache))
    except packaging.NotPackaged as problem:
        raise NotPackaged(str(problem)) from problem


def written(cache: Path = CACHE) -> str:
    """The merged template as text: sorted, so that equal templates are equal bytes."""
    return json.dumps(whole(cache), indent=1, sort_keys=True) + "\n"
