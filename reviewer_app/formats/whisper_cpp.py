"""JSON of whisper.cpp (`-oj`, and `-ojf` with tokens)."""

import re
from pathlib import Path

from reviewer_app.domain.transcript import Transcript, Word
from reviewer_app.formats.cue_drafts import DraftCue, DraftWord, Warnings, finish
from reviewer_app.formats.doubtful import warn_of_doubtful
from reviewer_app.formats.markup import clean, visible
from reviewer_app.formats.spoken_words import (
    LONGEST_S,
    UNPLACED,
    UNUSABLE_WORD,
    confidence,
    cut,
    listed,
    mapped,
    place,
    plain_text,
    spoken_word,
)

_STAMP = re.compile(r"([0-9]{1,4}):([0-9]{2}):([0-9]{2})[,.]([0-9]{3})")
# [_BEG_], [_TT_150], <|endoftext|>
_SPECIAL = re.compile(r"\[_[A-Za-z].*\]|<\|.*\|>")


def is_whisper_cpp(value: object) -> bool:
    """Whether parsed JSON has the keys of whisper.cpp."""
    segments = mapped(value).get("transcription")
    return isinstance(segments, list) and any(
        isinstance(segment, dict) and ("offsets" in segment or "timestamps" in segment) for segment in segments[:9]
    )


def read_whisper_cpp(value: dict, path: Path, warnings: Warnings) -> Transcript:
    """The transcript of parsed JSON for which `is_whisper_cpp` holds; raises Unreadable when no cue is left.

    Tokens are joined to words, the mean of their probabilities is the word's confidence. A file of one word a segment
    (`-ml 1`) is cut into cues anew. What was translated (`-tr`) is English.
    """
    segments = value["transcription"]
    for number, segment in enumerate(segments, start=1):
        if not isinstance(segment, dict):
            warnings.add(f"segment {number}", "what stands here is no segment and was left out.")
    segments = [segment for segment in segments if isinstance(segment, dict)]
    drafts = _drafts(segments, warnings)
    if _is_word_by_word(segments):
        drafts = cut(_words(segments, "", warnings, "transcription"), "words")
    warn_of_doubtful(drafts, [], warnings)
    translated = mapped(value.get("params")).get("translate") is True
    language = "en" if translated else plain_text(mapped(value.get("result")).get("language"))
    return finish("whisper.cpp", language or None, drafts, warnings, path)


def _is_word_by_word(segments: list[dict]) -> bool:
    if len(segments) < 3 or any(listed(segment.get("tokens")) for segment in segments):
        return False
    texts = [segment.get("text") for segment in segments]
    return all(isinstance(text, str) and " " not in text.strip() for text in texts)


def _drafts(segments: list[dict], warnings: Warnings) -> list[DraftCue]:
    drafts: list[DraftCue] = []
    for number, segment in enumerate(segments, start=1):
        where = f"segment {number}"
        text = plain_text(segment.get("text"))
        words = _words(listed(segment.get("tokens")), text, warnings, where)
        start, end = _times(segment)
        if start is None or end is None:
            warnings.add(where, UNPLACED)
            following = _times(segments[number])[0] if number < len(segments) else None
            start, end = place(start, end, words, drafts, following)
        speaker = plain_text(segment.get("speaker"))
        drafts.append(DraftCue(where, start, end, text, speaker if speaker not in ("", "?") else None, words))
    return drafts


def _words(tokens: list, text: str, warnings: Warnings, where: str) -> list[Word | DraftWord]:
    """Words of tokens (a token with a space before it begins one); the segment's `text` says how they are written.

    Tokens may cut a letter of several bytes in two, so that their own texts are damaged where the segment's is not.
    """
    groups: list[list[dict]] = []
    for token in tokens:
        piece = token.get("text") if isinstance(token, dict) else None
        if not isinstance(piece, str):
            warnings.add(where, UNUSABLE_WORD)
        elif piece and not _SPECIAL.fullmatch(piece.strip()):
            if not groups or piece[0].isspace():
                groups.append([])
            groups[-1].append(token)
    names = [clean("".join(token["text"] for token in group)) for group in groups]
    written = text.split()
    shown = [index for index, name in enumerate(names) if visible(name)]
    if len(written) == len(shown):
        for index, word in zip(shown, written, strict=True):
            names[index] = word
    return [_word(groups[index], names[index]) for index in shown]


def _word(tokens: list[dict], text: str) -> Word | DraftWord:
    sure = [p for token in tokens if (p := confidence(token.get("p"))) is not None]
    return spoken_word(
        _times(tokens[0])[0], _times(tokens[-1])[1], text, round(sum(sure) / len(sure), 6) if sure else None, None
    )


def _times(timed: dict) -> tuple[int | None, int | None]:
    """Start and end in ms, by `offsets` or else `timestamps`."""
    offsets = mapped(timed.get("offsets"))
    start, end = offsets.get("from"), offsets.get("to")
    if type(start) is int and type(end) is int and 0 <= start <= end < LONGEST_S * 1000:
        return start, end
    stamps = mapped(timed.get("timestamps"))
    start, end = (_milliseconds(offsets.get(name), stamps.get(name)) for name in ("from", "to"))
    return start, end


def _milliseconds(offset: object, stamp: object) -> int | None:
    if type(offset) is int and abs(offset) < LONGEST_S * 1000:
        return offset
    if type(stamp) is str and (found := _STAMP.fullmatch(stamp)):
        hours, minutes, seconds, ms = map(int, found.groups())
        return ((hours * 60 + minutes) * 60 + seconds) * 1000 + ms
    return None
