"""`reviewer-app central dashboard`: figures of the last week, half-year and year, as far as one's role may see them."""

import argparse
from datetime import date

from reviewer_app.cli import print_json
from reviewer_app.cli.central_init import add_dsn
from reviewer_app.operations import counting

NAME = "central dashboard"
HELP = "Daily figures: the week by day, policy and person, one policy over a half-year, the year by month."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the verb."""
    parser.add_argument("--until", type=day, metavar="DAY", help="the last day, 2026-11-30 (UTC); today when left out")
    parser.add_argument("--policy", metavar="ID", help="the policy to show over a half-year")
    add_dsn(parser)
    parser.add_argument("--json", action="store_true", help="the result as one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Exit 0, 4 when the database does not answer or does not let this sign-in ask."""
    told = counting.dashboard(arguments.dsn, arguments.until, arguments.policy)
    if arguments.json:
        print_json(told)
        return 0
    week, half, year = told["week"], told["policy_half_year"], told["year"]
    print(f"Week from {week['from']} to {week['to']}")
    for one in week["days"]:
        print(f"  {one['day']}: {_reviews(one)}")
    _policies(week["policies"])
    for one in week["people"] or ():
        print(f"  {one['login']}: {_reviews(one)}")
    if half is not None:
        print(f"{half['policy_id']} from {half['from']} to {half['to']}")
        for one in half["weeks"]:
            print(f"  week of {one['week']}: {_findings(one)}")
        for one in half["markets"]:
            print(f"  {one['market'] or 'no market'}: {_findings(one)}")
    print(f"Year from {year['from']} to {year['to']}")
    for one in year["months"]:
        print(f"  {one['month'][:7]}: {_reviews(one)}")
    _policies(year["policies"])
    return 0


def day(text: str) -> date:
    """A day of the command line, `2026-11-30`."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day: write 2026-11-30") from None


def _policies(rows: list[dict]) -> None:
    for one in rows:
        print(f"  {one['policy_id']}: {_findings(one)}")


def _findings(one: dict) -> str:
    return f"{one['placed']} placed, {one['withdrawn']} of them withdrawn, {one['revised']} revisions"


def _reviews(one: dict) -> str:
    seconds = one["seconds_per_review"]
    pace = "" if seconds is None else f", {seconds:.0f} s each"
    return (
        f"{one['submitted']} reviews submitted{pace}, {one['open']} open, {one['reopened']} reopened; "
        f"findings: {_findings(one)}"
    )
