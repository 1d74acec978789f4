"""`reviewer-app central audit settle`: what nobody said in time."""

import argparse

from reviewer_app.cli import print_json
from reviewer_app.cli.central_init import add_dsn

NAME = "central audit settle"
HELP = "Close second reviews that nobody disputed in time, and give unanswered disputes to those who rule."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the verb."""
    parser.add_argument("--dry-run", action="store_true", help="say what would be closed and change nothing")
    add_dsn(parser)
    parser.add_argument("--json", action="store_true", help="the result as one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Exit 0, 4 without an answer."""
    from reviewer_app.operations import second_review_samples

    accepted, to_arbitration = second_review_samples.settle(arguments.dsn, dry_run=arguments.dry_run)
    if arguments.json:
        print_json({"closed": accepted, "to_arbitration": to_arbitration, "dry_run": arguments.dry_run})
        return 0
    closed, go = ("would be", "would go") if arguments.dry_run else ("are", "go")
    print(f"{accepted} were not disputed in time and {closed} closed; {to_arbitration} {go} on to somebody who rules.")
    return 0
