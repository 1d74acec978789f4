"""What the timeline is painted on: its rows kept as a picture, the room they have, and what is painted anew."""

import math
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QWidget

from reviewer_app.ui.theme import Theme
from reviewer_app.ui.timeline.row import Row
from reviewer_app.ui.timeline.rows import Rows
from reviewer_app.ui.timeline.view import View

# How much of everything around the rows may take before they become lower.
_SHARE = 0.34
# How much of it they may take before some are left out.
_AT_MOST = 0.38


class Canvas(QAbstractSlider):
    """Everything but playhead, open spans, marks and the chosen finding is kept as a picture: a tick repaints narrow
    strips, one more finding a few columns, for any length and any number. At another size of the window the picture of
    before stands in until everything else is on screen.

    Whoever fills the rows lays them out first with `_lay_out`.
    """

    def __init__(self, theme: Theme, policy_name: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = Rows(theme, policy_name)
        self._overlay, self._ground = self._rows.overlay, self._rows.ground
        self._room: int | None = None
        self._height = 0
        self._ringed = False
        self._stand_in: QPixmap | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._redraw)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.changed.connect(self._restyle)

    @property
    def view(self) -> View:
        """Which stretch is shown."""
        return self._rows.view

    def set_room(self, height: int) -> None:
        """How high everything around is, in pixels: rows that can be lower leave the picture its room."""
        if height != self._room:
            self._room = height
            with self._standing_in():
                self._lay_out()

    def sizeHint(self) -> QSize:
        return QSize(600, self._height)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self._height)

    def sliderChange(self, change: QAbstractSlider.SliderChange) -> None:
        """The slider's value is only for assistive technology: nothing is painted for it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        if ratio != self._rows.kit.ratio:
            self._lay_out()
        size = QSize(math.ceil(self.width() * ratio), math.ceil(self.height() * ratio))
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        if self._stand_in is not None:
            painter.drawPixmap(self.rect(), self._stand_in)
        else:
            picture = self._ground.picture(size)
            picture.setDevicePixelRatio(ratio)
            painter.drawPixmap(0, 0, picture)
            picture.setDevicePixelRatio(1)
        painter.scale(1 / ratio, 1 / ratio)
        self._overlay.paint(painter)
        if self._ringed:
            painter.setPen(self._rows.kit.color("accent"))
            painter.drawRect(0, 0, size.width() - 1, size.height() - 1)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        with self._standing_in():
            self._rows.set_width(round(self.width() * self._rows.kit.ratio))
            self._redraw()

    def focusInEvent(self, event: QEvent) -> None:
        self._ringed = True
        self.update()

    def focusOutEvent(self, event: QEvent) -> None:
        self._ringed = False
        self.update()

    def _restyle(self) -> None:
        self._rows.kit.forget()
        self._lay_out()

    def _lay_out(self) -> None:
        rows, ratio = self._rows, self.devicePixelRatioF()
        if ratio != rows.kit.ratio:
            rows.kit.set_ratio(ratio)
        around = (1e9 if self._room is None else self._room) * 100 / rows.kit.theme.scale
        rows.ground.leave_out(rows.leaving, _AT_MOST * around)
        least, most = rows.ground.heights()
        room = _SHARE * around
        height = rows.ground.lay_out(min(1.0, max(0.0, (room - least) / max(1.0, most - least))))
        rows.set_width(round(self.width() * ratio))
        if math.ceil(height / ratio) != self._height:
            self._height = math.ceil(height / ratio)
            self.updateGeometry()
        self._redraw()

    def _redraw(self) -> None:
        self._stand_in = None
        self._ground.forget()
        self.update()

    @contextmanager
    def _standing_in(self) -> Iterator[None]:
        """Of what is painted anew meanwhile, the picture of before is shown first: painting all panes in one go would
        keep keys waiting.
        """
        before = self._stand_in or self._ground.kept
        yield
        if before is not None and self.isVisible():
            self._stand_in = before
            self._soon.start()

    def _changed(self, row: Row, first: float, last: float) -> None:
        """Some dots of a row are different; a row that was not there before takes its place."""
        if self._ground.lacks(row):
            self._lay_out()
        else:
            self._update(QRectF(self._ground.touch(row, first, last)))

    def _renewed(self, row: Row) -> None:
        """A row has other things to show; where it is new, the rows make room behind everything else on screen."""
        if self._ground.lacks(row):
            with self._standing_in():
                self._lay_out()
        else:
            self._lay_out()

    def _all_of(self, row: Row) -> None:
        self._changed(row, self.view.left, self.view.right)

    def _update_all(self, boxes: Iterable[QRectF]) -> None:
        for box in boxes:
            self._update(box)

    def _update(self, box: QRectF) -> None:
        """Paint again what covers a box of dots."""
        if box.isEmpty():
            return
        ratio = self._rows.kit.ratio
        left, top = math.floor(box.left() / ratio), math.floor(box.top() / ratio)
        self.update(
            QRect(left, top, math.ceil(box.right() / ratio) - left + 1, math.ceil(box.bottom() / ratio) - top + 1)
        )
