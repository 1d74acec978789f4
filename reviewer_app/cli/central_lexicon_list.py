"""`reviewer-app central lexicon list`: what was published, by whom and when."""

import argparse

from reviewer_app.cli import central_policy_list
from reviewer_app.cli.central_policy_list import list_published
from reviewer_app.domain.standard import LEXICON

NAME = "central lexicon list"
HELP = "List the published lexicons, the newest last."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the verb."""
    central_policy_list.add_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Exit 0, also for none; 4 when the database does not answer or does not let this sign-in ask."""
    return list_published(arguments, LEXICON, "lexicons")
