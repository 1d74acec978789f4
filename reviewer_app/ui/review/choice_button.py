"""A choice with its key: a key cap, a name, a tick's worth of colour when it is taken."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import paint_key, paint_width


class ChoiceButton(QAbstractButton):
    """A checkable line with a key cap; `suggested` adds a small dot at its end."""

    def __init__(self, key: str, text: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key, self._theme = key, theme
        self.suggested = False
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
        """Room for the key and most of the name."""
        return QSize(self._theme.px(200), self._theme.px(26))

    def minimumSizeHint(self) -> QSize:
        """Names are cut off before keys are."""
        return QSize(self._theme.px(90), self._theme.px(26))

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
            cap = QRectF(px(8), middle - px(9), paint_width(self._key, theme), px(18))
            paint_key(painter, cap, self._key, theme)
        right = self.width() - px(6)
        if self.suggested:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            painter.drawEllipse(QRectF(right - px(6), middle - px(3), px(6), px(6)))
            right -= px(10)
        painter.setPen(theme.color("text"))
        room = QRect(px(34), 0, max(0, right - px(34)), self.height())
        painter.setFont(theme.font(12))
        text = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        painter.end()
