"""Answers about a transcript that the window asks for at every tick of the playhead and every key of a search."""

import heapq
import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise
from operator import attrgetter, itemgetter
from typing import NamedTuple

from reviewer_app.domain.masking import masks_in
from reviewer_app.domain.text_fold import fold_with_offsets, query_patterns
from reviewer_app.domain.transcript import Cue, Transcript, Word
from reviewer_app.domain.who_speaks import WhoSpeaks
from reviewer_app.domain.word_places import word_places

# Between cues a key press still belongs to what was said this short a time ago.
_REACTION_MS = 2000
# Hits between two questions whether to go on; they take about a millisecond.
STRETCH = 500
# Stands between cues in the searched text: no query holds it, and `\s` does not match it.
_BREAK = "\0"

_start = attrgetter("start_ms")
_first = itemgetter(0)


class Hit(NamedTuple):
    """A place found by `search`: characters `start` to `end` of the text of cue `cue`, said at `ms`; `translated`: of
    the text of the translation beside that cue.
    """

    ms: int
    cue: int
    start: int
    end: int
    translated: bool = False


class TranscriptIndex:
    """A transcript with its look-ups, built once; each look-up by time costs O(log n). Times in ms of media time.

    A cue runs from its start to before its end; one without length runs for its one millisecond.
    """

    def __init__(self, transcript: Transcript) -> None:
        self.transcript = transcript
        cues = transcript.cues
        # Of each cue's text, for whoever guesses how much room it takes; and who speaks at all.
        self.lengths = array("i", (len(cue.text) for cue in cues))
        self.who_speaks = WhoSpeaks((cue.start_ms, cue.end_ms, cue.speaker) for cue in cues if cue.speaker)
        self.speakers = frozenset(self.who_speaks.times)
        self._starts = [cue.start_ms for cue in cues]
        self._latest_end = list(accumulate((_end(cue) for cue in cues), max))
        self._changes, self._running = _timeline(cues)
        self._places = [word_places(cue) if cue.words else [] for cue in cues]
        self._unordered = {
            index: sorted(range(len(cue.words)), key=lambda word, words=cue.words: words[word].start_ms)
            for index, cue in enumerate(cues)
            if any(a.start_ms > b.start_ms for a, b in pairwise(cue.words))
        }
        folded = [fold_with_offsets(cue.text.replace(_BREAK, " ")) for cue in cues]
        self._searched = _BREAK.join(text for text, _ in folded)
        self._offsets = [offsets for _, offsets in folded]
        self._bases = list(accumulate((len(text) + 1 for text, _ in folded), initial=0))

    def cue_at(self, ms: int) -> int | None:
        """The cue that runs at a time: of several the one that started last, between cues None."""
        change = bisect_right(self._changes, ms) - 1
        return self._running[change] if change >= 0 else None

    def last_cue_started(self, ms: int) -> int:
        """The last cue that started at or before a time, whether it still runs or not; -1 before the first."""
        return bisect_right(self._starts, ms) - 1

    def word_at(self, ms: int) -> tuple[int, int] | None:
        """The current cue and its word last started; None between cues and before the cue's first word."""
        cue = self.cue_at(ms)
        if cue is None:
            return None
        words = self.transcript.cues[cue].words
        order = self._unordered.get(cue)
        if order is not None:
            found = bisect_right(order, ms, key=lambda word: words[word].start_ms) - 1
            return (cue, order[found]) if found >= 0 else None
        found = bisect_right(words, ms, key=_start) - 1
        return (cue, found) if found >= 0 else None

    def char_range(self, cue: int, word: int) -> tuple[int, int]:
        """Where a word lies in its cue's text; an empty range where the text does not have it."""
        return self._places[cue][word]

    def search(self, query: str, go_on: Callable[[int], bool] = lambda _: True) -> list[Hit] | None:
        """Places where the query is said, in order of time, regardless of case and accents.

        Words of the query may be apart by any white space but are found within one cue only. ñ is not n; but when an
        `n` was typed and nothing is found, it stands for ñ too, for keyboards without one. `go_on(count)` is asked at
        every `STRETCH` hits, with how many there are; None as soon as it says no.
        """
        hits: list[Hit] | None = []
        for pattern in query_patterns(query.replace(_BREAK, " ")):
            hits = self._found(pattern, go_on)
            if hits or hits is None:
                break
        return hits

    def masked(self) -> list[Hit]:
        """Places that the recogniser masked, in order of time."""
        hits = []
        for number, cue in enumerate(self.transcript.cues):
            for start, end in masks_in(cue.text):
                word = next((n for n, place in enumerate(self._places[number]) if place[0] <= start < place[1]), None)
                hits.append(Hit(cue.start_ms if word is None else cue.words[word].start_ms, number, start, end))
        hits.sort()
        return hits

    def quote(self, start_ms: int, end_ms: int, limit: int = 400) -> str:
        """What is said from `start_ms` to before `end_ms`, at most `limit` characters, cut between words with `…`.

        Of cues that overlap the span: the words that do so too, the text where there are no words. A point (both
        times equal) gives its cue's text, or the words around it when that is too long; shortly after a cue, its text.
        """
        start_ms, end_ms = min(start_ms, end_ms), max(start_ms, end_ms)
        if start_ms == end_ms:
            return self._quote_point(start_ms, limit)
        first = bisect_right(self._latest_end, start_ms)
        last = bisect_left(self._starts, end_ms)
        parts = [self._said(cue, start_ms, end_ms) for cue in range(first, last)]
        return _shortened(" ".join(part for part in parts if part), limit)

    def _found(self, pattern: str, go_on: Callable[[int], bool]) -> list[Hit] | None:
        hits = []
        cue, end_of_cue = -1, 0
        for found in re.finditer(pattern, self._searched):
            start, end = found.span()
            if start >= end_of_cue:
                cue = bisect_right(self._bases, start, cue + 1) - 1
                base, end_of_cue = self._bases[cue], self._bases[cue + 1]
                offsets = self._offsets[cue]
                words, ms = self.transcript.cues[cue].words, self._starts[cue]
                word, upcoming = -1, [place for place, _ in self._places[cue]]
                upcoming.append(end_of_cue)
            first = offsets[start - base]
            while upcoming[word + 1] <= first:
                word += 1
            if words:
                ms = words[max(word, 0)].start_ms
            hits.append(Hit(ms, cue, first, offsets[end - base]))
            if len(hits) % STRETCH == 0 and not go_on(len(hits)):
                return None
        hits.sort(key=_first)
        return hits

    def _quote_point(self, ms: int, limit: int) -> str:
        index = self.cue_at(ms)
        if index is None:
            index = self.last_cue_started(ms)
            if index < 0 or self._latest_end[index] + _REACTION_MS <= ms:
                return ""
        cue = self.transcript.cues[index]
        if len(cue.text) <= limit:
            return cue.text
        at = self.word_at(ms)
        if at is None or at[0] != index:
            return _shortened(cue.text, limit)
        return _around(cue.text, *self._places[index][at[1]], limit)

    def _said(self, index: int, start_ms: int, end_ms: int) -> str:
        cue = self.transcript.cues[index]
        if cue.start_ms >= end_ms or _end(cue) <= start_ms:
            return ""
        if not cue.words:
            return cue.text
        inside = [n for n, word in enumerate(cue.words) if word.start_ms < end_ms and _end(word) > start_ms]
        return " ".join(cue.words[n].text for n in inside)


