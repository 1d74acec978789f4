"""`reviewer-app calibration reveal SESSION`: show everybody's labels, and later who they are of."""

import argparse

from reviewer_app.cli import print_json
from reviewer_app.cli.context import signing_in_of

NAME = "calibration reveal"
HELP = "Show the labels of a session you lead, by letters, when all have submitted or the deadline is past; or names."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which session, and how."""
    parser.add_argument("session", metavar="SESSION", help="its id, as `calibration list` tells it")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--early", action="store_true", help="although labels are missing; that is kept and told")
    how.add_argument("--names", action="store_true", help="of a revealed session: who is behind each letter")
    parser.add_argument("--password-stdin", action="store_true", help="read the password from standard input")
    parser.add_argument("--json", action="store_true", help="the result as one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Exit 0, 2 for no session of yours, 3 when it may not be yet, 4 without an answer or by who is no lead."""
    from reviewer_app.operations import calibrating, signing_in

    with signing_in.session_for(*signing_in_of(arguments)) as server:
        if arguments.names:
            calibrating.show_names(server, arguments.session)
            state, counted = "named", None
        else:
            counted = calibrating.reveal(server, arguments.session, early=arguments.early)
            state = "revealed"
    if arguments.json:
        print_json({"session_id": arguments.session, "state": state, "counted": counted, "early": arguments.early})
    else:
        print("Names are shown." if counted is None else f"{counted} reviews are shown to everybody, by letters.")
    return 0
