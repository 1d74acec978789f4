"""The transcript as a scrolling pane that follows the playhead and lays out only the cues on screen."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QToolButton, QToolTip, QWidget

from reviewer_app.domain.timecode import timecode
from reviewer_app.ui.review.row_heights import RowHeights
from reviewer_app.ui.review.transcript_delegate import CueDelegate
from reviewer_app.ui.review.transcript_model import TranscriptModel
from reviewer_app.ui.theme import Theme


class TranscriptView(QAbstractScrollArea):
    """Shows a `TranscriptModel`. `seek_wanted(ms)` asks to go to a cue or word, `following_changed(on)` tells whether
    the pane keeps the playhead in view.

    A reader who scrolls the current cue out of view is left in peace until it is in view again, or `follow` is called.
    Heights of rows never seen are estimated; a tick costs the same for any number of cues.
    """

    seek_wanted = Signal(int)
    following_changed = Signal(bool)

    def __init__(self, model: TranscriptModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._theme = model, theme
        self._delegate = CueDelegate(model, theme)
        self._heights = RowHeights([])
        self._row: int | None = None
        self._word: int | None = None
        self._cursor: int | None = None
        self._empty_text = ""
        self.following = True
        self.setAccessibleName(self.tr("Transcript"))
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
        model.replaced.connect(self._replace)
        model.marks_changed.connect(self._update_margins)
        model.hits_changed.connect(self.viewport().update)
        model.lexicon_changed.connect(self.viewport().update)

    @property
    def current_row(self) -> int | None:
        """The cue at the playhead."""
        return self._row

    @property
    def current_word(self) -> int | None:
        """The word at the playhead, within the current cue."""
        return self._word

    def set_empty_text(self, text: str) -> None:
        """What stands here while there are no cues."""
        self._empty_text = text
        self.viewport().update()

    def set_playhead(self, ms: int) -> None:
        """Mark the cue and the word at a time; repaints only what looks different.

        In a pause between cues the cue before it stays marked, so that the mark does not flicker.
        """
        at = self._model.index.word_at(ms)
        row, word = at if at is not None else (self._model.index.cue_at(ms), None)
        if row is None:
            before = self._model.index.last_cue_started(ms)
            row = before if before >= 0 else None
        if row == self._row:
            if word != self._word:
                before, self._word = self._word, word
                self._update_word(before)
                self._update_word(word)
            return
        before, self._row, self._word = self._row, row, word
        self._update_row(before)
        self._update_row(row)
        self._describe()
        if row is not None:
            self._follow_row(row)

    def follow(self) -> None:
        """Bring the current cue into view and keep it there."""
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
        """Bring a cue into view, as for a search hit."""
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

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows in the event's area."""
        painter = QPainter(self.viewport())
        area = event.rect()
        painter.fillRect(area, self._theme.color("surface"))
        if not self._model.cues:
            painter.setPen(self._theme.color("muted"))
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, self._empty_text)
        row = self.row_at(max(0, area.top())) if self._model.cues else None
        while row is not None and row < len(self._heights):
            box = self.row_rect(row)
            if box.top() > area.bottom():
                break
            self._delegate.paint_margin(painter, box, row, row == self._row)
            if area.right() >= self._delegate.margin:
                self._delegate.paint_text(painter, box, row, self._word_range() if row == self._row else None)
            if row == self._cursor and self.hasFocus():
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

    def told_at(self, place: QPoint) -> str:
        """What the lexicon says of the word at a place of the viewport, '' for none."""
        row = self.row_at(place.y())
        if row is None:
            return ""
        inside = QPointF(place - self.row_rect(row).topLeft())
        return "\n".join(
            hit.told
            for hit in self._model.lexicon_in(row)
            if any(rect.contains(inside) for rect in self._delegate.text_rects(row, hit.start, hit.end - hit.start))
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out again for the new width, the same cue at the top."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._relayout()
        else:
            self._settle()
        self._place_button()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; the reader has taken over."""
        super().wheelEvent(event)
        self._judge_following()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the word under the pointer, else to its cue."""
        row = self.row_at(round(event.position().y()))
        if event.button() == Qt.MouseButton.LeftButton and row is not None:
            self._set_following(True)
            self.seek_wanted.emit(self._time_at(row, event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Taken, since the press was."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down choose a cue, Enter goes there; the page keys scroll."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self._cursor is not None:
                self._set_following(True)
                self.seek_wanted.emit(self._model.cues[self._cursor].start_ms)
            case Qt.Key.Key_Up | Qt.Key.Key_Down if self._model.cues:
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                start = self._cursor if self._cursor is not None else (self._row if self._row is not None else 0)
                self._cursor = max(0, min(len(self._model.cues) - 1, start + step))
                self._bring(self._cursor)
                self._judge_following()
                self.viewport().update()
            case _:
                super().keyPressEvent(event)

    def _restyle(self) -> None:
        self._delegate.restyle()
        self._relayout()

    def _replace(self) -> None:
        self._row = self._word = self._cursor = None
        self._delegate.restyle()
        self._relayout()
        self.verticalScrollBar().setValue(0)
        self._set_following(True)
        self._describe()

    def _relayout(self) -> None:
        top = self.row_at(0)
        into = -self.row_rect(top).top() if top is not None else 0
        self._delegate.set_width(self.viewport().width())
        self._heights = RowHeights(self._delegate.estimates())
        self._set_range()
        if top is not None and top < len(self._heights):
            self.verticalScrollBar().setValue(self._heights.offset(top) + into)
        self._settle()
        if self.following and self._row is not None:
            self._bring(self._row)
        self.viewport().update()

    def _settle(self) -> None:
        """Measure the rows in view, so that what is painted has its true height; what is at the top stays there."""
        if not len(self._heights):
            self._set_range()
            return
        bar = self.verticalScrollBar()
        row, y = self._heights.row_at(bar.value()), 0
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

    def _reader_scrolled(self) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.sliderPosition())
        self._judge_following()

    def _judge_following(self) -> None:
        self._set_following(self._row is None or self.is_visible_row(self._row))

    def _set_following(self, on: bool) -> None:
        if on != self.following:
            self.following = on
            self.following_changed.emit(on)
        self._place_button()

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

    def _time_at(self, row: int, position) -> int:
        """The time of the word at a place in a row, else of the cue."""
        cue, box = self._model.cues[row], self.row_rect(row)
        inside = position - box.topLeft().toPointF()
        for number, word in enumerate(cue.words):
            start, length = self._word_place(row, number)
            if any(rect.contains(inside) for rect in self._delegate.text_rects(row, start, length)):
                return word.start_ms
        return cue.start_ms

    def _word_place(self, row: int, word: int) -> tuple[int, int]:
        start, end = self._model.index.char_range(row, word)
        return start, end - start

    def _word_range(self) -> tuple[int, int] | None:
        return None if self._row is None or self._word is None else self._word_place(self._row, self._word)

    def _update_word(self, word: int | None) -> None:
        if self._row is None or word is None or not self.is_visible_row(self._row):
            return
        corner = self.row_rect(self._row).topLeft()
        for rect in self._delegate.text_rects(self._row, *self._word_place(self._row, word)):
            self.viewport().update(rect.translated(corner).toAlignedRect().adjusted(-3, -1, 3, 1))

    def _update_row(self, row: int | None) -> None:
        if row is not None and self.is_visible_row(row):
            self.viewport().update(self.row_rect(row))

    def _update_margins(self, first: int, last: int) -> None:
        top, bottom = self.row_rect(first).top(), self.row_rect(last).bottom()
        self.viewport().update(QRect(0, top, self._delegate.margin, bottom - top + 1))

    def _describe(self) -> None:
        if self._row is None:
            self.setAccessibleDescription("")
        else:
            cue = self._model.cues[self._row]
            self.setAccessibleDescription(f"{timecode(cue.start_ms)} {cue.speaker or ''} {cue.text}")
