"""`reviewer-app central audit settle`: what nobody said in time."""

import argparse

from reviewer_app.cli import print_json
from reviewer_app.cli.central_init import add_dsn

NAME = "central audit settle"
HELP = "Close second reviews that nobody disputed in time, and give unanswered disputes to those who rule."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the verb."""
    add_dsn(parser)
    parser.add_argument("--json", action="store_true", help="the result as one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Exit 0, 4 without an answer."""
    from reviewer_app.operations import second_review_samples

    accepted, to_arbitration = second_review_samples.settle(arguments.dsn)
    if arguments.json:
        print_json({"closed": accepted, "to_arbitration": to_arbitration})
    else:
        print(f"{accepted} were not disputed in time and are closed; {to_arbitration} go on to somebody who rules.")
    return 0
