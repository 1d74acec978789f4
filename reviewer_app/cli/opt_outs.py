"""`reviewer-app opt-outs`: topics that one does not want to be given."""

import argparse

from reviewer_app.cli import print_json
from reviewer_app.cli.context import signing_in_of
from reviewer_app.operations import opting_out

NAME = "opt-outs"
HELP = "Show or set the topics that one does not want to be given; nobody is told why a recording went to another."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the verb."""
    parser.add_argument("--set", metavar="TOPIC,TOPIC", help="the whole list from now on; '' for none")
    parser.add_argument("--password-stdin", action="store_true", help="read the password from standard input")
    parser.add_argument("--json", action="store_true", help="the result as one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Exit 0, 4 when the central database does not answer or does not accept the sign-in."""
    change_to = None if arguments.set is None else arguments.set.split(",")
    now = opting_out.opt_outs(*signing_in_of(arguments), change_to)
    if arguments.json:
        print_json({"topics": list(now.topics), "returned": now.returned})
        return 0
    print(f"Not wanted: {', '.join(now.topics)}." if now.topics else "There is no topic that is not wanted.")
    if now.returned:
        print(f"{now.returned} recordings went back to their batches.")
    return 0
