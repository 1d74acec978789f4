"""`reviewer-app central upgrade`: the server's schema for a new version of the program, before the workstations."""

import argparse
from dataclasses import asdict

from reviewer_app.cli import print_json
from reviewer_app.cli.central_init import add_dsn, tell_open
from reviewer_app.operations import administration

NAME = "central upgrade"
HELP = "Bring the central database's schema up to date, the server first; says what workstations will see."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the verb."""
    parser.add_argument("--dry-run", action="store_true", help="say what would be done and change nothing")
    add_dsn(parser)
    parser.add_argument("--json", action="store_true", help="the result as one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Exit 0 when it is up to date, 2 before `central init`, 3 for a server newer than this program, 4 without an
    answer."""
    done = administration.upgrade(arguments.dsn, dry_run=arguments.dry_run)
    if arguments.json:
        print_json({**asdict(done), "dry_run": arguments.dry_run})
        return 0
    if done.steps:
        print(f"The schema {'would go' if arguments.dry_run else 'went'} from {done.before} to {done.after}:")
        for step in done.steps:
            print(f"  {step.revision}  {step.about}")
    else:
        print(f"The schema is up to date ({done.after}).")
    oldest, newest = done.client_schemas
    print(
        f"The server takes events of form {oldest} to {newest}; {done.devices} devices have been here, "
        f"{done.connected} connections of workstations are open. What they send meanwhile waits for the end of it."
    )
    for people, what in ((done.outdated, "an older"), (done.ahead, "a newer")):
        if people:
            print(
                f"With a program of {what} form than that, going on labelling and uploading after an update: "
                f"{', '.join(people)}."
            )
    tell_open(done.open)
    return 0
