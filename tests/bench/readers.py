"""TTML and ELAN of 120,000 words: reading each, beside expat alone over the same text."""

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from xml.parsers import expat

from reviewer_app.domain.transcript import Transcript
from reviewer_app.formats.transcripts import read_transcript
from tests.bench import _ten_hours

NAME = "readers"
HELP = "TTML and ELAN of 120,000 words; floor: expat with empty handlers over the same text"
ROUNDS = 5


def run() -> dict:
    """Medians of processor time in ms, reader and floor in turn."""
    said = _ten_hours.transcript()
    with tempfile.TemporaryDirectory() as folder:
        return {
            "words": _ten_hours.WORDS,
            **{kind: _measured(Path(folder, f"live.{kind}"), write(said)) for kind, write in _WRITERS.items()},
            "goal": "about 1000 ms each",
        }


def _measured(path: Path, text: str) -> dict:
    path.write_text(text, encoding="utf-8")
    floors, reads = [], []
    for _ in range(ROUNDS):
        floors.append(_timed(lambda: _parse(text)))
        reads.append(_timed(lambda: _read(path)))
    floor, read = statistics.median(floors), statistics.median(reads)
    return {
        "megabytes": round(len(text) / 1e6, 1), "floor_ms": round(floor), "read_ms": round(read),
        "x_floor": round(read / floor, 1),
    }  # fmt: skip


def _read(path: Path) -> None:
    read = read_transcript(path)
    if sum(len(cue.words) for cue in read.cues) < _ten_hours.WORDS:
        raise ValueError("words are missing")


def _parse(text: str) -> None:
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, attributes: None
    parser.EndElementHandler = parser.CharacterDataHandler = lambda text: None
    parser.Parse(text, True)


def _timed(action: Callable[[], None]) -> float:
    begun = time.process_time()
    action()
    return (time.process_time() - begun) * 1000


def _ttml(said: Transcript) -> str:
    paragraphs = (
        f'<p begin="{_clock(cue.start_ms)}" end="{_clock(cue.end_ms)}" ttm:agent="{cue.speaker}">'
        + " ".join(
            f'<span begin="{_clock(word.start_ms - cue.start_ms)}" end="{_clock(word.end_ms - cue.start_ms)}">'
            f"{word.text}</span>"
            for word in cue.words
        )
        + "</p>"
        for cue in said.cues
    )
    names = 'xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata" xml:lang="es"'
    return f"<tt {names}><body><div>\n" + "\n".join(paragraphs) + "\n</div></body></tt>\n"


def _clock(ms: int) -> str:
    minutes, rest = divmod(ms, 60_000)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest // 1000:02}.{rest % 1000:03}"


def _eaf(said: Transcript) -> str:
    slots, cues, words = [], [], []

    def slot(ms: int) -> str:
        slots.append(f'<TIME_SLOT TIME_SLOT_ID="ts{len(slots)}" TIME_VALUE="{ms}"/>')
        return f"ts{len(slots) - 1}"

    def annotation(prefix: str, into: list[str], start_ms: int, end_ms: int, text: str) -> None:
        into.append(
            f'<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="{prefix}{len(into)}" TIME_SLOT_REF1="'
            f'{slot(start_ms)}" TIME_SLOT_REF2="{slot(end_ms)}"><ANNOTATION_VALUE>{text}</ANNOTATION_VALUE>'
            "</ALIGNABLE_ANNOTATION></ANNOTATION>"
        )

    for cue in said.cues:
        annotation("a", cues, cue.start_ms, cue.end_ms, cue.text)
        for word in cue.words:
            annotation("w", words, word.start_ms, word.end_ms, word.text)
    tiers = (
        f'<TIER TIER_ID="said" PARTICIPANT="A">{"".join(cues)}</TIER>\n'
        f'<TIER TIER_ID="words" PARENT_REF="said">{"".join(words)}</TIER>\n'
    )
    order = "\n".join(slots)
    head = '<HEADER TIME_UNITS="milliseconds"/>'
    return f"<ANNOTATION_DOCUMENT>{head}\n<TIME_ORDER>{order}</TIME_ORDER>\n{tiers}</ANNOTATION_DOCUMENT>\n"


_WRITERS: dict[str, Callable[[Transcript], str]] = {"ttml": _ttml, "eaf": _eaf}
