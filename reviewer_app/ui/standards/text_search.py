"""Search in the text that is read."""

from bisect import bisect_left
from collections.abc import Sequence
from re import finditer

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from reviewer_app.domain.text_fold import fold_with_offsets, query_patterns
from reviewer_app.ui.standards.reading import Reading
from reviewer_app.ui.theme import Theme

# More hits than this are counted but not marked: marking is slow, and a page full of marks says nothing.
_MOST_MARKED = 500


class TextSearch(QObject):
    """Finds words in what is on screen; accents and case do not matter. `hits` are (from, to) as places of a cursor."""

    hits_changed = Signal()
    # A search stays when another text comes: nothing emits this.
    replaced = Signal()

    def __init__(self, reading: Reading, theme: Theme) -> None:
        super().__init__(reading)
        self._reading, self._theme = reading, theme
        self._query = ""
        self._folded: Sequence[tuple[int, str, str, Sequence[int]]] | None = None
        self.hits: Sequence[tuple[int, int]] = ()
        self.hit_at = -1
        reading.shown.connect(self._again)

    def search(self, text: str) -> None:
        """Look for a text from the beginning on."""
        self._query = text
        self._find()

    def step(self, by: int) -> None:
        """Go to the next hit, or the one before; at first to the one next to where one reads."""
        if not self.hits:
            return
        if self.hit_at < 0:
            here = self._reading.cursorForPosition(QPoint(0, 0)).position()
            self.hit_at = (bisect_left(self.hits, (here, 0)) - (by < 0)) % len(self.hits)
        else:
            self.hit_at = (self.hit_at + by) % len(self.hits)
        self._mark()
        self._reading.show_position(self.hits[self.hit_at][0])
        self.hits_changed.emit()

    def _again(self) -> None:
        self._folded = None
        self._find()

    def _find(self) -> None:
        self.hits, self.hit_at = (), -1
        for pattern in query_patterns(self._query):
            self.hits = [hit for block in self._blocks() for hit in _hits(pattern, *block)]
            if self.hits:
                break
        self._mark()
        self.hits_changed.emit()

    def _blocks(self) -> Sequence[tuple[int, str, str, Sequence[int]]]:
        if self._folded is None:
            self._folded = _folded(self._reading.document())
        return self._folded

    def _mark(self) -> None:
        shown = enumerate(self.hits) if len(self.hits) <= _MOST_MARKED else [(self.hit_at, self._hit())]
        self._reading.setExtraSelections([self._marked(*hit, number == self.hit_at) for number, hit in shown if hit])

    def _hit(self) -> tuple[int, int] | None:
        return self.hits[self.hit_at] if self.hit_at >= 0 else None

    def _marked(self, start: int, end: int, current: bool) -> QTextEdit.ExtraSelection:
        made = QTextEdit.ExtraSelection()
        made.cursor = QTextCursor(self._reading.document())
        made.cursor.setPosition(start)
        made.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        made.format.setBackground(self._theme.color("accent_fill" if current else "warn_back"))
        made.format.setForeground(self._theme.color("on_accent" if current else "warn"))
        return made


def _folded(document: QTextDocument) -> list[tuple[int, str, str, Sequence[int]]]:
    """Of each paragraph its place, its text, and the text folded with the places of its characters."""
    found, block = [], document.begin()
    while block.isValid():
        text = block.text()
        found.append((block.position(), text, *fold_with_offsets(text)))
        block = block.next()
    return found


def _hits(pattern: str, at: int, text: str, folded: str, offsets: Sequence[int]) -> list[tuple[int, int]]:
    """Where a pattern stands in a paragraph; a cursor counts as UTF-16 does."""
    spans = [(offsets[one.start()], offsets[one.end()]) for one in finditer(pattern, folded)]
    return [(at + _units(text[:start]), at + _units(text[:end])) for start, end in spans]


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2
