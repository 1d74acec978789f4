"""`reviewer-app verify`: is the store whole?"""

import argparse
from dataclasses import asdict

from reviewer_app.cli import print_json
from reviewer_app.cli.context import store_of
from reviewer_app.operations import auditing

NAME = "verify"
HELP = "Check the store: hash chains, sequences, and that its tables equal the log replayed."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the verb."""
    parser.add_argument("--json", action="store_true", help="the result as one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Exit 0 for a whole store, 1 when a fault was found."""
    with store_of(arguments) as database:
        result = auditing.verify(database)
    if arguments.json:
        print_json({"ok": not result.faults, **asdict(result)})
    else:
        for fault in result.faults:
            print(fault)
        verdict = f"{len(result.faults)} faults" if result.faults else "whole"
        print(f"{result.events} events in {result.epochs} epochs, {result.reviews} reviews: {verdict}.")
    return 1 if result.faults else 0
