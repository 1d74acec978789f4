"""Words that a recogniser hid behind stars or lines: what was said there is not in the transcript."""

import re

# Three stars, or two inside a word (`p**a`; `**bold**` is emphasis); lines alone or, as YouTube writes, in brackets.
_MASK = re.compile(r"\[\s*_{2,}\s*\]|\*{3,}|(?<=\w)\*{2}(?=\w)|_{3,}")


def count_masked(text: str) -> int:
    """How many words of a text are masked, wholly or partly."""
    if "*" not in text and "_" not in text:
        return 0
    return len(_MASK.findall(text))
