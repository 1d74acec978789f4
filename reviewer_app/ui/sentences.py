"""Sentences of the layers without Qt, in the window's language.

They are made in English, joined, stored, sent between threads and by the server, so what arrives is plain text. The
catalogue has each as a template, `The span {policy_id} from {where} is still open.`; the template that a sentence fits
gives its translation and what is to be filled in, which may hold sentences again. What fits none stays as it is.
"""

import re
import xml.etree.ElementTree as ET
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from reviewer_app import paths
from reviewer_app.ui import numbers

CONTEXT = "Sentence"
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
# Where one sentence ends and where a place ends, as in `live.srt, line 4: the file is empty.`
_JOINT = re.compile(r"(?<=[.?!:]) ")
_SIZE = re.compile(r"(\d+\.\d) GB")


# Each catalogue translates this to the name of its own language.
_CODE = QT_TRANSLATE_NOOP("Language", "en")


def told(text: str) -> str:
    """A text of one or more English sentences in the window's language."""
    code = QCoreApplication.translate("Language", _CODE)
    if code != _CODE and text:
        text = _catalogue(code).told(text)
    return _SIZE.sub(lambda found: f"{numbers.decimal(float(found[1]), 1)} GB", text)


@cache
def _catalogue(code: str) -> "Sentences":
    return Sentences(paths.resources() / "translations" / f"reviewer_{code}.ts")


# Where something stands in a file that was read.
_PLACES = (QT_TRANSLATE_NOOP("Sentence", "line {number}:"), QT_TRANSLATE_NOOP("Sentence", "item {number}:"))


class _Template(NamedTuple):
    pattern: re.Pattern[str]
    translation: str
    own: int


class Sentences:
    """The sentences of one catalogue (a `.ts` file)."""

    def __init__(self, catalogue: Path) -> None:
        self._templates = _read(catalogue)
        self._closest = lru_cache(maxsize=1024)(self._search)

    def told(self, text: str) -> str:
        """A text of one or more sentences, each translated where the catalogue has it."""
        return self._closest(text)[1]

    def _search(self, text: str) -> tuple[int, str]:
        """How many letters of the text are the catalogue's, and the text translated so that there are most of them."""
        best = 0, text
        for template in self._templates:
            found = template.pattern.fullmatch(text)
            if found is not None:
                inner = {name: self._closest(value) for name, value in found.groupdict().items()}
                known = template.own + sum(letters for letters, _ in inner.values())
                if known > best[0]:
                    best = known, _PLACEHOLDER.sub(lambda at, inner=inner: inner[at[1]][1], template.translation)
        for joint in _JOINT.finditer(text):
            first, rest = self._closest(text[: joint.start()]), self._closest(text[joint.end() :])
            if first[0] + rest[0] > best[0]:
                best = first[0] + rest[0], f"{first[1]} {rest[1]}"
        return best


def _read(catalogue: Path) -> tuple[_Template, ...]:
    contexts = ET.parse(catalogue).getroot().iter("context")
    entries = [entry for one in contexts if one.findtext("name") == CONTEXT for entry in one.iter("message")]
    pairs = [(entry.findtext("source") or "", entry.findtext("translation") or "") for entry in entries]
    return tuple(_Template(_pattern(source), text, len(_PLACEHOLDER.sub("", source))) for source, text in pairs if text)


def _pattern(source: str) -> re.Pattern[str]:
    parts, seen = [], set()
    for part in re.split(r"(\{\w+\})", source):
        name = _PLACEHOLDER.fullmatch(part)
        if name is None:
            parts.append(re.escape(part))
        else:
            parts.append(f"(?P={name[1]})" if name[1] in seen else f"(?P<{name[1]}>.*?)")
            seen.add(name[1])
    return re.compile("".join(parts), re.DOTALL)
