"""`reviewer-app sample estimate FILE`: what a judged sample says of the whole."""

import argparse
from pathlib import Path

from reviewer_app.cli import print_json
from reviewer_app.domain.errors import UserError

NAME = "sample estimate"
HELP = "Tell what a judged sample says of the whole: wrong decisions, totals, precision and recall, a control chart."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The judged sample, or a table of counts."""
    parser.add_argument(
        "file", nargs="?", metavar="FILE.csv", help="id, probability as the draw gave it, wrong (0 or 1), stratum"
    )
    parser.add_argument(
        "--population", metavar="FILE.csv", help="stratum, population: sizes that were learned after the draw"
    )
    parser.add_argument("--summary", metavar="FILE.csv", help="stratum, population, drawn, mean, variance")
    parser.add_argument(
        "--recall", metavar="FILE.csv", help="policy, side (flagged or passed), population, drawn, violations"
    )
    parser.add_argument("--chart", metavar="FILE.csv", help="sample, size, wrong, in the order of time")
    parser.add_argument("--count", type=int, metavar="N", help="with --of: the intervals of so many of so many")
    parser.add_argument("--of", type=int, metavar="N", help="with --count")
    parser.add_argument(
        "--accept",
        type=int,
        metavar="C",
        help="with FILE.csv of a lot's sample: so many faults are borne; is it accepted?",
    )
    parser.add_argument("--size", type=int, metavar="N", help="with --accept: the plan's, where not all are judged yet")
    parser.add_argument("--json", action="store_true", help="the estimates as one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Exit 0; 2 for a sample that cannot be used."""
    ways = (arguments.file, arguments.summary, arguments.recall, arguments.chart, arguments.count)
    if sum(one is not None for one in ways) != 1 or (arguments.count is None) != (arguments.of is None):
        raise UserError("Give one: FILE.csv, --summary, --recall or --chart with a file, or --count with --of.")
    if arguments.population is not None and arguments.file is None:
        raise UserError("--population belongs to FILE.csv with a judged sample.")
    if (arguments.file is None and arguments.accept is not None) or (
        arguments.accept is None and arguments.size is not None
    ):
        raise UserError("--accept belongs to FILE.csv with a judged sample, and --size to --accept.")
    if arguments.file is not None:
        return _print_estimates(arguments)
    # scipy is loaded by those who need it.
    from reviewer_app.operations import judging_tables

    if arguments.recall is not None:
        policies = judging_tables.of_recall(Path(arguments.recall))
        found, lines = {"policies": [one.to_json() for one in policies]}, _recall_lines(policies)
    elif arguments.summary is not None:
        strata = judging_tables.of_strata(Path(arguments.summary))
        found, lines = strata.to_json(), [_total_line("total", strata.total), _total_line("mean", strata.mean)]
    elif arguments.chart is not None:
        chart = judging_tables.of_samples(Path(arguments.chart))
        found, lines = chart.to_json(), _chart_lines(chart)
    else:
        counts = judging_tables.of_count(arguments.count, arguments.of)
        found = counts.to_json()
        lines = [f"{low:.4f} to {high:.4f}  {name}" for name, low, high in counts.intervals]
    if arguments.json:
        print_json(found)
    else:
        print(*lines, sep="\n")
    return 0


def _print_estimates(arguments: argparse.Namespace) -> int:
    from reviewer_app.operations import sampling

    found = sampling.estimate(Path(arguments.file), arguments.population and Path(arguments.population))
    lot = None if arguments.accept is None else sampling.lot(found[0], arguments.accept, arguments.size)
    if arguments.json:
        print_json({"estimates": [one.to_json() for one in found], "lot": lot and lot.to_json()})
        return 0
    for one in found:
        if one.value is None or one.ci95 is None:
            print(f"{one.name}: {one.wrong} wrong of {one.n}")
        else:
            low, high = one.ci95
            print(f"{one.name}: {one.value:.1%} wrong, 95 % {low:.1%} to {high:.1%}, n {one.n} ({one.method})")
    if lot is not None:
        print(f"The lot is {lot.decision}: {lot.found} wrong in {lot.looked_at} of {lot.size}, {lot.accept} are borne.")
    return 0


def _recall_lines(policies) -> list[str]:
    lines = []
    for one in policies:
        name = one.policy or "all"
        low, high = one.precision_ci95
        value = "too few for a rate" if one.precision is None else f"{one.precision:.1%}"
        lines.append(f"{name} precision: {value}, 95 % {low:.1%} to {high:.1%}, n {one.flagged.drawn}")
        low, high = one.recall_ci95
        value = "no rate" if one.recall is None else f"{one.recall.value:.1%}"
        count = f"n {one.flagged.drawn} flagged and {one.passed.drawn} passed"
        lines.append(f"{name} recall: {value}, at least 95 % {low:.1%} to {high:.1%}, {count}")
    return lines


def _total_line(name: str, one) -> str:
    low, high = one.interval()
    return f"{name}: {one.value:,.0f}, standard error {one.se:,.0f}, 95 % {low:,.0f} to {high:,.0f}"


def _chart_lines(found) -> list[str]:
    lines = [f"centre {found.chart.centre:.4f}"]
    for one, point in zip(found.samples, found.chart.points, strict=True):
        mark = "  OUT" if point.out else ""
        limits = f"limits {point.low:.4f} to {point.high:.4f}"
        lines.append(f"{one.name}: {one.wrong} of {one.size}, {point.share:.4f}, {limits}{mark}")
    return lines
