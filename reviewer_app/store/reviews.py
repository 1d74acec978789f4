"""Reviews in the store: finding them, and listing what they decided."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from reviewer_app.domain.review import Context, Verdict
from reviewer_app.store import derived
from reviewer_app.store.tables import escalation, finding, review, verdict


@dataclass(frozen=True, slots=True)
class ReviewEntry:
    """A review in a list; wall times in UTC ms, `due_at_ms` of the open escalation that is due first."""

    review_id: str
    recording_id: str
    author: str
    policy_set: str
    state: str
    opened_at_ms: int
    submitted_at_ms: int | None
    findings: int
    due_at_ms: int | None = None


def latest_review(connection: sa.Connection, recording_id: str, author: str) -> str | None:
    """The id of a person's review of a recording."""
    return connection.execute(
        sa.select(review.c.review_id)
        .where(review.c.recording_id == recording_id, review.c.author == author)
        .order_by(review.c.opened_at_ms.desc())
        .limit(1)
    ).scalar()


def policy_set_of(connection: sa.Connection, recording_id: str, author: str) -> str | None:
    """The `id@version` that a person's review of a recording was begun under, None when there is no review."""
    review_id = latest_review(connection, recording_id, author)
    query = sa.select(review.c.policy_set).where(review.c.review_id == review_id)
    return connection.execute(query).scalar()


def context_of(connection: sa.Connection, review_id: str) -> Context | None:
    """Author and policy set of a review, None when it is not here."""
    query = sa.select(review.c.author, review.c.policy_set).where(review.c.review_id == review_id)
    row = connection.execute(query).one_or_none()
    return None if row is None else Context(*row)


def list_reviews(connection: sa.Connection) -> list[ReviewEntry]:
    """Every review, in the order they were opened."""
    counts = sa.select(finding.c.review_id, sa.func.count().label("n")).group_by(finding.c.review_id).subquery()
    due_at_ms = sa.func.min(escalation.c.due_at_ms).label("due_at_ms")
    due = sa.select(escalation.c.review_id, due_at_ms).group_by(escalation.c.review_id).subquery()
    rows = connection.execute(
        sa.select(review, sa.func.coalesce(counts.c.n, 0).label("findings"), due.c.due_at_ms)
        .join(counts, counts.c.review_id == review.c.review_id, isouter=True)
        .join(due, due.c.review_id == review.c.review_id, isouter=True)
        .order_by(review.c.opened_at_ms, review.c.review_id)
    ).mappings()
    return [ReviewEntry(**row) for row in rows]


def verdict_of(connection: sa.Connection, review_id: str) -> tuple[Verdict, int] | None:
    """The verdict of a review and when it was given (UTC ms)."""
    given = derived.load_verdict(connection, review_id)
    if given is None:
        return None
    at_ms = connection.execute(sa.select(verdict.c.given_at_ms).where(verdict.c.review_id == review_id)).scalar_one()
    return given, at_ms


def policies_used(connection: sa.Connection, author: str) -> dict[str, int]:
    """How many findings a person's reviews hold by policy."""
    query = (
        sa.select(finding.c.policy_id, sa.func.count())
        .join(review, review.c.review_id == finding.c.review_id)
        .where(review.c.author == author)
        .group_by(finding.c.policy_id)
    )
    return {policy: count for policy, count in connection.execute(query).all()}  # noqa: C416


def findings_under(connection: sa.Connection, policies: Sequence[str]) -> list[tuple[str, str, int, str]]:
    """(policy, recording, start in ms, `id@version` of the review) of every finding under one of these policies."""
    query = (
        sa.select(finding.c.policy_id, review.c.recording_id, finding.c.start_ms, review.c.policy_set)
        .join(review, review.c.review_id == finding.c.review_id)
        .where(finding.c.policy_id.in_(policies))
        .order_by(finding.c.policy_id, review.c.recording_id, finding.c.start_ms)
    )
    return [tuple(row) for row in connection.execute(query)]
