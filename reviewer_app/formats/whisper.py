"""JSON of openai-whisper, faster-whisper and WhisperX."""

from pathlib import Path

from reviewer_app.domain.errors import Unreadable
from reviewer_app.domain.transcript import Transcript, Word
from reviewer_app.formats.cue_drafts import DraftCue, DraftWord, Warnings, finish
from reviewer_app.formats.doubtful import warn_of_doubtful
from reviewer_app.formats.markup import clean
from reviewer_app.formats.spoken_words import (
    LONGEST_S,
    UNPLACED,
    UNUSABLE_WORD,
    Texts,
    confidence,
    cut,
    is_odd,
    joined,
    listed,
    milliseconds,
    place,
    plain_text,
)


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
    segments, aligned, words = (listed(whole.get(key)) for key in ("segments", "word_segments", "words"))
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
            drafts = cut(flat_words, "word_segments")
    warn_of_doubtful(drafts, segments, warnings)
    language = whole.get("language")
    language = (clean(language) or None) if isinstance(language, str) else None
    return finish(kind, language, drafts, warnings, path)


def _is_whisperx(segments: list[dict]) -> bool:
    timeless = speaker = whisper = False
    for segment in segments:
        for word in listed(segment.get("words")):
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
    """Turns raw words into drafts."""

    def __init__(self, warnings: Warnings) -> None:
        self._warnings = warnings
        self._texts = Texts()

    def read(self, raw: list, where: str) -> list[Word | DraftWord]:
        """The words of a segment, those without visible text left out."""
        words: list[Word | DraftWord] = []
        unusable = False
        # Texts come again and again: most are found here without a call.
        texts, seen = self._texts, self._texts.seen
        for item in raw:
            if type(item) is dict:
                text, start, end = item.get("word"), item.get("start"), item.get("end")
                sure = item["probability"] if "probability" in item else item.get("score")
                speaker = item.get("speaker")
            elif type(item) is list and len(item) == 4:
                # faster-whisper's named tuples, dumped as they are
                start, end, text, sure = item
                speaker = None
            else:
                unusable = True
                continue
            text = (seen.get(text) if type(text) is str else None) or texts(text)
            if not text:
                continue
            sure = sure if type(sure) is float and 0.0 <= sure <= 1.0 else confidence(sure)
            if speaker is not None:
                speaker = (seen.get(speaker) if type(speaker) is str else None) or texts(speaker) or None
            if type(start) is float and type(end) is float and 0.0 <= start <= end < LONGEST_S:
                words.append(Word(round(start * 1000), round(end * 1000), text, sure, speaker))
                continue
            start_ms, end_ms = milliseconds(start), milliseconds(end)
            unusable = unusable or is_odd(start, start_ms) or is_odd(end, end_ms)
            words.append(DraftWord(start_ms, end_ms, text, sure, speaker))
        if unusable:
            self._warnings.add(where, UNUSABLE_WORD)
        return words


def _segment_drafts(segments: list[dict], reader: _WordReader, warnings: Warnings) -> list[DraftCue]:
    drafts: list[DraftCue] = []
    for number, segment in enumerate(segments, start=1):
        where = f"segment {number}"
        words = reader.read(listed(segment.get("words")), where)
        text = plain_text(segment.get("text")) or joined(words)
        start, end = milliseconds(segment.get("start")), milliseconds(segment.get("end"))
        if start is None or end is None:
            warnings.add(where, UNPLACED)
            following = milliseconds(segments[number].get("start")) if number < len(segments) else None
            start, end = place(start, end, words, drafts, following)
        speaker = plain_text(segment.get("speaker")) or None
        speakers = {word.speaker for word in words}
        if speaker is None and len(speakers) == 1:
            (speaker,) = speakers
        drafts.append(DraftCue(where, start, end, text, speaker, words))
    return drafts


def _hand_out(words: list[Word | DraftWord], drafts: list[DraftCue]) -> None:
    """Give each flat word to the last segment that has started; one without a time goes where the one before went."""
    order = sorted(drafts, key=lambda draft: draft.start_ms)
    current = 0
    for word in words:
        while word.start_ms is not None and current + 1 < len(order) and word.start_ms >= order[current + 1].start_ms:
            current += 1
        order[current].words.append(word)
