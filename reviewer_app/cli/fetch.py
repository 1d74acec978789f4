"""`reviewer-app fetch`: bring assigned recordings here now."""

import argparse
import sys
from collections.abc import Mapping

from reviewer_app.cli import print_json
from reviewer_app.cli.context import store_of, user_of, workplace_of
from reviewer_app.domain.assignment import Assignment
from reviewer_app.domain.errors import Cancelled, NotStored, UserError
from reviewer_app.operations import credentials, fetching, importing, queueing
from reviewer_app.operations.fetching import Pace
from reviewer_app.operations.workplace import Workplace

NAME = "fetch"
HELP = "Fetch the recordings that are assigned to you and not here, so that they can be reviewed without a network."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the verb."""
    parser.add_argument(
        "--options-for",
        metavar="PLACE",
        help="keep the fsspec options (credentials) for s3://BUCKET or https://HOST, a JSON object on standard input; "
        "nothing there forgets them",
    )
    parser.add_argument("--json", action="store_true", help="the result as one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Exit 0 when all is here, 1 when something could not be fetched, 4 when nothing could."""
    place = workplace_of(arguments)
    if arguments.options_for is not None:
        kept = credentials.keep(place.secrets, arguments.options_for, sys.stdin.read())
        print_json({"place": kept}) if arguments.json else print(f"Kept for {kept}.")
        return 0
    user = user_of(arguments, place)
    with store_of(arguments) as database:
        vault = place.open_vault(user)
        rows = queueing.queue_of(database, user, vault)
        fetched, failed = [], []
        for one in (*fetching.wanted(rows), *fetching.wanted_for_cases(database, vault)):
            try:
                with _Progress(one) as pace:
                    done = fetching.fetch(one, vault, place.access(), fetching.needed(rows), pace)
                importing.import_recordings(database, [done])
            except (Cancelled, NotStored):
                raise
            except UserError as error:
                failed.append({"recording_id": one.recording_id, "title": one.title, "reason": str(error)})
            else:
                fetched.append(
                    {"recording_id": one.recording_id, "title": one.title, "remuxed": done.recording.remuxed}
                )
    _tell(arguments.json, {"fetched": fetched, "failed": failed}, place)
    return 0 if not failed else 1 if fetched else 4


def _tell(as_json: bool, result: Mapping[str, list], place: Workplace) -> None:
    if as_json:
        print_json(result)
        return
    for one in result["fetched"]:
        print(f"{one['title']}: here  {one['recording_id']}")
    for one in result["failed"]:
        print(f"{one['title']}: {one['reason']}", file=sys.stderr)
    if not result["fetched"] and not result["failed"]:
        print("All that is assigned to you is here." if place.central else "No central database is set.")


class _Progress:
    """Per cent on standard error, where that is a terminal."""

    def __init__(self, one: Assignment) -> None:
        self._title, self._shown = one.title, -1

    def __enter__(self) -> Pace:
        return Pace(self._show, lambda: False, lambda: None)

    def __exit__(self, *_: object) -> None:
        if self._shown >= 0:
            print("\r\033[K", end="", file=sys.stderr, flush=True)

    def _show(self, done: int, total: int) -> None:
        percent = done * 100 // total if total else 0
        if percent != self._shown and sys.stderr.isatty():
            self._shown = percent
            print(f"\r{self._title}: {percent} %\033[K", end="", file=sys.stderr, flush=True)
