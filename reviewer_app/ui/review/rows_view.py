"""A scrolling pane of rows of text that follows the playhead and lays out only the rows on screen."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QToolButton, QToolTip, QWidget

from reviewer_app.ui import accessible
from reviewer_app.ui.review.row_heights import RowHeights
from reviewer_app.ui.theme import Theme


class LexiconWord(Protocol):
    """A word of the lexicon in a row: its characters there, and what to say of it."""

    start: int
    end: int
    told: str


class Rows(Protocol):
    """What lays rows out and paints them, at one width and look."""

    def restyle(self) -> None:
        """Take the theme's fonts and sizes again."""

    def set_width(self, width: int) -> None:
        """Take another width of the pane in pixels."""

    def estimates(self) -> Sequence[int]:
        """A guess of every row's height; no text is laid out."""

    def measure(self, row: int) -> int:
        """The true height of a row."""

    def text_rects(self, row: int, start: int, length: int) -> list[QRectF]:
        """Where a stretch of a row's text lies, relative to the row's top left."""

    def lexicon_in(self, row: int) -> Sequence[LexiconWord]:
        """The lexicon's words in a row."""


class RowsView(QAbstractScrollArea):
    """Shows the rows of `delegate`. `seek_wanted(ms)` asks to go to a time, `following_changed(on)` tells whether the
    pane keeps the playhead in view.

    A reader who scrolls the current row out of view is left in peace until it is in view again, or `follow` is called.
    Heights of rows never seen are estimated; a tick costs the same for any number of rows. Subclasses paint a row
    (`_paint_row`), say what it is (`spoken`), and set `_row`, the one at the playhead. To assistive technology it is a
    list of the rows in view.
    """

    seek_wanted = Signal(int)
    following_changed = Signal(bool)

    def __init__(self, delegate: Rows, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._delegate, self._theme = delegate, theme
        self._laid_out = RowHeights([])
        # A window that is resized gives its panes several widths one after the other; only the last one is laid out,
        # when it is asked for, or before anybody could see it.
        self._stale = False
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._lay_out_stale)
        self._row: int | None = None
        self._cursor: int | None = None
        self._empty_text = ""
        self.following = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self._now = QToolButton(self.viewport())
        self._now.setText("▼ " + self.tr("now"))
        self._now.setAccessibleName(self.tr("Back to the playhead"))
        self._now.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._now.setCursor(Qt.CursorShape.ArrowCursor)
        self._now.clicked.connect(self.follow)
        self._now.hide()
        bar = self.verticalScrollBar()
        bar.actionTriggered.connect(self._reader_scrolled)
        bar.valueChanged.connect(self._scrolled)
        theme.changed.connect(self._restyle)

    @property
    def current_row(self) -> int | None:
        """The row at the playhead."""
        return self._row

    def set_empty_text(self, text: str) -> None:
        """What stands here while there are no rows."""
        self._empty_text = text
        self.viewport().update()

    def follow(self) -> None:
        """Bring the current row into view and keep it there."""
        self._set_following(True)
        if self._row is not None:
            self._bring(self._row)

    def toggle_following(self) -> None:
        """Follow the playhead, or stay put."""
        if self.following:
            self._set_following(False)
        else:
            self.follow()

    def show_row(self, row: int) -> None:
        """Bring a row into view, as for a search hit."""
        self._bring(row)
        self._judge_following()

    def row_rect(self, row: int) -> QRect:
        """Where a row lies in the viewport."""
        top = self._heights.offset(row) - self.verticalScrollBar().value()
        return QRect(0, top, self.viewport().width(), self._heights.height(row))

    def row_at(self, y: int) -> int | None:
        """The row at a height of the viewport."""
        if not len(self._heights) or y + self.verticalScrollBar().value() >= self._heights.total:
            return None
        return self._heights.row_at(y + self.verticalScrollBar().value())

    def is_visible_row(self, row: int) -> bool:
        """Whether any part of a row is in view."""
        return self.row_rect(row).intersects(self.viewport().rect())

    def told_at(self, place: QPoint) -> str:
        """What the lexicon says of the word at a place of the viewport, a line for each thing; '' for none."""
        row = self.row_at(place.y())
        if row is None:
            return ""
        inside = QPointF(place - self.row_rect(row).topLeft())
        return "\n\n".join(
            hit.told.replace(" · ", "\n")
            for hit in self._delegate.lexicon_in(row)
            if any(rect.contains(inside) for rect in self._delegate.text_rects(row, hit.start, hit.end - hit.start))
        )

    # ------------------------------------------------------------ events

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows in the event's area."""
        self._lay_out_stale()
        painter = QPainter(self.viewport())
        area = event.rect()
        painter.fillRect(area, self._theme.color("surface"))
        if not len(self._heights):
            painter.setPen(self._theme.color("muted"))
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, self._empty_text)
        row = self.row_at(max(0, area.top()))
        while row is not None and row < len(self._heights):
            box = self.row_rect(row)
            if box.top() > area.bottom():
                break
            self._paint_row(painter, box, row, area)
            if row == self._cursor and self._cursor_shown:
                painter.setPen(self._theme.color("accent"))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(box.adjusted(0, 0, -1, -1))
            row += 1
        painter.end()

    def viewportEvent(self, event: QEvent) -> bool:
        """The pointer over a word of the lexicon asks what it is."""
        if event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.told_at(event.pos()), self.viewport())  # type: ignore[attr-defined]
            return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out again for the new width, the same row at the top."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._stale = True
            self._soon.start()
        elif not self._stale:
            self._settle()
            self._place_button()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; the reader has taken over."""
        super().wheelEvent(event)
        self._judge_following()

    # ------------------------------------------------------------ for subclasses

    @property
    def _heights(self) -> RowHeights:
        """Where the rows lie at the width that there is now."""
        self._lay_out_stale()
        return self._laid_out

    def _paint_row(self, painter: QPainter, box: QRect, row: int, area: QRect) -> None:
        raise NotImplementedError

    @property
    def _cursor_shown(self) -> bool:
        return self.hasFocus()

    def spoken(self, row: int) -> str:
        """A row in words."""
        raise NotImplementedError

    def rows_in_view(self) -> range:
        """The rows of which any part is in view."""
        first = self.row_at(0)
        if first is None:
            return range(0)
        last = self.row_at(self.viewport().height() - 1)
        return range(first, len(self._heights) if last is None else last + 1)

    def told_row(self) -> int | None:
        """The row that a person has chosen, else the one at the playhead."""
        return self._row if self._cursor is None else self._cursor

    def screen_rect(self, row: int) -> QRect:
        """Where a row is on the screen."""
        box = self.row_rect(row) & self.viewport().rect()
        return QRect(self.viewport().mapToGlobal(box.topLeft()), box.size())

    def _describe(self) -> None:
        """The row at the playhead, for screen readers."""
        row = self.told_row()
        self.setAccessibleDescription("" if row is None else self.spoken(row))

    def _replace(self) -> None:
        """Other rows: from their beginning."""
        self._row = self._cursor = None
        self._delegate.restyle()
        self._relayout()
        self.verticalScrollBar().setValue(0)
        self._set_following(True)
        self._describe()

    def _lay_out_stale(self) -> None:
        if self._stale:
            self._relayout()
            self._place_button()

    def _relayout(self) -> None:
        # What was at the top lies where it did at the width before.
        self._stale = False
        top = self.row_at(0)
        into = -self.row_rect(top).top() if top is not None else 0
        self._delegate.set_width(self.viewport().width())
        self._laid_out = RowHeights(self._delegate.estimates())
        self._set_range()
        if top is not None and top < len(self._heights):
            self.verticalScrollBar().setValue(self._heights.offset(top) + into)
        self._settle()
        if self.following and self._row is not None:
            self._bring(self._row)
        self.viewport().update()

    def _move_cursor(self, step: int) -> None:
        """Choose the row so many further down, counted from the one chosen before, else from the playhead."""
        start = self._cursor if self._cursor is not None else (self._row if self._row is not None else 0)
        self._cursor = max(0, min(len(self._heights) - 1, start + step))
        self._bring(self._cursor)
        self._judge_following()
        self.viewport().update()
        self._describe()
        accessible.focus_row(self)

    def _bring(self, row: int) -> None:
        """Scroll so that a row lies wholly in view with the next ones below it; no scrolling when it does already."""
        box, height = self.row_rect(row), self.viewport().height()
        if box.top() >= 0 and box.bottom() < height:
            return
        bar = self.verticalScrollBar()
        for _ in range(2):  # measured heights around the row may move it: once more with them
            bar.setValue(self._heights.offset(row) - height // 4)
            self._settle()

    def _follow_row(self, row: int) -> None:
        if self.following:
            self._bring(row)
        elif self.is_visible_row(row):
            self._set_following(True)
        self._place_button()

    def _judge_following(self) -> None:
        self._set_following(self._row is None or self.is_visible_row(self._row))

    def _set_following(self, on: bool) -> None:
        if on != self.following:
            self.following = on
            self.following_changed.emit(on)
        self._place_button()

    def _update_row(self, row: int | None) -> None:
        if row is not None and self.is_visible_row(row):
            self.viewport().update(self.row_rect(row))

    # ------------------------------------------------------------ inside

    def _restyle(self) -> None:
        self._delegate.restyle()
        self._relayout()

    def _settle(self) -> None:
        """Measure the rows in view, so that what is painted has its true height; what is at the top stays there."""
        if not len(self._heights):
            self._set_range()
            return
        bar = self.verticalScrollBar()
        row = self._heights.row_at(bar.value())
        y = self._heights.offset(row) - bar.value()
        while row < len(self._heights) and y < self.viewport().height():
            grown = self._heights.set(row, self._delegate.measure(row))
            if y < 0 and grown:
                self._set_range()
                bar.setValue(bar.value() + grown)
                y -= grown
            y += self._heights.height(row)
            row += 1
        self._set_range()

    def _set_range(self) -> None:
        bar, page = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(0, self._heights.total - page))
        bar.setPageStep(page)
        bar.setSingleStep(self.fontMetrics().lineSpacing() * 2)

    def _reader_scrolled(self) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.sliderPosition())
        self._judge_following()

    def _place_button(self) -> None:
        shown = not self.following and self._row is not None
        if shown:
            above = self.row_rect(self._row).top() < 0
            self._now.setText(("▲ " if above else "▼ ") + self.tr("now"))
            self._now.adjustSize()
            size, room = self._now.size(), self.viewport().rect()
            self._now.move(room.right() - size.width() - 10, room.bottom() - size.height() - 10)
        self._now.setVisible(shown)

    def _scrolled(self) -> None:
        self._settle()
        self.viewport().update()
