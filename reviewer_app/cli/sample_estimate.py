"""`reviewer-app sample estimate FILE`: what a judged sample says of the whole."""

import argparse
from pathlib import Path

from reviewer_app.cli import print_json

NAME = "sample estimate"
HELP = "Tell the share of wrong decisions in the whole, and in each stratum, from a sample that was judged."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The judged sample."""
    parser.add_argument("file", metavar="FILE.csv", help="id, probability as the draw gave it, wrong (0 or 1), stratum")
    parser.add_argument("--json", action="store_true", help="the estimates as one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Exit 0; 2 for a sample that cannot be used."""
    from reviewer_app.operations import sampling

    found = sampling.estimate(Path(arguments.file))
    if arguments.json:
        print_json({"estimates": [one.to_json() for one in found]})
        return 0
    for one in found:
        if one.value is None or one.ci95 is None:
            print(f"{one.name}: {one.wrong} wrong of {one.n}")
        else:
            low, high = one.ci95
            print(f"{one.name}: {one.value:.1%} wrong, 95 % {low:.1%} to {high:.1%}, n {one.n} ({one.method})")
    return 0
