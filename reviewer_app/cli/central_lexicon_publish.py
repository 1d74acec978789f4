"""`reviewer-app central lexicon publish`: a lexicon for everybody, for good."""

import argparse
import sys
from pathlib import Path

from reviewer_app.cli import print_json
from reviewer_app.cli.central_init import add_dsn
from reviewer_app.cli.central_policy_publish import add_effective, published_json, sentence, since, tell_changes
from reviewer_app.operations import publishing

NAME = "central lexicon publish"
HELP = "Publish a lexicon: it comes down to every workstation, and scans use it from its day on."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the verb."""
    parser.add_argument("lexicon", metavar="LEXICON", type=Path, help="a lexicon (YAML or CSV)")
    add_effective(parser, "at once when left out")
    parser.add_argument("--dry-run", action="store_true", help="say what would change and publish nothing")
    add_dsn(parser)
    parser.add_argument("--json", action="store_true", help="the result as one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Exit 0 when it is published (also before), 2 for a file with mistakes, 3 for another text or day."""
    done = publishing.publish_lexicon(arguments.dsn, arguments.lexicon, arguments.effective, dry_run=arguments.dry_run)
    if arguments.json:
        print_json(published_json("lexicon", done, arguments.dry_run))
        return 0
    print(f"{sentence(done, arguments.dry_run)} Scans use it {since(done)}.")
    tell_changes(done, "words")
    for warning in done.warnings:
        print(f"warning: {warning}", file=sys.stderr)
    return 0
