"""`reviewer-app lexicon list`: the lexicons that a scan can use.

With `--json`: `{"lexicons": [{"lexicon", "terms", "imported_at_ms", "published", "chosen"}]}`; `imported_at_ms` is null
for the program's own.
"""

import argparse

from reviewer_app.cli import print_json
from reviewer_app.cli.context import store_of, workplace_of
from reviewer_app.operations import lexicons

NAME = "lexicon list"
HELP = "List the lexicons that a scan can use."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The form of the answer."""
    parser.add_argument("--json", action="store_true", help="print the list as JSON")


def run(arguments: argparse.Namespace) -> int:
    """Print the program's own, the imported and the published ones (0)."""
    with store_of(arguments, must_exist=False) as database:
        listed = lexicons.available(database)
        settings = workplace_of(arguments).settings
        chosen = str(settings["lexicon"]) or lexicons.in_force(settings, database)[0].ref
    if arguments.json:
        print_json(
            {
                "lexicons": [
                    {
                        "lexicon": one.ref,
                        "terms": one.terms,
                        "imported_at_ms": one.imported_at_ms,
                        "published": one.published,
                        "chosen": one.ref == chosen,
                    }
                    for one in listed
                ]
            }
        )
    else:
        for one in listed:
            came = "published" if one.published else "imported"
            origin = "with the program" if one.imported_at_ms is None else came
            print(f"{one.ref}  {one.terms} terms, {origin}{', chosen' if one.ref == chosen else ''}")
    return 0
