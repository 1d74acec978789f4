"""The normalised transcript: cues of words on media time."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple


class Word(NamedTuple):
    """A word of a cue; `timed` is False where its place was guessed between its neighbours. Times in ms.

    A tuple, since a long recording has a hundred thousand: a frozen dataclass takes three times as long to make.
    """

    start_ms: int
    end_ms: int
    text: str
    confidence: float | None = None
    speaker: str | None = None
    timed: bool = True


@dataclass(frozen=True, slots=True)
class Cue:
    """A stretch of speech by one speaker (None where unknown). Times in ms of media time."""

    start_ms: int
    end_ms: int
    text: str
    speaker: str | None = None
    words: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class Transcript:
    """Cues sorted by start; overlaps are kept. `warnings` says what was repaired on reading.

    `masked` counts words that the recogniser hid (`***`): evidence may be missing.
    """

    format: str
    language: str | None = None
    cues: tuple[Cue, ...] = ()
    warnings: tuple[str, ...] = ()
    masked: int = 0

    def to_json(self) -> dict[str, object]:
        """The documented shape of `reviewer-app transcript --json`."""
        return {
            "format": self.format,
            "language": self.language,
            "cues": [_cue_json(cue) for cue in self.cues],
            "warnings": list(self.warnings),
            "masked": self.masked,
        }

    @classmethod
    def from_json(cls, value: Mapping) -> "Transcript":
        """The inverse of `to_json`."""
        cues = tuple(
            Cue(c["start_ms"], c["end_ms"], c["text"], c["speaker"], tuple(Word(**w) for w in c["words"]))
            for c in value["cues"]
        )
        return cls(value["format"], value["language"], cues, tuple(value["warnings"]), value["masked"])


def _cue_json(cue: Cue) -> dict[str, object]:
    return {
        "start_ms": cue.start_ms,
        "end_ms": cue.end_ms,
        "speaker": cue.speaker,
        "text": cue.text,
        "words": [
            {
                "start_ms": w.start_ms,
                "end_ms": w.end_ms,
                "text": w.text,
                "confidence": w.confidence,
                "speaker": w.speaker,
                "timed": w.timed,
            }
            for w in cue.words
        ],
    }
