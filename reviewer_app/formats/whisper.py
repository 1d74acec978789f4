"""JSON of openai-whisper, faster-whisper and WhisperX."""

import re
from pathlib import Path

from reviewer_app.domain.errors import Unreadable
from reviewer_app.domain.transcript import Transcript, Word
from reviewer_app.formats.cue_drafts import DraftCue, DraftWord, Warnings, finish
from reviewer_app.formats.markup import clean, visible

_LONGEST_S = 3_600_000
_NUMBER = re.compile(r"\s*-?[0-9]{1,9}(?:\.[0-9]{1,12})?\s*")
# How flat words without segments are cut into cues.
_PAUSE_MS = 1000
_MANY_WORDS = 40
_FEW_WORDS = 12


def is_whisper(value: object) -> bool:
    """Whether parsed JSON has the keys of a Whisper transcript; a bare list of segments has too."""
    if isinstance(value, dict):
        return isinstance(value.get("segments"), list) or isinstance(value.get("word_segments"), list)
    return (
        isinstance(value, list)
        and bool(value)
        and isinstance(value[0], dict)
        and {"start", "end", "text"} <= set(value[0])
    )


def read_whisper(value: dict | list, path: Path, warnings: Warnings, line: int) -> Transcript:
    """The transcript of parsed JSON for which `is_whisper` holds; `line` is where its segments begin in the file.

    Seconds become ms. Raises Unreadable for a segment that is not an object and when no cue is left.
    """
    whole = value if isinstance(value, dict) else {"segments": value}
    segments, aligned, words = (_list(whole.get(key)) for key in ("segments", "word_segments", "words"))
    for number, segment in enumerate(segments, start=1):
        if not isinstance(segment, dict):
            raise Unreadable(path, f"segment {number} is not an object with start, end and text.", line)
    kind = "whisperx" if aligned or _is_whisperx(segments) else "whisper"
    reader = _WordReader(warnings)
    drafts = _segment_drafts(segments, reader, warnings)
    flat = aligned or words
    if flat and not any(draft.words for draft in drafts):
        flat_words = reader.read(flat, "word_segments" if aligned else "words")
        if drafts:
            _hand_out(flat_words, drafts)
        else:
            drafts = _cut(flat_words)
    language = whole.get("language")
    language = (clean(language) or None) if isinstance(language, str) else None
    return finish(kind, language, drafts, warnings, path)


def _list(value: object) -> list:
    return value if isinstance(value, list) else []


def _is_whisperx(segments: list[dict]) -> bool:
    timeless = speaker = whisper = False
    for segment in segments:
        for word in _list(segment.get("words")):
            if isinstance(word, list) or (isinstance(word, dict) and "probability" in word):
                return False
            if isinstance(word, dict):
                if "score" in word:
                    return True
                timeless = timeless or "start" not in word
        speaker = speaker or "speaker" in segment
        whisper = whisper or "no_speech_prob" in segment or "tokens" in segment
    return timeless or (speaker and not whisper)


class _WordReader:
    """Turns raw words into drafts; remembers the texts it has seen, since people repeat themselves."""

    def __init__(self, warnings: Warnings) -> None:
        self._warnings = warnings
        self._texts: dict[str, str] = {}

    def read(self, raw: list, where: str) -> list[Word | DraftWord]:
        """The words of a segment, those without visible text left out."""
        words: list[Word | DraftWord] = []
        unusable = False
        for item in raw:
            if type(item) is dict:
                text, start, end = item.get("word"), item.get("start"), item.get("end")
                sure, speaker = item.get("probability", item.get("score")), item.get("speaker")
            elif type(item) is list and len(item) == 4:
                # faster-whisper's named tuples, dumped as they are
                start, end, text, sure = item
                speaker = None
            else:
                unusable = True
                continue
            text = self._text(text)
            if not text:
                continue
            sure = sure if type(sure) is float and 0.0 <= sure <= 1.0 else _confidence(sure)
            speaker = None if speaker is None else self._text(speaker) or None
            if type(start) is float and type(end) is float and 0.0 <= start <= end < _LONGEST_S:
                words.append(Word(round(start * 1000), round(end * 1000), text, sure, speaker))
                continue
            start_ms, end_ms = milliseconds(start), milliseconds(end)
            unusable = unusable or _odd(start, start_ms) or _odd(end, end_ms)
            words.append(DraftWord(start_ms, end_ms, text, sure, speaker))
        if unusable:
            self._warnings.add(where, "a word, or a word's time, that cannot be read was ignored.")
        return words

    def _text(self, value: object) -> str:
        if type(value) is not str:
            return _text(value)
        text = self._texts.get(value)
        if text is None:
            cleaned = clean(value)
            text = self._texts[value] = cleaned if visible(cleaned) else ""
        return text


