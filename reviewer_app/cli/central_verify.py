"""`reviewer-app central verify`: is what the devices sent still what the server holds?"""

import argparse
from dataclasses import asdict

from reviewer_app.cli import print_json
from reviewer_app.cli.central_init import add_dsn
from reviewer_app.operations import administration

NAME = "central verify"
HELP = "Walk the chain of every device at the server: what was altered or removed shows."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the verb."""
    add_dsn(parser)
    parser.add_argument("--json", action="store_true", help="the result as one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Exit 0 when every chain is whole, 1 when a fault was found, 2 before `central init`, 4 without an answer."""
    chains = administration.walk_chains(arguments.dsn)
    faulty = [chain for chain in chains if chain.fault]
    if arguments.json:
        print_json({"ok": not faulty, "chains": [asdict(chain) for chain in chains]})
        return 1 if faulty else 0
    for chain in faulty:
        print(f"{chain.owner}, device {chain.replica}, epoch {chain.epoch}: {_FAULTS[chain.fault]} {chain.fault_seq}.")
    events = sum(chain.events for chain in chains)
    verdict = f"{len(faulty)} not whole" if faulty else "all whole"
    print(f"{events} events in {len(chains)} chains: {verdict}.")
    return 1 if faulty else 0


_FAULTS = {
    "missing": "nothing is at place",
    "broken": "the chain does not go on at place",
    "altered": "what was sent is not what is at place",
    "head": "the last hash is not the one the device was told, at place",
}
