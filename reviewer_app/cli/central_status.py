"""`reviewer-app central status`: people, devices, work, and whether what comes down is held up."""

import argparse
from datetime import UTC, datetime

from reviewer_app.cli import print_json
from reviewer_app.cli.central_init import add_dsn
from reviewer_app.operations import assigning

NAME = "central status"
HELP = "How things stand at the central database: people, devices, assignments, cursor, schema; nobody's decisions."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the verb."""
    add_dsn(parser)
    parser.add_argument("--json", action="store_true", help="the result as one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Exit 0, 4 when the database does not answer or does not let this sign-in ask."""
    told = assigning.central_status(arguments.dsn)
    if arguments.json:
        print_json(told)
        return 0
    work, cursor = told["assignments"], told["cursor"]
    print(f"Schema {told['schema']}, instance {told['instance_id']}.")
    forks = sum(device["forked_at_ms"] is not None for device in told["devices"])
    print(
        f"{len(told['people'])} people, {len(told['devices'])} chains of devices ({forks} of them forked), "
        f"last heard of {_time(told['last_seen_ms'])}."
    )
    print(
        f"Assignments: {work['offered']} offered, {work['leased']} at work, {work['submitted']} submitted, "
        f"{work['returned']} returned; {told['overdue']} overdue, {told['unassigned']} recordings with nobody."
    )
    print(
        f"Changes that no cursor passes yet: {cursor['waiting']}, the oldest for {cursor['waiting_ms'] / 1000:.1f} s."
    )
    refused = told["refused"]
    print(
        f"Refused events: {refused['count']}, the oldest of {_time(refused['oldest_ms'])}; "
        f"{refused['without_month']} events in no month of the log."
    )
    for one in refused["reasons"]:
        print(f"  {one['count']}: {one['reason']} ({one['sqlstate']})")
    for one in told["people"]:
        off = ", disabled" if one["disabled"] else ""
        print(
            f"  {one['login']} ({one['role']}{off}): {one['pending']} to do, {one['devices']} devices, "
            f"last heard of {_time(one['last_seen_ms'])}"
        )
    return 0


def _time(at_ms: int | None) -> str:
    return "never" if at_ms is None else f"{datetime.fromtimestamp(at_ms / 1000, UTC):%Y-%m-%d %H:%M} UTC"
