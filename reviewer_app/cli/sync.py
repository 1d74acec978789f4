"""`reviewer-app sync`: upload what is pending, and fetch what was assigned and published."""

import argparse
import random
import sys
import time
from dataclasses import asdict

from reviewer_app.central.connection import SignInRefused
from reviewer_app.cli import print_json
from reviewer_app.cli.context import signing_in_of
from reviewer_app.domain.errors import Unreachable
from reviewer_app.domain.upload_pauses import pause_s
from reviewer_app.operations import pulling, signing_in, syncing, workplace
from reviewer_app.operations.workplace import Workplace
from reviewer_app.store.database import Database

NAME = "sync"
HELP = "Upload what is pending to the central database, and fetch what was assigned and published."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the verb."""
    parser.add_argument("--once", action="store_true", help="stop after one upload; else go on until interrupted")
    parser.add_argument("--password-stdin", action="store_true", help="read the password from standard input")
    parser.add_argument("--json", action="store_true", help="each result as one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Exit 0 when all is uploaded, 1 when the server refused something, 4 when it cannot be reached."""
    place, user, password = signing_in_of(arguments)
    database = workplace.existing_store(place, user)
    seconds, failures = int(str(place.settings["sync_seconds"])), 0
    try:
        while True:
            try:
                refused = _upload(place, database, user, password, arguments.json)
            except SignInRefused:
                raise
            except Unreachable as error:
                if arguments.once:
                    raise
                print(error, file=sys.stderr)
                failures += 1
            else:
                failures = 0
                if arguments.once:
                    return 1 if refused else 0
            time.sleep(pause_s(seconds, failures, random.random()))
    finally:
        database.close()


def _upload(place: Workplace, database: Database, user: str, password: str, as_json: bool) -> int:
    with signing_in.session_for(place, user, password) as session:
        result = syncing.sync_once(syncing.directly(database), session)
        pulled = pulling.pull_once(syncing.directly(database), session)
    assigned = pulling.mine(database)
    refusals = syncing.refusals(database)
    if as_json:
        reasons = [{"event_id": event_id, "reason": reason} for event_id, reason in refusals]
        came = {"standards": [one.ref for one in pulled.standards], "problems": list(pulled.problems)}
        print_json({**asdict(result), "assigned": assigned, **came, "refusals": reasons})
    else:
        print(
            f"{result.acknowledged} uploaded, {result.refused} refused, {result.pending} pending; {assigned} assigned."
        )
        for one in pulled.standards:
            since = "" if one.effective_from is None else f", used from {one.effective_from}"
            print(f"{one.ref} has come down{since}.")
        for problem in pulled.problems:
            print(problem)
        for event_id, reason in refusals:
            print(f"{event_id} was refused: {reason}")
    return result.refused
