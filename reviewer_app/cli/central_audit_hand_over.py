"""`reviewer-app central audit hand-over`: what an auditor who leaves has to compare."""

import argparse

from reviewer_app.cli import print_json
from reviewer_app.cli.central_audit_draw import names
from reviewer_app.cli.central_init import add_dsn
from reviewer_app.domain.errors import UserError

NAME = "central audit hand-over"
HELP = "Leave the second reviews that somebody handed in and has still to compare to other specialists and leads."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """From whom, and to whom."""
    parser.add_argument("--from", dest="auditor", required=True, metavar="LOGIN", help="who has them now")
    parser.add_argument("--to", type=names, default=(), metavar="LOGIN,LOGIN", help="who compares and answers instead")
    parser.add_argument("--dry-run", action="store_true", help="say how many there are; hand nothing over")
    add_dsn(parser)
    parser.add_argument("--json", action="store_true", help="the result as one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Exit 0, 1 when none of those named may have some, 2 for a name that is not there, 4 without an answer."""
    from reviewer_app.operations import second_review_samples

    if not arguments.to and not arguments.dry_run:
        raise UserError("Say to whom: --to LOGIN,LOGIN.")
    given, remaining = second_review_samples.hand_over(
        arguments.dsn, arguments.auditor, arguments.to, dry_run=arguments.dry_run
    )
    if arguments.json:
        print_json({"from": arguments.auditor, "given": given, "remaining": remaining, "dry_run": arguments.dry_run})
    elif arguments.dry_run:
        print(f"{arguments.auditor} has {remaining} to compare that can be handed over.")
    else:
        for login, count in given.items():
            print(f"{login} got {count}.")
        if remaining:
            print(f"{remaining} stay with {arguments.auditor}: none of the people named may have them.")
    return 1 if remaining and not arguments.dry_run else 0
