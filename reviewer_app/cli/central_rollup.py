"""`reviewer-app central rollup`: bring the daily figures up to date, or check them against the whole log."""

import argparse
import sys
from dataclasses import asdict

from reviewer_app.cli import print_json
from reviewer_app.cli.central_init import add_dsn
from reviewer_app.operations import counting
from reviewer_app.operations.counting import Folded

NAME = "central rollup"
HELP = "Take what has arrived into the daily figures of the dashboard; with --rebuild, count the whole log again."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the verb."""
    parser.add_argument("--rebuild", action="store_true", help="count everything again and put right what differs")
    parser.add_argument("--dry-run", action="store_true", help="say what would be done and keep nothing")
    add_dsn(parser)
    parser.add_argument("--json", action="store_true", help="the result as one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Exit 0; 1 when figures differ from the log, or when somebody else is at it; 4 without an answer."""
    return _recount(arguments) if arguments.rebuild else _fold(arguments)


def _fold(arguments: argparse.Namespace) -> int:
    progress = None if arguments.json else _progress
    folded = counting.fold_all(arguments.dsn, dry_run=arguments.dry_run, progress=progress)
    if arguments.json:
        print_json({**asdict(folded), "dry_run": arguments.dry_run})
    elif folded.busy:
        print("Somebody else is taking events in at the moment; nothing was done here.")
    else:
        verb = "would be taken" if arguments.dry_run else "were taken"
        print(f"{folded.events} events of {folded.reviews} reviews {verb} in; {folded.behind} are still to come.")
    return 1 if folded.busy else 0


def _recount(arguments: argparse.Namespace) -> int:
    found = counting.recount(arguments.dsn, dry_run=arguments.dry_run)
    equal = found.differences == 0
    if arguments.json:
        print_json({"equal": equal, **asdict(found), "dry_run": arguments.dry_run})
    elif equal:
        print(f"{found.rows} rows of daily figures: all as the log says.")
    else:
        done = "differ from the log" if arguments.dry_run else "differed from the log and were put right"
        print(f"{found.rows} rows of daily figures, {found.differences} {done}.")
    return 0 if equal else 1


def _progress(part: Folded) -> None:
    if part.behind:
        print(f"{part.events} events taken in, {part.behind} to go", file=sys.stderr)
