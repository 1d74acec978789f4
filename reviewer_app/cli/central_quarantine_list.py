"""`reviewer-app central quarantine list`: what the server refused."""

import argparse
from dataclasses import asdict
from datetime import UTC, datetime

from reviewer_app.cli import print_json
from reviewer_app.cli.central_audit_draw import positive
from reviewer_app.cli.central_init import add_dsn
from reviewer_app.operations import assigning

NAME = "central quarantine list"
HELP = "What the server refused of the events that came, of whom and for what reason; never what they said."
LIMIT = 100


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the verb."""
    parser.add_argument("--login", metavar="LOGIN", help="of this person only")
    parser.add_argument(
        "--limit", type=positive, default=LIMIT, metavar="N", help=f"the newest so many; {LIMIT} when left out"
    )
    add_dsn(parser)
    parser.add_argument("--json", action="store_true", help="the result as one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Exit 0, 4 when the database does not answer or does not let this sign-in ask."""
    told, events = assigning.refused(arguments.dsn, arguments.login, arguments.limit)
    if arguments.json:
        print_json({**told, "events": [asdict(one) for one in events]})
        return 0
    print(f"{told['count']} events were refused, {told['without_month']} lie in no month of the log.")
    for one in told["reasons"]:
        print(f"  {one['count']} since {_time(one['oldest_ms'])}: {one['reason']} ({one['sqlstate']})")
    for event in events:
        place = f"device {event.replica}, epoch {event.epoch}, place {event.seq}"
        print(f"{_time(event.received_at_ms)}  {event.login}, {place}: {event.reason}")
    return 0


def _time(at_ms: int) -> str:
    return f"{datetime.fromtimestamp(at_ms / 1000, UTC):%Y-%m-%d %H:%M} UTC"
