"""`reviewer-app central batch assign`: who reviews what."""

import argparse

from reviewer_app.cli import print_json
from reviewer_app.cli.central_init import add_dsn
from reviewer_app.operations import assigning

NAME = "central batch assign"
HELP = "Give the recordings of a batch to people, each to one or to all of them; opt-outs and blindness are kept."
_LEASE_HOURS = assigning.Terms().lease_hours


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the verb."""
    parser.add_argument("name", metavar="NAME", help="the batch")
    parser.add_argument("--to", required=True, metavar="LOGIN,LOGIN", help="who may get them")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--per-person", type=_positive, metavar="N", help="at most so many to each now")
    how.add_argument("--to-each", action="store_true", help="every recording to every one of them, as for calibration")
    parser.add_argument("--urgent", action="store_true", help="first in the queue, and told in an open window")
    parser.add_argument(
        "--lease",
        type=_positive,
        default=_LEASE_HOURS,
        metavar="HOURS",
        help=f"without a sign of work for so long they go back to the batch; {_LEASE_HOURS} when left out",
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="say who would get how many, opt-outs left out, and keep nothing"
    )
    add_dsn(parser)
    parser.add_argument("--json", action="store_true", help="the result as one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Exit 0 when all is given, 1 when something is left, 2 for a name that is not there, 4 without an answer."""
    people = [login.strip() for login in arguments.to.split(",") if login.strip()]
    terms = assigning.Terms(arguments.per_person, arguments.urgent, arguments.lease)
    assign = assigning.assign_to_each if arguments.to_each else assigning.assign_batch
    given = assign(arguments.dsn, arguments.name, people, terms, dry_run=arguments.dry_run)
    if arguments.json:
        told = {"batch": arguments.name, "given": given.people, "left": list(given.still_free)}
        told |= {"to_each": arguments.to_each, "urgent": terms.urgent, "lease_hours": terms.lease_hours}
        print_json({**told, "dry_run": arguments.dry_run})
    else:
        would = "would get" if arguments.dry_run else "got"
        for login, count in given.people.items():
            print(f"{login} {would} {count}.")
        if given.still_free and arguments.to_each:
            print(f"{len(given.still_free)} are not with all of them: somebody named may not have them.")
        elif given.still_free:
            print(f"{len(given.still_free)} are left: none of the people named may have more of them.")
        if arguments.dry_run:
            print("Topics that people do not take are not counted in: they are told to nobody, so fewer may be given.")
    return 1 if given.still_free else 0


def _positive(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) <= 100_000:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 to 100000")
    return int(text)
