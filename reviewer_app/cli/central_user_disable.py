"""`reviewer-app central user disable`: somebody leaves."""

import argparse
from dataclasses import asdict

from reviewer_app.cli import print_json
from reviewer_app.cli.central_init import add_dsn
from reviewer_app.operations import administration

NAME = "central user disable"
HELP = "Let a person sign in no more, from this moment; what they sent stays, and `central user add` lets them again."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the verb."""
    parser.add_argument("login", metavar="LOGIN")
    parser.add_argument(
        "--dry-run",
        action="store_true",
        help="say whether it would change anything and how many connections would end; change nothing",
    )
    add_dsn(parser)
    parser.add_argument("--json", action="store_true", help="the result as one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Exit 0 when the person cannot sign in, 2 for a login that is no reviewer's, 4 without an answer."""
    result = administration.disable_person(arguments.dsn, arguments.login, dry_run=arguments.dry_run)
    if arguments.json:
        print_json({**asdict(result), "dry_run": arguments.dry_run})
        return 0
    if not result.was_enabled:
        print(f"{result.login} was disabled before.")
        return 0
    count = result.connections_ended
    if arguments.dry_run:
        print(f"{result.login} could not sign in any more; {count} connection(s) would end.")
        return 0
    ended = f"; {count} connection(s) were ended" if count else ""
    print(f"{result.login} may not sign in any more{ended}.")
    return 0
