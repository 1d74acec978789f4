"""The lexicons that a scan may use: the program's own, published and imported ones, and files."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from reviewer_app import paths
from reviewer_app.domain.errors import UserError
from reviewer_app.domain.lexicon import Lexicon
from reviewer_app.domain.standard import LEXICON, Changes, begun, lexicon_changes
from reviewer_app.formats.lexicon_draft import LexiconError
from reviewer_app.formats.lexicon_file import lexicon_text, parse_lexicon, read_lexicon
from reviewer_app.settings import Settings
from reviewer_app.store import lexicons
from reviewer_app.store import standards as told
from reviewer_app.store.database import Database

SHIPPED = "es-live-2026.1.yaml"


@dataclass(frozen=True, slots=True)
class Listed:
    """A lexicon that can be chosen; `imported_at_ms`, when it came here, is None for the program's own."""

    ref: str
    terms: int
    imported_at_ms: int | None
    published: bool = False


@dataclass(frozen=True, slots=True)
class LexiconNews:
    """A published lexicon that is used from now on, and what it changes in the one before."""

    after: Lexicon
    changes: Changes


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
        published = {one.ref for one in told.here(connection, LEXICON)}
    return [
        Listed(own.ref, len(own.terms), None),
        *(Listed(ref, len(parse_lexicon(text, ref).lexicon.terms), at, ref in published) for ref, at, text in rows),
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


def in_force(settings: Settings, database: Database, today: date | None = None) -> tuple[Lexicon, str | None]:
    """The lexicon that is used on a day (None: today) and the country of the settings (None: all).

    It is that of the settings, else the published one in force, else the program's own.
    """
    country = str(settings["country"]) or None
    if not settings["lexicon"]:
        with database.read() as connection:
            for one in begun(told.here(connection, LEXICON), today or date.today()):
                found = _parsed(lexicons.load(connection, one.ref) or "", one.ref)
                if found is not None:
                    return found, country
    return chosen(str(settings["lexicon"]), lambda: nullcontext(database)), country


def follow(database: Database, settings: Settings, today: date) -> LexiconNews | None:
    """The news of a published lexicon that is in force and that the person has not been told of yet."""
    with database.read() as connection:
        published = {one.ref for one in told.published(connection, LEXICON)}
        last = told.last_told(connection, LEXICON)
    if not published or settings["lexicon"]:
        return None
    lexicon, _ = in_force(settings, database, today)
    if lexicon.ref not in published or lexicon.ref == last:
        return None
    with database.transaction() as connection:
        text = None if last is None else lexicons.load(connection, last)
        before = shipped() if text is None else _parsed(text, str(last))
        told.set_last_told(connection, LEXICON, lexicon.ref)
    return LexiconNews(lexicon, lexicon_changes(before, lexicon))


@lru_cache(maxsize=2)
def _parsed(text: str, ref: str) -> Lexicon | None:
    try:
        found = parse_lexicon(text, ref).lexicon
    except LexiconError:
        return None
    return found if found.ref == ref else None
