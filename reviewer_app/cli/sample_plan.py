"""`reviewer-app sample plan`: how many to look at, and what that tells."""

import argparse
from pathlib import Path

from reviewer_app.cli import print_json
from reviewer_app.domain.errors import UserError

NAME = "sample plan"
HELP = "Tell how many decisions to look at, of which strata, how well they tell the whole, and what they cost."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """By a margin, by strata, or by an acceptance limit."""
    parser.add_argument("--margin", type=float, help="the margin wanted, as 0.02 for two points, with 95 %%")
    parser.add_argument(
        "--share", type=float, default=0.5, help="the share that is expected; 0.5 where nothing is known"
    )
    parser.add_argument("--population", type=int, help="how many there are, where they are few")
    parser.add_argument("--strata", metavar="FILE.csv", help="stratum, population, and share where one is expected")
    parser.add_argument("--size", type=int, help="how many to divide among the strata")
    parser.add_argument("--allocation", choices=("proportional", "neyman"), default="proportional")
    parser.add_argument("--least", type=int, default=0, metavar="N", help="of each stratum at least so many")
    parser.add_argument("--minutes", type=float, help="minutes that one decision takes, for the hours of the plan")
    parser.add_argument("--json", action="store_true", help="the plan as one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Exit 0; 2 for a plan that cannot be."""
    # scipy is loaded by those who need it.
    from reviewer_app.operations import sampling

    if arguments.strata is not None and arguments.size is not None and arguments.margin is None:
        path = Path(arguments.strata)
        plan = sampling.plan_strata(path, arguments.size, arguments.allocation, arguments.least, arguments.minutes)
    elif arguments.margin is not None and arguments.strata is None and arguments.size is None:
        plan = sampling.plan_for_margin(arguments.share, arguments.margin, arguments.population, arguments.minutes)
    else:
        raise UserError("Give --margin, or --strata FILE.csv with --size.")
    if arguments.json:
        print_json(plan.to_json())
        return 0
    print(f"{plan.size} decisions tell the share within {100 * plan.margin:.1f} points, 95 times of a hundred.")
    for name, count in plan.strata.items():
        print(f"{name}: {count}")
    if plan.hours is not None:
        print(f"About {plan.hours:.1f} hours.")
    return 0