def next_hit(hits: Sequence[Hit], ms: int) -> Hit | None:
    """The first hit after a time, of hits as `search` gives them; None after the last."""
    place = bisect_right(hits, ms, key=_first)
    return hits[place] if place < len(hits) else None


def previous_hit(hits: Sequence[Hit], ms: int) -> Hit | None:
    """The last hit before a time; None before the first."""
    place = bisect_left(hits, ms, key=_first) - 1
    return hits[place] if place >= 0 else None


def _end(item: Cue | Word) -> int:
    """Where a cue or word stops, at least one millisecond after its start."""
    return max(item.end_ms, item.start_ms + 1)


def _timeline(cues: Sequence[Cue]) -> tuple[list[int], list[int | None]]:
    """The times at which the current cue changes, and the cue from each on: a sweep with the running cues in a heap."""
    times = sorted({cue.start_ms for cue in cues} | {_end(cue) for cue in cues})
    current: list[int | None] = []
    running: list[int] = []
    upcoming = 0
    for time in times:
        while upcoming < len(cues) and cues[upcoming].start_ms <= time:
            heapq.heappush(running, -upcoming)
            upcoming += 1
        while running and _end(cues[-running[0]]) <= time:
            heapq.heappop(running)
        current.append(-running[0] if running else None)
    return times, current


def _shortened(text: str, limit: int) -> str:
    if len(text) <= limit:
        return text
    kept = text[: max(limit - 1, 0)]
    # Cut back to the last whole word, unless there is only one.
    if text[len(kept)] != " " and " " in kept:
        kept = kept[: kept.rindex(" ")]
    return f"{kept.rstrip()}…"[:limit]


def _around(text: str, start: int, end: int, limit: int) -> str:
    """At most `limit` characters of text around the range, whole words, `…` where something was left out."""
    room = max(limit - 2 - (end - start), 0) // 2
    first, last = max(start - room, 0), min(end + room, len(text))
    if first:
        space = text.find(" ", first - 1, start)
        first = space + 1 if space >= 0 else start
    tail = _shortened(text[first:], max(last - first, 0) + 1) if last < len(text) else text[first:]
    return _shortened(f"…{tail}" if first else tail, limit)
