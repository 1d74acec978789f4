"""`reviewer-app demo`: the main job on a sample recording, with a central database of its own."""

import argparse
import os
import signal
import sys
from pathlib import Path

from reviewer_app.cli import print_json

NAME = "demo"
HELP = "Try the program: a sample recording, and a PostgreSQL that it starts and stops itself."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the verb."""
    parser.add_argument("--scripted", action="store_true", help="send the keys of a whole review, without a screen")
    parser.add_argument("--out", metavar="DIR", type=Path, help="write a picture of each step of the scripted review")
    parser.add_argument("--json", action="store_true", help="the result of the scripted review as one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Exit 0 when the window was closed, or the scripted review's rows in PostgreSQL equal its decisions; else 1."""
    scripted = arguments.scripted or arguments.out is not None or arguments.json or not _has_screen()
    if scripted:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # Only now: Qt reads the platform when it is loaded.
    from reviewer_app.bootstrap import demo, signals

    # Asked to end, it ends as by Ctrl+C: what it started is stopped.
    for one in signals.requests_to_end():
        signal.signal(one, signal.default_int_handler)
    home = Path(arguments.home) if getattr(arguments, "home", None) else None
    if not scripted:
        code, text = demo.interactive(home, _progress)
        print(text)
        return code
    result = demo.scripted(home, arguments.out, _progress)
    if arguments.json:
        print_json(result.to_json())
    else:
        print(result.text())
    return 0 if result.equal else 1


def _progress(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _has_screen() -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
