"""`reviewer-app central init`: prepare a PostgreSQL database to be the central one."""

import argparse
from collections.abc import Sequence
from dataclasses import asdict

from reviewer_app.cli import print_json
from reviewer_app.operations import administration

NAME = "central init"
HELP = "Prepare or bring up to date a central database: schema, roles and functions; repeating it is harmless."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the verb."""
    parser.add_argument("--dry-run", action="store_true", help="say what would be done and change nothing")
    add_dsn(parser)
    parser.add_argument("--json", action="store_true", help="the result as one JSON object")


def add_dsn(parser: argparse.ArgumentParser) -> None:
    """The option that names database and administrator."""
    parser.add_argument(
        "--dsn",
        help="postgresql://ADMIN@HOST:PORT/DATABASE; other users of this machine can read it, so give the password by "
        f"PGPASSWORD, or the whole DSN by {administration.DSN_VARIABLE}",
    )


def run(arguments: argparse.Namespace) -> int:
    """Exit 0 when the database is ready, 4 when it cannot be reached or changed."""
    result = administration.initialise(arguments.dsn, dry_run=arguments.dry_run)
    if arguments.json:
        print_json({**asdict(result), "dry_run": arguments.dry_run})
        return 0
    made = "made and prepared" if result.created else "prepared" if result.before is None else "brought up to date"
    was = "would be" if arguments.dry_run else "was"
    done = f"is up to date ({result.after})" if result.before == result.after else f"{was} {made} ({result.after})"
    print(f"The database {result.database} {done}, PostgreSQL {result.server_version}.")
    if result.months:
        print(f"{result.months} months of the log {was} added.")
    tell_open(result.open)
    return 0


def tell_open(parts: Sequence[str]) -> None:
    """Print what this sign-in cannot close."""
    if parts:
        what = ", ".join(_OPEN[one] for one in parts)
        print(f"Open to everybody who may sign in, because only a superuser can close it: {what}.")


_OPEN = {
    "counters": "counters, locks and sizes of tables",
    "large_objects": "large objects",
    "estimates": "the planner's estimates of rows",
}
