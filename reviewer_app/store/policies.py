"""Policy packs that decisions of this store refer to, kept word for word."""

import sqlalchemy as sa

from reviewer_app.domain.errors import Refused
from reviewer_app.store.tables import policy_set


def keep(connection: sa.Connection, ref: str, digest: str, content: str) -> None:
    """Keep a pack under `id@version`. Raises Refused when another text is known under that name."""
    old = connection.execute(sa.select(policy_set.c.digest).where(policy_set.c.ref == ref)).scalar()
    if old is None:
        connection.execute(sa.insert(policy_set).values(ref=ref, digest=digest, content=content))
    elif old != digest:
        raise Refused(
            f"The policy pack {ref} differs from the one that earlier decisions were made under: "
            "give the changed pack a new version."
        )


def load(connection: sa.Connection, ref: str) -> str | None:
    """The text of a pack."""
    return connection.execute(sa.select(policy_set.c.content).where(policy_set.c.ref == ref)).scalar()


def refs(connection: sa.Connection) -> list[str]:
    """Every version of which there is a text."""
    return list(connection.execute(sa.select(policy_set.c.ref).order_by(policy_set.c.ref)).scalars())
