"""`reviewer-app policies diff A B`: what one version of a standard changes in another, clause by clause."""

import argparse
from contextlib import ExitStack

from reviewer_app.cli import print_json
from reviewer_app.cli.context import store_of
from reviewer_app.domain.policy_difference import CUT, EQUAL, Clause, PolicyDifference
from reviewer_app.operations import versions

NAME = "policies diff"
HELP = "Tell what one version of a standard changes in another, clause by clause and word by word."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The two versions, and the form of the answer."""
    for name, what in (("before", "the earlier one"), ("after", "the later one")):
        parser.add_argument(name, help=f"{what}: a policy pack (YAML), or ID@VERSION of one that has come down")
    parser.add_argument("--json", action="store_true", help="print the answer as JSON")


def run(arguments: argparse.Namespace) -> int:
    """Exit 0, whether or not there is a difference; 2 for a pack with mistakes or a version that is not known."""
    with ExitStack() as stack:
        found = versions.difference(arguments.before, arguments.after, lambda: stack.enter_context(store_of(arguments)))
    if arguments.json:
        print_json(found.to_json())
        return 0
    counts = ", ".join(f"{count} {how}" for how, count in found.counts().items() if count) or "no policy differs"
    print(f"{found.before} -> {found.after}: {counts}")
    for one in found.entries:
        print(_head(one))
        for clause in one.clauses:
            print(f"    {clause.name}: {_change(clause)}")
    return 0


def _head(one: PolicyDifference) -> str:
    what = "" if one.of == "policies" else f"{one.of} "
    source = f" from {one.before_id}" if one.before_id else ""
    return f"{one.how} {what}{one.entry_id}{source}"


def _change(clause: Clause) -> str:
    if clause.pieces:
        return "".join(
            one.text if one.how == EQUAL else f"[-{one.text}-]" if one.how == CUT else f"{{+{one.text}+}}"
            for one in clause.pieces
        )
    return f"{_shown(clause.before)} -> {_shown(clause.after)}"


def _shown(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(_shown(one) for one in value) or "-"
    if isinstance(value, dict):
        return "; ".join(f"{name}: {_shown(one)}" for name, one in value.items())
    return "-" if value is None else str(value)
