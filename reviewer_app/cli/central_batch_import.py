"""`reviewer-app central batch import`: recordings that are to be reviewed."""

import argparse
from datetime import datetime
from pathlib import Path

from reviewer_app.cli import print_json
from reviewer_app.cli.central_init import add_dsn
from reviewer_app.domain.assignment import Batch
from reviewer_app.formats.batch_file import read_batch
from reviewer_app.operations import assigning

NAME = "central batch import"
HELP = "Add a batch of recordings to the central database, to be given to people by `central batch assign`."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the verb."""
    parser.add_argument("file", metavar="FILE", type=Path, help="the recordings, CSV or JSON")
    parser.add_argument(
        "--name", type=_name, required=True, help="what the batch is called; people see it in their queue"
    )
    parser.add_argument("--market", default="", help="a country or region")
    parser.add_argument("--priority", type=int, choices=range(10), default=0, metavar="0-9", help="9 comes first")
    parser.add_argument("--due", type=_time, metavar="TIME", help="2026-11-30T18:00, local time unless it says another")
    parser.add_argument("--policy-set", default="", metavar="ID@VERSION", help="the one in force when left out")
    parser.add_argument("--blind", action="store_true", help="nobody gets a recording that they have had before")
    parser.add_argument("--dry-run", action="store_true", help="say what would be added and keep nothing")
    add_dsn(parser)
    parser.add_argument("--json", action="store_true", help="the result as one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Exit 0 when it is there, 2 for a file with mistakes, 3 for a name that is taken, 4 without an answer."""
    due_at_ms = None if arguments.due is None else int(arguments.due.timestamp() * 1000)
    batch = Batch(
        arguments.name,
        read_batch(arguments.file),
        arguments.market,
        arguments.priority,
        due_at_ms,
        arguments.policy_set,
        arguments.blind,
    )
    count = assigning.import_batch(arguments.dsn, batch, dry_run=arguments.dry_run)
    if arguments.json:
        print_json({"batch": batch.name, "recordings": count, "blind": batch.blind, "dry_run": arguments.dry_run})
        return 0
    print(f"The batch {batch.name} {'would have' if arguments.dry_run else 'has'} {count} recordings.")
    return 0


def _time(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no time: write 2026-11-30T18:00") from None


def _name(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError("a batch needs a name")
    return text.strip()
