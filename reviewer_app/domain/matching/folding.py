"""What a disguised word would be: invisible characters, look-alikes, leet, stretched letters, spelling by ear."""

import re
import unicodedata
from itertools import product

# Zero-width and direction characters, soft hyphens, variation selectors: nothing that a reader sees.
INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff"
)
_INVISIBLE = re.compile(f"[{INVISIBLE}]+")

# Letters in circles, squares and brackets, and those of which flags are made; each row is one alphabet.
_FRAMED_FROM = (0x249C, 0x24B6, 0x24D0, 0x1F110, 0x1F130, 0x1F150, 0x1F170)
_FLAG_FROM, _ALPHABET = 0x1F1E6, 26
FRAMED = "".join(f"{chr(first)}-{chr(first + _ALPHABET - 1)}" for first in _FRAMED_FROM)
FLAG_LETTERS = f"{chr(_FLAG_FROM)}-{chr(_FLAG_FROM + _ALPHABET - 1)}"
_UNFRAMED = {first + n: chr(ord("a") + n) for first in _FRAMED_FROM for n in range(_ALPHABET)}
_UNFLAGGED = {_FLAG_FROM + n: chr(ord("a") + n) for n in range(_ALPHABET)}
_FLAGS = re.compile(f"[{FLAG_LETTERS}]+")
# The flags that there are, as ISO codes by their first letter; two other letters are shown as letters.
_SECOND_LETTERS = (
    "acdefgilmoqrstuwxz babdefghijlmnoqrstvwyz cacdfghiklmnopruvwxyz degjkmoz eaceghrstu fijkmor "
    "gabdefghilmnpqrstuwy hkmnrtu icdelmnoqrst jemop keghimnprwyz labcikrstuvy macdefghklmnopqrstuvwxyz "
    "nacefgilopruz om paefghklmnrstwy qa reosuw sabcdeghijklmnorstvxyz tacdfghjklmnortvwz uagmnsyz "
    "vaceginu wfs xk yet zamw"
)
_COUNTRIES = frozenset(row[0] + second for row in _SECOND_LETTERS.split() for second in row[1:])

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

# One after the other; a line end stands before and behind each word. A capital is not looked at again.
_SOUNDS = (
    ("ph", "f"),
    ("ch", "ç"),
    ("sh", "ç"),
    ("hua", "wa"),
    ("hue", "we"),
    ("huo", "wo"),
    ("\ngue", "\nwe"),
    ("gua", "wa"),
    ("guo", "wo"),
    ("gue", "Ge"),
    ("gui", "Gi"),
    ("ge", "je"),
    ("gi", "ji"),
    ("G", "g"),
    ("cs", "x"),
    ("ks", "x"),
    ("que", "ke"),
    ("qui", "ki"),
    ("q", "k"),
    ("ce", "se"),
    ("ci", "si"),
    ("z", "s"),
    ("c", "k"),
    ("y\n", "i\n"),
    ("ll", "y"),
    ("ñ", "ni"),
    ("ny", "ni"),
    ("v", "b"),
    ("h", ""),
)


def without_invisible(text: str) -> str:
    """Text as it is seen: invisible characters gone, framed, styled and wide letters plain (NFKC), lower case."""
    return unicodedata.normalize("NFKC", _INVISIBLE.sub("", unframed(text))).casefold()


def unframed(text: str) -> str:
    """Letters out of their circles, squares and flags; what is shown as nothing but flags of countries stays."""
    return text if text.isascii() else _FLAGS.sub(_spelt_by_flags, text).translate(_UNFRAMED)


def with_latin_letters(text: str) -> str:
    """Cyrillic, Greek and small-capital letters as the Latin ones that they look like; `text` in lower case."""
    return text.translate(_LOOK_ALIKE)


def unleeted(text: str) -> list[str]:
    """Every reading of digits and signs as letters; none where the text has no such sign, or too many, or no letter.

    One sign by itself may be a word (`voy 4 casa`).
    """
    if not any(character in _LEET for character in text):
        return []
    if len(text) > 1 and not any(character.isalpha() for character in text):
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


def doubled_in(text: str) -> set[str]:
    """The pairs of the same letter that a text has."""
    return {run[0][:2] for run in _RUN.finditer(text)}


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
    """How folded words, one a line, sound: k for c and qu, b for v, s for z, y for ll, no h, w for hu, ñ as ni."""
    text = f"\n{text}\n"
    for written, sound in _SOUNDS:
        text = text.replace(written, sound)
    return text[1:-1]


def _spelt_by_flags(run: re.Match[str]) -> str:
    letters = run[0].translate(_UNFLAGGED)
    pairs = {letters[n : n + 2] for n in range(0, len(letters), 2)}
    return run[0] if pairs <= _COUNTRIES else letters
