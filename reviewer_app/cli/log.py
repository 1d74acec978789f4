"""`reviewer-app log`: the decision log."""

import argparse
import json

from reviewer_app.cli.context import store_of
from reviewer_app.domain.timecode import utc_text
from reviewer_app.operations import auditing

NAME = "log"
HELP = "Print the decision log, oldest first."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the verb."""
    parser.add_argument("--review", metavar="ID", help="only the events of one review")
    parser.add_argument("--json", action="store_true", help="one JSON object a line: the event and its envelope")


def run(arguments: argparse.Namespace) -> int:
    """Print events; exit 0."""
    with store_of(arguments) as database:
        for event, envelope in auditing.log(database, arguments.review):
            if arguments.json:
                print(json.dumps({**event.to_json(), "envelope": envelope}, ensure_ascii=False))
            else:
                print(f"{utc_text(event.made_at_ms)}  {event.author:<12} {event.kind:<18} review {event.review_id}")
    return 0
