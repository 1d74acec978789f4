"""`reviewer-app cache`: the recordings that were fetched, and letting go of them."""

import argparse

from reviewer_app.cli import print_json
from reviewer_app.cli.context import store_of, user_of, workplace_of
from reviewer_app.media.vault import Kept
from reviewer_app.operations import fetching, queueing

NAME = "cache"
HELP = "Show the fetched recordings and their quota, check them, or let go of those that are not yours to do."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the verb."""
    parser.add_argument("--evict", action="store_true", help="let go of all but what is assigned to you and not done")
    parser.add_argument(
        "--check", action="store_true", help="read every byte; what is damaged goes, to be fetched anew"
    )
    parser.add_argument("--json", action="store_true", help="the result as one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Exit 0, 1 when `--check` found something damaged."""
    place = workplace_of(arguments)
    user = user_of(arguments, place)
    with store_of(arguments) as database:
        vault = place.open_vault(user)
        rows = queueing.queue_of(database, user, vault)
    needed = fetching.needed(rows)
    damaged = vault.check() if arguments.check else []
    evicted = vault.evict(needed) if arguments.evict else []
    kept = vault.kept()
    titles = {row.recording_id: row.title for row in rows}
    if arguments.json:
        print_json(
            {
                "quota": vault.quota,
                "used": sum(one.size for one in kept),
                "recordings": [_to_json(one, titles, needed) for one in kept],
                "evicted": evicted,
                "damaged": damaged,
            }
        )
        return 1 if damaged else 0
    for one in kept:
        state = "" if one.whole else "  not whole yet"
        mine = "  yours to do" if one.recording_id in needed else ""
        print(f"{one.size / 1e6:10.1f} MB  {titles.get(one.recording_id, one.recording_id)}{state}{mine}")
    print(f"{sum(one.size for one in kept) / 1e9:.2f} of {vault.quota / 1e9:.0f} GB.")
    for name, ids in (("let go of", evicted), ("damaged, fetched again the next time", damaged)):
        if ids:
            print(f"{len(ids)} {name}.")
    return 1 if damaged else 0


def _to_json(one: Kept, titles: dict[str, str], needed: set[str]) -> dict[str, object]:
    return {
        "recording_id": one.recording_id,
        "title": titles.get(one.recording_id),
        "kind": one.kind,
        "bytes": one.size,
        "whole": one.whole,
        "needed": one.recording_id in needed,
        "used_at_ms": one.used_at_ms,
    }
