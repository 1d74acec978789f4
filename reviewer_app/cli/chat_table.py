"""What verbs that read chat logs share: `--map`, which says what the columns of a table are."""

import argparse
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from reviewer_app.domain.chat import Chat
from reviewer_app.domain.errors import UserError
from reviewer_app.formats.chat_csv import UnknownColumns, parse_mapping
from reviewer_app.formats.chats import read_chat
from reviewer_app.operations.chatting import remembered_columns
from reviewer_app.settings import Settings

EXAMPLE = "time=COLUMN,author=COLUMN,text=COLUMN"


def add_map(parser: argparse.ArgumentParser) -> None:
    """The option `--map`."""
    parser.add_argument(
        "--map",
        metavar=EXAMPLE,
        help="read the chat log as a table with these columns, by heading or number; also user_id, id, kind, "
        "unit=s|ms; else as its headings say, or as was said for the same headings when one was imported",
    )


def mapping_of(arguments: argparse.Namespace) -> Mapping[str, str] | None:
    """The columns that were named, None for none. Raises UserError with a sentence."""
    return None if arguments.map is None else parse_mapping(arguments.map)


def reader_of(arguments: argparse.Namespace, settings: Settings) -> Callable[[Path], Chat]:
    """Reads chat logs by the columns that were named, else by those remembered."""
    return partial(read_chat, mapping=mapping_of(arguments), remembered=remembered_columns(settings))


@contextmanager
def naming_map() -> Iterator[None]:
    """A table whose columns nobody knows is refused with the option that names them."""
    try:
        yield
    except UnknownColumns as error:
        raise UserError(advised(str(error))) from None


def advised(sentence: str) -> str:
    """A sentence about columns that are not known, with the option that names them."""
    return f"{sentence} Name them: --map {EXAMPLE}."
