"""`reviewer-app calibration list`: the sessions that one leads, to operators all of them."""

import argparse

from reviewer_app.cli import print_json
from reviewer_app.cli.context import signing_in_of

NAME = "calibration list"
HELP = "Tell the calibration sessions that you lead, as an operator all of them, and how far they are; nobody's labels."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the verb."""
    parser.add_argument("--password-stdin", action="store_true", help="read the password from standard input")
    parser.add_argument("--json", action="store_true", help="the sessions as one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Exit 0, 4 without an answer or by somebody who is neither lead nor operator."""
    from reviewer_app.operations import calibrating, signing_in

    with signing_in.session_for(*signing_in_of(arguments)) as server:
        found = calibrating.sessions(server)
    if arguments.json:
        print_json({"sessions": found})
        return 0
    for one in found:
        ready = "" if one["handed_in"] is None else f", {one['handed_in']} of {one['members']} members have handed in"
        print(
            f"{one['session_id']} {one['name']}: {one['state']}, led by {one['lead']}{ready}, {one['rulings']} rulings"
        )
    return 0
