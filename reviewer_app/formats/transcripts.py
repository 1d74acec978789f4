"""Read a transcript whatever its format, and find the one that belongs to a recording."""

import json
import re
import unicodedata
from pathlib import Path

from reviewer_app.domain.errors import Unreadable
from reviewer_app.domain.transcript import Transcript
from reviewer_app.formats.cue_blocks import has_timing
from reviewer_app.formats.cue_drafts import Warnings
from reviewer_app.formats.encodings import decode
from reviewer_app.formats.files import collector_paused, read_bytes
from reviewer_app.formats.srt import read_srt
from reviewer_app.formats.webvtt import read_webvtt
from reviewer_app.formats.whisper import is_whisper, read_whisper

_SPACE = re.compile(r"\s*")
_HEADERLESS_WEBVTT = re.compile(r"<v[\s.]|<[0-9]{2}:[0-9]{2}")
_EXTENSIONS = (".json", ".vtt", ".srt")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*")
# Extensions that would pass for a language: `live.ts.json` belongs to another recording than `live.mp4`.
_RECORDINGS = ("mkv", "mov", "flv", "ts", "avi", "wav", "ogg", "aac")
_FORMAT_TAGS = frozenset({"whisperx", "whisper", "faster-whisper", "faster_whisper", "transcript", "transcription"})


def read_transcript(path: Path) -> Transcript:
    """The normalised transcript in a file: SRT, WebVTT, or JSON of Whisper, faster-whisper or WhisperX.

    The content decides, never the extension. Raises Unreadable with the line for anything else.
    """
    data = read_bytes(path, "transcript")
    try:
        text, damaged = decode(data)
    except ValueError as error:
        raise Unreadable(path, f"{error}.", 1) from None
    with collector_paused():
        return _read_text(path, text, damaged, Warnings())


def find_transcript(recording: Path) -> Path | None:
    """The transcript beside a recording by file name, None when there is none.

    Considered: the recording's name, with or without its extension, then nothing or tags that are a language (`es`,
    `es-419`) or a format (`whisperx`, `whisper`, `transcript`), then `.json`, `.vtt` or `.srt`; anything else in the
    name (`chat`, `live_chat`, `info`) is another file, and so is JSON of another kind. Preferred, in this order: no
    language or Spanish over other languages; WhisperX, other JSON, WebVTT, SRT, since this is how much they know; the
    recording's whole name over the one without extension; the fewest tags; alphabetical order.
    """
    try:
        names = [entry.name for entry in recording.parent.iterdir()]
    except OSError:
        return None
    ranked = sorted((rank, name) for name in names if name != recording.name and (rank := _rank(name, recording)))
    paths = (recording.with_name(name) for _, name in ranked)
    return next((path for path in paths if path.is_file() and not _is_other_json(path)), None)


def _read_text(path: Path, text: str, damaged: int | None, warnings: Warnings) -> Transcript:
    if not text or text.isspace():
        raise Unreadable(path, "the file is empty; choose a transcript.", 1)
    if damaged is not None:
        warnings.add(f"line {damaged}", "characters that are not UTF-8 were replaced by �.")
    start = _SPACE.match(text).end()
    if text.startswith(("{", "["), start) and not ("-->" in text and has_timing(text)):
        return _read_json(text, path, warnings)
    if text.startswith("WEBVTT", start) or (has_timing(text) and _HEADERLESS_WEBVTT.search(text)):
        return read_webvtt(text, path, warnings)
    if has_timing(text):
        return read_srt(text, path, warnings)
    raise Unreadable(path, "this is not SRT, WebVTT, or JSON of Whisper or WhisperX; choose a transcript.", 1)


def _read_json(text: str, path: Path, warnings: Warnings) -> Transcript:
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        reason = f"the JSON is broken ({error.msg}, column {error.colno}); export it again."
        raise Unreadable(path, reason, error.lineno) from None
    except (ValueError, RecursionError):
        raise Unreadable(path, "the JSON holds what no transcript does; choose another file.", 1) from None
    if not is_whisper(value):
        reason = "this JSON is no transcript of Whisper or WhisperX (there are no segments); choose another file."
        raise Unreadable(path, reason, 1)
    key = max(text.find('"segments"'), 0)
    return read_whisper(value, path, warnings, text.count("\n", 0, key) + 1)


def _is_other_json(path: Path) -> bool:
    """Whether a file is sound JSON but no transcript; a broken one is kept, so that reading it says so."""
    if path.suffix.lower() != ".json":
        return False
    try:
        return not is_whisper(json.loads(decode(read_bytes(path, "transcript"))[0]))
    except (Unreadable, ValueError, RecursionError):
        return False


def _rank(name: str, recording: Path) -> tuple[int, int, int, int] | None:
    """How good a file name is as a transcript's, smaller is better; None when it is none."""
    name, full, stem = (_comparable(part) for part in (name, recording.name, recording.stem))
    extension = next((ending for ending in _EXTENSIONS if name.endswith(ending)), None)
    base = next((base for base in (full, stem) if name.startswith(base + ".")), None)
    if extension is None or base is None or len(name) < len(base) + len(extension):
        return None
    if base != full and any(name.startswith(f"{base}.{other}.") for other in _RECORDINGS):
        return None
    tags = [tag for tag in name[len(base) : -len(extension)].split(".") if tag]
    languages = [tag for tag in tags if tag not in _FORMAT_TAGS]
    if len(tags) > 2 or len(languages) > 1 or not all(map(_LANGUAGE.fullmatch, languages)):
        return None
    foreign = bool(languages) and not re.match(r"(es|spa)(?![a-z])", languages[0])
    richness = 0 if "whisperx" in tags and extension == ".json" else 1 + _EXTENSIONS.index(extension)
    return int(foreign), richness, int(base != full), len(tags)


def _comparable(name: str) -> str:
    """File names as Windows and macOS compare them, so that a pair made there is found everywhere."""
    return unicodedata.normalize("NFC", name).casefold()
