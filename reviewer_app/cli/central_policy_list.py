"""`reviewer-app central policy list`: what was published, by whom and when."""

import argparse
from dataclasses import asdict
from datetime import UTC, datetime

from reviewer_app.cli import print_json
from reviewer_app.cli.central_init import add_dsn
from reviewer_app.domain.standard import POLICY
from reviewer_app.operations import publishing

NAME = "central policy list"
HELP = "List the published policy packs, the newest last."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the verb."""
    add_dsn(parser)
    parser.add_argument("--json", action="store_true", help="the list as one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Exit 0, also for none; 4 when the database does not answer or does not let this sign-in ask."""
    return list_published(arguments, POLICY, "policies")


def list_published(arguments: argparse.Namespace, kind: str, name: str) -> int:
    """Print the published versions of a kind."""
    found = publishing.published(arguments.dsn, kind)
    if arguments.json:
        print_json({name: [asdict(one) for one in found]})
        return 0
    for one in found:
        at = datetime.fromtimestamp(one.published_at_ms / 1000, UTC).strftime("%Y-%m-%d %H:%M UTC")
        since = "at once" if one.effective_from is None else f"from {one.effective_from}"
        print(f"{one.ref}  used {since}, published by {one.published_by} {at}, sha256 {one.digest[:12]}")
    if not found:
        print("Nothing is published.")
    return 0
