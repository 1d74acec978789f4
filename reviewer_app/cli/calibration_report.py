"""`reviewer-app calibration report SESSION`: how far people agreed, and what came out."""

import argparse

from reviewer_app.cli import print_json
from reviewer_app.cli.context import signing_in_of, store_of

NAME = "calibration report"
HELP = "Tell how far the members of a session agreed before anyone spoke, with intervals, and what came out of it."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which session."""
    parser.add_argument("session", metavar="SESSION", help="its id")
    parser.add_argument("--gamma", action="store_true", help="alignment disorder and gamma too, which take long")
    parser.add_argument("--password-stdin", action="store_true", help="read the password from standard input")
    parser.add_argument("--json", action="store_true", help="the report as one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Exit 0, 2 for a session that is not there for you, 3 before the reveal, 4 without an answer."""
    from reviewer_app.operations import calibrating, signing_in

    with (
        signing_in.session_for(*signing_in_of(arguments)) as server,
        store_of(arguments, must_exist=False) as database,
    ):
        document = calibrating.fetch(server, arguments.session)
        policies = calibrating.frozen(database, str(document["policy_set"]))
    found = calibrating.report(document, policies, with_gamma=arguments.gamma)
    if arguments.json:
        print_json(found)
    else:
        _print(found)
    return 0


def _print(found: dict) -> None:
    late = f", {found['late']} late" if found["late"] else ""
    print(f"{found['name']}: {found['state']}, {found['reviews']} reviews{late}, under {found['policy_set']}")
    agreement = found["agreement"]
    for name in ("verdict", "presence", "severity", "spans", "marked"):
        _measure(name, agreement[name])
    for one in agreement["policies"]:
        _measure(one["name"], one)
    for one in agreement["with_majority"]:
        _measure(f"{one['letter']} with the others, presence", one["presence"])
    spots, outcome = found["spots"], found["outcome"]
    print(f"{len(spots['disputed'])} spots to discuss, {spots['unanimous']} unanimous, {len(outcome['open'])} open")
    print(f"{len(outcome['gold'])} recordings can be gold, {len(outcome['proposals'])} changes are proposed")
    for warning in found["warnings"]:
        print(warning)


def _measure(name: str, one: dict) -> None:
    told = []
    for line in one["coefficients"]:
        if line["value"] is None:
            told.append(f"{line['name']} not defined ({line['reason']})")
        else:
            ends = "" if line["ci95"] is None else " [{:.2f}, {:.2f}]".format(*line["ci95"])
            told.append(f"{line['name']} {line['value']:.3f}{ends}")
    small = ", few" if one["small"] else ""
    print(f"  {name}: {'; '.join(told)} (n {one['units']}, {one['recordings']} recordings{small})")
