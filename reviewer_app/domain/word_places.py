"""Where the words of a cue lie in its text, also when the two differ."""

from collections.abc import Sequence

from reviewer_app.domain.text_fold import fold_with_offsets
from reviewer_app.domain.transcript import Cue

# How far ahead a word is looked for; further away it would more often be another occurrence.
_AHEAD = 40


def word_places(cue: Cue) -> list[tuple[int, int]]:
    """For each word the range `(start, end)` of characters in `cue.text`, in order.

    Equal text is matched exactly; else regardless of case and accents. Words that the text does not have share what
    stands between their neighbours ("dos mil catorce" on `2014`), which may be nothing.
    """
    words = [word.text for word in cue.words]
    if " ".join(words) == cue.text:
        places = []
        start = 0
        for word in words:
            places.append((start, start + len(word)))
            start += len(word) + 1
        return places
    text, offsets = fold_with_offsets(cue.text)
    folded = [fold_with_offsets(word)[0] for word in words]
    found = _matched(text, folded, whole=True)
    if not any(found):
        # Scripts without spaces have no edges of words to look for.
        found = _matched(text, folded, whole=False)
    return [(offsets[start], offsets[end]) for start, end in _filled(text, found)]


def _matched(text: str, words: Sequence[str], whole: bool) -> list[tuple[int, int] | None]:
    places: list[tuple[int, int] | None] = []
    cursor = 0
    for word in words:
        place = _find(text, word, cursor, whole)
        places.append(place)
        cursor = place[1] if place else cursor
    return places


def _find(text: str, word: str, cursor: int, whole: bool) -> tuple[int, int] | None:
    if not word:
        return None
    last = cursor + len(word) + _AHEAD
    start = text.find(word, cursor, last)
    while start >= 0:
        end = start + len(word)
        inside = (start > cursor and _joined(text, start)) or _joined(text, end)
        if not (whole and inside):
            return start, end
        start = text.find(word, start + 1, last)
    return None


def _joined(text: str, place: int) -> bool:
    """Whether a place lies inside a word."""
    return 0 < place < len(text) and text[place - 1].isalnum() and text[place].isalnum()


def _filled(text: str, places: list[tuple[int, int] | None]) -> list[tuple[int, int]]:
    filled: list[tuple[int, int]] = []
    following = [len(text)] * (len(places) + 1)
    for index in range(len(places) - 1, -1, -1):
        place = places[index]
        following[index] = place[0] if place else following[index + 1]
    before = 0
    for place, after in zip(places, following[1:], strict=True):
        if place is None:
            gap = text[before:after]
            start = before + len(gap) - len(gap.lstrip())
            filled.append((start, max(before + len(gap.rstrip()), start)))
        else:
            filled.append(place)
            before = place[1]
    return filled
