"""Making stores, recordings and reviews for tests: everything real, on disk, encrypted."""

from pathlib import Path

import sqlalchemy as sa

from reviewer_app.domain.events import Event
from reviewer_app.domain.recording import Recording
from reviewer_app.domain.review import Context, Finding, Review
from reviewer_app.domain.transcript import Cue, Transcript
from reviewer_app.operations import labelling
from reviewer_app.store import recordings, tables
from reviewer_app.store.database import PAGE_BYTES, Database, open_database
from reviewer_app.store.recordings import PackedTranscript

KEY = bytes(range(32))
CONTEXT = Context("ana", "live-es@2026.2")
RECORDING = Recording("a" * 64, "Directo de prueba", "directo.mp4", "directo.mp4", "mp4", 120_000)
TRANSCRIPT = Transcript("srt", "es", (Cue(1_000, 2_500, "Buenas tardes a todos"), Cue(3_000, 4_000, "¿Qué tal?")))


def make_store(folder: Path, name: str = "ana.db", **options: str) -> Database:
    """A store that knows one recording with its transcript; `options` are those of `open_database`."""
    database = open_database(folder / name, KEY, **options)
    with database.transaction() as connection:
        recordings.save_recording(connection, RECORDING, 1)
        recordings.save_transcript(connection, RECORDING.recording_id, PackedTranscript.pack(TRANSCRIPT))
    return database


def open_review(database: Database, now_ms: int = 1_000) -> Review:
    """The review of the one recording."""
    return labelling.open_review(database, RECORDING.recording_id, CONTEXT, now_ms).review


def keep(database: Database, review: Review, event: Event) -> Event:
    """Store an event and show it to the review, as the page does."""
    review.apply(labelling.record(database, event))
    return event


def place(database: Database, review: Review, start_ms: int, policy: str = "hate.slur", **values: object) -> Finding:
    """Place a finding in a stored review."""
    finding = Finding(policy, start_ms, **values)
    keep(database, review, review.place(finding, 2_000 + start_ms))
    return finding


def acknowledged(database: Database) -> set[str]:
    """Ids of the events that count as taken by the server, in any epoch."""
    statement = (
        sa.select(tables.event.c.event_id)
        .join(tables.envelope, tables.envelope.c.position == tables.event.c.position)
        .join(tables.epoch, tables.epoch.c.epoch == tables.envelope.c.epoch)
        .where(tables.envelope.c.seq <= tables.epoch.c.acked_seq)
    )
    with database.read() as connection:
        return set(connection.execute(statement).scalars())


def damage(database: Database) -> None:
    """Overwrite all but the first pages of the file, as a failing disk does; what was cached of it is forgotten."""
    database.fold()
    database.close()
    with database.path.open("r+b") as file:
        file.seek(4 * PAGE_BYTES)
        file.write(b"\1" * (database.path.stat().st_size - 4 * PAGE_BYTES))
