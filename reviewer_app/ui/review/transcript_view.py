"""The transcript as a pane of rows that follows the playhead, word for word."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from reviewer_app.domain.timecode import timecode
from reviewer_app.ui.review.rows_view import RowsView
from reviewer_app.ui.review.transcript_delegate import CueDelegate
from reviewer_app.ui.review.transcript_model import TranscriptModel
from reviewer_app.ui.theme import Theme


class TranscriptView(RowsView):
    """Shows a `TranscriptModel`; `seek_wanted(ms)` asks to go to a cue or word."""

    def __init__(self, model: TranscriptModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(CueDelegate(model, theme), theme, parent)
        self._model = model
        self._word: int | None = None
        self.setAccessibleName(self.tr("Transcript"))
        model.replaced.connect(self._replace)
        model.marks_changed.connect(self._update_margins)
        model.hits_changed.connect(self.viewport().update)
        model.lexicon_changed.connect(self.viewport().update)
        model.beside_changed.connect(self._relayout)
        model.beside_changed.connect(self._describe)

    @property
    def current_word(self) -> int | None:
        """The word at the playhead, within the current cue."""
        return self._word

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
                self._move_cursor(1 if event.key() == Qt.Key.Key_Down else -1)
            case _:
                super().keyPressEvent(event)

    def _replace(self) -> None:
        self._word = None
        super()._replace()

    def _paint_row(self, painter: QPainter, box: QRect, row: int, area: QRect) -> None:
        self._delegate.paint_margin(painter, box, row, row == self._row)
        if area.right() >= self._delegate.margin:
            self._delegate.paint_text(painter, box, row, self._word_range() if row == self._row else None, area)

    def _time_at(self, row: int, position) -> int:
        """The time of the word at a place in a row, or of the translation there, else of the cue."""
        cue, box = self._model.cues[row], self.row_rect(row)
        inside = position - box.topLeft().toPointF()
        for number, word in enumerate(cue.words):
            start, length = self._word_place(row, number)
            if any(rect.contains(inside) for rect in self._delegate.text_rects(row, start, length)):
                return word.start_ms
        translated = self._delegate.translated_at(row, inside)
        return cue.start_ms if translated is None else translated.ms

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

    def _update_margins(self, first: int, last: int) -> None:
        top, bottom = self.row_rect(first).top(), self.row_rect(last).bottom()
        self.viewport().update(QRect(0, top, self._delegate.margin, bottom - top + 1))

    def spoken(self, row: int) -> str:
        """Time, speaker and words of a cue, its translation, and what the lexicon says of it."""
        cue, beside = self._model.cues[row], self._model.beside
        translated = beside.texts[row] if beside else ""
        told = (hit.told.replace("\n", " ") for hit in self._delegate.lexicon_in(row))
        said = " · ".join(text for text in (cue.text, translated, *told) if text)
        return f"{timecode(cue.start_ms)} {self._delegate.speakers.name(cue.speaker or '')} {said}"
