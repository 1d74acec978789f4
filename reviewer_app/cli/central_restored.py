"""`reviewer-app central restored`: the last step of a restore from a backup."""

import argparse

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
    parser.add_argument("--json", action="store_true", help="the result as one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Exit 0 when it has a new identity, 2 for a database that is not prepared or no identity, 4 without an answer."""
    before, now = administration.begin_instance(arguments.dsn, arguments.database)
    if arguments.json:
        print_json({"before": before, "now": now})
        return 0
    print(f"The database is instance {now} from now on (it was {before}).")
    print("Workstations send again what it has lost, and read from the beginning what it has for them.")
    return 0
