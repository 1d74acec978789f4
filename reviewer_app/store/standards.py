"""What the server has published, as it told it, whether or not its text has come down yet."""

from collections.abc import Iterable
from dataclasses import asdict

import sqlalchemy as sa

from reviewer_app.domain.standard import LEXICON, POLICY, Published
from reviewer_app.store.tables import lexicon, meta, policy_set, standard

_TOLD = {POLICY: "policies_told", LEXICON: "lexicon_told"}
_TEXTS = {POLICY: policy_set, LEXICON: lexicon}


def announce(connection: sa.Connection, told: Iterable[Published]) -> None:
    """Keep what the server told."""
    rows = [asdict(one) for one in told]
    if rows:
        connection.execute(sa.insert(standard).prefix_with("OR REPLACE"), rows)


def forget(connection: sa.Connection) -> None:
    """Drop what was told: the server tells it anew. Texts stay."""
    connection.execute(sa.delete(standard))


def published(connection: sa.Connection, kind: str) -> list[Published]:
    """Everything of a kind that was told."""
    rows = connection.execute(sa.select(standard).where(standard.c.kind == kind).order_by(standard.c.ref))
    return [Published(**row) for row in rows.mappings()]


def without_text(connection: sa.Connection) -> list[Published]:
    """What was told and has no text here under its name."""
    return [one for kind in _TEXTS for one in published(connection, kind) if _digest(connection, one) is None]


def here(connection: sa.Connection, kind: str) -> list[Published]:
    """What was told and is here word for word."""
    return [one for one in published(connection, kind) if _digest(connection, one) == one.digest]


def differs(connection: sa.Connection, one: Published) -> bool:
    """Whether its name has other words here, from a file of before."""
    return _digest(connection, one) not in {None, one.digest}


def last_told(connection: sa.Connection, kind: str) -> str | None:
    """The version that the person was last told of as the one in force."""
    return connection.execute(sa.select(meta.c.value).where(meta.c.name == _TOLD[kind])).scalar()


def set_last_told(connection: sa.Connection, kind: str, ref: str) -> None:
    """Remember the version that the person was told of."""
    connection.execute(sa.insert(meta).prefix_with("OR REPLACE"), {"name": _TOLD[kind], "value": ref})


def _digest(connection: sa.Connection, one: Published) -> str | None:
    table = _TEXTS[one.kind]
    return connection.execute(sa.select(table.c.digest).where(table.c.ref == one.ref)).scalar()
