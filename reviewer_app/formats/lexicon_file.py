"""Read and write a lexicon, as YAML or as a table."""

from pathlib import Path

from reviewer_app.domain.errors import Unreadable
from reviewer_app.domain.lexicon import Lexicon
from reviewer_app.domain.policy import PolicySet
from reviewer_app.formats.encodings import decode
from reviewer_app.formats.files import read_bytes
from reviewer_app.formats.lexicon_csv import is_csv, parse_csv, to_csv
from reviewer_app.formats.lexicon_draft import LexiconError, LexiconFile
from reviewer_app.formats.lexicon_yaml import parse_yaml, to_yaml


def read_lexicon(path: str | Path, policies: PolicySet | None = None) -> LexiconFile:
    """The lexicon in a file, whose content says whether it is YAML or a table.

    With a policy set, policies and severities that it does not have are warnings. Raises LexiconError with every
    mistake and its line.
    """
    try:
        text, damaged = decode(read_bytes(Path(path), "lexicon"))
        if damaged is not None:
            raise Unreadable(path, "holds damaged characters; save the file as UTF-8.", damaged)
    except Unreadable as error:
        raise LexiconError(path, (error,)) from None
    except ValueError as error:
        raise LexiconError(path, (Unreadable(path, f"{error}.", 1),)) from None
    return parse_lexicon(text, path, policies)


def parse_lexicon(text: str, name: object, policies: PolicySet | None = None) -> LexiconFile:
    """The lexicon in a text. Raises LexiconError."""
    is_table = is_csv(text) or Path(str(name)).suffix.lower() == ".csv"
    return (parse_csv if is_table else parse_yaml)(text, name, policies)


def lexicon_text(lexicon: Lexicon, suffix: str) -> str:
    """The lexicon as a file with this suffix holds it: a table for `.csv`, else YAML."""
    return to_csv(lexicon) if suffix.lower() == ".csv" else to_yaml(lexicon)
