"""Large stores for benchmarks, made through the program's own log."""

from dataclasses import replace
from pathlib import Path

from reviewer_app.domain.recording import Recording
from reviewer_app.domain.review import Finding, Review
from reviewer_app.operations.workplace import Workplace
from reviewer_app.store import log, recordings
from reviewer_app.store.database import Database
from tests import stores


def recording(number: int) -> Recording:
    """A recording of its own for a number; there is no file behind it."""
    return replace(stores.RECORDING, recording_id=f"{number:064x}", title=f"Directo {number}", duration_ms=36_000_000)


def fill(database: Database, reviews: int, findings: int, author: str = "ana") -> None:
    """Add reviews of recordings of their own, each with so many findings, in few large transactions."""
    context = replace(stores.CONTEXT, author=author)
    for number in range(reviews):
        with database.transaction() as connection:
            recordings.save_recording(connection, recording(number), number)
            add_findings(connection, recording(number).recording_id, findings, context)


def add_findings(connection: object, recording_id: str, findings: int, context: object) -> Review:
    """Begin a review and place findings in it within the caller's transaction."""
    opened = Review.open(recording_id, context, 1)
    log.append(connection, opened)
    review = Review.replay([opened])
    for start in range(findings):
        finding = Finding("hate.slur", start * 700, severity="S2", quote="lo que dijo en ese momento")
        event = review.place(finding, 2)
        log.append(connection, event)
        review.apply(event)
    return review


def make(place: Workplace, user: str, reviews: int, findings: int) -> Path:
    """The store of a user, filled."""
    database = place.open_store(user)
    fill(database, reviews, findings, user)
    database.close()
    return place.store_path(user)
