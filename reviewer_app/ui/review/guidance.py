"""The guidance of one policy in a box of fixed height, so that nothing beside it moves."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QWidget

from reviewer_app.ui.theme import Theme

_LINES = 6


class Guidance(QWidget):
    """A name and a text under it; what does not fit ends in … and stands in the tool tip."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = self.text = ""
        self.setAccessibleName(self.tr("Guidance"))
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_text(self, name: str, text: str) -> None:
        """Show a policy's name and guidance, '' for neither."""
        if (name, text) != (self._name, self.text):
            self._name, self.text = name, text
            self.setToolTip(text)
            self.setAccessibleDescription(f"{name}: {text}" if text else "")
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The name, then as many lines as there is room for."""
        px, painter = self._theme.px, QPainter(self)
        room, y = self.width() - px(24), px(9)
        heading, body = self._theme.font(12, bold=True), self._theme.font(12)
        painter.setFont(heading)
        metrics = QFontMetrics(heading)
        painter.setPen(self._theme.color("text"))
        painter.drawText(
            px(12), y + metrics.ascent(), metrics.elidedText(self._name, Qt.TextElideMode.ElideRight, room)
        )
        y += metrics.lineSpacing() + px(2)
        painter.setFont(body)
        painter.setPen(self._theme.color("muted"))
        metrics = QFontMetrics(body)
        for line in _lines(self.text, body, room, _LINES - 1, metrics):
            painter.drawText(px(12), y + metrics.ascent(), line)
            y += metrics.lineSpacing()
        painter.end()

    def _restyle(self) -> None:
        self.setFixedHeight(QFontMetrics(self._theme.font(12)).lineSpacing() * _LINES + self._theme.px(20))
        self.update()


def _lines(text: str, font: QFont, room: int, most: int, metrics: QFontMetrics) -> list[str]:
    """The text wrapped to lines of `room` pixels, at most `most`, the last one cut with … where more follows."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    lines = []
    while len(lines) < most and (line := layout.createLine()).isValid():
        line.setLineWidth(room)
        line.setPosition(QPointF(0, 0))
        start, length = line.textStart(), line.textLength()
        rest = text[start:]
        cut = len(lines) == most - 1 and len(rest) > length
        lines.append(metrics.elidedText(rest, Qt.TextElideMode.ElideRight, room) if cut else rest[:length].rstrip())
    layout.endLayout()
    return lines
