"""`reviewer-app calibration cancel SESSION`: end a session without a reveal."""

import argparse

from reviewer_app.cli import print_json
from reviewer_app.cli.context import signing_in_of
from reviewer_app.domain.calibration.session import OPEN
from reviewer_app.domain.errors import Refused

NAME = "calibration cancel"
HELP = "End an open calibration session that you lead, for good: what is not handed in goes back, no label is shown."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which session, and why."""
    parser.add_argument("session", metavar="SESSION", help="its id, as `calibration list` tells it")
    parser.add_argument("--why", metavar="TEXT", default="", help="told to its members")
    parser.add_argument("--dry-run", action="store_true", help="tell what would be cancelled and change nothing")
    parser.add_argument("--password-stdin", action="store_true", help="read the password from standard input")
    parser.add_argument("--json", action="store_true", help="the result as one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Exit 0, 2 for no session of yours, 3 behind the reveal or a second time, 4 without an answer or by who is no
    lead."""
    from reviewer_app.operations import calibrating, signing_in

    with signing_in.session_for(*signing_in_of(arguments)) as server:
        row = calibrating.led_session(server, arguments.session)
        if arguments.dry_run:
            if row["state"] != OPEN:
                raise Refused(f"Only an open session is cancelled, and {row['name']} is {row['state']}.")
            taken_back = None
        else:
            taken_back = calibrating.cancel(server, arguments.session, arguments.why)
    told = {key: row[key] for key in ("session_id", "name", "members", "handed_in")}
    if arguments.json:
        print_json({**told, "cancelled": not arguments.dry_run, "taken_back": taken_back})
        return 0
    sealed = f"{row['handed_in']} of {row['members']} members have handed in, and nobody is shown it."
    if arguments.dry_run:
        print(f"{row['name']} would be cancelled: {sealed}")
    else:
        print(f"{row['name']} is cancelled, {taken_back} recordings went back: {sealed}")
    return 0
