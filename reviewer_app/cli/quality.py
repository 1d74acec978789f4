"""`reviewer-app quality`: how right decisions are, by those that were looked at again."""

import argparse
from datetime import UTC, datetime

from reviewer_app.cli import print_json
from reviewer_app.cli.central_dashboard import day
from reviewer_app.cli.context import signing_in_of

NAME = "quality"
HELP = "Tell how right decisions are, by those that were looked at again, with intervals; for specialists and leads."

_GROUPS = ("policy", "market", "reviewer", "queue")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the verb."""
    parser.add_argument("--from", dest="first", type=day, metavar="DAY", help="first day (UTC); 28 days when left out")
    parser.add_argument("--to", dest="last", type=day, metavar="DAY", help="last day (UTC); today when left out")
    parser.add_argument("--by", default="policy", choices=_GROUPS, help="groups to tell the figure of")
    parser.add_argument("--metric", default="decision_accuracy", metavar="FIGURE", help="the figure told by group")
    parser.add_argument("--step", default="week", choices=("day", "week", "month"), help="times to tell the figure of")
    parser.add_argument(
        "--source",
        choices=("drawn", "picked", "gold", "all"),
        help="what was drawn by a plan, picked by hand, or gold; drawn when left out and there is any",
    )
    for name in _GROUPS:
        parser.add_argument(f"--{name}", default="", metavar="NAME", help=f"one {name} alone")
    parser.add_argument("--names", action="store_true", help="logins in place of pseudonyms; leads only, and recorded")
    parser.add_argument("--password-stdin", action="store_true", help="read the password from standard input")
    parser.add_argument("--json", action="store_true", help="the report as one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Exit 0, 2 for days or a figure that are none, 4 when the central database does not answer or refuses."""
    # scipy is loaded by those who need it.
    from reviewer_app.domain.errors import UserError
    from reviewer_app.domain.quality.figures import COVERAGE, NAMES
    from reviewer_app.domain.quality.report import View, first_view
    from reviewer_app.operations import quality, standards

    if arguments.metric not in NAMES or arguments.metric == COVERAGE:
        raise UserError(f"There is no figure {arguments.metric!r}: write one of {', '.join(NAMES[:-1])}.")
    first, last = quality.last_days(arguments.last or datetime.now(UTC).date())
    place, user, password = signing_in_of(arguments)
    policies = standards.in_force(place.settings).policies
    found = quality.fetch(place, user, password, arguments.first or first, last, names=arguments.names)
    found = quality.graded(found, policies)
    source = first_view(found).source if arguments.source is None else arguments.source.replace("all", "")
    chosen = {name: getattr(arguments, name) for name in _GROUPS}
    view = View(source, **chosen, metric=arguments.metric, by=arguments.by, step=arguments.step)
    told = {**quality.told_as_json(found, view, quality.weights_of(policies)), "weights_of": policies.ref}
    if arguments.json:
        print_json(told)
    else:
        _print(told)
    return 0


def _print(told: dict) -> None:
    print(f"{told['checks']} decisions from {told['from']} to {told['to']} were looked at again.")
    for one in told["figures"]:
        print(f"  {one['name']}: {_said(one)}")
    metric = told["view"]["metric"]
    for title, points in (("over time", told["over_time"]), (f"by {told['view']['by']}", told["groups"])):
        print(f"{metric} {title}")
        for one in points:
            print(f"  {one['key'] or '-'}: {_said(one)}")
    for one in told["lots"]:
        seen = f"{one['found']} wrong in {one['final']} of {one['drawn']}, {one['accept']} are borne"
        print(f"lot {one['sample']}: {one['decision']}, {seen}")
    for one in told["unseen"]:
        name = f"{one['sample']} {one['stratum']}".rstrip()
        print(f"no figure speaks for {name}: nothing of {one['population']} is judged for good, {one['drawn']} drawn")
    control = told["control"]
    print("wrong decisions over time")
    if control["reason"]:
        print(f"  no chart: {control['reason']}")
    for one in control["points"]:
        out = ", out of its limits" if one["out"] else ""
        print(f"  {one['key']}: {one['value']:.1%} of {one['n']}, limits {one['low']:.1%} to {one['high']:.1%}{out}")


def _said(one: dict) -> str:
    if one["reason"]:
        return f"not defined: {one['reason']}"
    if one["value"] is None:
        return f"{one['count']} of {one['n']}"
    interval = ", 95 % {:.1%} to {:.1%}".format(*one["ci95"]) if one["ci95"] else ""
    rough = f", rough: {one['warning']}" if one["warning"] else ""
    return f"{one['value']:.1%}{interval}, n {one['n']} ({one['method']}){rough}"
