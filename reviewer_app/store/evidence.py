"""Evidence in the store: what is known of each copy comes from the log, the copies themselves lie beside it."""

import sqlalchemy as sa

from reviewer_app.domain.errors import Refused
from reviewer_app.domain.evidence import Evidence
from reviewer_app.store.statement import Statement
from reviewer_app.store.tables import evidence, finding

_KNOWN = sa.select(*(column for column in evidence.c if column.name not in ("review_id", "content")))
# Asked at every label and revision: an index answers it.
_HAS = Statement(
    sa.select(evidence.c.evidence_id)
    .where(evidence.c.review_id == sa.bindparam("review"), evidence.c.finding_id == sa.bindparam("finding"))
    .limit(1)
)


def put(connection: sa.Connection, review_id: str, evidence_id: str, kept: Evidence | None) -> None:
    """Know of a copy, or (None) forget it, its content too. Raises Refused when its finding is not in the review."""
    if kept is None:
        connection.execute(sa.delete(evidence).where(evidence.c.evidence_id == evidence_id))
        return
    there = sa.select(finding.c.finding_id).where(
        finding.c.review_id == review_id, finding.c.finding_id == kept.finding_id
    )
    if connection.execute(there).first() is None:
        raise Refused("That finding is gone; it may have been undone.")
    connection.execute(sa.insert(evidence), {"review_id": review_id, **kept.to_json()})


def put_content(connection: sa.Connection, evidence_id: str, content: bytes) -> None:
    """Store the copy, in the transaction of its event."""
    connection.execute(sa.update(evidence).where(evidence.c.evidence_id == evidence_id).values(content=content))


def content(connection: sa.Connection, evidence_id: str) -> bytes | None:
    """The copy, None where there is none."""
    found = connection.execute(sa.select(evidence.c.content).where(evidence.c.evidence_id == evidence_id)).scalar()
    return None if found is None else bytes(found)


def has_any(connection: sa.Connection, review_id: str, finding_id: str) -> bool:
    """Whether anything is kept with a finding."""
    return _HAS.first(connection, review=review_id, finding=finding_id) is not None


def of_review(connection: sa.Connection, review_id: str) -> list[Evidence]:
    """What is known of a review's copies, in the order they were made."""
    return _rows(connection, evidence.c.review_id == review_id)


def of_finding(connection: sa.Connection, review_id: str, finding_id: str) -> list[Evidence]:
    """The same of one finding, by kind."""
    return _rows(connection, evidence.c.review_id == review_id, evidence.c.finding_id == finding_id)


def without_finding(connection: sa.Connection, review_id: str) -> list[Evidence]:
    """The copies of a review whose findings are withdrawn."""
    there = sa.select(finding.c.finding_id).where(finding.c.review_id == review_id)
    return _rows(connection, evidence.c.review_id == review_id, evidence.c.finding_id.not_in(there))


def without_content(connection: sa.Connection) -> list[tuple[str, Evidence]]:
    """(review, what is known) of copies that are known of and not here."""
    query = _KNOWN.add_columns(evidence.c.review_id).where(evidence.c.content.is_(None))
    rows = connection.execute(query).mappings()
    return [(row["review_id"], Evidence.from_json({n: v for n, v in row.items() if n != "review_id"})) for row in rows]


def _rows(connection: sa.Connection, *conditions: sa.ColumnElement[bool]) -> list[Evidence]:
    rows = connection.execute(_KNOWN.where(*conditions).order_by(evidence.c.made_at_ms, evidence.c.evidence_id))
    return [Evidence.from_json(row) for row in rows.mappings()]
