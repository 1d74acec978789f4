"""JSON of Google Speech-to-Text, v1 and v2."""

from pathlib import Path

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


def is_google(value: object) -> bool:
    """Whether parsed JSON has the keys of Google Speech-to-Text, also inside the answer to a long operation."""
    return bool(_results(value))


def read_google(value: object, path: Path, warnings: Warnings) -> Transcript:
    """The transcript of parsed JSON for which `is_google` holds; raises Unreadable when no cue is left.

    A confidence of 0 means that there is none. With v1 diarisation the last result repeats all words, now with
    speakers: what it repeats is taken from it alone.
    """
    results = [_Result(result, number) for number, result in enumerate(_results(value), start=1)]
    several = len({result.channel for result in results}) > 1
    texts = Texts()
    drafts: list[DraftCue] = []
    for channel in dict.fromkeys(result.channel for result in results):
        own = [result for result in results if result.channel == channel]
        for result in own:
            result.read_words(texts, several, warnings)
        if len(own) > 1 and own[-1].has_speakers:
            own = [*_not_repeated(own[:-1], own[-1]), own[-1]]
        drafts += _drafts(own, warnings)
    drafts.sort(key=lambda draft: draft.start_ms)
    language = next((language for result in results if (language := result.language)), None)
    return finish("google", language, drafts, warnings, path)


def _results(value: object) -> list[dict]:
    """The results, wherever the answer keeps them; empty when these are no results of Google's."""
    whole = mapped(value)
    whole = mapped(whole.get("response")) or whole
    results = whole.get("results")
    if isinstance(results, dict) and len(results) == 1:
        # The answer of v2 to a batch has one object for each file.
        (file,) = map(mapped, results.values())
        transcript = mapped(mapped(file.get("inlineResult")).get("transcript")) or mapped(file.get("transcript"))
        results = transcript.get("results")
    found = [result for result in listed(results) if isinstance(result, dict)]
    return found if any(isinstance(result.get("alternatives"), list) for result in found) else []


class _Result:
    def __init__(self, raw: dict, number: int) -> None:
        self._best = first_object(raw.get("alternatives"))
        self.number = number
        self.where = f"result {number}"
        self.channel = plain_text(raw.get("channelTag"))
        self.language = plain_text(raw.get("languageCode")) or None
        self.end_ms = _duration(raw.get("resultEndTime", raw.get("resultEndOffset")))
        self.text = plain_text(self._best.get("transcript"))
        self.words: list[Word | DraftWord] = []

    def read_words(self, texts: Texts, several: bool, warnings: Warnings) -> None:
        """Fill `words`; `several` channels count speakers each for themselves."""
        unusable = False
        for raw in listed(self._best.get("words")):
            word = mapped(raw)
            text = texts(word.get("word"))
            unusable = unusable or not isinstance(raw, dict)
            if not text:
                continue
            raw_start = word.get("startTime", word.get("startOffset"))
            raw_end = word.get("endTime", word.get("endOffset"))
            start, end = _duration(raw_start), _duration(raw_end)
            unusable = unusable or is_odd(raw_start, start) or is_odd(raw_end, end)
            if raw_start is None and end is not None and not self.words and self.number == 1:
                # What is 0 is left out.
                start = 0
            speaker = texts(word.get("speakerLabel")) or texts(word.get("speakerTag"))
            speaker = channel_speaker(None if speaker in ("", "0") else speaker, self.channel, several)
            self.words.append(spoken_word(start, end, text, confidence(word.get("confidence")) or None, speaker))
        if unusable:
            warnings.add(self.where, UNUSABLE_WORD)

    @property
    def has_speakers(self) -> bool:
        """Whether its words say who speaks."""
        words = map(mapped, listed(self._best.get("words")))
        return any(word.get("speakerTag") or word.get("speakerLabel") for word in words)


def _duration(value: object) -> int | None:
    """Milliseconds of `"1.200s"`, or of `{"seconds": "1", "nanos": 200000000}` as client libraries write it."""
    if type(value) is str:
        return milliseconds(value[:-1] if value.endswith("s") else value)
    if isinstance(value, dict):
        seconds, nanos = milliseconds(value.get("seconds", 0)), value.get("nanos", 0)
        if seconds is None or type(nanos) is not int or not -(10**9) < nanos < 10**9:
            return None
        return seconds + round(nanos / 1_000_000)
    return milliseconds(value)


def _not_repeated(earlier: list[_Result], last: _Result) -> list[_Result]:
    """The results that the last one does not repeat, with all their words or with their text."""
    said = {(word.start_ms, word.text) for word in last.words}
    text = joined(last.words)
    place = 0
    kept = []
    for result in earlier:
        if result.words:
            repeated = all((word.start_ms, word.text) in said for word in result.words)
        else:
            found = text.find(result.text, place)
            repeated = found >= 0
            place = found + len(result.text) if repeated else place
        if not repeated:
            kept.append(result)
    return kept


def _drafts(results: list[_Result], warnings: Warnings) -> list[DraftCue]:
    drafts: list[DraftCue] = []
    for result in results:
        if result.words:
            drafts += cut(result.words, result.where)
        else:
            start = None if drafts else 0
            if result.end_ms is None:
                warnings.add(result.where, UNPLACED)
            start, end = place(start, result.end_ms, [], drafts, None)
            drafts.append(DraftCue(result.where, start, end, result.text))
    return drafts