def _segment_drafts(segments: list[dict], reader: _WordReader, warnings: Warnings) -> list[DraftCue]:
    drafts: list[DraftCue] = []
    for number, segment in enumerate(segments, start=1):
        where = f"segment {number}"
        words = reader.read(_list(segment.get("words")), where)
        text = _text(segment.get("text")) or " ".join(word.text for word in words)
        start, end = milliseconds(segment.get("start")), milliseconds(segment.get("end"))
        if start is None or end is None:
            warnings.add(where, "a time is missing or is not a number; the cue was placed by its words or neighbours.")
            start, end = _placed(start, end, words, drafts, segments[number:])
        speaker = _speaker(segment.get("speaker"))
        speakers = {word.speaker for word in words}
        if speaker is None and len(speakers) == 1:
            (speaker,) = speakers
        drafts.append(DraftCue(where, start, end, text, speaker, words))
    return drafts


def _placed(
    start: int | None, end: int | None, words: list[Word | DraftWord], before: list[DraftCue], after: list[dict]
) -> tuple[int, int]:
    """Start and end of a segment that lacks one: its words', else the neighbours'."""
    if start is None:
        starts = [word.start_ms for word in words if word.start_ms is not None]
        start = min(starts) if starts else before[-1].end_ms if before else 0
    if end is None:
        ends = [word.end_ms for word in words if word.end_ms is not None]
        following = milliseconds(after[0].get("start")) if after else None
        end = max(ends) if ends else following if following is not None else start
        end = max(end, start)
    return start, end


def _odd(raw: object, ms: int | None) -> bool:
    """Whether a time stands there but is none; null and NaN are how aligners write an unknown one."""
    return ms is None and raw is not None and raw == raw  # noqa: PLR0124


def milliseconds(value: object) -> int | None:
    """Seconds, a number or its digits, as ms; None for anything else, NaN and absurd figures among them."""
    if type(value) is str and _NUMBER.fullmatch(value):
        value = float(value)
    if (type(value) is float or type(value) is int) and -_LONGEST_S < value < _LONGEST_S:
        return round(value * 1000)
    return None


def _confidence(value: object) -> float | None:
    # Float noise just outside is a probability still.
    if (type(value) is float or type(value) is int) and -0.001 <= value <= 1.001:
        return min(max(float(value), 0.0), 1.0)
    return None


def _text(value: object) -> str:
    if (type(value) is int or type(value) is float) and -1e15 < value < 1e15:
        return str(value)
    return clean(value) if type(value) is str else ""


def _speaker(value: object) -> str | None:
    return _text(value) or None


def _hand_out(words: list[Word | DraftWord], drafts: list[DraftCue]) -> None:
    """Give each flat word to the last segment that has started; one without a time goes where the one before went."""
    order = sorted(drafts, key=lambda draft: draft.start_ms)
    current = 0
    for word in words:
        while word.start_ms is not None and current + 1 < len(order) and word.start_ms >= order[current + 1].start_ms:
            current += 1
        order[current].words.append(word)


def _cut(words: list[Word | DraftWord]) -> list[DraftCue]:
    """Cues of flat words: cut at a new speaker, a pause, or a sentence's end once a line is full."""
    groups: list[list[Word | DraftWord]] = []
    for word in words:
        if not groups or _is_new_cue(groups[-1], word):
            groups.append([])
        groups[-1].append(word)
    drafts: list[DraftCue] = []
    for number, group in enumerate(groups, start=1):
        start, end = _placed(None, None, group, drafts, [])
        text = " ".join(word.text for word in group)
        drafts.append(DraftCue(f"group {number} of word_segments", start, end, text, group[0].speaker, group))
    return drafts


def _is_new_cue(group: list[Word | DraftWord], word: Word | DraftWord) -> bool:
    last = group[-1]
    if word.speaker is not None and group[0].speaker is not None and word.speaker != group[0].speaker:
        return True
    if word.start_ms is not None and last.end_ms is not None and word.start_ms - last.end_ms > _PAUSE_MS:
        return True
    return len(group) >= _MANY_WORDS or (len(group) >= _FEW_WORDS and last.text.endswith((".", "?", "!", "…")))
