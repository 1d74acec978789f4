"""`reviewer-app sample plan`: how many to look at, and what that tells."""

import argparse
import sys
from pathlib import Path

from reviewer_app.cli import print_json
from reviewer_app.domain.errors import UserError

NAME = "sample plan"
HELP = "Tell how many decisions to look at, of which strata, how well they tell the whole, and what they cost."
_WAYS = (
    "Give --margin, or --strata or --weights FILE.csv with --size, or for lots --lot with --aql, --good with --bad, "
    "or --size with --accept."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """By a margin, by strata, or to accept lots."""
    parser.add_argument("--margin", type=float, help="the margin wanted, as 0.02 for two points, with 95 %%")
    parser.add_argument(
        "--share", type=float, default=0.5, help="the share that is expected; 0.5 where nothing is known"
    )
    parser.add_argument("--population", type=int, help="how many there are, where they are few")
    parser.add_argument("--z", type=float, help="standard deviations, in place of those of 95 %%")
    parser.add_argument("--strata", metavar="FILE.csv", help="stratum, population, and share where one is expected")
    parser.add_argument("--weights", metavar="FILE.csv", help="id, weight: a draw by risk of so many (--size)")
    parser.add_argument("--size", type=int, help="how many to divide among the strata, or to look at in a lot")
    parser.add_argument("--allocation", choices=("proportional", "neyman"), default="proportional")
    parser.add_argument("--least", type=int, default=0, metavar="N", help="of each stratum at least so many")
    parser.add_argument("--minutes", type=float, help="minutes that one decision takes, for the hours of the plan")
    _add_lots(parser.add_argument_group("acceptance of lots"))
    parser.add_argument("--json", action="store_true", help="the plan as one JSON object")


def _add_lots(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--lot", type=int, metavar="N", help="how many are in the lot")
    group.add_argument("--aql", type=float, metavar="PERCENT", help="the quality limit of ISO 2859-1, level II")
    group.add_argument("--good", type=float, metavar="SHARE", help="faults in a lot that should be accepted")
    group.add_argument("--alpha", type=float, default=0.05, help="the risk to reject such a lot; 0.05")
    group.add_argument("--bad", type=float, metavar="SHARE", help="faults in a lot that should be rejected")
    group.add_argument("--beta", type=float, default=0.10, help="the risk to accept such a lot; 0.10")
    group.add_argument("--accept", type=int, metavar="N", help="with --size: the faults that are borne")
    group.add_argument("--curve", metavar="A,B", help="the shares of faults to tell the acceptance of")
    group.add_argument("--sequential", action="store_true", help="one after the other, with --good and --bad")
    group.add_argument("--looked-at", type=int, metavar="N", help="with --sequential: decide after so many")
    group.add_argument("--faults", type=int, default=0, metavar="N", help="with --looked-at: so many were wrong")


def run(arguments: argparse.Namespace) -> int:
    """Exit 0; 2 for a plan that cannot be."""
    if arguments.good is not None and arguments.bad is not None and arguments.sequential:
        return _print_steps(arguments)
    if arguments.aql is not None or arguments.good is not None or arguments.accept is not None:
        return _print_lot(arguments)
    # scipy is loaded by those who need it.
    from reviewer_app.operations import sampling

    if arguments.weights is not None and arguments.size is not None and (arguments.margin or arguments.strata) is None:
        path = Path(arguments.weights)
        plan = sampling.plan_by_weight(path, arguments.size, arguments.share, arguments.minutes)
    elif arguments.weights is not None:
        raise UserError(_WAYS)
    elif arguments.strata is not None and arguments.size is not None and arguments.margin is None:
        path = Path(arguments.strata)
        plan = sampling.plan_strata(path, arguments.size, arguments.allocation, arguments.least, arguments.minutes)
    elif arguments.margin is not None and arguments.strata is None and arguments.size is None:
        plan = sampling.plan_for_margin(
            arguments.share, arguments.margin, arguments.population, arguments.minutes, arguments.z
        )
    else:
        raise UserError(_WAYS)
    if arguments.json:
        print_json(plan.to_json())
        return 0
    if plan.ci95 is None:
        print(f"{plan.size} decisions.")
    else:
        low, high = plan.ci95
        print(f"{plan.size} decisions tell the share that is expected as {low:.1%} to {high:.1%}, with 95 %.")
    for name, count in plan.strata.items():
        print(f"{name}: {count}")
    _print_hours(plan.hours)
    for warning in plan.warnings:
        print(f"warning: {warning}", file=sys.stderr)
    return 0


def _print_lot(arguments: argparse.Namespace) -> int:
    from reviewer_app.operations import accepting

    shares = accepting.SHARES if arguments.curve is None else _shares(arguments.curve)
    if arguments.aql is not None and arguments.lot is not None:
        plan = accepting.by_quality_limit(arguments.lot, arguments.aql, shares, arguments.minutes)
    elif arguments.good is not None and arguments.bad is not None:
        risks = (arguments.good, arguments.alpha), (arguments.bad, arguments.beta)
        plan = accepting.by_risks(*risks, shares, arguments.minutes)
    elif arguments.accept is not None and arguments.size is not None:
        plan = accepting.given(arguments.size, arguments.accept, arguments.lot, shares, arguments.minutes)
    else:
        raise UserError(_WAYS)
    if arguments.json:
        print_json(plan.to_json())
        return 0
    print(f"Look at {plan.size}, accept the lot with at most {plan.accept} faults.")
    for share, accepted in plan.curve:
        print(f"{share:7.1%} faults: accepted {accepted:6.1%}")
    _print_hours(plan.hours)
    return 0


def _print_steps(arguments: argparse.Namespace) -> int:
    from reviewer_app.operations import accepting

    seen = None if arguments.looked_at is None else (arguments.looked_at, arguments.faults)
    plan = accepting.one_by_one((arguments.good, arguments.alpha), (arguments.bad, arguments.beta), seen)
    if arguments.json:
        print_json(plan.to_json())
        return 0
    print("looked at  accept with  reject with")
    for looked_at, accept, reject in plan.steps:
        print(f"{looked_at:9}  {'-' if accept is None else accept:>11}  {'-' if reject is None else reject:>11}")
    if plan.decision:
        print(f"After {arguments.looked_at} with {arguments.faults} faults: {plan.decision}.")
    return 0


def _print_hours(hours: float | None) -> None:
    if hours is not None:
        print(f"About {hours:.1f} hours.")


def _shares(text: str) -> list[float]:
    try:
        return [float(part) for part in text.split(",")]
    except ValueError:
        raise UserError(f"--curve takes shares such as 0.01,0.05, not {text!r}.") from None
