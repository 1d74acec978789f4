"""A translation beside the cues that it translates, matched by time."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice
from typing import NamedTuple

from reviewer_app.domain.timecode import timecode
from reviewer_app.domain.transcript import Cue, Transcript
from reviewer_app.domain.transcript_index import Hit, TranscriptIndex

# Of cues that all run at once only so many are weighed, so that a broken file takes no longer than another.
_WEIGHED = 32


class Piece(NamedTuple):
    """A cue of the translation in the text of its row: characters `start` to `end`, said at `ms`."""

    start: int
    end: int
    ms: int


@dataclass(frozen=True, slots=True)
class SideBySide:
    """For each cue of the original (a row) the text of the translation beside it, '' for none.

    `goes_on`: rows without a text of their own over which the translation of a row above goes on. `line_ends`: how many
    there are in each text.
    """

    language: str | None
    texts: tuple[str, ...]
    pieces: tuple[tuple[Piece, ...], ...]
    goes_on: frozenset[int]
    line_ends: Sequence[int]
    _index: TranscriptIndex

    @property
    def lengths(self) -> Sequence[int]:
        """How many characters each text has, as an `array` of ints."""
        return self._index.lengths

    def piece_at(self, row: int, place: int) -> Piece | None:
        """The cue of the translation at a character of a row's text, None in a row without any."""
        pieces = self.pieces[row]
        if not pieces:
            return None
        return pieces[max(0, bisect_right(pieces, place, key=lambda piece: piece.start) - 1)]

    def search(self, query: str, go_on: Callable[[int], bool] = lambda _: True) -> list[Hit] | None:
        """Places in the translation as `TranscriptIndex.search` finds them: `cue` is the row, characters are its."""
        found = self._index.search(query, go_on)
        if found is None:
            return None
        hits = []
        for hit in found:
            piece = self.piece_at(hit.cue, hit.start)
            hits.append(hit._replace(ms=piece.ms if piece else hit.ms, translated=True))
        return sorted(hits)


def side_by_side(original: TranscriptIndex, translation: Transcript) -> SideBySide:
    """Match a translation with an original by time, O(n log n).

    A cue of the translation stands beside the first cue that it shares at least half of the shorter one's time with,
    else beside the one that it shares most with; one that shares time with none stands on a line of its own, with its
    time, in the row of the last cue that began before it.
    """
    cues = original.transcript.cues
    starts = [cue.start_ms for cue in cues]
    rows: list[list[tuple[Cue, bool]]] = [[] for _ in cues]
    covers = [0] * (len(cues) + 1)
    for said in translation.cues if cues else ():
        row = _row_of(said, cues, starts, original)
        if row is None:
            rows[max(0, bisect_right(starts, said.start_ms) - 1)].append((said, True))
            continue
        rows[row].append((said, False))
        last = bisect_left(starts, _end(said)) - 1
        if last > row and not _is_half(said, cues[last]):
            last -= 1
        if last > row:
            covers[row + 1] += 1
            covers[last + 1] -= 1
    texts, pieces = (
        zip(*(_text(cue, row) for cue, row in zip(cues, rows, strict=True)), strict=True) if cues else ((), ())
    )
    over = accumulate(islice(covers, len(cues)))
    goes_on = frozenset(row for row, count in enumerate(over) if count > 0 and not texts[row])
    beside = (Cue(cue.start_ms, cue.end_ms, text) for cue, text in zip(cues, texts, strict=True))
    index = TranscriptIndex(Transcript(translation.format, translation.language, tuple(beside)))
    ends = array("i", (text.count("\n") for text in texts))
    return SideBySide(translation.language, tuple(texts), tuple(pieces), goes_on, ends, index)


def without_words(translation: Transcript) -> Transcript:
    """What stands for an original that is not there: cues with the translation's times and nothing said in them."""
    return Transcript("none", None, tuple(Cue(cue.start_ms, cue.end_ms, "", cue.speaker) for cue in translation.cues))


def _row_of(said: Cue, cues: Sequence[Cue], starts: Sequence[int], original: TranscriptIndex) -> int | None:
    running = original.cue_at(said.start_ms)
    first = bisect_right(starts, said.start_ms)
    last = min(bisect_left(starts, _end(said)), first + _WEIGHED)
    best, most = None, 0
    for row in (*(() if running is None else (running,)), *range(first, last)):
        if _is_half(said, cues[row]):
            return row
        shared = _shared(said, cues[row])
        if shared > most:
            best, most = row, shared
    return best


def _text(cue: Cue, said: Sequence[tuple[Cue, bool]]) -> tuple[str, tuple[Piece, ...]]:
    """The text of a row, cues that share no time with it on lines of their own, and where in it each cue is."""
    text, pieces, alone_before = "", [], False
    for one, alone in said:
        if text:
            text += "\n" if alone or alone_before else " "
        written = f"{timecode(one.start_ms)}  {one.text}" if alone else one.text
        ms = one.start_ms if alone else max(one.start_ms, cue.start_ms)
        pieces.append(Piece(len(text), len(text) + len(written), ms))
        text, alone_before = text + written, alone
    return text, tuple(pieces)


def _is_half(one: Cue, other: Cue) -> bool:
    shorter = min(_end(one) - one.start_ms, _end(other) - other.start_ms)
    return 2 * _shared(one, other) >= shorter


def _shared(one: Cue, other: Cue) -> int:
    return max(0, min(_end(one), _end(other)) - max(one.start_ms, other.start_ms))


def _end(cue: Cue) -> int:
    return max(cue.end_ms, cue.start_ms + 1)
