"""Where what is chosen is read: a document with places that the keys go to, and links."""

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QSize, QUrl, Signal
from PySide6.QtGui import QResizeEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QWidget

from reviewer_app.ui.page import KEPT_KEYS
from reviewer_app.ui.standards.html_parts import PLACE, style
from reviewer_app.ui.standards.text_html import SEVERITY
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import scaled

_TEXT_PIXELS = 14
# Lines of running text that are longer than this are hard to read; tables take all the width there is.
_LINE_WIDTH = 760


class Reading(QTextBrowser):
    """`shown()` follows another document; `link_wanted(scheme, target)` a link that leads out of it."""

    shown = Signal()
    link_wanted = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._key = self._html = self._style = ""
        self._is_text = False
        self._places: Sequence[tuple[int, str]] | None = None
        # The place that the keys have gone to, counted from 1, and where the text stood then.
        self._stood = (0, 0)
        self.setOpenLinks(False)
        self.setProperty("role", "reading")
        self.setProperty(KEPT_KEYS, ["Up", "Down", "PageUp", "PageDown"])
        self.anchorClicked.connect(self._follow)
        scaled(theme, lambda margin: self.document().setDocumentMargin(margin), 24, owner=self)

    def show_html(self, key: str, html: str, is_text: bool = False) -> None:
        """Show a document. One with the same key as before stays where it was scrolled to; `is_text`: running text."""
        now = key, html, style(self._theme), is_text
        before = self._key, self._html, self._style, self._is_text
        if now != before:
            self._key, self._html, self._style, self._is_text = now
            self._draw(keep=key == before[0])

    @property
    def has_places(self) -> bool:
        """Whether there is somewhere to go with the keys."""
        return f"name='{PLACE}" in self._html

    def go(self, by: int) -> None:
        """Another place comes to the top; behind the last one the beginning."""
        places = self._all_places()
        if not places:
            return
        number = (self._number() + by) % (len(places) + 1)
        self.verticalScrollBar().setValue(self._top(places[number - 1][0]) if number else 0)
        self._stood = (number, self.verticalScrollBar().value())

    def place(self) -> str:
        """What stands where one reads, by the name of its place; '' above the first one."""
        number = self._number()
        return self._all_places()[number - 1][1] if number else ""

    def show_position(self, position: int) -> None:
        """Bring a character of the text into view."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        box = self.cursorRect(cursor)
        if box.top() < 0 or box.bottom() > self.viewport().height():
            self.verticalScrollBar().setValue(self._top(position) - self.viewport().height() // 3)

    def loadResource(self, kind: int, name: QUrl) -> object:
        """The marks of severities are drawn in the theme's colours; nothing else is loaded from anywhere."""
        if name.scheme() == SEVERITY:
            return self._theme.severity_icon(name.path()).pixmap(QSize(64, 64))
        return None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines of running text do not grow with the window."""
        super().resizeEvent(event)
        self._narrow()

    def _draw(self, keep: bool) -> None:
        bar = self.verticalScrollBar()
        before = bar.value() if keep else 0
        number, _ = self._stood if keep else (0, 0)
        self._places = None
        self._narrow()
        self.document().setDefaultFont(self._theme.font(_TEXT_PIXELS))
        self.document().setDefaultStyleSheet(self._style)
        self.setHtml(self._html)
        bar.setValue(before)
        self._stood = (number, bar.value())
        self.shown.emit()

    def _narrow(self) -> None:
        room = self.contentsRect().width() - self._theme.px(_LINE_WIDTH)
        self.setViewportMargins(0, 0, max(0, room) if self._is_text else 0, 0)

    def _follow(self, url: QUrl) -> None:
        if url.scheme():
            self.link_wanted.emit(url.scheme(), url.path())
            return
        names = [name for _, name in self._all_places()]
        wanted = url.fragment()
        self.scrollToAnchor(wanted)
        if wanted.removeprefix(PLACE) in names:
            self._stood = (names.index(wanted.removeprefix(PLACE)) + 1, self.verticalScrollBar().value())

    def _number(self) -> int:
        """The place at which one reads, counted from 1, 0 above the first: the one gone to, else by the scroll bar."""
        number, value = self._stood
        bar = self.verticalScrollBar().value()
        if bar == value:
            return number
        if bar == 0:
            return 0
        edge = bar + self.viewport().height() // 3
        return bisect_right(self._all_places(), edge, key=lambda place: self._top(place[0]))

    def _top(self, position: int) -> int:
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        return self.cursorRect(cursor).top() + self.verticalScrollBar().value()

    def _all_places(self) -> Sequence[tuple[int, str]]:
        """Where each place begins in the text, and its name."""
        if self._places is None:
            self._places = [
                (at, name.removeprefix(PLACE)) for at, name in _anchors(self.document()) if name.startswith(PLACE)
            ]
        return self._places


def _anchors(document: QTextDocument) -> list[tuple[int, str]]:
    found, block = [], document.begin()
    while block.isValid():
        for step in block:
            fragment = step.fragment()
            found += [(fragment.position(), name) for name in fragment.charFormat().anchorNames()]
        block = block.next()
    return found
