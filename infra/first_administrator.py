"""Makes the first administrator of a deployed network, with the credentials of whoever deployed it.

Run as `python -m infra.first_administrator --stack NAME --address ADDRESS [--name NAME]` from the project's
folder. It can be repeated: who is an administrator stays one.
"""

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from typing import Any, Final

from botocore.exceptions import ClientError

from chalicelib.foundation import aws
from chalicelib.foundation.refusals import Refusal

FUNCTION: Final = "APIHandlerName"
"""The output under which `chalice package` names the function that answers the API."""


class NotDeployed(Exception):
    """There is no such stack, or no network in it."""


def settings(stacks: Any, functions: Any, stack: str) -> dict[str, str]:
    """What a stack tells its own function: tables, topic, and where its key is kept. Raises NotDeployed.

    `stacks` and `functions` are clients of CloudFormation and Lambda.
    """
    try:
        found = stacks.describe_stacks(StackName=stack)["Stacks"][0]
    except ClientError as problem:
        raise NotDeployed(problem.response["Error"]["Message"]) from problem
    outputs = {each["OutputKey"]: each["OutputValue"] for each in found.get("Outputs", [])}
    if FUNCTION not in outputs:
        raise NotDeployed(f"the stack {stack} has no network in it")
    told = functions.get_function_configuration(FunctionName=outputs[FUNCTION])
    # Lambda says the region to its functions by itself.
    return {**told["Environment"]["Variables"], "AWS_REGION": functions.meta.region_name}


def make(variables: Mapping[str, str], address: str, name: str) -> str:
    """Makes the administrator in the network with these settings, and answers the person's id."""
    # The application reads its settings when it is imported, so not before they are there.
    os.environ.update(variables)
    from chalicelib.people.actions import first_administrator

    return first_administrator(address, name).id


def main(words: Sequence[str] | None = None) -> None:
    """Asks AWS for the settings and does it; leaves with a sentence where it cannot."""
    parser = argparse.ArgumentParser(prog="python -m infra.first_administrator")
    parser.add_argument("--stack", required=True, help="the CloudFormation stack of the network")
    parser.add_argument("--address", required=True, help="the administrator's e-mail address")
    parser.add_argument("--name", help="their name; made of the address unless told")
    asked = parser.parse_args(words)
    name = asked.name or asked.address.partition("@")[0].title()
    try:
        variables = settings(aws.client("cloudformation"), aws.client("lambda"), asked.stack)
        person = make(variables, asked.address, name)
    except (NotDeployed, Refusal) as problem:
        sys.exit(f"Not done: {problem}")
    print(f"{asked.address} is an administrator now (person {person}) and can sign in with a code by mail.")


if __name__ == "__main__":
    main()
