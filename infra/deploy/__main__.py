"""The commands of `make deploy`, `make destroy` and `make upgrade-report`."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from botocore.exceptions import BotoCoreError, ClientError

from infra import package
from infra.deploy import checks, removal, steps
from infra.deploy.asked import Asked, Stopped
from infra.deploy.cloud import Cloud, of_region
from infra.package.problems import NotPackaged

OUT: Final = Path("out")
PAGE: Final = Path("web/dist")
CONSENTS: Final = ("yes", "overwrite", "unverified", "older")


def read(words: Sequence[str]) -> tuple[str, Asked]:
    """The command, and what is asked. Raises Stopped where stage or region are not said."""
    parser = argparse.ArgumentParser(prog="python -m infra.deploy")
    parser.add_argument("command", choices=sorted(COMMANDS))
    parser.add_argument("--stage", default="")
    parser.add_argument("--region", default="")
    parser.add_argument(
        "--set", nargs="*", default=[], metavar="NAME=VALUE", help="the template's parameters"
    )
    parser.add_argument("--artefact", type=Path, help="a folder that was packaged before")
    parser.add_argument("--data", default="", help="what to write to have all data deleted")
    for consent in CONSENTS:
        parser.add_argument(f"--{consent}", action="store_true")
    said = parser.parse_args(words)
    if not (said.stage.isascii() and said.stage.isalnum() and said.region):
        raise Stopped("Say STAGE=live (letters and digits) and REGION=eu-west-1, or whatever yours are.")
    given = dict(_valued(each) for each in said.set)
    consents = {consent: getattr(said, consent) for consent in CONSENTS}
    return said.command, Asked(
        said.stage, said.region, given, data=said.data, artefact=said.artefact, **consents
    )


def _valued(setting: str) -> tuple[str, str]:
    """A parameter's name and value; `NAME=@file` takes a file's text, as for a key of several lines."""
    name, _, value = setting.partition("=")
    if not value.startswith("@"):
        return name, value
    file = Path(value[1:])
    if not file.is_file():
        raise Stopped(f"{name} shall be read from {file}, and there is no such file.")
    return name, file.read_text()


def deploy(cloud: Cloud, asked: Asked) -> None:
    """Checks, packages, deploys, and tells what to do next."""
    looked = steps.look(cloud, asked)
    artefact = _artefact(asked)
    stack = steps.deploy(cloud, asked, artefact, looked, lambda question: agreed(asked, question), print)
    steps.bring(cloud, stack, PAGE, print)
    for name, value in sorted(stack.outputs.items()):
        print(f"{name}: {value}")
    command = f"python -m infra.first_administrator --stack {asked.stack} --address ADDRESS"
    print(f"The first administrator is made by:\n  AWS_REGION={asked.region} .venv/bin/{command}")


def _artefact(asked: Asked) -> package.Artefact:
    """What was packaged before, where that is asked for; else it is packaged now. Raises NotPackaged."""
    return package.built(asked.artefact) if asked.artefact else package.build(OUT)


def destroy(cloud: Cloud, asked: Asked) -> None:
    """Takes the stack away, and its data where that was written in full."""
    checks.place(asked)
    checks.account(cloud)
    if asked.data and asked.data != removal.phrase(asked):
        raise Stopped(f"To delete the data too, say DATA={removal.phrase(asked)!r}.")
    what = "AND ALL ITS DATA" if asked.data else "and keep its data"
    if not agreed(asked, f"Destroy {asked.stack} in {asked.region} {what}?"):
        raise Stopped("Nothing was changed.")
    kept = removal.remove(cloud, asked)
    for kind, name in removal.erase(cloud, kept) if asked.data else kept:
        print(f"Left: {kind} {name}")


def compare(cloud: Cloud, asked: Asked) -> None:
    """Prints what an upgrade would change."""
    print(steps.compare(cloud, asked, _artefact(asked)))


COMMANDS: Final = {"deploy": deploy, "destroy": destroy, "report": compare}


def agreed(asked: Asked, question: str) -> bool:
    """Whether somebody agrees: beforehand by YES=1, or at the terminal. Raises Stopped without either."""
    if asked.yes:
        return True
    if not sys.stdin.isatty():
        raise Stopped("Nobody is there to agree: say YES=1. Nothing was changed.")
    return input(f"{question} Write yes: ").strip().lower() == "yes"


def main(words: Sequence[str] | None = None) -> None:
    """Does it, or leaves with a sentence."""
    try:
        command, asked = read(sys.argv[1:] if words is None else words)
        os.environ.setdefault("AWS_REGION", asked.region)
        COMMANDS[command](of_region(asked.region), asked)
    except (Stopped, NotPackaged) as problem:
        sys.exit(str(problem))
    except (BotoCoreError, ClientError) as problem:
        sys.exit(f"AWS refused: {problem}. docs/operations.md says which rights are needed.")


if __name__ == "__main__":
    main()
