"""`reviewer-app recover`: a store from the server, after a lost key or on a new machine."""

import argparse
from dataclasses import asdict

from reviewer_app.cli import print_json
from reviewer_app.cli.context import signing_in_of
from reviewer_app.operations import recovering

NAME = "recover"
HELP = "Fetch what the server has of you into an empty store, or a new one in place of one that cannot be read."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the verb."""
    parser.add_argument("--password-stdin", action="store_true", help="read the password from standard input")
    parser.add_argument("--json", action="store_true", help="the result as one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Exit 0 when done, 3 when the store has decisions in it, 4 when no server answers, 5 when it is in use."""
    result = recovering.recover(*signing_in_of(arguments))
    if arguments.json:
        left_out = [asdict(one) for one in result.left_out]
        aside = result.set_aside and str(result.set_aside)
        print_json({"set_aside": aside, "events": result.events, "left_out": left_out})
    else:
        if result.set_aside:
            print(f"The unreadable store was set aside in {result.set_aside}.")
        print(f"{result.events} events were fetched from the server.")
        for one in result.left_out:
            print(one)
        print("Import the recordings again: each review goes on where it was uploaded last.")
    return 0
