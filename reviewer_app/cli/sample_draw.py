"""`reviewer-app sample draw FILE`: a sample that anyone can draw again."""

import argparse
from pathlib import Path

from reviewer_app.cli import print_json
from reviewer_app.domain.errors import UserError

NAME = "sample draw"
HELP = "Draw a sample that follows from a seed and the names alone: simple, by strata, or by risk."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The population and how to draw."""
    parser.add_argument("file", metavar="FILE.csv", help="a column id; stratum and weight where wanted")
    parser.add_argument("--seed", required=True, help="any text, told beforehand and kept with the sample")
    parser.add_argument("--size", type=int, help="how many; with --parts their sum")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--by-stratum", action="store_true", help="of each stratum in proportion to its size")
    how.add_argument("--parts", metavar="A=N,B=N", help="of each stratum so many")
    how.add_argument("--by-weight", action="store_true", help="each with a probability in proportion to its weight")
    parser.add_argument("--least", type=int, default=0, metavar="N", help="with --by-stratum: of each at least so many")
    parser.add_argument("--json", action="store_true", help="the sample as one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Exit 0; 2 for a population that cannot be used or a sample that cannot be drawn."""
    from reviewer_app.operations import sampling

    parts = None if arguments.parts is None else _parts(arguments.parts)
    if (arguments.size is None) == (parts is None):
        raise UserError("Give --size, or --parts with the number of each stratum.")
    found = sampling.draw(
        Path(arguments.file),
        arguments.seed,
        arguments.size if parts is None else sum(parts.values()),
        parts,
        by_stratum=arguments.by_stratum,
        by_weight=arguments.by_weight,
        least=arguments.least,
    )
    if arguments.json:
        print_json(found.to_json())
        return 0
    print("id,probability,stratum")
    for one in found.drawn:
        print(f"{one.name},{one.probability!r},{one.stratum}")
    return 0


def _parts(text: str) -> dict[str, int]:
    found = {}
    for part in text.split(","):
        name, _, count = part.rpartition("=")
        if not name or not count.strip().isdecimal():
            raise UserError(f"--parts takes STRATUM=NUMBER, not {part!r}.")
        found[name.strip()] = int(count)
    return found
