"""`reviewer-app calibration hand-over SESSION --to LOGIN`: another lead."""

import argparse

from reviewer_app.cli import print_json
from reviewer_app.cli.context import signing_in_of

NAME = "calibration hand-over"
HELP = (
    "Make another lead the lead of a session: as its lead or, where that one is away, as another lead or an operator."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which session, and whose it is to be."""
    parser.add_argument("session", metavar="SESSION", help="its id, as `calibration list` tells it")
    parser.add_argument("--to", required=True, metavar="LOGIN", help="the lead who goes on with it")
    parser.add_argument("--password-stdin", action="store_true", help="read the password from standard input")
    parser.add_argument("--json", action="store_true", help="the result as one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Exit 0, 2 for a session or a lead that is not there, 3 for a session that is over or theirs already, 4 without
    an answer or by somebody who is neither lead nor operator."""
    from reviewer_app.operations import calibrating, signing_in

    with signing_in.session_for(*signing_in_of(arguments)) as server:
        before = calibrating.hand_over(server, arguments.session, arguments.to)
    if arguments.json:
        print_json({"session_id": arguments.session, "lead": arguments.to, "before": before})
    else:
        print(f"{arguments.to} leads the session now; {before} did.")
    return 0
