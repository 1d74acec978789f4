"""`reviewer-app central restored`: the last step of a restore from a backup."""

import argparse
from dataclasses import asdict

from reviewer_app.cli import print_json
from reviewer_app.cli.central_init import add_dsn
from reviewer_app.operations import administration

NAME = "central restored"
HELP = "Give a database that was restored from a backup a new identity, before workstations reach it again."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the verb."""
    add_dsn(parser)
    parser.add_argument(
        "--database",
        metavar="ID",
        help="the identity of the database whose place it takes, as workstations say it; `new` for a copy of its own",
    )
    parser.add_argument("--dry-run", action="store_true", help="say what would begin anew and change nothing")
    parser.add_argument("--json", action="store_true", help="the result as one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Exit 0 when it has a new identity, 2 for a database that is not prepared or no identity, 4 without an answer."""
    begun = administration.begin_instance(arguments.dsn, arguments.database, dry_run=arguments.dry_run)
    if arguments.json:
        print_json({**asdict(begun), "dry_run": arguments.dry_run})
        return 0
    if arguments.dry_run:
        print(f"The database is instance {begun.before}; a new one would begin, for {begun.devices} devices.")
        if begun.database_now != begun.database_before:
            print(
                f"It would be the database {begun.database_now or 'of a new identity'}: it is {begun.database_before}."
            )
        return 0
    print(f"The database is instance {begun.now} from now on (it was {begun.before}).")
    print("Workstations send again what it has lost, and read from the beginning what it has for them.")
    return 0
