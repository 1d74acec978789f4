"""`reviewer-app run`, and `reviewer-app` alone: the window."""

import argparse

from reviewer_app.cli.context import workplace_of

NAME = "run"
HELP = "Open the window (what happens without a command)."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """No options of its own."""


def run(arguments: argparse.Namespace) -> int:
    """Exit 0 when the window was closed."""
    # Qt is loaded for the window alone; no other command waits for it.
    from reviewer_app import bootstrap

    return bootstrap.start(workplace_of(arguments)).run()
