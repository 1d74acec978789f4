"""Lexicons that were imported into this store."""

import hashlib

import sqlalchemy as sa

from reviewer_app.domain.errors import Refused
from reviewer_app.store.tables import lexicon


def keep(connection: sa.Connection, ref: str, content: str, now_ms: int) -> bool:
    """Keep a lexicon under `id@version`; False when it was there. Raises Refused for another text under that name."""
    old = load(connection, ref)
    if old is None:
        digest = hashlib.sha256(content.encode("utf-8")).hexdigest()
        connection.execute(sa.insert(lexicon).values(ref=ref, imported_at_ms=now_ms, digest=digest, content=content))
    elif old != content:
        raise Refused(f"The lexicon {ref} differs from the one in the store: give the changed lexicon a new version.")
    return old is None


def load(connection: sa.Connection, ref: str) -> str | None:
    """The text of a lexicon."""
    return connection.execute(sa.select(lexicon.c.content).where(lexicon.c.ref == ref)).scalar()


def imported(connection: sa.Connection) -> list[tuple[str, int, str]]:
    """Every lexicon as `(ref, UTC ms of its import, text)`, the latest last."""
    columns = (lexicon.c.ref, lexicon.c.imported_at_ms, lexicon.c.content)
    rows = connection.execute(sa.select(*columns).order_by(lexicon.c.imported_at_ms, lexicon.c.ref))
    return [tuple(row) for row in rows]
