"""Where a recogniser of the Whisper family may have made words up: silence, text that compresses too well, loops."""

from reviewer_app.domain.timecode import timecode
from reviewer_app.formats.cue_drafts import DraftCue, Warnings

# Whisper's own limits: above these it gives a passage up or tries it again.
_NO_SPEECH = 0.6
_COMPRESSION = 2.4
_SAME_CUES = 4
_LOOP_WORDS = 20
_LOOP_SHARE = 5

_SILENCE = "the recogniser heard no speech here; the text may be made up."
_REPETITIVE = "the text repeats itself more than speech does; it may be made up."
_LOOP = "the same text comes over and over; it may be made up."


def warn_of_doubtful(drafts: list[DraftCue], segments: list[dict], warnings: Warnings) -> None:
    """Say with times what may be made up; `segments` has Whisper's figures for the drafts, or is empty without any."""
    for draft, segment in zip(drafts, segments, strict=False):
        if _above(segment.get("no_speech_prob"), _NO_SPEECH):
            warnings.add(_where(draft, draft), _SILENCE)
        if _above(segment.get("compression_ratio"), _COMPRESSION) or _is_loop(draft.text):
            warnings.add(_where(draft, draft), _REPETITIVE)
    first = 0
    for index in range(1, len(drafts) + 1):
        if index < len(drafts) and drafts[index].text == drafts[first].text:
            continue
        if index - first >= _SAME_CUES and drafts[first].text:
            warnings.add(_where(drafts[first], drafts[index - 1]), _LOOP)
        first = index


def _above(value: object, limit: float) -> bool:
    return (type(value) is float or type(value) is int) and value > limit


def _is_loop(text: str) -> bool:
    words = text.split()
    return len(words) >= _LOOP_WORDS and len(set(words)) * _LOOP_SHARE <= len(words)


def _where(first: DraftCue, last: DraftCue) -> str:
    return f"{first.where} ({timecode(first.start_ms)}–{timecode(last.end_ms)})"
