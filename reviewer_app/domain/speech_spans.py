"""Spans of speech around a time: the cue that is said, and the whole turn of its speaker."""

from reviewer_app.domain.transcript_index import TranscriptIndex

Span = tuple[int, int]
# Shortly after a cue a key press still belongs to it.
REACTION_MS = 2_000


def cue_span(index: TranscriptIndex, ms: int) -> Span | None:
    """Start and end (ms) of the cue at a time, or of one that has just ended; None where nothing is said."""
    row = _row(index, ms)
    return None if row is None else _span(index, row, row)


def turn_span(index: TranscriptIndex, ms: int) -> Span | None:
    """Start and end (ms) of all cues in a row by the speaker of the cue at a time; the cue alone for one unknown."""
    row = _row(index, ms)
    if row is None:
        return None
    cues = index.transcript.cues
    speaker, first, last = cues[row].speaker, row, row
    if speaker is not None:
        while first > 0 and cues[first - 1].speaker == speaker:
            first -= 1
        while last + 1 < len(cues) and cues[last + 1].speaker == speaker:
            last += 1
    return _span(index, first, last)


def _row(index: TranscriptIndex, ms: int) -> int | None:
    row = index.cue_at(ms)
    if row is None:
        row = index.last_cue_started(ms)
        if row < 0 or index.transcript.cues[row].end_ms + REACTION_MS <= ms:
            return None
    return row


def _span(index: TranscriptIndex, first: int, last: int) -> Span:
    cues = index.transcript.cues[first : last + 1]
    return cues[0].start_ms, max(cue.end_ms for cue in cues)
