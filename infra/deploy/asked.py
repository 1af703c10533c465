"""What an operator asks for, and why it is not done."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

PREFIX: Final = "entrenous"


class Stopped(Exception):
    """Nothing was harmed; the text says why and what to do."""


@dataclass(frozen=True)
class Asked:
    """One deployment: its stage, its region, and the parameters that are given anew.

    Four are consents: to change without asking, to write over what was changed by hand, to go on while the
    sender's domain is not verified, and to put an older version over a newer one. `data` is what was
    written to have all data deleted; `artefact` the folder of one that was packaged, and rehearsed, before.
    """

    stage: str
    region: str
    given: Mapping[str, str] = field(default_factory=dict)
    yes: bool = False
    overwrite: bool = False
    unverified: bool = False
    older: bool = False
    data: str = ""
    artefact: Path | None = None

    @property
    def stack(self) -> str:
        """The name of the CloudFormation stack."""
        return f"{PREFIX}-{self.stage}"
