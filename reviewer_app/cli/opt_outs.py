"""`reviewer-app opt-outs`: topics that one does not want to be given."""

import argparse

from reviewer_app.cli import print_json
from reviewer_app.cli.context import password_of, user_of, workplace_of
from reviewer_app.operations import signing_in

NAME = "opt-outs"
HELP = "Show or set the topics that one does not want to be given; nobody is told why a recording went to another."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the verb."""
    parser.add_argument("--set", metavar="TOPIC,TOPIC", help="the whole list from now on; '' for none")
    parser.add_argument("--password-stdin", action="store_true", help="read the password from standard input")
    parser.add_argument("--json", action="store_true", help="the result as one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Exit 0, 4 when the central database does not answer or does not accept the sign-in."""
    place = workplace_of(arguments)
    user = user_of(arguments, place)
    password = password_of(arguments, place, user)
    returned = 0
    with signing_in.session_for(place, user, password) as session:
        if arguments.set is not None:
            returned = session.set_opt_outs(arguments.set.split(","))
        topics = session.opt_outs()
    if arguments.json:
        print_json({"topics": topics, "returned": returned})
        return 0
    print(f"Not wanted: {', '.join(topics)}." if topics else "There is no topic that is not wanted.")
    if returned:
        print(f"{returned} recordings went back to their batches.")
    return 0
