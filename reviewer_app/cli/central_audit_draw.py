"""`reviewer-app central audit draw`: which reviews are looked at once more, blind."""

import argparse
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from reviewer_app.cli import print_json
from reviewer_app.cli.central_dashboard import day
from reviewer_app.cli.central_init import add_dsn
from reviewer_app.domain.errors import UserError

if TYPE_CHECKING:
    from reviewer_app.operations.second_review_samples import Outcome

NAME = "central audit draw"
HELP = "Draw submitted reviews at the server by a seed, and give their recordings to others as blind work."
_KINDS = ("random", "stratified", "weighted", "lot")
_BY = ("category", "policy", "outcome", "market", "batch", "reviewer")
_FACTORS = ("severity", "category", "outcome", "reviewer")
_LEASE_HOURS, _WINDOW_DAYS = 72, 7


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to draw from, how, and who looks."""
    parser.add_argument("--name", metavar="NAME", help="what the sample is called; needed unless --dry-run")
    parser.add_argument("--kind", choices=_KINDS, default=_KINDS[0], help="random when left out")
    parser.add_argument("--size", type=positive, metavar="N", help="how many")
    parser.add_argument("--margin", type=float, help="of a random one instead: as many as this margin needs, 0.02")
    parser.add_argument("--aql", type=float, metavar="PERCENT", help="of a lot: the limit of ISO 2859-1, level II")
    parser.add_argument("--share", type=float, default=0.5, help="the share of errors that is expected; 0.5")
    parser.add_argument("--by", type=_names_of(_BY), default=("category",), metavar="A,B", help=f"of {','.join(_BY)}")
    parser.add_argument("--allocation", choices=("proportional", "neyman"), default="proportional")
    parser.add_argument("--least", type=int, default=0, metavar="N", help="of each stratum at least so many")
    parser.add_argument("--expect", type=_numbers, default={}, metavar="A=SHARE,B=SHARE", help="of single strata")
    parser.add_argument(
        "--weights", type=_weights, default={}, metavar="FACTOR:VALUE=WEIGHT,…", help=f"factors: {','.join(_FACTORS)}"
    )
    parser.add_argument("--from", dest="begin", type=day, metavar="DAY", help="submitted since that day (UTC)")
    parser.add_argument("--to-day", dest="end", type=day, metavar="DAY", help="and up to that day")
    for option in ("markets", "batches", "policies", "reviewers"):
        parser.add_argument(f"--{option}", type=names, metavar="A,B", help="only of these")
    parser.add_argument("--seed", metavar="TEXT", help="any text, told beforehand; the server makes one when left out")
    add_giving(parser)
    parser.add_argument("--dispute-days", type=positive, default=_WINDOW_DAYS, metavar="DAYS", help="to dispute: 7")
    parser.add_argument("--answer-days", type=positive, default=_WINDOW_DAYS, metavar="DAYS", help="to answer: 7")
    parser.add_argument("--minutes", type=float, help="minutes that one review takes, for the hours of the plan")
    parser.add_argument("--dry-run", action="store_true", help="count, plan and tell; draw nothing")
    add_dsn(parser)
    parser.add_argument("--json", action="store_true", help="the result as one JSON object")


def add_giving(parser: argparse.ArgumentParser) -> None:
    """Who gets what was drawn, and how."""
    parser.add_argument("--to", type=names, default=(), metavar="LOGIN,LOGIN", help="specialists and leads who look")
    parser.add_argument("--batch-name", default="", metavar="NAME", help="as which they get it; made up when left out")
    parser.add_argument(
        "--lease", type=positive, default=_LEASE_HOURS, metavar="HOURS", help="without a sign of work it comes back"
    )


def run(arguments: argparse.Namespace) -> int:
    """Exit 0, 1 when nobody named could get some, 2 for a plan that cannot be, 3 for a name, 4 offline."""
    # scipy is loaded by those who need it.
    from reviewer_app.operations import second_review_samples
    from reviewer_app.operations.second_review_samples import Giving, Wanted

    if not arguments.dry_run and (not arguments.name or not arguments.to):
        raise UserError("Give --name and --to LOGIN,LOGIN, or --dry-run.")
    wanted = Wanted(
        arguments.kind, arguments.size, arguments.margin, arguments.share, arguments.expect, arguments.by,
        arguments.allocation, arguments.least, arguments.weights, arguments.aql, _filters(arguments),
    )  # fmt: skip
    giving = Giving(
        arguments.to, arguments.batch_name, arguments.lease, arguments.dispute_days, arguments.answer_days
    )  # fmt: skip
    found = second_review_samples.draw(
        arguments.dsn, arguments.name or "", wanted, giving, arguments.seed, dry_run=arguments.dry_run
    )
    hours = None if arguments.minutes is None else found.size * arguments.minutes / 60
    if arguments.json:
        strata = [{"stratum": name, "population": of, "drawn": n} for name, (of, n) in found.strata.items()]
        told = {"sample": arguments.name, "kind": found.kind, "population": found.population, "size": found.size}
        told |= {
            "strata": strata,
            "expected_margin": found.margin,
            "expected_ci95": found.interval,
            "accept": found.accept,
            "hours": hours,
        }
        told |= {"seed": found.seed, "population_sha256": found.digest, "given": dict(found.given)}
        print_json({**told, "waiting": found.waiting, "dry_run": arguments.dry_run})
    else:
        _tell(found, hours, arguments.dry_run)
    return 1 if found.waiting else 0


def _tell(found: "Outcome", hours: float | None, dry_run: bool) -> None:
    would = "would be" if dry_run else "are"
    print(f"{found.size} of {found.population} reviews {would} drawn{_tells(found)}.")
    for name, (population, drawn) in found.strata.items():
        if name:
            print(f"{name}: {drawn} of {population}")
    if found.accept is not None:
        print(f"The lot is accepted with at most {found.accept} wrong ones.")
    if hours is not None:
        print(f"About {hours:.1f} hours.")
    for login, count in found.given.items():
        print(f"{login} got {count}.")
    if found.waiting:
        print(f"{found.waiting} are with nobody: give them to others with `central audit assign`.")
    if found.seed is not None:
        print(f"Seed: {found.seed}")
    for warning in found.warnings:
        print(f"warning: {warning}", file=sys.stderr)


def _tells(found: "Outcome") -> str:
    if found.interval is None:
        return ""
    low, high = found.interval
    return f"; they tell the share that is expected as {low:.1%} to {high:.1%}, with 95 %"


def _filters(arguments: argparse.Namespace) -> dict[str, object]:
    found: dict[str, object] = {}
    if arguments.begin is not None:
        found["from_ms"] = _ms(arguments.begin)
    if arguments.end is not None:
        found["to_ms"] = _ms(arguments.end + timedelta(days=1))
    for option in ("markets", "batches", "policies", "reviewers"):
        if getattr(arguments, option) is not None:
            found[option] = list(getattr(arguments, option))
    return found


def _ms(of: date) -> int:
    return int(datetime(of.year, of.month, of.day, tzinfo=UTC).timestamp() * 1000)


def names(text: str) -> tuple[str, ...]:
    """The names of an option, each once."""
    return tuple(dict.fromkeys(one.strip() for one in text.split(",") if one.strip()))


def _names_of(known: tuple[str, ...]) -> Callable[[str], tuple[str, ...]]:
    def read(text: str) -> tuple[str, ...]:
        given = names(text)
        for one in given:
            if one not in known:
                raise argparse.ArgumentTypeError(f"{one!r} is none of {', '.join(known)}")
        return given

    return read


def _numbers(text: str) -> dict[str, float]:
    found = {}
    for part in text.split(","):
        name, _, number = part.rpartition("=")
        try:
            found[name.strip()] = float(number)
        except ValueError:
            raise argparse.ArgumentTypeError(f"{part!r} is not NAME=NUMBER") from None
    return found


def _weights(text: str) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for name, weight in _numbers(text).items():
        factor, _, value = name.partition(":")
        if factor not in _FACTORS or not value:
            raise argparse.ArgumentTypeError(f"{name!r} is not FACTOR:VALUE, with one of {', '.join(_FACTORS)}")
        found.setdefault(factor, {})[value] = weight
    return found


def positive(text: str) -> int:
    """A number of an option, from 1 to 10000."""
    if not text.isdecimal() or not 0 < int(text) <= 10_000:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 to 10000")
    return int(text)
