"""The lexicons that a scan may use: the program's own, imported ones, and files."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from reviewer_app import paths
from reviewer_app.domain.errors import UserError
from reviewer_app.domain.lexicon import Lexicon
from reviewer_app.formats.lexicon_file import lexicon_text, parse_lexicon, read_lexicon
from reviewer_app.settings import Settings
from reviewer_app.store import lexicons
from reviewer_app.store.database import Database

SHIPPED = "es-live-2026.1.yaml"


@dataclass(frozen=True, slots=True)
class Listed:
    """A lexicon that can be chosen; `imported_at_ms` is None for the program's own."""

    ref: str
    terms: int
    imported_at_ms: int | None


def shipped() -> Lexicon:
    """The lexicon that comes with the program."""
    return read_lexicon(paths.resources() / "lexicons" / SHIPPED).lexicon


def import_lexicon(database: Database, lexicon: Lexicon, now_ms: int) -> bool:
    """Keep a lexicon in the store; False when it was there. Raises Refused for another one of that version."""
    with database.transaction() as connection:
        return lexicons.keep(connection, lexicon.ref, lexicon_text(lexicon, ".yaml"), now_ms)


def available(database: Database) -> list[Listed]:
    """The program's own lexicon, then the imported ones by time of import."""
    own = shipped()
    with database.read() as connection:
        rows = lexicons.imported(connection)
    return [
        Listed(own.ref, len(own.terms), None),
        *(Listed(ref, len(parse_lexicon(text, ref).lexicon.terms), at) for ref, at, text in rows),
    ]


def chosen(name: str, open_store: Callable[[], AbstractContextManager[Database]]) -> Lexicon:
    """The lexicon of a name: a file's, else an imported one's `id@version`; empty: the program's own.

    The store is opened for an imported one only. Raises LexiconError for a file that cannot be used, UserError for a
    name that is neither.
    """
    if not name:
        return shipped()
    path = Path(name).expanduser()
    if "@" not in name or path.is_file():
        return read_lexicon(path).lexicon
    own = shipped()
    if name == own.ref:
        return own
    with open_store() as database, database.read() as connection:
        text = lexicons.load(connection, name)
    if text is None:
        raise UserError(f"There is no lexicon {name} here: `reviewer-app lexicon list` names those there are.")
    return parse_lexicon(text, name).lexicon


def in_force(settings: Settings, database: Database) -> tuple[Lexicon, str | None]:
    """The lexicon and the country (None: all) of the settings."""
    lexicon = chosen(str(settings["lexicon"]), lambda: nullcontext(database))
    return lexicon, str(settings["country"]) or None
