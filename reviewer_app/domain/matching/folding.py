"""What a disguised word would be: invisible characters, look-alikes, leet, stretched letters, spelling by ear."""

import re
import unicodedata
from itertools import product

# Zero-width and direction characters, soft hyphens, variation selectors: nothing that a reader sees.
INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff"
)
_INVISIBLE = re.compile(f"[{INVISIBLE}]+")

_ALIKE = {
    **dict(zip("авсԁеёѐгһніїјкӏмпорԛѕтцуѵԝхизѡԍ", "abcdeeerhhiijklmnopqstuyvwxuewg", strict=True)),
    **dict(zip("αβϲδεηικορστυνχγωμ", "abcdenikopotuvxywu", strict=True)),
    **dict(zip("ɡıłøđħŧɑʋᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", "gilodhtavabcdefghijklmnoprstuvwyz", strict=True)),
}
_LOOK_ALIKE = str.maketrans(_ALIKE)

_LEET = {
    "0": "o", "1": "il", "3": "e", "4": "a", "5": "s", "6": "g", "7": "t", "8": "b", "9": "g", "@": "ao", "$": "s",
    "€": "e", "!": "i", "¡": "i", "|": "il", "+": "t", "ª": "a", "º": "o",
}  # fmt: skip
LEET = frozenset(_LEET)
_MOST_READINGS = 16

_RUN = re.compile(r"(.)\1+")

# In the order in which they are tried at each place: the first that fits says how it sounds.
_SOUNDS = (
    ("ph", "f"),
    ("[cs]h", "ç"),
    ("hu(?=[aeo])|^gu(?=e)|gu(?=[ao])", "w"),
    ("gu(?=[ei])", "g"),
    ("g(?=[ei])", "j"),
    ("qu(?=[ei])|q", "k"),
    ("[ck]s", "x"),
    ("c(?=[ei])|z", "s"),
    ("c", "k"),
    ("ll", "y"),
    ("ñ|ny", "ni"),
    ("v", "b"),
    ("h", ""),
    ("y$", "i"),
)
_SOUND = re.compile("|".join(f"({pattern})" for pattern, _ in _SOUNDS))
_SOUND_OF = [sound for _, sound in _SOUNDS]


def without_invisible(text: str) -> str:
    """Text as it is seen: invisible characters gone, styled and full-width letters plain (NFKC), lower case."""
    return unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)).casefold()


def with_latin_letters(text: str) -> str:
    """Cyrillic, Greek and small-capital letters as the Latin ones that they look like; `text` in lower case."""
    return text.translate(_LOOK_ALIKE)


def unleeted(text: str) -> list[str]:
    """Every reading of digits and signs as letters; none where the text has no such sign, or no letter, or too many."""
    if not any(character in _LEET for character in text) or not any(character.isalpha() for character in text):
        return []
    choices = [_LEET.get(character, character) for character in text]
    count = 1
    for choice in choices:
        count *= len(choice)
    if count > _MOST_READINGS:
        return []
    return ["".join(letters) for letters in product(*choices)]


def is_stretched(text: str) -> bool:
    """Whether any letter stands twice or more in a row."""
    return _RUN.search(text) is not None


def squeezed(text: str) -> list[str]:
    """Text without stretched letters, in one or two readings (`perrrra` may be `perra` or `pera`); none: not stretched.

    A pair of l, r, c or n is ordinary spelling and stays.
    """
    if not is_stretched(text):
        return []
    single = _RUN.sub(lambda run: run[1] if len(run[0]) > 2 or run[1] not in "lrcn" else run[0], text)
    double = _RUN.sub(lambda run: run[1] * 2 if run[1] in "lrcn" else run[1], text)
    return list(dict.fromkeys(reading for reading in (single, double) if reading != text))


def by_ear(text: str) -> str:
    """How folded text sounds: k for c and qu, b for v, s for z, y for ll, no h, w for hu and gu; ñ as ni."""
    return _SOUND.sub(lambda found: _SOUND_OF[found.lastindex - 1], text)
