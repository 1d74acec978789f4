"""Sentences of the layers without Qt, in the window's language.

They are made in English, joined, stored, sent between threads and by the server, so what arrives is plain text. The
catalogue has each as a template, `The span {policy_id} from {where} is still open.`; the template that a sentence fits
gives its translation and what is to be filled in, which may hold sentences again. What fits none stays as it is.
"""

import re
import xml.etree.ElementTree as ET
from functools import cache
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from reviewer_app import paths

CONTEXT = "Sentence"
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_BETWEEN = re.compile(r"(?<=[.?!]) ")
_PLACE = re.compile(r"(?<=:) ")


# Each catalogue translates this to the name of its own language.
_CODE = QT_TRANSLATE_NOOP("Language", "en")


def told(text: str) -> str:
    """A text of one or more English sentences in the window's language."""
    code = QCoreApplication.translate("Language", _CODE)
    return text if code == _CODE or not text else _catalogue(code).told(text)


@cache
def _catalogue(code: str) -> "Sentences":
    return Sentences(paths.resources() / "translations" / f"reviewer_{code}.ts")


class _Template(NamedTuple):
    pattern: re.Pattern[str]
    translation: str


class Sentences:
    """The sentences of one catalogue (a `.ts` file)."""

    def __init__(self, catalogue: Path) -> None:
        self._templates = _read(catalogue)

    def told(self, text: str) -> str:
        """A text of one or more sentences, each translated where the catalogue has it."""
        return self._whole(text) or self._pieces(text, _BETWEEN) or self._pieces(text, _PLACE) or text

    def _whole(self, text: str) -> str | None:
        for pattern, translation in self._templates:
            found = pattern.fullmatch(text)
            if found is not None:
                return _PLACEHOLDER.sub(lambda place, values=found: self.told(values[place[1]]), translation)
        return None

    def _pieces(self, text: str, between: re.Pattern[str]) -> str | None:
        """The longest beginning that is known, and the rest; None when no piece is."""
        for cut in reversed([match.start() for match in between.finditer(text)]):
            first, rest = text[:cut], text[cut + 1 :]
            told = self._whole(first), self._whole(rest)
            if any(told):
                return f"{told[0] or self.told(first)} {told[1] or self.told(rest)}"
        return None


def _read(catalogue: Path) -> tuple[_Template, ...]:
    """The templates, those with the most text of their own first: what two fit is the closer one's."""
    contexts = ET.parse(catalogue).getroot().iter("context")
    entries = [entry for one in contexts if one.findtext("name") == CONTEXT for entry in one.iter("message")]
    pairs = [(entry.findtext("source") or "", entry.findtext("translation") or "") for entry in entries]
    pairs.sort(key=lambda pair: -len(_PLACEHOLDER.sub("", pair[0])))
    return tuple(_Template(_pattern(source), translation) for source, translation in pairs if translation)


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
