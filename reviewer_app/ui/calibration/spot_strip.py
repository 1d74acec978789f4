"""All spots of a session as a strip: which is on screen, which are ruled on, how large each disagreement is."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from reviewer_app.ui.theme import Theme

_HEIGHT, _LEAST = 22, 4


class SpotStrip(QWidget):
    """A bar for each spot, as high as its disagreement is large beside the largest, filled when it is ruled on."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._spots: tuple[tuple[float, bool], ...] = ()
        self._here = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_spots(self, spots: Sequence[tuple[float, bool]], here: int) -> None:
        """Show `(size 0 to 1, ruled)` of each spot, the one at place `here` being on screen."""
        self._spots, self._here = tuple(spots), here
        ruled = sum(one for _, one in spots)
        self.setAccessibleName(self.tr("{n} of {all} spots ruled on").format(n=ruled, all=len(spots)))
        self.setToolTip(self.accessibleName())
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(self._theme.px(240), self._theme.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bars."""
        if not self._spots:
            return
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gap = px(3)
        width = min(px(26), max(2.0, (self.width() - gap * (len(self._spots) - 1)) / len(self._spots)))
        whole, largest = self.height() - px(5), max(size for size, _ in self._spots) or 1.0
        for n, (size, ruled) in enumerate(self._spots):
            height = max(px(_LEAST), size / largest * whole)
            bar = QRectF(n * (width + gap), whole - height, width, height)
            painter.setPen(theme.color("control_line") if not ruled else Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("good") if ruled else theme.color("raised"))
            painter.drawRoundedRect(bar.adjusted(0.5, 0.5, -0.5, -0.5), 1.5, 1.5)
            if n == self._here:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color("accent"))
                painter.drawRoundedRect(QRectF(bar.x(), self.height() - px(3), width, px(3)), 1, 1)
        painter.end()
