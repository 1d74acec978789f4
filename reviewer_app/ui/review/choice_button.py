"""A choice with its key: a key cap, a name, a tick's worth of colour when it is taken."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import paint_key, paint_width

# Lines of a name with a word that does not fit: more than anyone has room for.
_CUT = 9
# Pixels of the design: where names begin, what stays free behind them, how high one line is.
_TEXT, _END, _LINE = 36, 2, 24


class ChoiceButton(QAbstractButton):
    """A checkable line with a key cap; `suggested` adds a small dot before it, where it takes no room from the name."""

    def __init__(self, key: str, text: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key, self._theme = key, theme
        self.suggested = False
        self._lines = 1
        # The width of the whole name and of its widest word, and by which measures.
        self._widths: tuple[int, int] = (0, 0)
        self._measured: QFontMetrics | None = None
        self.setText(text)
        self.setToolTip(text)
        self.setAccessibleName(f"{key} {text}".strip())
        self.setCheckable(True)
        # A button's own policy would widen the pane that it is in, and move its neighbours.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @property
    def key(self) -> str:
        """The key that takes it, '' for none."""
        return self._key

    def sizeHint(self) -> QSize:
        """As much as it needs at the least: how wide it is, the others decide."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Names are cut off before keys are."""
        return QSize(self._theme.px(90), self.height_of(self._lines))

    def lines_in(self, width: int) -> int:
        """How many lines the name takes in a button so wide; _CUT where a word does not fit."""
        metrics, room = self._theme.metrics(12), width - self._theme.px(_TEXT + _END)
        if self._measured is not metrics:
            self._measured, text = metrics, self.text()
            self._widths = metrics.horizontalAdvance(text), max(map(metrics.horizontalAdvance, text.split()))
        whole, word = self._widths
        if word > room:
            return _CUT
        if whole <= room:
            return 1
        wrapped = metrics.boundingRect(QRect(0, 0, room, 10_000), Qt.TextFlag.TextWordWrap, self.text())
        return max(1, round(wrapped.height() / metrics.lineSpacing()))

    def set_lines(self, lines: int) -> None:
        """Be high enough for so many lines of text."""
        if lines != self._lines:
            self._lines = lines
            self.updateGeometry()
            self.update()

    def height_of(self, lines: int) -> int:
        """How high a button with so many lines of text is."""
        return self._theme.px(_LINE) + (lines - 1) * self._theme.metrics(12).lineSpacing()

    def set_state(self, taken: bool, suggested: bool) -> None:
        """Show whether it is taken and whether it is suggested."""
        self.suggested = suggested
        self.setChecked(taken)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line."""
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self.isChecked():
            painter.setPen(theme.color("accent"))
            painter.setBrush(theme.color("selected"))
            painter.drawRoundedRect(box, px(5), px(5))
        elif self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("hover"))
            painter.drawRoundedRect(box, px(5), px(5))
        middle = self.height() / 2
        if self._key:
            cap = QRectF(px(10), middle - px(9), paint_width(self._key, theme), px(18))
            paint_key(painter, cap, self._key, theme)
        if self.suggested:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            painter.drawEllipse(QRectF(px(2), middle - px(3), px(6), px(6)))
        painter.setPen(theme.color("text"))
        room = QRect(px(_TEXT), 0, max(0, self.width() - px(_TEXT + _END)), self.height())
        painter.setFont(theme.font(12))
        placed = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        if self._lines > 1:
            painter.drawText(room, placed | Qt.TextFlag.TextWordWrap, self.text())
        else:
            text = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, placed, text)
        painter.end()
