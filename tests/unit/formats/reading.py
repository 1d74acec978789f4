"""Reading a transcript's text or JSON without a file."""

import json
from pathlib import Path

from reviewer_app.domain.transcript import Transcript
from reviewer_app.formats.cue_drafts import Warnings
from reviewer_app.formats.transcripts import _read_text


def read(content: object, name: str = "name.dat") -> Transcript:
    """The transcript of a text, or of a value as JSON."""
    text = content if isinstance(content, str) else json.dumps(content)
    return _read_text(Path(name), text, None, Warnings())


def lines(transcript: Transcript) -> list[tuple[int, int, str | None, str]]:
    """The cues without their words."""
    return [(cue.start_ms, cue.end_ms, cue.speaker, cue.text) for cue in transcript.cues]
