"""`reviewer-app policies alarms`: the clauses of the standard on which disputes cluster."""

import argparse

from reviewer_app.cli import print_json
from reviewer_app.cli.context import store_of
from reviewer_app.domain import wall_clock
from reviewer_app.domain.dispute_alarm import (
    ALL_BEFORE,
    BASE,
    BEFORE,
    BEFORE_DAYS,
    CLAUSES,
    FALSE_ALARMS,
    LEAST,
    USUAL,
    WINDOW_DAYS,
)

NAME = "policies alarms"
HELP = "Tell on which clauses of the standard disputes cluster, beyond what chance gives."

_BY = {
    CLAUSES: "the other clauses",
    BEFORE: "the time before",
    ALL_BEFORE: "all clauses in the time before",
    BASE: "what is usual",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Whose disputes."""
    parser.add_argument("--dsn", metavar="DSN", help="everybody's, with the sign-in of an operator or a lead")
    parser.add_argument("--json", action="store_true", help="print the answer as JSON")


def run(arguments: argparse.Namespace) -> int:
    """Exit 0 without an alarm, 1 with one."""
    from reviewer_app.operations import proposing

    now = wall_clock.now_ms()
    if arguments.dsn is not None:
        found = proposing.alarms_at(arguments.dsn, now)
    else:
        with store_of(arguments) as database:
            found = proposing.own_alarms(database, now)
    if arguments.json:
        print_json(
            {
                "window_days": WINDOW_DAYS,
                "before_days": BEFORE_DAYS,
                "usual": USUAL,
                "since_ms": proposing.since(now),
                "least": LEAST,
                "false_alarms": FALSE_ALARMS,
                "clauses": [one.to_json() for one in found],
            }
        )
    else:
        for one in found:
            mark = "ALARM " if one.alarming else ""
            said = f"{one.count.disputed} disputed of {one.count.judged} judged, {one.expected:.1f} expected"
            print(f"{mark}{one.count.clause}: {said} by {_BY[one.by]} (as many by chance: {one.chance:.2g})")
        if not found:
            print(f"Nothing was judged in the last {WINDOW_DAYS} days.")
    return int(any(one.alarming for one in found))
