"""`reviewer-app run`, and `reviewer-app` alone: the window."""

import argparse
import sys

from reviewer_app.cli.context import workplace_of

NAME = "run"
HELP = "Open the window (what happens without a command)."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """No options of its own."""


def run(arguments: argparse.Namespace) -> int:
    """Exit 0 when the window was closed, 5 when it could not be opened on the store."""
    # Qt is loaded for the window alone; no other command waits for it.
    from reviewer_app import bootstrap

    application = bootstrap.start(workplace_of(arguments))
    # The window says it too, and stays for another sign-in; who started it from a terminal sees it at once.
    application.refused.connect(lambda sentence: print(f"reviewer-app: {sentence}", file=sys.stderr, flush=True))
    return application.run()
