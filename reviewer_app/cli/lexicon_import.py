"""`reviewer-app lexicon import FILE`: keep a lexicon in the store.

With `--json`: `{"lexicon", "terms", "new", "warnings"}`.
"""

import argparse
import sys

from reviewer_app.cli import print_json
from reviewer_app.cli.context import store_of, workplace_of
from reviewer_app.domain import wall_clock
from reviewer_app.formats.lexicon_file import read_lexicon
from reviewer_app.operations import lexicons, standards

NAME = "lexicon import"
HELP = "Take a lexicon into the store, to be chosen by its id@version."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The lexicon, and the form of the answer."""
    parser.add_argument("file", metavar="FILE", help="a lexicon (YAML or CSV)")
    parser.add_argument("--json", action="store_true", help="print what was imported as JSON")


def run(arguments: argparse.Namespace) -> int:
    """Import (0, also when it was there); refuse another text under a version that is known (3)."""
    read = read_lexicon(arguments.file, standards.in_force(workplace_of(arguments).settings).policies)
    with store_of(arguments, must_exist=False) as database:
        new = lexicons.import_lexicon(database, read.lexicon, wall_clock.now_ms())
    if arguments.json:
        summary = {"lexicon": read.lexicon.ref, "terms": len(read.lexicon.terms), "new": new}
        print_json({**summary, "warnings": list(read.warnings)})
    else:
        state = "imported" if new else "known already"
        print(f"{read.lexicon.ref}: {len(read.lexicon.terms)} terms, {state}")
        for warning in read.warnings:
            print(f"warning: {warning}", file=sys.stderr)
    return 0
