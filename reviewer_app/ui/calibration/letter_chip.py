"""The letter that stands for a member, in a circle."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from reviewer_app.ui.theme import Theme

_SIDE = 26


class LetterChip(QWidget):
    """`own`: the person's own letter has a ring in the accent; `name` is told once names are shown."""

    def __init__(self, letter: str, theme: Theme, own: bool = False, name: str = "") -> None:
        super().__init__()
        self._letter, self._theme, self._own = letter, theme, own
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{letter} {name}".strip())
        self.setToolTip(name)

    def sizeHint(self) -> QSize:
        """A circle that is read from a distance."""
        return QSize(self._theme.px(_SIDE), self._theme.px(_SIDE))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw circle and letter."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = theme.px(2) if self._own else 1
        painter.setPen(QPen(theme.color("accent" if self._own else "edge"), width))
        painter.setBrush(theme.color("hover"))
        inset = width / 2
        painter.drawEllipse(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset))
        painter.setPen(theme.color("text"))
        painter.setFont(theme.font(13, bold=True))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._letter)
        painter.end()
