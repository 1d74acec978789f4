"""`reviewer-app central audit verify`: draw a sample again and compare."""

import argparse

from reviewer_app.cli import print_json
from reviewer_app.cli.central_init import add_dsn

NAME = "central audit verify"
HELP = "Draw a sample once more from its seed and population, and tell whether it is what the server drew."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The sample."""
    parser.add_argument("name", metavar="SAMPLE", help="the sample")
    add_dsn(parser)
    parser.add_argument("--json", action="store_true", help="the result as one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Exit 0, 1 when it differs, 2 for a name that is not there, 4 without an answer."""
    from reviewer_app.operations import second_review_samples

    found = second_review_samples.redraw(arguments.dsn, arguments.name)
    if arguments.json:
        told = {"sample": arguments.name, "equal": found.fits, "drawn": found.drawn}
        print_json({**told, "population_fits": found.population_fits, "different": list(found.different)})
    elif found.fits:
        print(f"{found.drawn} drawn: what the seed and the population give.")
    else:
        what = (
            "the population is not the one that was drawn from" if not found.population_fits else "the sample differs"
        )
        print(f"{what}: {len(found.different)} of the drawn reviews or of their probabilities are others.")
    return 0 if found.fits else 1
