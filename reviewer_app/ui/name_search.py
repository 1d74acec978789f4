"""Finding a thing by a part of its name, or by what else is known of it."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from reviewer_app.domain.text_fold import fold

T = TypeVar("T")
_AFTER_NAMES = 5000


def folded(text: str) -> str:
    """As `domain.text_fold`, with ñ found by n too: `Señal` → `senal`."""
    return fold(text, keep_enye=False)


def score(query: str, text: str) -> int | None:
    """How well `query` fits `text`, both folded; higher is better, None when its letters do not occur in order.

    Words that begin with the letters, and letters side by side, count most; a shorter text wins a tie.
    """
    if not query:
        return 0
    found = text.find(query)
    if found >= 0:
        at_word = found == 0 or not text[found - 1].isalnum()
        return 2000 + (1000 if at_word else 0) - found - len(text)
    total, position = 0, -1
    for letter in query.replace(" ", ""):
        following = text.find(letter, position + 1)
        if following < 0:
            return None
        starts_word = following == 0 or not text[following - 1].isalnum()
        total += (30 if starts_word else 0) + (20 if following == position + 1 else 0) - (following - position)
        position = following
    return total - len(text)


def best(query: str, things: Sequence[T], name_of: Callable[[T], str], more_of: Callable[[T], str]) -> list[T]:
    """The things that fit, best first; all of them in their order for an empty query.

    The name counts; `more_of` (ids, keys, groups) is found too, whole and after names.
    """
    wanted = folded(query.strip())
    if not wanted:
        return list(things)
    rated = []
    for place, thing in enumerate(things):
        rating, more = score(wanted, folded(name_of(thing))), folded(more_of(thing))
        if rating is None and wanted in more:
            rating = (score(wanted, more) or 0) - _AFTER_NAMES
        if rating is not None:
            rated.append((-rating, place, thing))
    return [thing for _, _, thing in sorted(rated, key=lambda entry: entry[:2])]
