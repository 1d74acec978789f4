"""Advanced SubStation Alpha (ASS) and its older form SSA."""

import re
from pathlib import Path

from reviewer_app.domain.errors import Unreadable
from reviewer_app.domain.transcript import Transcript, Word
from reviewer_app.formats.cue_drafts import DraftCue, DraftWord, Warnings, finish
from reviewer_app.formats.markup import clean
from reviewer_app.formats.speakers import split_speakers
from reviewer_app.formats.spoken_words import spoken_word

_SECTION = re.compile(r"\[[^\[\]]*[a-z][^\[\]]*\]\s*$", re.IGNORECASE)
_HEADING = re.compile(r"^\s*\[(?:script info|v4\+? styles|events)\]\s*$", re.IGNORECASE | re.MULTILINE)
_TIME = re.compile(r"\s*(-?)([0-9]{1,4}):([0-9]{1,2}):([0-9]{1,2})(?:[.:,]([0-9]{1,6}))?\s*")
_OVERRIDE = re.compile(r"\{([^{}]*)\}")
_BREAK = re.compile(r"\\[Nnh]")
_DRAWING = re.compile(r"\\p([0-9]+)")
_KARAOKE = re.compile(r"\\[kK][fo]?([0-9]{1,6})")
_FIELDS = ["layer", "start", "end", "style", "name", "marginl", "marginr", "marginv", "effect", "text"]


def is_ass(text: str) -> bool:
    """Whether a text has a heading of ASS or SSA."""
    return _HEADING.search(text, 0, 65_536) is not None


def read_ass(text: str, path: Path, warnings: Warnings) -> Transcript:
    """The transcript of an ASS or SSA text for which `is_ass` holds.

    Dialogue lines are cues and their Name is the speaker; comments, styles, drawings and override tags are passed over.
    Karaoke tags give words their times. Raises Unreadable, with the line, for a time that cannot be read, and when no
    cue is left.
    """
    drafts = _dialogue(text.split("\n"), path, warnings)
    if not any(draft.speaker or draft.words for draft in drafts):
        for draft, (speaker, words) in zip(drafts, split_speakers([[draft.text] for draft in drafts]), strict=True):
            draft.speaker, draft.text = speaker, " ".join(words)
    # Lines stand in the order of layers or styles as often as in that of time.
    drafts.sort(key=lambda draft: draft.start_ms)
    return finish("ass", None, drafts, warnings, path)


def _dialogue(lines: list[str], path: Path, warnings: Warnings) -> list[DraftCue]:
    fields, inside = _FIELDS, False
    drafts: list[DraftCue] = []
    seen: set[tuple[int, int, str, str | None]] = set()
    for number, line in enumerate(lines, start=1):
        if _SECTION.match(line):
            inside = line.strip().lower() == "[events]"
            continue
        key, colon, rest = line.partition(":")
        key = key.strip().lower()
        if inside and colon and key == "format":
            fields = [name.strip().lower() for name in rest.split(",")]
            fields = ["name" if name == "actor" else name for name in fields]
            if not {"start", "end", "text"} <= set(fields):
                raise Unreadable(path, "the events' Format names no Start, End and Text; mend the line.", number)
        elif inside and colon and key == "dialogue":
            draft = _draft(dict(zip(fields, rest.lstrip().split(",", len(fields) - 1), strict=False)), number, path)
            if draft is not None and _is_new(draft, seen, warnings):
                drafts.append(draft)
    return drafts


def _is_new(draft: DraftCue, seen: set, warnings: Warnings) -> bool:
    """Whether the line is not the same as one of another layer, as shadows and outlines are made."""
    identity = (draft.start_ms, draft.end_ms, draft.text, draft.speaker)
    if identity in seen and draft.text:
        warnings.add(draft.where, "the same line in several layers was kept once.")
        return False
    seen.add(identity)
    return True


def _draft(event: dict[str, str], number: int, path: Path) -> DraftCue | None:
    """A dialogue line; None for a drawing."""
    start, end = (_milliseconds(event.get(name, ""), number, path) for name in ("start", "end"))
    pieces = _pieces(event.get("text", ""))
    text = clean("".join(said for said, _ in pieces))
    if not text and any(_DRAWING.search(tags) for tags in _OVERRIDE.findall(event.get("text", ""))):
        return None
    speaker = clean(event.get("name", "")) or None
    words = _words(pieces, start, speaker)
    return DraftCue(f"line {number}", start, end, text, speaker, words)


def _milliseconds(raw: str, number: int, path: Path) -> int:
    found = _TIME.fullmatch(raw)
    if not found:
        raise Unreadable(path, f"the time “{raw.strip()[:60]}” cannot be read; mend the line.", number)
    minus, hours, minutes, seconds, fraction = found.groups()
    whole = ((int(hours) * 60 + int(minutes)) * 60 + int(seconds)) * 1000
    ms = whole + int((fraction or "0")[:3].ljust(3, "0"))
    return -ms if minus else ms


def _pieces(text: str) -> list[tuple[str, int | None]]:
    """What is said between override tags, each with the length in ms that a karaoke tag gives it; no drawings."""
    pieces: list[tuple[str, int | None]] = []
    drawing, length = False, None
    for index, part in enumerate(_OVERRIDE.split(text)):
        if index % 2:
            for scale in _DRAWING.findall(part):
                drawing = int(scale[:9]) > 0
            for centiseconds in _KARAOKE.findall(part):
                if length is not None:
                    pieces.append(("", length))
                length = int(centiseconds) * 10
        elif part and not drawing:
            pieces.append((_BREAK.sub(" ", part), length))
            length = None
    return pieces


def _words(pieces: list[tuple[str, int | None]], start: int, speaker: str | None) -> list[Word | DraftWord]:
    """Words by karaoke tags, syllables joined; none in a line without any."""
    if all(length is None for _, length in pieces):
        return []
    words: list[Word | DraftWord] = []
    glued = False
    for said, length in pieces:
        end = start + (length or 0)
        texts = clean(said).split()
        begin = start
        if texts and glued and not said[0].isspace():
            last = words.pop()
            begin, texts[0] = last.start_ms, last.text + texts[0]
        if texts:
            words.append(spoken_word(begin, end if len(texts) == 1 else None, texts[0], None, speaker))
            words += [DraftWord(None, None, text, None, speaker) for text in texts[1:]]
        glued = bool(words) and bool(said) and not said[-1].isspace()
        start = end
    return words
