"""`reviewer-app lexicon convert FILE OUT`: a lexicon as a table for a spreadsheet, or back as YAML.

With `--json`: `{"lexicon", "terms", "file"}`.
"""

import argparse
from pathlib import Path

from reviewer_app.cli import print_json
from reviewer_app.domain.errors import UserError
from reviewer_app.formats.lexicon_file import lexicon_text, read_lexicon

NAME = "lexicon convert"
HELP = "Write a lexicon as CSV or as YAML, by the ending of the new file's name."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The lexicon and the new file."""
    parser.add_argument("file", metavar="FILE", help="a lexicon (YAML or CSV)")
    parser.add_argument("out", metavar="OUT", type=Path, help="the file to write, ending in .csv, .yaml or .yml")
    parser.add_argument("--json", action="store_true", help="print what was written as JSON")


def run(arguments: argparse.Namespace) -> int:
    """Write the new file (0); a file that is there is not overwritten (2)."""
    out: Path = arguments.out
    if out.suffix.lower() not in (".csv", ".yaml", ".yml"):
        raise UserError(f"{out}: the name must end in .csv, .yaml or .yml.")
    lexicon = read_lexicon(arguments.file).lexicon
    try:
        # Spreadsheets take a table for UTF-8 only with a byte order mark.
        encoding = "utf-8-sig" if out.suffix.lower() == ".csv" else "utf-8"
        with out.open("x", encoding=encoding, newline="\n") as file:
            file.write(lexicon_text(lexicon, out.suffix))
    except FileExistsError:
        raise UserError(f"{out} is there already: choose another name.") from None
    except OSError as error:
        raise UserError(f"{out} cannot be written ({error.strerror}): choose another folder.") from None
    if arguments.json:
        print_json({"lexicon": lexicon.ref, "terms": len(lexicon.terms), "file": str(out)})
    else:
        print(f"{out}: {len(lexicon.terms)} terms of {lexicon.ref}")
    return 0
