"""The guidance of one policy in a box as high as the longest one needs, so that nothing beside it moves.

Until there is something to say it takes no room.
"""

from collections.abc import Sequence
from functools import cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QWidget

from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import wrapped

# So many of the texts that have the most lines by their words are wrapped to be sure.
_WRAPPED = 6


class Guidance(QWidget):
    """A name and a text under it, whole: at any width there is room for the longest of the `(name, text)` pairs.

    `wanted` is how high it is from the first text on, whatever is shown later.
    """

    def __init__(self, theme: Theme, texts: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._texts = theme, tuple(texts)
        self._name = self.text = ""
        self._most: int | None = None
        # Of which font, at which width, how many lines.
        self._counted = ("", 0, 0)
        self._measured: tuple[str, Sequence[Sequence[Sequence[int]]]] = ("", ())
        self._needed, self.wanted = False, 0
        self.setAccessibleName(self.tr("Guidance"))
        theme.changed.connect(self._take_room)
        self._take_room()

    def show_text(self, name: str, text: str) -> None:
        """Show a policy's name and guidance, '' for neither."""
        if (name, text) != (self._name, self.text):
            self._name, self.text = name, text
            self.setAccessibleDescription(f"{name}: {text}" if text else "")
            self.setToolTip(wrapped(text))
            self.update()
        if text and not self._needed:
            self._needed = True
            self._take_room()

    def set_most(self, pixels: int) -> None:
        """How high it may be at most; a text that needs more is cut, and whole in the tool tip."""
        if pixels != self._most:
            self._most = pixels
            self._take_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width makes other lines."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._take_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The name, then the text."""
        px, painter = self._theme.px, QPainter(self)
        y, heading, body = px(9), self._theme.font(12, bold=True), self._theme.font(12)
        painter.setFont(heading)
        metrics = QFontMetrics(heading)
        painter.setPen(self._theme.color("text"))
        painter.drawText(
            px(12), y + metrics.ascent(), metrics.elidedText(self._name, Qt.TextElideMode.ElideRight, self._room())
        )
        y += metrics.lineSpacing() + px(2)
        painter.setFont(body)
        painter.setPen(self._theme.color("muted"))
        metrics = QFontMetrics(body)
        lines = _lines(self.text, body, self._room())
        fit = max(1, (self.height() - y - px(4)) // metrics.lineSpacing())
        if len(lines) > fit:
            last = f"{lines[fit - 1]} {lines[fit]}"
            lines = [*lines[: fit - 1], metrics.elidedText(last, Qt.TextElideMode.ElideRight, self._room())]
        for line in lines:
            painter.drawText(px(12), y + metrics.ascent(), line)
            y += metrics.lineSpacing()
        painter.end()

    def _room(self) -> int:
        return self.width() - self._theme.px(24)

    def _take_room(self) -> None:
        px, heading, body = self._theme.px, self._theme.font(12, bold=True), self._theme.font(12)
        most = self._most_lines(body)
        lines = QFontMetrics(heading).lineSpacing() + most * QFontMetrics(body).lineSpacing()
        least = QFontMetrics(heading).lineSpacing() + QFontMetrics(body).lineSpacing() + px(20)
        self.wanted = lines + px(20) if self._most is None else max(least, min(lines + px(20), self._most))
        self.setFixedHeight(self.wanted if self._needed else 0)
        self.update()

    def _most_lines(self, font: QFont) -> int:
        """How many lines the longest text has. Wrapping dozens of texts at every width that a drag passes would be a
        block: words are added up first, and only the texts that seem longest are wrapped.
        """
        room = max(1, self._room())
        if self._counted[:2] != (font.key(), room):
            space = QFontMetrics(font).horizontalAdvance(" ")
            about = [sum(_lines_about(part, space, room) for part in parts) for parts in self._words(font)]
            longest = sorted(range(len(about)), key=about.__getitem__)[-_WRAPPED:]
            most = max((len(_lines(self._texts[number][1], font, room)) for number in longest), default=0)
            self._counted = font.key(), room, most
        return self._counted[2]

    def _words(self, font: QFont) -> Sequence[Sequence[Sequence[int]]]:
        """Of each text's parts the words in pixels."""
        if self._measured[0] != font.key():
            # The same words come again and again.
            width = cache(QFontMetrics(font).horizontalAdvance)
            self._measured = (
                font.key(),
                [[[width(word) for word in part.split(" ")] for part in text.split("\n")] for _, text in self._texts],
            )
        return self._measured[1]


def _lines_about(words: Sequence[int], space: int, room: int) -> int:
    """How many lines words have, all but exactly: Qt also ends lines at hyphens and within words without room."""
    lines, left = 1, room
    for word in words:
        if word > left:
            lines, left = lines + max(1, word // room), room
        left -= word + space
    return lines


def _lines(text: str, font: QFont, room: int) -> list[str]:
    """The text wrapped to lines of `room` pixels, its own line ends kept."""
    return [line for part in text.split("\n") for line in _wrapped(part, font, room)]


def _wrapped(text: str, font: QFont, room: int) -> list[str]:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    lines = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(room)
        line.setPosition(QPointF(0, 0))
        lines.append(text[line.textStart() : line.textStart() + line.textLength()].rstrip())
    layout.endLayout()
    return lines
