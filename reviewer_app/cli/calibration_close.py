"""`reviewer-app calibration close SESSION`: end a session; what was ruled becomes gold."""

import argparse

from reviewer_app.cli import print_json
from reviewer_app.cli.context import signing_in_of, store_of

NAME = "calibration close"
HELP = "End a calibration session that you lead: recordings on which all is ruled or agreed become gold."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which session."""
    parser.add_argument("session", metavar="SESSION", help="its id, as `calibration list` tells it")
    parser.add_argument("--password-stdin", action="store_true", help="read the password from standard input")
    parser.add_argument("--json", action="store_true", help="the result as one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Exit 0 when every recording became gold, 1 when some did not, 2 for no session of yours, 3 before the reveal or a
    second time, 4 without an answer or by somebody who is no lead."""
    from reviewer_app.operations import calibrating, signing_in

    with (
        signing_in.session_for(*signing_in_of(arguments)) as server,
        store_of(arguments, must_exist=False) as database,
    ):
        found = calibrating.close(server, database, arguments.session)
    if arguments.json:
        gold = [one.recording_id for one in found.gold]
        told = {"session_id": arguments.session, "gold": gold, "without_gold": dict(found.without_gold)}
        print_json({**told, "proposals": len(found.proposals), "retests": len(found.retests)})
    else:
        print(f"{len(found.gold)} recordings are gold, {len(found.proposals)} changes to the standard are proposed.")
        for recording, why in found.without_gold.items():
            print(f"{recording} is none: {why}")
    return 1 if found.without_gold else 0
