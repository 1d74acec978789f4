"""`reviewer-app lexicon check FILE`: whether a lexicon can be used.

With `--json`: `{"ok", "file", "lexicon", "terms", "forms", "policies", "countries", "warnings"}`, or
`{"ok": false, "file", "problems": [{"line", "reason"}]}`.
"""

import argparse
import sys

from reviewer_app.cli import print_json
from reviewer_app.cli.context import workplace_of
from reviewer_app.cli.problems import print_problems
from reviewer_app.domain.lexicon import EVERYWHERE
from reviewer_app.formats.lexicon_draft import LexiconError, LexiconFile
from reviewer_app.formats.lexicon_file import read_lexicon
from reviewer_app.operations import standards

NAME = "lexicon check"
HELP = "Check a lexicon against the policy set in force, and say every mistake with its line."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The lexicon, and the form of the answer."""
    parser.add_argument("file", metavar="FILE", help="a lexicon (YAML or CSV)")
    parser.add_argument("--json", action="store_true", help="print the answer as JSON")


def run(arguments: argparse.Namespace) -> int:
    """Print a summary and warnings (0), or every problem on a line of its own (2)."""
    policies = standards.in_force(workplace_of(arguments).settings).policies
    try:
        read = read_lexicon(arguments.file, policies)
    except LexiconError as error:
        return print_problems(error, as_json=arguments.json)
    summary = _summary(read)
    if arguments.json:
        print_json({"ok": True, "file": arguments.file, **summary})
    else:
        countries = ", ".join(summary["countries"])  # type: ignore[arg-type]
        print(f"{summary['lexicon']}: {summary['terms']} terms in {summary['forms']} written forms")
        print(f"{len(summary['policies'])} policies; countries {countries}")  # type: ignore[arg-type]
        for warning in read.warnings:
            print(f"warning: {warning}", file=sys.stderr)
    return 0


def _summary(read: LexiconFile) -> dict[str, object]:
    terms = read.lexicon.terms
    return {
        "lexicon": read.lexicon.ref,
        "terms": len(terms),
        "forms": sum(1 + len(term.variants) + len(term.algospeak) for term in terms),
        "policies": sorted({term.policy for term in terms}),
        "countries": sorted({country for term in terms for country in term.countries} - {EVERYWHERE}),
        "warnings": list(read.warnings),
    }
