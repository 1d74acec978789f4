"""Recordings and their transcripts in the store."""

import json
from dataclasses import dataclass

import sqlalchemy as sa

from reviewer_app.domain.recording import Recording
from reviewer_app.domain.transcript import Transcript
from reviewer_app.store.packed_rows import pack_rows, unpack_rows
from reviewer_app.store.tables import recording, transcript

ORIGINAL, TRANSLATION = "original", "translation"


@dataclass(frozen=True, slots=True)
class RecordingEntry:
    """A recording in a list: when it came, whether a transcript came with it, and how many words in that are masked."""

    recording: Recording
    imported_at_ms: int
    language: str | None
    words: int | None
    masked: int


@dataclass(frozen=True, slots=True)
class PackedTranscript:
    """A transcript as the store keeps it. Packing and unpacking a long one takes a second: outside of transactions."""

    language: str | None
    words: int
    masked: int
    content: bytes

    @classmethod
    def pack(cls, whole: Transcript) -> "PackedTranscript":
        """Make a transcript ready to be stored."""
        head = whole.to_json()
        cues = head.pop("cues")
        content = pack_rows([head, *cues])
        words = sum(len(cue.words) or len(cue.text.split()) for cue in whole.cues)
        return cls(whole.language, words, whole.masked, content)

    def unpack(self) -> Transcript:
        """The transcript that was packed."""
        head, *cues = unpack_rows(self.content)
        return Transcript.from_json({**head, "cues": cues})


def save_recording(connection: sa.Connection, new: Recording, at_ms: int) -> bool:
    """Keep a recording; False when it was there already, with the same details."""
    details = json.dumps(new.to_json(), ensure_ascii=False, sort_keys=True)
    old = connection.execute(
        sa.select(recording.c.details).where(recording.c.recording_id == new.recording_id)
    ).scalar()
    if old == details:
        return False
    if old is None:
        values = {"recording_id": new.recording_id, "imported_at_ms": at_ms, "details": details}
        connection.execute(sa.insert(recording), values)
    else:
        connection.execute(
            sa.update(recording).where(recording.c.recording_id == new.recording_id).values(details=details)
        )
    return True


def save_transcript(connection: sa.Connection, recording_id: str, new: PackedTranscript, role: str = ORIGINAL) -> bool:
    """Keep (or replace) a recording's transcript of a role; False when the same one was there already."""
    old = load_transcript(connection, recording_id, role)
    if old is not None and old.content == new.content:
        return False
    values = {
        "recording_id": recording_id,
        "role": role,
        "language": new.language,
        "words": new.words,
        "masked": new.masked,
        "content": new.content,
    }
    connection.execute(sa.insert(transcript).prefix_with("OR REPLACE"), values)
    return True


def load_recording(connection: sa.Connection, recording_id: str) -> Recording | None:
    """A recording by its content hash."""
    details = connection.execute(
        sa.select(recording.c.details).where(recording.c.recording_id == recording_id)
    ).scalar()
    return None if details is None else Recording.from_json(json.loads(details))


def load_transcript(connection: sa.Connection, recording_id: str, role: str = ORIGINAL) -> PackedTranscript | None:
    """The transcript of a recording, or its translation."""
    columns = (transcript.c.language, transcript.c.words, transcript.c.masked, transcript.c.content)
    wanted = sa.and_(transcript.c.recording_id == recording_id, transcript.c.role == role)
    row = connection.execute(sa.select(*columns).where(wanted)).one_or_none()
    return None if row is None else PackedTranscript(*row)


def list_recordings(connection: sa.Connection) -> list[RecordingEntry]:
    """Every recording, the newest first."""
    original = sa.and_(transcript.c.recording_id == recording.c.recording_id, transcript.c.role == ORIGINAL)
    rows = connection.execute(
        sa.select(recording, transcript.c.language, transcript.c.words, transcript.c.masked)
        .join(transcript, original, isouter=True)
        .order_by(recording.c.imported_at_ms.desc(), recording.c.recording_id)
    )
    return [
        RecordingEntry(
            Recording.from_json(json.loads(row.details)), row.imported_at_ms, row.language, row.words, row.masked or 0
        )
        for row in rows
    ]
