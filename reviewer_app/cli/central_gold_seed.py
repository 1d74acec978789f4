"""`reviewer-app central gold seed`: gold among the items of a batch."""

import argparse

from reviewer_app.cli import print_json
from reviewer_app.cli.central_audit_draw import positive
from reviewer_app.cli.central_init import add_dsn

NAME = "central gold seed"
HELP = "Put gold recordings among the items of an ordinary batch, where nothing tells them from work."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The batch and how many."""
    parser.add_argument("--batch", required=True, metavar="NAME", help="one that nobody has anything of yet")
    parser.add_argument("--recordings", metavar="ID,ID", help="these, by their SHA-256; any when left out")
    parser.add_argument("--count", type=positive, metavar="N", help="at most so many; all that there are when left out")
    parser.add_argument("--policy-set", metavar="ID@VERSION", help="under which it was ruled, where the batch has none")
    parser.add_argument("--seed", metavar="TEXT", help="which ones and where they go follows from it; made up")
    parser.add_argument("--dry-run", action="store_true", help="say how many would be put in and keep nothing")
    add_dsn(parser)
    parser.add_argument("--json", action="store_true", help="the result as one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Exit 0, 1 when there is none to put in, 2 for a batch that it cannot go into, 4 without an answer."""
    from reviewer_app.operations import second_review_samples

    seeded, candidates = second_review_samples.seed_gold(
        arguments.dsn,
        arguments.batch,
        arguments.policy_set,
        recordings=None if arguments.recordings is None else arguments.recordings.split(","),
        count=arguments.count,
        seed=arguments.seed,
        dry_run=arguments.dry_run,
    )
    if arguments.json:
        print_json({"batch": arguments.batch, "seeded": seeded, "candidates": candidates, "dry_run": arguments.dry_run})
    else:
        are = "would be among" if arguments.dry_run else "are now among"
        print(f"{seeded} of {candidates} gold recordings {are} the items of {arguments.batch}.")
    return 0 if seeded else 1
