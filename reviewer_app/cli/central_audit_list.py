"""`reviewer-app central audit list`: the samples, and how far their second reviews are."""

import argparse

from reviewer_app.cli import print_json
from reviewer_app.cli.central_init import add_dsn

NAME = "central audit list"
HELP = "List the samples that were drawn, with how many second reviews are in which state."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the verb."""
    add_dsn(parser)
    parser.add_argument("--json", action="store_true", help="a JSON array")


def run(arguments: argparse.Namespace) -> int:
    """Exit 0, 4 without an answer."""
    from reviewer_app.operations import second_review_samples

    found = second_review_samples.samples(arguments.dsn)
    if arguments.json:
        print_json(found)
        return 0
    for one in found:
        states = ", ".join(f"{count} {state}" for state, count in one["states"].items())
        nobody = f"; {one['unassigned']} with nobody" if one["unassigned"] else ""
        left = f"; {one['abandoned']} to compare by somebody who is gone" if one["abandoned"] else ""
        print(f"{one['sample']} ({one['kind']}): {one['drawn']} of {one['population']}; {states}{nobody}{left}")
        if one["decision"] is not None:
            seen = f"{one['found']} wrong in {one['final']} of {one['drawn']}, {one['accept']} are borne"
            print(f"  lot {one['decision']}: {seen}")
    return 0
