"""`reviewer-app agreement FILE`: how far raters agree."""

import argparse
import sys
from pathlib import Path

from reviewer_app.cli import print_json
from reviewer_app.domain.errors import UserError

NAME = "agreement"
HELP = "Tell how far raters agree, with intervals: units by raters, a table of two raters, or spans on recordings."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The file and what it holds."""
    parser.add_argument("file", nargs="?", metavar="FILE.csv", help="rows are units, columns raters, empty is missing")
    parser.add_argument(
        "--table", action="store_true", help="the file is a square table of two raters, counts of units"
    )
    parser.add_argument(
        "--spans", metavar="FILE.csv", help="rater, recording, label, start_ms, end_ms, length_ms of the recording"
    )
    parser.add_argument("--lengths", metavar="FILE.csv", help="recording, length_ms, where the spans do not have them")
    same = parser.add_mutually_exclusive_group()
    same.add_argument("--overlap", type=float, default=0.5, metavar="X", help="spans are matched that share so much")
    same.add_argument("--tolerance", type=int, metavar="MS", help="spans are matched whose edges are so near")
    parser.add_argument(
        "--level",
        default="nominal",
        choices=("nominal", "ordinal", "interval", "ratio", "masi", "jaccard"),
        help="for Krippendorff's alpha; masi and jaccard: cells are sets of labels, a|b, and - for none",
    )
    parser.add_argument(
        "--weights", default="identity", metavar="W", help="identity, linear, quadratic, or a file with a square table"
    )
    parser.add_argument(
        "--categories", metavar="A,B,C", help="every category there is, in order, also those never given"
    )
    parser.add_argument("--cluster", metavar="COLUMN", help="the column that names the recording a unit is of")
    parser.add_argument(
        "--seed", type=int, metavar="N", help="of what is drawn: for intervals, and for gamma's chance (20260101)"
    )
    parser.add_argument("--json", action="store_true", help="the report as one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Exit 0, also where a coefficient is not defined; 2 for a file that cannot be used."""
    # scipy is loaded by those who need it.
    from reviewer_app.operations import agreeing

    if (arguments.file is None) == (arguments.spans is None):
        raise UserError("Name one file: FILE.csv with ratings, or --spans FILE.csv.")
    categories = [name.strip() for name in arguments.categories.split(",")] if arguments.categories else None
    if arguments.spans is not None:
        lengths = Path(arguments.lengths) if arguments.lengths else None
        found = agreeing.of_spans(
            Path(arguments.spans), lengths, arguments.overlap, arguments.tolerance, seed=arguments.seed
        )
    elif arguments.table:
        found = agreeing.of_table(
            Path(arguments.file), arguments.level, arguments.weights, categories, seed=arguments.seed
        )
    else:
        found = agreeing.of_ratings(
            Path(arguments.file), arguments.level, arguments.weights, categories, arguments.cluster, seed=arguments.seed
        )
    if arguments.json:
        print_json(found.to_json())
    else:
        _print(found)
    return 0


def _print(found) -> None:
    print(f"{found.units} units, {found.raters} raters, {found.ratings} ratings, {len(found.categories)} categories")
    _print_lines(found.lines)
    groups = (("label", found.per_label), ("rater", found.per_rater), (found.matched_by, found.matching))
    for called, parts in groups:
        for part in parts:
            print(f"{called} {part.name}, {part.count} {'spans' if found.matched_by else 'ratings'}")
            _print_lines(part.lines, "  ")
    for warning in found.warnings:
        print(f"warning: {warning}", file=sys.stderr)


def _print_lines(lines, indent: str = "") -> None:
    for line in lines:
        one, name = line.estimate, indent + line.name
        if one.value is None:
            print(f"{name:<20} not defined: {one.reason}")
            continue
        interval = f"95 % {one.ci95[0]:.3f} to {one.ci95[1]:.3f}" if one.ci95 else f"no interval: {one.reason}"
        rough = f" (rough: {one.warning})" if one.warning else ""
        print(f"{name:<20} {one.value:6.3f}   {interval}{rough}")
