"""Cases as the server told them last, what the person decided about them, and what they typed and did not send."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

import sqlalchemy as sa

from reviewer_app.domain.case_file import CaseFile
from reviewer_app.domain.events import Event
from reviewer_app.store.tables import case_decision, case_draft, case_file, event


def announce(connection: sa.Connection, told: Iterable[tuple[str, str]]) -> None:
    """Remember that these cases (kind, id) are others now; what is here of them stays until it has been fetched."""
    rows = [{"kind": kind, "case_id": case_id, "stale": True} for kind, case_id in told]
    if rows:
        connection.execute(
            sa.text(
                "INSERT INTO case_file (kind, case_id, stale) VALUES (:kind, :case_id, :stale) "
                "ON CONFLICT (kind, case_id) DO UPDATE SET stale = excluded.stale"
            ),
            rows,
        )


def forget(connection: sa.Connection) -> None:
    """Drop all of them: the server tells them anew. What the person decided stays in the log."""
    connection.execute(sa.delete(case_file))


def stale(connection: sa.Connection) -> list[tuple[str, str]]:
    """The cases to be fetched, by kind and id."""
    query = sa.select(case_file.c.kind, case_file.c.case_id).where(case_file.c.stale).order_by(case_file.c.case_id)
    return [(row.kind, row.case_id) for row in connection.execute(query)]


def keep(connection: sa.Connection, kind: str, case_id: str, content: Mapping[str, object], changed_at_ms: int) -> None:
    """Keep a document as it came."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    row = {"kind": kind, "case_id": case_id, "stale": False, "changed_at_ms": changed_at_ms, "content": text}
    connection.execute(sa.insert(case_file).prefix_with("OR REPLACE"), row)


def drop(connection: sa.Connection, kind: str, case_id: str) -> None:
    """Drop what is here of a case that is no longer the person's to see, and what they have typed about it."""
    connection.execute(sa.delete(case_file).where(case_file.c.kind == kind, case_file.c.case_id == case_id))
    drop_drafts(connection, [case_id])


def get(connection: sa.Connection, kind: str, case_id: str) -> CaseFile | None:
    """One case, None while nothing of it is here."""
    return next((one for one in of_kind(connection, kind) if one.case_id == case_id), None)


def of_kind(connection: sa.Connection, kind: str) -> list[CaseFile]:
    """All cases of a kind that are here, what changed last first."""
    return _read(connection, case_file.c.kind == kind)


def all_of_them(connection: sa.Connection) -> list[CaseFile]:
    """All cases that are here, what changed last first."""
    return _read(connection)


def _read(connection: sa.Connection, *which: sa.ColumnElement[bool]) -> list[CaseFile]:
    query = sa.select(case_file).where(case_file.c.content.is_not(None), *which)
    rows = connection.execute(query.order_by(case_file.c.changed_at_ms.desc(), case_file.c.case_id)).all()
    return [CaseFile(row.kind, row.case_id, json.loads(row.content), row.changed_at_ms) for row in rows]


def note_decision(connection: sa.Connection, made: Event) -> None:
    """Keep where the log has a decision about a case."""
    connection.execute(sa.insert(case_decision), {"case_id": made.review_id, "event_id": made.event_id})


def decisions(connection: sa.Connection, case_id: str) -> list[Event]:
    """What the person decided about a case, in order."""
    return _decisions(connection, case_decision.c.case_id == case_id)


def decisions_of_kind(connection: sa.Connection, kind: str) -> list[Event]:
    """What the person decided of a kind, about any case, in order."""
    return _decisions(connection, event.c.kind == kind)


def _decisions(connection: sa.Connection, which: sa.ColumnElement[bool]) -> list[Event]:
    query = (
        sa.select(event.c.canonical)
        .join(case_decision, case_decision.c.event_id == event.c.event_id)
        .where(which)
        .order_by(event.c.position)
    )
    return [Event.from_canonical(text) for text in connection.execute(query).scalars()]


def keep_draft(connection: sa.Connection, case_id: str, content: Mapping[str, object]) -> None:
    """Keep what the person has typed about a case, in the place of what they had."""
    row = {"case_id": case_id, "content": json.dumps(content, ensure_ascii=False, sort_keys=True)}
    connection.execute(sa.insert(case_draft).prefix_with("OR REPLACE"), row)


def draft(connection: sa.Connection, case_id: str) -> Mapping[str, Any]:
    """What the person has typed about a case, {} for nothing."""
    found = connection.execute(sa.select(case_draft.c.content).where(case_draft.c.case_id == case_id)).scalar()
    return {} if found is None else json.loads(found)


def with_draft(connection: sa.Connection) -> list[str]:
    """The cases about which something is typed."""
    return list(connection.execute(sa.select(case_draft.c.case_id).order_by(case_draft.c.case_id)).scalars())


def drop_drafts(connection: sa.Connection, case_ids: Iterable[str]) -> None:
    """Drop what is typed about these cases."""
    for case_id in case_ids:
        connection.execute(sa.delete(case_draft).where(case_draft.c.case_id == case_id))
