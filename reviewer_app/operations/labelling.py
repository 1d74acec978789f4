"""Judging a recording: opening a review, recording each decision, undo and redo, submitting."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from reviewer_app.domain.errors import Refused
from reviewer_app.domain.events import Event, opposite
from reviewer_app.domain.recording import Recording
from reviewer_app.domain.review import Context, Review
from reviewer_app.domain.transcript import Transcript
from reviewer_app.operations import evidence
from reviewer_app.store import derived, log, recordings, reviews
from reviewer_app.store.database import Database
from reviewer_app.store.recordings import PackedTranscript


@dataclass(frozen=True, slots=True)
class OpenReview:
    """A review with what is needed to go on with it; `transcript` and `translation` are None where there is none."""

    review: Review
    recording: Recording
    transcript: Transcript | None
    translation: Transcript | None = None


def open_review(
    database: Database,
    recording_id: str,
    context: Context,
    now_ms: int,
    unpack: Callable[[PackedTranscript], Transcript] = lambda packed: packed.unpack(),
) -> OpenReview:
    """Go on with the author's review of a recording, or begin it. Raises Refused for an unknown recording.

    `unpack` may know transcripts that were unpacked ahead of time.
    """
    with database.read() as connection:
        recording = recordings.load_recording(connection, recording_id)
        review_id = reviews.latest_review(connection, recording_id, context.author)
    if recording is None:
        raise Refused(f"The recording {recording_id} is not in this store: import it first.")
    if review_id is None:
        review_id = _begin(database, recording_id, context, now_ms)
    with database.read() as connection:
        review = derived.load_review(connection, review_id)
        transcript = recordings.load_transcript(connection, recording_id)
        translation = recordings.load_transcript(connection, recording_id, recordings.TRANSLATION)
    return OpenReview(
        review,  # type: ignore[arg-type]
        recording,
        transcript and unpack(transcript),
        translation and unpack(translation),
    )


def _begin(database: Database, recording_id: str, context: Context, now_ms: int) -> str:
    """The id of the author's review, begun unless another program did so in the meantime."""
    with database.transaction() as connection:
        begun = reviews.latest_review(connection, recording_id, context.author)
        if begun is not None:
            return begun
        opened = Review.open(recording_id, context, now_ms)
        log.append(connection, opened)
        return opened.review_id


def policies_used(database: Database, author: str) -> dict[str, int]:
    """How often a person has labelled with each policy, withdrawn findings aside."""
    with database.read() as connection:
        return reviews.policies_used(connection, author)


def record(database: Database, event: Event) -> Event:
    """Make a decision durable: when this returns it is on disk. Raises Refused when the review does not take it."""
    with database.transaction() as connection:
        log.append(connection, event)
        evidence.settle(connection, event)
    return event


def undo(database: Database, review_id: str, context: Context, now_ms: int) -> Event | None:
    """Take the last step of a review back by appending its opposite; None when there is none."""
    with database.transaction() as connection:
        step = derived.last_done(connection, review_id)
        return None if step is None else _append_opposite(connection, step, context, now_ms, "undoes")


def redo(database: Database, review_id: str, context: Context, now_ms: int) -> Event | None:
    """Do the step again that was undone last; None when there is none."""
    with database.transaction() as connection:
        undoing = derived.first_undone(connection, review_id)
        return None if undoing is None else _append_opposite(connection, undoing, context, now_ms, "redoes")


def _append_opposite(connection: Any, event_id: str, context: Context, now_ms: int, relation: str) -> Event:
    target = log.event_by_id(connection, event_id)
    finding = target.body.get("finding")
    now = derived.load_finding(connection, target.review_id, finding["finding_id"]) if finding else None
    kind, body = opposite(target, now)
    event = Event(
        kind, target.review_id, context.author, now_ms, context.policy_set, body, **{relation: target.event_id}
    )
    log.append(connection, event)
    evidence.settle(connection, event)
    return event
