"""JSON of batch transcription by Azure AI Speech."""

import re
from pathlib import Path

from reviewer_app.domain.masking import count_masked
from reviewer_app.domain.transcript import Transcript, Word
from reviewer_app.formats.cue_drafts import DraftCue, DraftWord, Warnings, finish
from reviewer_app.formats.spoken_words import (
    LONGEST_S,
    UNPLACED,
    UNUSABLE_WORD,
    Texts,
    channel_speaker,
    confidence,
    first_object,
    listed,
    mapped,
    place,
    plain_text,
    spoken_word,
)

_TICKS_PER_MS = 10_000
_NUMBER = r"([0-9]{1,9}(?:\.[0-9]{1,12})?)"
_ISO = re.compile(rf"P(?:{_NUMBER}D)?(?:T(?:{_NUMBER}H)?(?:{_NUMBER}M)?(?:{_NUMBER}S)?)?")
_PROFANITY_TAG = re.compile(r"</?profanity>", re.IGNORECASE)


def is_azure(value: object) -> bool:
    """Whether parsed JSON has the keys of Azure's batch transcription."""
    return isinstance(mapped(value).get("recognizedPhrases"), list)


def read_azure(value: dict, path: Path, warnings: Warnings) -> Transcript:
    """The transcript of parsed JSON for which `is_azure` holds; raises Unreadable when no cue is left.

    Times are ticks of 100 ns, ms, or ISO 8601 durations. Where the display text is masked and the lexical one is not,
    the lexical one is taken, and that is said.
    """
    phrases = value["recognizedPhrases"]
    several = len({mapped(phrase).get("channel") for phrase in phrases if _has_channel(phrase)}) > 1
    reader = _Reader(warnings, several)
    drafts: list[DraftCue] = []
    for number, phrase in enumerate(phrases, start=1):
        if not isinstance(phrase, dict):
            warnings.add(f"phrase {number}", "what stands here is no phrase and was left out.")
        elif phrase.get("nBest") or phrase.get("recognitionStatus") in (None, "Success"):
            drafts.append(reader.draft(phrase, f"phrase {number}", drafts))
        else:
            warnings.add(f"phrase {number}", "the recogniser failed here; what was said is not in the transcript.")
    drafts.sort(key=lambda draft: draft.start_ms)
    locales = (plain_text(mapped(phrase).get("locale")) for phrase in phrases)
    return finish("azure", next(filter(None, locales), None), drafts, warnings, path)


def _has_channel(phrase: object) -> bool:
    return isinstance(phrase, dict) and type(phrase.get("channel")) is int


class _Reader:
    def __init__(self, warnings: Warnings, several: bool) -> None:
        self._warnings = warnings
        self._several = several
        self._texts = Texts()

    def draft(self, phrase: dict, where: str, before: list[DraftCue]) -> DraftCue:
        """A phrase by its best reading."""
        best = first_object(phrase.get("nBest"))
        speaker = plain_text(phrase.get("speaker", best.get("speaker"))) or None
        speaker = channel_speaker(speaker, phrase.get("channel"), self._several)
        display, lexical = _untagged(best.get("display")), _untagged(best.get("lexical"))
        words = self._words(listed(best.get("words")), "word", speaker, where)
        hidden = count_masked(display) > count_masked(lexical) and bool(lexical)
        if hidden:
            self._warnings.add(where, "the masked text was replaced by the lexical one, which is not masked.")
        elif shown := self._words(listed(best.get("displayWords")), "displayText", speaker, where):
            words = _with_confidence(shown, words)
        elif len(tokens := display.split()) == len(words):
            words = [word._replace(text=t) if isinstance(word, DraftWord) else _renamed(word, t)
                     for word, t in zip(words, tokens, strict=True)]  # fmt: skip
        start, end = _span(phrase)
        if start is None or end is None:
            self._warnings.add(where, UNPLACED)
            start, end = place(start, end, words, before, None)
        return DraftCue(where, start, end, lexical if hidden else display or lexical, speaker, words)

    def _words(self, raw: list, key: str, speaker: str | None, where: str) -> list[Word | DraftWord]:
        words: list[Word | DraftWord] = []
        unusable = False
        for item in raw:
            word = mapped(item)
            text = self._texts(word.get(key))
            if "<" in text:
                text = _untagged(text)
            start, end = _span(word)
            unusable = unusable or not isinstance(item, dict) or start is None
            if text:
                words.append(spoken_word(start, end, text, confidence(word.get("confidence")), speaker))
        if unusable:
            self._warnings.add(where, UNUSABLE_WORD)
        return words


def _untagged(value: object) -> str:
    return plain_text(_PROFANITY_TAG.sub("", value) if isinstance(value, str) else value)


def _renamed(word: Word, text: str) -> Word:
    return Word(word.start_ms, word.end_ms, text, word.confidence, word.speaker)


def _with_confidence(shown: list[Word | DraftWord], spoken: list[Word | DraftWord]) -> list[Word | DraftWord]:
    """Display words have no confidence of their own; the lexical word that starts with one has."""
    sure = {word.start_ms: word.confidence for word in spoken if word.start_ms is not None}
    return [
        spoken_word(
            w.start_ms, w.end_ms, w.text, w.confidence if w.confidence is not None else sure.get(w.start_ms), w.speaker
        )
        for w in shown
    ]


def _span(timed: dict) -> tuple[int | None, int | None]:
    """Start and end in ms of a phrase or word."""
    start, length = _time(timed, "offset"), _time(timed, "duration")
    return start, None if start is None or length is None else start + length


def _time(timed: dict, name: str) -> int | None:
    ticks = timed.get(f"{name}InTicks")
    if (type(ticks) is float or type(ticks) is int) and abs(ticks) < LONGEST_S * 1000 * _TICKS_PER_MS:
        return round(ticks / _TICKS_PER_MS)
    ms = timed.get(f"{name}Milliseconds")
    if (type(ms) is float or type(ms) is int) and abs(ms) < LONGEST_S * 1000:
        return round(ms)
    iso = timed.get(name)
    if type(iso) is str and (found := _ISO.fullmatch(iso)) and any(found.groups()):
        days, hours, minutes, seconds = (float(part or 0) for part in found.groups())
        total = ((days * 24 + hours) * 60 + minutes) * 60 + seconds
        return round(total * 1000) if total < LONGEST_S else None
    return None
