"""JSON of Deepgram's transcription of recordings."""

from pathlib import Path

from reviewer_app.domain.masking import count_masked
from reviewer_app.domain.transcript import Transcript, Word
from reviewer_app.formats.cue_drafts import DraftCue, DraftWord, Warnings, finish
from reviewer_app.formats.spoken_words import (
    UNPLACED,
    UNUSABLE_WORD,
    Texts,
    channel_speaker,
    confidence,
    cut,
    first_object,
    is_odd,
    joined,
    listed,
    mapped,
    milliseconds,
    place,
    plain_text,
    spoken_word,
)


def is_deepgram(value: object) -> bool:
    """Whether parsed JSON has the keys of Deepgram."""
    results = mapped(mapped(value).get("results"))
    return isinstance(results.get("channels"), list) or isinstance(results.get("utterances"), list)


def read_deepgram(value: dict, path: Path, warnings: Warnings) -> Transcript:
    """The transcript of parsed JSON for which `is_deepgram` holds; raises Unreadable when no cue is left.

    Cues are the utterances, else cut at speakers, pauses and sentences of each channel; speakers of different channels
    stay apart.
    """
    results = value["results"]
    channels = [mapped(channel) for channel in listed(results.get("channels"))]
    utterances = [mapped(utterance) for utterance in listed(results.get("utterances"))]
    numbers = {utterance.get("channel") for utterance in utterances if type(utterance.get("channel")) is int}
    reader = _Reader(warnings, several=len(channels) > 1 or len(numbers) > 1)
    drafts = reader.utterances(utterances) or reader.channels(channels)
    drafts.sort(key=lambda draft: draft.start_ms)
    return finish("deepgram", _language(channels), drafts, warnings, path)


def _language(channels: list[dict]) -> str | None:
    for channel in channels:
        languages = listed(first_object(channel.get("alternatives")).get("languages"))
        if language := plain_text(channel.get("detected_language") or next(iter(languages), None)):
            return language
    return None


class _Reader:
    def __init__(self, warnings: Warnings, several: bool) -> None:
        self._warnings = warnings
        self._several = several
        self._texts = Texts()

    def utterances(self, raw: list[dict]) -> list[DraftCue]:
        """A cue for each utterance."""
        drafts: list[DraftCue] = []
        for number, utterance in enumerate(raw, start=1):
            where, channel = f"utterance {number}", utterance.get("channel")
            words = self._words(utterance, where, channel)
            start, end = milliseconds(utterance.get("start")), milliseconds(utterance.get("end"))
            if start is None or end is None:
                self._warnings.add(where, UNPLACED)
                start, end = place(start, end, words, drafts, None)
            speaker = channel_speaker(plain_text(utterance.get("speaker")) or None, channel, self._several)
            text = joined(words) or plain_text(utterance.get("transcript"))
            drafts.append(DraftCue(where, start, end, text, speaker, words))
        return drafts

    def channels(self, raw: list[dict]) -> list[DraftCue]:
        """Cues cut from the words of each channel; one without words has its text in one cue."""
        drafts: list[DraftCue] = []
        for number, channel in enumerate(raw):
            best = first_object(channel.get("alternatives"))
            where = f"channel {number}"
            words = self._words(best, where, number)
            own = cut(words, where)
            if not own and (text := plain_text(best.get("transcript"))):
                self._warnings.add(where, UNPLACED)
                own = [DraftCue(where, 0, 0, text, channel_speaker(None, number, self._several))]
            drafts += own
        return drafts

    def _words(self, holder: dict, where: str, channel: object) -> list[Word | DraftWord]:
        words: list[Word | DraftWord] = []
        unusable = False
        for raw in listed(holder.get("words")):
            word = mapped(raw)
            raw_start, raw_end = word.get("start"), word.get("end")
            start, end = milliseconds(raw_start), milliseconds(raw_end)
            unusable = unusable or not isinstance(raw, dict) or is_odd(raw_start, start) or is_odd(raw_end, end)
            text = self._texts(word.get("punctuated_word")) or self._texts(word.get("word"))
            if count_masked(text):
                plain = self._texts(word.get("word"))
                text = text if count_masked(plain) else plain or text
            if text:
                speaker = channel_speaker(self._texts(word.get("speaker")) or None, channel, self._several)
                words.append(spoken_word(start, end, text, confidence(word.get("confidence")), speaker))
        if unusable:
            self._warnings.add(where, UNUSABLE_WORD)
        return words
