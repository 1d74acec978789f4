"""Read a transcript whatever its format."""

import json
import re
from collections.abc import Callable
from pathlib import Path

from reviewer_app.domain.errors import Unreadable
from reviewer_app.domain.transcript import Transcript
from reviewer_app.formats.ass import is_ass, read_ass
from reviewer_app.formats.aws import is_aws, read_aws
from reviewer_app.formats.azure import is_azure, read_azure
from reviewer_app.formats.cue_blocks import has_timing
from reviewer_app.formats.cue_drafts import Warnings
from reviewer_app.formats.deepgram import is_deepgram, read_deepgram
from reviewer_app.formats.eaf import read_eaf
from reviewer_app.formats.encodings import decode
from reviewer_app.formats.files import collector_paused, read_bytes
from reviewer_app.formats.google import is_google, read_google
from reviewer_app.formats.srt import read_srt
from reviewer_app.formats.ttml import read_ttml
from reviewer_app.formats.webvtt import read_webvtt
from reviewer_app.formats.whisper import is_whisper, read_whisper
from reviewer_app.formats.whisper_cpp import is_whisper_cpp, read_whisper_cpp
from reviewer_app.formats.xml_file import Element, read_xml

_SPACE = re.compile(r"\s*")
_HEADERLESS_WEBVTT = re.compile(r"<v[\s.]|<[0-9]{2}:[0-9]{2}")
_XML = re.compile(r"<\?xml\s|<(?:[A-Za-z_][\w.-]*:)?tt[\s>]|<ANNOTATION_DOCUMENT[\s>]")

_JsonReader = Callable[[dict, Path, Warnings], Transcript]
# Told by their keys; Whisper's own come last, since a list of segments may be anybody's.
_JSON_FORMATS: tuple[tuple[Callable[[object], bool], _JsonReader], ...] = (
    (is_aws, read_aws),
    (is_deepgram, read_deepgram),
    (is_google, read_google),
    (is_azure, read_azure),
    (is_whisper_cpp, read_whisper_cpp),
)
_XML_FORMATS: dict[str, Callable[[Element, Path, Warnings], Transcript]] = {
    "tt": read_ttml,
    "ANNOTATION_DOCUMENT": read_eaf,
}
_JSON_KINDS = "Whisper, WhisperX, whisper.cpp, Amazon Transcribe, Google, Azure or Deepgram"
_KINDS = f"SRT, WebVTT, ASS, TTML, ELAN, or JSON of {_JSON_KINDS}"


def read_transcript(path: Path) -> Transcript:
    """The normalised transcript in a file of any known format.

    The content decides, never the extension. Raises Unreadable with the line for anything else.
    """
    data = read_bytes(path, "transcript")
    try:
        text, damaged = decode(data)
    except ValueError as error:
        raise Unreadable(path, f"{error}.", 1) from None
    with collector_paused():
        return _read_text(path, text, damaged, Warnings())


def _read_text(path: Path, text: str, damaged: int | None, warnings: Warnings) -> Transcript:
    if not text or text.isspace():
        raise Unreadable(path, "the file is empty; choose a transcript.", 1)
    if damaged is not None:
        warnings.add(f"line {damaged}", "characters that are not UTF-8 were replaced by �.")
    start = _SPACE.match(text).end()
    if _XML.match(text, start):
        return _read_xml(text, path, warnings)
    if is_ass(text):
        return read_ass(text, path, warnings)
    if text.startswith(("{", "["), start) and not ("-->" in text and has_timing(text)):
        return _read_json(text, path, warnings)
    if text.startswith("WEBVTT", start) or (has_timing(text) and _HEADERLESS_WEBVTT.search(text)):
        return read_webvtt(text, path, warnings)
    if has_timing(text):
        return read_srt(text, path, warnings)
    raise Unreadable(path, f"this is not {_KINDS}; choose a transcript.", 1)


def _read_json(text: str, path: Path, warnings: Warnings) -> Transcript:
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        reason = f"the JSON is broken ({error.msg}, column {error.colno}); export it again."
        raise Unreadable(path, reason, error.lineno) from None
    except (ValueError, RecursionError):
        raise Unreadable(path, "the JSON holds what no transcript does; choose another file.", 1) from None
    for is_kind, read in _JSON_FORMATS:
        if is_kind(value):
            return read(value, path, warnings)
    if not is_whisper(value):
        raise Unreadable(path, f"this JSON is no transcript of {_JSON_KINDS}; choose another file.", 1)
    key = max(text.find('"segments"'), 0)
    return read_whisper(value, path, warnings, text.count("\n", 0, key) + 1)


def _read_xml(text: str, path: Path, warnings: Warnings) -> Transcript:
    root = read_xml(text, path)
    read = _XML_FORMATS.get(root.name)
    if read is None:
        raise Unreadable(path, "this XML is no transcript (neither TTML nor ELAN); choose another file.", root.line)
    return read(root, path, warnings)


def is_other_kind(path: Path) -> bool:
    """Whether a file is sound JSON or XML but no transcript; a broken one is kept, so that reading it says so."""
    extension = path.suffix.lower()
    if extension not in (".json", ".xml"):
        return False
    try:
        text = decode(read_bytes(path, "transcript"))[0]
        if extension == ".xml":
            return read_xml(text, path).name not in _XML_FORMATS
        value = json.loads(text)
        return not (is_whisper(value) or any(is_kind(value) for is_kind, _ in _JSON_FORMATS))
    except (Unreadable, ValueError, RecursionError):
        return False
