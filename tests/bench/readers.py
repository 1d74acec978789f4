"""Transcripts of ten hours, 120,000 words, in each large format, beside the barest reading of the same text."""

import json
import re
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from xml.parsers import expat

from reviewer_app.domain.transcript import Transcript, Word
from reviewer_app.formats.transcripts import read_transcript
from tests.bench import _ten_hours

NAME = "readers"
HELP = "a transcript of ten hours per format; floor: one regular expression, json.loads or bare expat, over its text"
ROUNDS = 5
_TIMING = re.compile(
    r"([0-9]{2}):([0-9]{2}):([0-9]{2})[.,]([0-9]{3}) --> ([0-9]{2}):([0-9]{2}):([0-9]{2})[.,]([0-9]{3})"
)
_TIMING_OR_WORD = re.compile(_TIMING.pattern + r"|<([0-9]{2}):([0-9]{2}):([0-9]{2})[.]([0-9]{3})>([^<\n]*)")


def run() -> dict:
    """Medians of processor time in ms, reader and floor in turn."""
    said = _ten_hours.transcript()
    with tempfile.TemporaryDirectory() as folder:
        return {
            "words": _ten_hours.WORDS,
            **{kind: _measured(Path(folder, f"live.{kind}"), *ways, said) for kind, ways in _KINDS.items()},
            "goal": "under 1000 ms each",
        }


def _measured(path: Path, write: "_Writer", parse: Callable[[str], object], said: Transcript) -> dict:
    text = write(said)
    path.write_text(text, encoding="utf-8")
    floors, reads = [], []
    for _ in range(ROUNDS):
        floors.append(_timed(lambda: parse(text)))
        reads.append(_timed(lambda: _read(path)))
    floor, read = statistics.median(floors), statistics.median(reads)
    return {
        "megabytes": round(len(text) / 1e6, 1), "floor_ms": round(floor), "read_ms": round(read),
        "x_floor": round(read / floor, 1),
    }  # fmt: skip


def _read(path: Path) -> None:
    read = read_transcript(path)
    # SRT has no times of words.
    if sum(len(cue.words or cue.text.split()) for cue in read.cues) < _ten_hours.WORDS:
        raise ValueError("words are missing")


def _expat(text: str) -> None:
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, attributes: None
    parser.EndElementHandler = parser.CharacterDataHandler = lambda text: None
    parser.Parse(text, True)


def _timed(action: Callable[[], None]) -> float:
    begun = time.process_time()
    action()
    return (time.process_time() - begun) * 1000


def _srt(said: Transcript) -> str:
    return "".join(
        f"{number}\n{_clock(cue.start_ms, ',')} --> {_clock(cue.end_ms, ',')}\n{cue.text}\n\n"
        for number, cue in enumerate(said.cues, start=1)
    )


def _vtt(said: Transcript) -> str:
    cues = (
        f"{_clock(cue.start_ms)} --> {_clock(cue.end_ms)}\n<v {cue.speaker}>"
        + " ".join(f"<{_clock(word.start_ms)}><c>{word.text}</c>" for word in cue.words)
        + "\n\n"
        for cue in said.cues
    )
    return "WEBVTT\n\n" + "".join(cues)


def _whisper(said: Transcript) -> str:
    segments = [
        {
            "id": number, "start": cue.start_ms / 1000, "end": cue.end_ms / 1000, "text": f" {cue.text}",
            "temperature": 0.0, "avg_logprob": -0.2, "compression_ratio": 1.4, "no_speech_prob": 0.01,
            "words": [
                {"word": f" {word.text}", **_seconds(word), "probability": word.confidence} for word in cue.words
            ],
        }
        for number, cue in enumerate(said.cues)
    ]  # fmt: skip
    return json.dumps({"text": "", "segments": segments, "language": "es"}, ensure_ascii=False)


def _whisperx(said: Transcript) -> str:
    segments = [
        {
            "start": cue.start_ms / 1000, "end": cue.end_ms / 1000, "text": f" {cue.text}", "speaker": cue.speaker,
            "words": [
                {"word": word.text, **_seconds(word), "score": word.confidence, "speaker": cue.speaker}
                for word in cue.words
            ],
        }
        for cue in said.cues
    ]  # fmt: skip
    flat = [word for segment in segments for word in segment["words"]]
    return json.dumps({"segments": segments, "word_segments": flat, "language": "es"}, ensure_ascii=False)


def _seconds(word: Word) -> dict[str, float]:
    return {"start": word.start_ms / 1000, "end": word.end_ms / 1000}


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


def _clock(ms: int, point: str = ".") -> str:
    minutes, rest = divmod(ms, 60_000)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest // 1000:02}{point}{rest % 1000:03}"


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


_Writer = Callable[[Transcript], str]
_KINDS: dict[str, tuple[_Writer, Callable[[str], object]]] = {
    "srt": (_srt, _TIMING.findall),
    "vtt": (_vtt, _TIMING_OR_WORD.findall),
    "whisper": (_whisper, json.loads),
    "whisperx": (_whisperx, json.loads),
    "ttml": (_ttml, _expat),
    "eaf": (_eaf, _expat),
}
