"""`reviewer-app calibration move SESSION --deadline WHEN`: another deadline."""

import argparse
from datetime import UTC, datetime

from reviewer_app.cli import print_json
from reviewer_app.cli.context import moment, signing_in_of

NAME = "calibration move"
HELP = "Move the deadline of an open calibration session that you lead; its members see it with their next sync."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which session, and until when."""
    parser.add_argument("session", metavar="SESSION", help="its id, as `calibration list` tells it")
    parser.add_argument(
        "--deadline", required=True, type=moment, metavar="WHEN", help="2026-11-30T18:00Z, in UTC without a zone"
    )
    parser.add_argument("--password-stdin", action="store_true", help="read the password from standard input")
    parser.add_argument("--json", action="store_true", help="the result as one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Exit 0, 2 for no session of yours, 3 for the past or behind the reveal, 4 without an answer or by who is no
    lead."""
    from reviewer_app.operations import calibrating, signing_in

    with signing_in.session_for(*signing_in_of(arguments)) as server:
        before_ms = calibrating.move(server, arguments.session, arguments.deadline)
    if arguments.json:
        print_json({"session_id": arguments.session, "deadline_ms": arguments.deadline, "before_ms": before_ms})
    else:
        print(f"The deadline is {_said(arguments.deadline)}; it was {_said(before_ms)}.")
    return 0


def _said(ms: int) -> str:
    return datetime.fromtimestamp(ms / 1000, UTC).strftime("%Y-%m-%d %H:%M UTC")
