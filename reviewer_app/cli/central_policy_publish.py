"""`reviewer-app central policy publish`: a policy pack for everybody, for good."""

import argparse
from datetime import date
from pathlib import Path

from reviewer_app.cli import print_json
from reviewer_app.cli.central_init import add_dsn
from reviewer_app.domain.standard import Changes
from reviewer_app.operations import publishing
from reviewer_app.operations.publishing import Publishing

NAME = "central policy publish"
HELP = "Publish a policy pack: it comes down to every workstation, and new reviews are made under it from its day on."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the verb."""
    parser.add_argument("pack", metavar="PACK", type=Path, help="a policy pack (YAML)")
    add_effective(parser, "the pack's effective_from when left out, or at once")
    parser.add_argument("--dry-run", action="store_true", help="say what would change and publish nothing")
    add_dsn(parser)
    parser.add_argument("--json", action="store_true", help="the result as one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Exit 0 when it is published (also before), 2 for a pack with mistakes, 3 for a version with another text."""
    done = publishing.publish_policy(arguments.dsn, arguments.pack, arguments.effective, dry_run=arguments.dry_run)
    if arguments.json:
        print_json(published_json("policy_set", done, arguments.dry_run))
        return 0
    print(f"{sentence(done, arguments.dry_run)} New reviews use it {since(done)}.")
    tell_changes(done, "policies")
    return 0


def add_effective(parser: argparse.ArgumentParser, left_out: str) -> None:
    """`--effective DATE`; `left_out` says what counts without it."""
    parser.add_argument("--effective", type=_day, metavar="DATE", help=f"2026-12-01; {left_out}")


def published_json(name: str, done: Publishing, dry_run: bool) -> dict[str, object]:
    """What publishing did, for `--json`."""
    return {
        name: done.ref,
        "digest": done.digest,
        "effective_from": done.effective_from,
        "new": done.new,
        "before": done.before,
        **done.changes.to_json(),
        "warnings": list(done.warnings),
        "dry_run": dry_run,
    }


def sentence(done: Publishing, dry_run: bool) -> str:
    """Whether it was, would be, or had been published."""
    if not done.new:
        return f"{done.ref} was published before, word for word; nothing changed."
    return f"{done.ref} would be published." if dry_run else f"{done.ref} is published."


def since(done: Publishing) -> str:
    """From when it counts: `from 2026-12-01`, or `at once`."""
    return "at once" if done.effective_from is None else f"from {done.effective_from}"


def tell_changes(done: Publishing, what: str) -> None:
    """What differs from the version before, a line for each."""
    if done.before is None:
        print(f"It is the first of its id, with {len(done.changes.added)} {what}.")
        return
    print(f"Against {done.before}: {_counts(done.changes)}.")
    for mark, names in (("+", done.changes.added), ("-", done.changes.removed)):
        for name in names:
            print(f"  {mark} {name}")
    for name, fields in (done.changes.changed or {}).items():
        print(f"  ~ {name}: {', '.join(fields)}")


def _counts(changes: Changes) -> str:
    if changes.is_empty:
        return "nothing added, removed or changed"
    return f"{len(changes.added)} added, {len(changes.removed)} removed, {len(changes.changed or {})} changed"


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date: write 2026-12-01") from None
