"""What every transcript reader ends with: drafts of cues become a transcript, and every repair is said."""

from collections import Counter
from dataclasses import dataclass, field
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from reviewer_app.domain.errors import Unreadable
from reviewer_app.domain.masking import count_masked
from reviewer_app.domain.transcript import Cue, Transcript, Word
from reviewer_app.formats.markup import visible

_SAME_WARNING = 100


class Warnings:
    """Collects warnings; after a hundred with the same sentence it only counts."""

    def __init__(self) -> None:
        self._said: list[str] = []
        self._count: Counter[str] = Counter()

    def add(self, where: str, sentence: str) -> None:
        """Note a repair at `where`: `line 12` of a text file, `segment 3` of JSON, counted from one."""
        self._count[sentence] += 1
        if self._count[sentence] <= _SAME_WARNING:
            self._said.append(f"{where}: {sentence}")

    def all(self) -> tuple[str, ...]:
        """The warnings in the order they were found, then how many more of a kind there were."""
        more = (
            f"{count - _SAME_WARNING} more places: {sentence}"
            for sentence, count in self._count.items()
            if count > _SAME_WARNING
        )
        return (*self._said, *more)


class DraftWord(NamedTuple):
    """A word that lacks a time or whose times need mending: None where the file has none, possibly negative ms."""

    start_ms: int | None
    end_ms: int | None
    text: str
    confidence: float | None = None
    speaker: str | None = None


@dataclass(slots=True)
class DraftCue:
    """A cue as written: text cleaned, times in ms as in the file, possibly negative or the wrong way round.

    `words` holds a Word where both times are known and sound.
    """

    where: str
    start_ms: int
    end_ms: int
    text: str
    speaker: str | None = None
    words: list[Word | DraftWord] = field(default_factory=list)


def finish(kind: str, language: str | None, drafts: list[DraftCue], warnings: Warnings, path: Path) -> Transcript:
    """The transcript of repaired drafts: empty ones dropped, times mended, words placed, masks counted, sorted.

    Raises Unreadable when nothing is left.
    """
    kept = [draft for draft in drafts if _has_text(draft, warnings)]
    if not kept:
        raise Unreadable(path, "there is no cue with text in this transcript; choose another file.", 1)
    for draft in kept:
        _mend(draft, warnings)
    latest = kept[0].start_ms
    for draft in kept:
        if draft.start_ms < latest:
            warnings.add(draft.where, "the cue starts before the one above it and was sorted in.")
        latest = max(latest, draft.start_ms)
    kept.sort(key=attrgetter("start_ms"))
    masked = _count_masked(kept, warnings)
    cues = tuple(Cue(d.start_ms, d.end_ms, d.text, d.speaker, place_words(d)) for d in kept)
    return Transcript(kind, language, cues, warnings.all(), masked)


def _count_masked(drafts: list[DraftCue], warnings: Warnings) -> int:
    found = [(draft.where, count) for draft in drafts if (count := count_masked(draft.text))]
    masked = sum(count for _, count in found)
    if found:
        warnings.add(found[0][0], f"words masked by the recogniser (***): {masked} in all; evidence may be missing.")
    return masked


def _has_text(draft: DraftCue, warnings: Warnings) -> bool:
    if visible(draft.text):
        return True
    warnings.add(draft.where, "an empty cue was dropped.")
    return False


def _mend(draft: DraftCue, warnings: Warnings) -> None:
    if draft.start_ms < 0 or draft.end_ms < 0:
        warnings.add(draft.where, "a time before the start of the recording was set to 0.")
        draft.start_ms, draft.end_ms = max(draft.start_ms, 0), max(draft.end_ms, 0)
    if draft.end_ms < draft.start_ms:
        warnings.add(draft.where, "the cue ended before it started; its end was set to its start.")
        draft.end_ms = draft.start_ms
    if not _has_drafts(draft):
        return
    negative = backwards = False
    for index, word in enumerate(draft.words):
        if isinstance(word, Word):
            continue
        start, end, *rest = word
        low = start is not None and start < 0
        low = low or (end is not None and end < 0)
        turned = start is not None and end is not None and end < start
        if low or turned:
            start = None if start is None else max(start, 0)
            end = None if end is None else max(end, start or 0)
            draft.words[index] = DraftWord(start, end, *rest)
        negative, backwards = negative or low, backwards or turned
    if negative:
        warnings.add(draft.where, "a word's time before the start of the recording was set to 0.")
    if backwards:
        warnings.add(draft.where, "a word ended before it started; its end was set to its start.")


def _has_drafts(draft: DraftCue) -> bool:
    """Whether any word is still to be mended or placed; most cues have none."""
    return DraftWord in set(map(type, draft.words))


def place_words(draft: DraftCue) -> tuple[Word, ...]:
    """The words of a mended draft; those without a start share the room between their neighbours evenly.

    At an edge the room ends with the cue. A word whose start is known is timed, even where its end had to be guessed.
    """
    words = draft.words
    if not _has_drafts(draft):
        return tuple(words)
    placed: list[Word] = []
    index = 0
    while index < len(words):
        word = words[index]
        after = index + 1
        if isinstance(word, Word):
            placed.append(word)
        elif word.start_ms is not None and word.end_ms is not None:
            placed.append(Word(word.start_ms, word.end_ms, word.text, word.confidence, word.speaker))
        else:
            while after < len(words) and words[after].start_ms is None:
                after += 1
            placed += _share(draft, index, after, placed[-1] if placed else None)
        index = after
    return tuple(placed)


def _share(draft: DraftCue, first: int, after: int, before: Word | None) -> list[Word]:
    """Words `first` to `after` evenly in their room; only the first of them may have a start of its own."""
    own = draft.words[first].start_ms
    low = before.end_ms if before else draft.start_ms
    high = draft.end_ms
    if after < len(draft.words):
        high = draft.words[after].start_ms or 0
        high = high if before else min(high, draft.end_ms)
        # Neighbours that overlap leave no room: the word sits where the next one starts.
        low = min(low, high) if before else low
    elif before:
        low = max(min(low, high), draft.start_ms)
    low = low if own is None else own
    room, count = max(high - low, 0), after - first
    shared = []
    for step, word in enumerate(draft.words[first:after]):
        start, end = low + room * step // count, low + room * (step + 1) // count
        shared.append(Word(start, end, word.text, word.confidence, word.speaker, timed=word.start_ms is not None))
    return shared
