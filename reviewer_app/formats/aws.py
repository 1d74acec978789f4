"""JSON of Amazon Transcribe's batch jobs."""

from functools import cached_property
from pathlib import Path

from reviewer_app.domain.transcript import Transcript
from reviewer_app.formats.cue_drafts import DraftCue, Warnings, finish
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


def is_aws(value: object) -> bool:
    """Whether parsed JSON has the keys of Amazon Transcribe."""
    results = mapped(mapped(value).get("results"))
    return isinstance(results.get("items"), list) or isinstance(results.get("audio_segments"), list)


def read_aws(value: dict, path: Path, warnings: Warnings) -> Transcript:
    """The transcript of parsed JSON for which `is_aws` holds; raises Unreadable when no cue is left.

    Seconds and confidences are strings in it. Punctuation joins the word before. Cues are the audio segments, else cut
    at speakers, pauses and sentences; speakers of different channels stay apart.
    """
    results = value["results"]
    reader = _Items(results, warnings)
    drafts, used = _segment_drafts(results, reader, warnings)
    for channel in dict.fromkeys(reader.channels):
        rest = [
            word
            for index, (word, own) in enumerate(zip(reader.words, reader.channels, strict=True))
            if own == channel and index not in used
        ]
        drafts += cut(rest, f"items of {channel}" if channel else "items")
    drafts.sort(key=lambda draft: draft.start_ms)
    return finish("aws", _language(results), drafts, warnings, path)


def _language(results: dict) -> str | None:
    code = results.get("language_code") or first_object(results.get("language_codes")).get("language_code")
    return plain_text(code) or None


class _Items:
    """The words of the items: `words` and `channels` side by side, `by_id` the place of the word of each item."""

    def __init__(self, results: dict, warnings: Warnings) -> None:
        items = listed(results.get("items"))
        self.channels: list[str] = []
        self.by_id: dict[object, int] = {}
        self._several = len({item.get("channel_label") for item in items if _has_channel(item)}) > 1
        self._texts = Texts()
        self._results = results
        self._parts: list[list] = []
        for number, item in enumerate(items):
            if not isinstance(item, dict):
                warnings.add(f"item {number + 1}", UNUSABLE_WORD)
            elif text := self._texts(first_object(item.get("alternatives")).get("content")):
                self._take(item, number, text, warnings)
        self.words = [spoken_word(*part) for part in self._parts]

    @cached_property
    def _labelled(self) -> dict[tuple[int | None, int | None], str]:
        """The speaker of each word by its times, for items that do not say it themselves."""
        speakers = {}
        for segment in map(mapped, listed(mapped(self._results.get("speaker_labels")).get("segments"))):
            for word in map(mapped, listed(segment.get("items"))):
                times = milliseconds(word.get("start_time")), milliseconds(word.get("end_time"))
                speakers[times] = plain_text(word.get("speaker_label") or segment.get("speaker_label"))
        return speakers

    def _take(self, item: dict, number: int, text: str, warnings: Warnings) -> None:
        channel = self._texts(item.get("channel_label"))
        if item.get("type") == "punctuation" and self._parts and self.channels[-1] == channel:
            self._parts[-1][2] += text
        else:
            raw_start, raw_end = item.get("start_time"), item.get("end_time")
            start, end = milliseconds(raw_start), milliseconds(raw_end)
            if is_odd(raw_start, start) or is_odd(raw_end, end):
                warnings.add(f"item {number + 1}", UNUSABLE_WORD)
            speaker = self._texts(item.get("speaker_label")) or self._labelled.get((start, end))
            speaker = channel_speaker(speaker or None, channel or None, self._several)
            self._parts.append([start, end, text, _sure(item), speaker])
            self.channels.append(channel)
        identity = item.get("id", number)
        if type(identity) is int or type(identity) is str:
            self.by_id[identity] = len(self._parts) - 1


def _has_channel(item: object) -> bool:
    return isinstance(item, dict) and isinstance(item.get("channel_label"), str)


def _sure(item: dict) -> float | None:
    raw = first_object(item.get("alternatives")).get("confidence")
    if type(raw) is str:
        try:
            raw = float(raw)
        except ValueError:
            return None
    return confidence(raw)


def _segment_drafts(results: dict, reader: _Items, warnings: Warnings) -> tuple[list[DraftCue], set[int]]:
    """Cues of the audio segments, and the places of the words in them."""
    drafts: list[DraftCue] = []
    used: set[int] = set()
    for number, segment in enumerate(map(mapped, listed(results.get("audio_segments"))), start=1):
        where = f"audio segment {number}"
        named = (item for item in listed(segment.get("items")) if type(item) is int or type(item) is str)
        places = sorted({reader.by_id[item] for item in named if item in reader.by_id} - used)
        used.update(places)
        words = [reader.words[index] for index in places]
        start, end = milliseconds(segment.get("start_time")), milliseconds(segment.get("end_time"))
        if start is None or end is None:
            warnings.add(where, UNPLACED)
            start, end = place(start, end, words, drafts, None)
        speaker = words[0].speaker if words else plain_text(segment.get("speaker_label")) or None
        text = joined(words) or plain_text(segment.get("transcript"))
        drafts.append(DraftCue(where, start, end, text, speaker, words))
    return drafts, used
