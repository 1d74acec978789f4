"""Who the store's person is to the server, as it said last."""

import sqlalchemy as sa

from reviewer_app.store.tables import meta

_ROLE = "role"


def role(connection: sa.Connection) -> str:
    """`moderator`, `specialist`, `lead` or `operator`; '' before the server has said."""
    return connection.execute(sa.select(meta.c.value).where(meta.c.name == _ROLE)).scalar() or ""


def set_role(connection: sa.Connection, value: str) -> None:
    """Remember what the server said."""
    connection.execute(sa.insert(meta).prefix_with("OR REPLACE"), {"name": _ROLE, "value": value})
