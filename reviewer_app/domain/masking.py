"""Words that a recogniser hid behind stars or lines: what was said there is not in the transcript."""

import re

# Three stars, or two inside a word or behind letters (`p**a`, `f**`); lines alone or, as YouTube writes, in brackets.
_MASK = re.compile(r"\[\s*_{2,}\s*\]|\*{3,}|(?<=\w)\*{2}(?=\w)|(?<=[^\W\d_])\*{2}(?!\*)|_{3,}")
# `**bold**` ends with two stars behind letters, too.
_EMPHASIS = re.compile(r"(?<![\w*])\*{2}(?=[^\s*])[^*\n]*(?<!\s)\*{2}(?![\w*])")


def count_masked(text: str) -> int:
    """How many words of a text are masked, wholly or partly."""
    return len(masks_in(text))


def masks_in(text: str) -> list[tuple[int, int]]:
    """Where a text is masked: ranges `(start, end)` of characters, the stars or lines alone."""
    if "*" not in text and "_" not in text:
        return []
    ends = {found.end() for found in _EMPHASIS.finditer(text)}
    return [found.span() for found in _MASK.finditer(text) if found.end() not in ends]
