"""`reviewer-app doctor`: what this machine has and lacks."""

import argparse
from dataclasses import asdict

from reviewer_app.cli import print_json
from reviewer_app.cli.context import workplace_of
from reviewer_app.operations import checking

NAME = "doctor"
HELP = "Look at this machine: libraries, engines, keyring, store and central database, each with what to do."
_MARK = {checking.OK: "ok     ", checking.WARNING: "warning", checking.FAILED: "FAILED "}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the verb."""
    parser.add_argument("--json", action="store_true", help="the checks as one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Exit 0 when work is possible, 1 when something failed."""
    place = workplace_of(arguments)
    user = getattr(arguments, "user", None) or str(place.settings["last_user"]) or None
    checks = [*checking.everything(place, user), *_engines()]
    if arguments.json:
        print_json({"ok": _possible(checks), "checks": [asdict(check) for check in checks]})
    else:
        for check in checks:
            print(f"{_MARK[check.state]} {check.name:<10} {check.found}")
            if check.do:
                print(f"{'':<19}{check.do}")
    return 0 if _possible(checks) else 1


def _possible(checks: list[checking.Check]) -> bool:
    return all(check.state != checking.FAILED for check in checks)


def _engines() -> list[checking.Check]:
    """Without an engine the program still opens, for transcript-only review: a warning."""
    # Qt is loaded for this command and the window alone; that it is missing has been told.
    try:
        from reviewer_app.playback import availability
    except ImportError:
        return []

    return [
        checking.Check(
            {"vlc": "libvlc", "qt": "qt"}.get(name, name),
            checking.OK if found["ok"] else checking.WARNING,
            str(found["version"] or ("found" if found["ok"] else "none")),
            str(found["problem"] or ""),
        )
        for name, found in availability.versions().items()
    ]
