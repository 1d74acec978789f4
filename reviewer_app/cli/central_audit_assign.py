"""`reviewer-app central audit assign`: give out what nobody has of a sample."""

import argparse

from reviewer_app.cli import print_json
from reviewer_app.cli.central_audit_draw import add_giving
from reviewer_app.cli.central_init import add_dsn
from reviewer_app.domain.errors import UserError

NAME = "central audit assign"
HELP = "Give the recordings of a sample that nobody has, or that came back, to specialists and leads."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The sample and the people."""
    parser.add_argument("name", metavar="SAMPLE", help="the sample")
    add_giving(parser)
    parser.add_argument("--dry-run", action="store_true", help="say how many there are to give; give nothing")
    add_dsn(parser)
    parser.add_argument("--json", action="store_true", help="the result as one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Exit 0, 1 when nobody named could get some, 2 and 3 for names, 4 without an answer."""
    from reviewer_app.operations import second_review_samples

    if not arguments.to:
        raise UserError("Say to whom: --to LOGIN,LOGIN.")
    giving = second_review_samples.Giving(arguments.to, arguments.batch_name, arguments.lease)
    given, waiting = second_review_samples.assign(arguments.dsn, arguments.name, giving, dry_run=arguments.dry_run)
    code = 1 if waiting and not arguments.dry_run else 0
    if arguments.json:
        print_json({"sample": arguments.name, "given": given, "waiting": waiting, "dry_run": arguments.dry_run})
        return code
    if arguments.dry_run:
        print(f"{waiting} are to be given; who may have which of them is told to nobody.")
        return code
    for login, count in given.items():
        print(f"{login} got {count}.")
    if waiting:
        print(f"{waiting} are still with nobody: none of the people named may have them.")
    return code
