"""Evidence: a picture or the words around, kept with a finding. What was kept is described here; the copy is elsewhere.

The description is part of the decision log, the copy itself never is: the log is uploaded and the copy is not.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields

from reviewer_app.domain.ids import canonical_bytes, new_id
from reviewer_app.domain.transcript import Cue, Transcript

STILL, EXCERPT = "still", "excerpt"
KINDS = (STILL, EXCERPT)

# Why a copy was dropped: somebody asked, another took its place, its finding came under a policy of which nothing may
# be kept, its finding was withdrawn when the review was submitted, or it was on a machine that is gone.
ASKED, REPLACED, FORBIDDEN, WITHDRAWN, LOST = "asked", "replaced", "forbidden", "withdrawn", "lost"

# How far before and after a finding its excerpt reaches.
AROUND_MS = 10_000


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of a copy.

    `start_ms` and `end_ms` are media time: of a still both are the picture's own time. `sha256` (hex) and `size`
    (bytes) are those of the copy. `recording_id` is the original's hash and `original_ms` the time there. A still was
    decoded from the picture at `stream_pts` (in `time_base` seconds) of the original, or with `from_copy` of the
    normalised copy that is played, by `decoder`.
    """

    finding_id: str
    kind: str
    start_ms: int
    end_ms: int
    sha256: str
    size: int
    media_type: str
    recording_id: str
    original_ms: int
    made_at_ms: int
    from_copy: bool = False
    stream_pts: int | None = None
    time_base: str = ""
    decoder: str = ""
    evidence_id: str = field(default_factory=new_id)

    def to_json(self) -> dict[str, object]:
        """All fields as a JSON object."""
        return {name: getattr(self, name) for name in _FIELDS}

    @classmethod
    def from_json(cls, value: Mapping[str, object]) -> "Evidence":
        """The inverse of `to_json`."""
        return cls(**value)  # type: ignore[arg-type]


_FIELDS = tuple(one.name for one in fields(Evidence))


def fingerprint(content: bytes) -> str:
    """The SHA-256 (hex) by which a copy is known."""
    return hashlib.sha256(content).hexdigest()


def excerpt(transcript: Transcript, start_ms: int, end_ms: int) -> bytes | None:
    """What was said from AROUND_MS before a finding to AROUND_MS after it, as canonical JSON; None for nothing.

    `{"from_ms", "to_ms", "language", "cues": [{"speaker", "start_ms", "end_ms", "text", "words": [{"start_ms",
    "end_ms", "text"}]}]}`. A cue without words is there as a whole when it touches that time, one with words with
    those that do.
    """
    first, last = max(0, start_ms - AROUND_MS), end_ms + AROUND_MS
    cues = [part for cue in transcript.cues if (part := _part(cue, first, last)) is not None]
    if not cues:
        return None
    return canonical_bytes({"from_ms": first, "to_ms": last, "language": transcript.language, "cues": cues})


def _part(cue: Cue, first: int, last: int) -> dict[str, object] | None:
    if cue.start_ms > last or cue.end_ms < first:
        return None
    words = [word for word in cue.words if word.start_ms <= last and word.end_ms >= first]
    if cue.words and not words:
        return None
    whole = len(words) == len(cue.words)
    return {
        "speaker": cue.speaker,
        "start_ms": cue.start_ms if whole else words[0].start_ms,
        "end_ms": cue.end_ms if whole else words[-1].end_ms,
        "text": cue.text if whole else " ".join(word.text for word in words),
        "words": [{"start_ms": word.start_ms, "end_ms": word.end_ms, "text": word.text} for word in words],
    }
