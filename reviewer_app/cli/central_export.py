"""`reviewer-app central export`: findings, verdicts and events of a time range as files."""

import argparse
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from reviewer_app.cli import print_json
from reviewer_app.cli.central_dashboard import day
from reviewer_app.cli.central_init import add_dsn
from reviewer_app.cli.context import workplace_of
from reviewer_app.domain.errors import UserError
from reviewer_app.operations import exporting_central, standards
from reviewer_app.operations.exporting_central import FORMATS, KINDS, Wanted

NAME = "central export"
HELP = "Write findings, verdicts and events of the central database to files, as JSON lines or CSV."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the verb."""
    parser.add_argument("--out", metavar="DIR", type=Path, required=True, help="a folder; one file for each kind")
    parser.add_argument("--what", type=_kinds, default=KINDS, metavar="KINDS", help=f"of {','.join(KINDS)}; all")
    parser.add_argument("--format", choices=FORMATS, default=FORMATS[0], help="JSON lines when left out")
    parser.add_argument("--from", dest="begin", type=day, metavar="DAY", help="the first day (UTC); all when left out")
    parser.add_argument("--to", dest="end", type=day, metavar="DAY", help="the last day (UTC); today when left out")
    parser.add_argument(
        "--with-texts",
        action="store_true",
        help="also what people wrote and said, except where the policy set in force forbids its export",
    )
    parser.add_argument("--with-blind", action="store_true", help="also the work of blind batches")
    add_dsn(parser)
    parser.add_argument("--json", action="store_true", help="the result as one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Exit 0, 2 for a folder that cannot be written or a range without a day, 4 without an answer."""
    begin = _midnight(arguments.begin) if arguments.begin else datetime(1970, 1, 1, tzinfo=UTC)
    last = arguments.end or datetime.now(UTC).date()
    end = _midnight(last) + timedelta(days=1)
    if begin >= end:
        raise UserError(f"There is no day from {arguments.begin} to {last}: give --from before --to.")
    texts_of = standards.in_force(workplace_of(arguments).settings).policies if arguments.with_texts else None
    wanted = Wanted(arguments.what, arguments.format, begin, end, texts_of, arguments.with_blind)
    written = exporting_central.export_central(arguments.dsn, arguments.out, wanted, _progress)
    if arguments.json:
        files = [{"kind": path.stem, "file": str(path), "rows": rows} for path, rows in written.items()]
        print_json({"from": begin.date().isoformat(), "to": last.isoformat(), "files": files})
        return 0
    for path, rows in written.items():
        print(f"{path}: {rows} {path.stem}")
    return 0


def _kinds(text: str) -> tuple[str, ...]:
    kinds = tuple(dict.fromkeys(text.split(",")))
    for kind in kinds:
        if kind not in KINDS:
            raise argparse.ArgumentTypeError(f"{kind!r} is none of {', '.join(KINDS)}")
    return kinds


def _midnight(of: date) -> datetime:
    return datetime(of.year, of.month, of.day, tzinfo=UTC)


def _progress(kind: str, rows: int) -> None:
    print(f"{kind}: {rows} rows so far", file=sys.stderr)
