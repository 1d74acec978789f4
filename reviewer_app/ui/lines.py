"""The line above the page and the line below it."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import label, paint_key, paint_width, restyle, says, scaled

# What the shape beside the sync text says, so that colour is not the only sign.
SYNC_MARKS = {"ok": "●", "pending": "▲", "offline": "○", "error": "■"}


class Elided(QLabel):
    """A text of one line that ends in … where there is no room."""

    def __init__(self, text: str = "", role: str = "") -> None:
        super().__init__(text)
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        """It may become as narrow as a few letters."""
        return QSize(self.fontMetrics().averageCharWidth() * 8, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        """Its text's size, not larger than needed."""
        return super().sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what fits."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        painter.end()


class Header(QWidget):
    """Where one is, on the left; what has been sent, on the right."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._place, self._rest = label(), Elided(role="muted")
        self._mark, self._sync = label(), label("", "muted")
        says(self._sync.setAccessibleName, lambda: self.tr("Sending"))
        row = QHBoxLayout(self)
        scaled(theme, row.setContentsMargins, 16, 4, 16, 8)
        scaled(theme, row.setSpacing, 8)
        row.addWidget(self._place)
        row.addWidget(self._rest, 1)
        row.addWidget(self._mark)
        row.addWidget(self._sync)

    def set_place(self, page: str, parts: Sequence[str]) -> None:
        """The breadcrumb: the page, then what it shows."""
        self._place.setText(page)
        rest = " · ".join(part for part in parts if part)
        self._rest.setText(f"▸ {rest}" if rest else "")
        self._rest.setToolTip(rest)
        self._rest.setAccessibleName(" ".join((page, rest)))

    def set_sync(self, text: str, state: str, details: str = "") -> None:
        """What is still to be sent; `state` is `ok`, `pending`, `offline` or `error`; `details` for the tool tip."""
        self._sync.setText(text)
        self._sync.setAccessibleDescription(f"{text}. {details}")
        for widget in (self._sync, self._mark):
            widget.setToolTip(details)
        self._mark.setText(SYNC_MARKS[state] if text else "")
        restyle(self._mark, sync=state)

    @property
    def texts(self) -> tuple[str, str, str]:
        """Page, rest of the breadcrumb, and what stands on the right."""
        return self._place.text(), self._rest.text(), f"{self._mark.text()} {self._sync.text()}".strip()


class KeyHints(QWidget):
    """Keys and what they do, in one line; without room they are left out, the last one last."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._hints: list[tuple[str, str]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def set_hints(self, hints: Sequence[tuple[str, str]]) -> None:
        """Show `(keys, title)` pairs."""
        self._hints = [hint for hint in hints if hint[0]]
        self.setAccessibleName(", ".join(f"{keys} {title}" for keys, title in self._hints))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for all of them."""
        return QSize(round(sum(self._width(*hint) for hint in self._hints)), self._theme.px(22))

    def minimumSizeHint(self) -> QSize:
        """None of them is needed."""
        return QSize(0, self._theme.px(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw those that fit, aligned to the right."""
        shown = [(keys, title, self._width(keys, title)) for keys, title in self._hints]
        while shown and sum(width for _, _, width in shown) > self.width():
            shown.pop(-2 if len(shown) > 1 else -1)
        painter = QPainter(self)
        x = self.width() - sum(width for _, _, width in shown)
        for keys, title, width in shown:
            self._paint_hint(painter, x, keys, title)
            x += width
        painter.end()

    def _paint_hint(self, painter: QPainter, x: float, keys: str, title: str) -> None:
        px, height = self._theme.px, self._theme.px(18)
        x += px(16)
        for key in keys.split(" "):
            width = paint_width(key, self._theme)
            paint_key(painter, QRectF(x, (self.height() - height) / 2, width, height), key, self._theme)
            x += width + px(3)
        painter.setFont(self._theme.font(12))
        painter.setPen(self._theme.color("muted"))
        painter.drawText(QRectF(x + px(3), 0, self.width(), self.height()), Qt.AlignmentFlag.AlignVCenter, title)

    def _width(self, keys: str, title: str) -> float:
        px = self._theme.px
        caps = sum(paint_width(key, self._theme) + px(3) for key in keys.split(" "))
        return px(16) + caps + px(3) + self._theme.metrics(12).horizontalAdvance(title)


class StatusLine(QWidget):
    """What the page says of itself, on the left; its keys, on the right."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.text = Elided()
        self.text.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)
        self.hints = KeyHints(theme)
        row = QHBoxLayout(self)
        scaled(theme, row.setContentsMargins, 16, 4, 16, 4)
        row.addWidget(self.text)
        row.addWidget(self.hints, 1)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self.text.setFont(self._theme.time_font(12))
