"""`reviewer-app central user add`: let a person work with the central database."""

import argparse
import sys
from dataclasses import asdict

from reviewer_app.cli import print_json
from reviewer_app.cli.central_init import add_dsn
from reviewer_app.operations import administration

NAME = "central user add"
HELP = "Add a person, or give an existing one another role, name or password."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the verb."""
    parser.add_argument("login", metavar="LOGIN")
    parser.add_argument("--role", required=True, choices=administration.ROLES)
    parser.add_argument("--name", help="the name that others read; the login when left out")
    parser.add_argument(
        "--password-stdin",
        action="store_true",
        help="read the password from standard input; else a new person gets one made up, printed once",
    )
    add_dsn(parser)
    parser.add_argument("--json", action="store_true", help="the result as one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Exit 0 when the person may sign in, 2 for a name that cannot be used, 4 when the database does not answer."""
    password = sys.stdin.readline().rstrip("\r\n") if arguments.password_stdin else None
    result = administration.add_person(arguments.dsn, arguments.login, arguments.role, arguments.name, password)
    if arguments.json:
        print_json(asdict(result))
        return 0
    print(f"{result.login} {'was added' if result.created else 'is known'} as {result.role}.")
    if result.password:
        print(f"Password, shown once: {result.password}")
    return 0
