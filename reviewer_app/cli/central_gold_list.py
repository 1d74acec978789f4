"""`reviewer-app central gold list`: recordings of which it was ruled what is right."""

import argparse

from reviewer_app.cli import print_json
from reviewer_app.cli.central_init import add_dsn

NAME = "central gold list"
HELP = "List the recordings that have gold, under which policy set, and how often they were put among work."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the verb."""
    add_dsn(parser)
    parser.add_argument("--json", action="store_true", help="a JSON array")


def run(arguments: argparse.Namespace) -> int:
    """Exit 0, 4 without an answer."""
    from reviewer_app.operations import second_review_samples

    found = second_review_samples.gold(arguments.dsn)
    if arguments.json:
        print_json(found)
        return 0
    for one in found:
        used = f"in {one['batches']} batches, reviewed {one['checks']} times"
        print(f"{one['recording_id'][:12]} {one['policy_set']}: {one['title'] or '-'}, by {one['ruled_by']}; {used}")
    return 0
