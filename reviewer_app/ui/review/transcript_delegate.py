"""Lays out and paints one cue: findings in the margin, time, speaker, text with the current word and hits."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFont, QPainter, QTextCharFormat, QTextLayout

from reviewer_app.domain.side_by_side import Piece
from reviewer_app.domain.timecode import timecode
from reviewer_app.ui.review import look
from reviewer_app.ui.review.row_delegate import RowDelegate
from reviewer_app.ui.review.transcript_model import Marked, TranscriptModel
from reviewer_app.ui.review.translation_delegate import TranslationDelegate
from reviewer_app.ui.theme import Theme


class CueDelegate(RowDelegate):
    """Geometry and painting of cues at one width and look."""

    def __init__(self, model: TranscriptModel, theme: Theme) -> None:
        self._model, self._translation = model, TranslationDelegate(model, theme)
        super().__init__(theme)

    def restyle(self) -> None:
        """Take the theme's fonts and sizes again, and the room that the speakers' names need."""
        super().restyle()
        self._translation.restyle()
        theme = self._theme
        self._speaker_x = self._time_x + self._small_metrics.horizontalAdvance("00:00:00") + self._gap
        self.speakers = look.Speakers(self._model.index.speakers)
        names = {self.speakers.name(speaker) for speaker in self._model.index.speakers}
        widest = max((self._small_metrics.horizontalAdvance(name) for name in names), default=0)
        self._text_x = self._speaker_x + (min(widest + 2, theme.px(84)) + self._gap if names else 0)

    def set_width(self, width: int) -> None:
        """Take another width of the pane, of which a translation that is shown has its part."""
        super().set_width(width if self._model.beside is None else self._translation.share(self._text_x, width))

    def measure(self, row: int) -> int:
        """The true height of a row, with its translation while that is shown."""
        height = super().measure(row)
        return height if self._model.beside is None else self._translation.together(row, height)

    def estimates(self) -> np.ndarray:
        """A guess of every row's height from its length alone, all in one go; no text is laid out."""
        letters = max(1, int(self._text_width / self._letter_width))
        lengths = np.asarray(self._model.index.lengths, dtype=np.int64)
        heights = np.maximum(1, -(-lengths // letters)) * self._metrics.lineSpacing() + 2 * self._pad
        return heights if self._model.beside is None else self._translation.estimates(heights)

    def translated_at(self, row: int, inside: QPointF) -> Piece | None:
        """The cue of the translation at a place relative to the row's top left, None where there is none."""
        beside = self._model.beside
        place = None if beside is None else self._translation.char_at(row, inside, super().measure(row))
        return None if place is None else beside.piece_at(row, place)  # type: ignore[union-attr]

    def lexicon_in(self, row: int) -> Sequence[Marked]:
        """The lexicon's words in a cue."""
        return self._model.lexicon_in(row)

    def paint_margin(self, painter: QPainter, box: QRect, row: int, current: bool) -> None:
        """Paint a row's ground and the findings beside it."""
        self._paint_ground(painter, box, current=current)
        self._paint_marks(painter, box, self._model.marks_at(row))

    def paint_text(self, painter: QPainter, box: QRect, row: int, word: tuple[int, int] | None, area: QRect) -> None:
        """Paint what lies in `area` of time, speaker and text; `word` is start and length of the current word in the
        cue's text.
        """
        theme = self._theme
        # The mark goes from word to word some times a second: what stands before the text is left as it is then.
        if area.left() < box.left() + self._text_x - self._gap:
            self._paint_head(painter, box, row)
        hits = ((hit.start, hit.end, is_current) for hit, is_current in self._model.hits_in(row) if not hit.translated)
        self._paint_words(painter, box, row, hits)
        if word is not None:
            self._paint_under(painter, box, row, word, theme.color("accent", 0.38))
        painter.setPen(theme.color("text"))
        self._draw_text(painter, box, row, area)
        if self._model.beside is not None:
            self._translation.paint(painter, box, row, super().measure(row), area)

    def _paint_head(self, painter: QPainter, box: QRect, row: int) -> None:
        """When it is said and by whom."""
        cue, theme = self._model.cues[row], self._theme
        baseline = box.top() + self._pad + self._metrics.ascent()
        painter.setFont(self._small)
        painter.setPen(theme.color("muted"))
        painter.drawText(box.left() + self._time_x, baseline, timecode(cue.start_ms))
        if cue.speaker:
            room = self._text_x - self._speaker_x - self._gap
            painter.setPen(self.speakers.colour(cue.speaker, theme))
            name = self._small_metrics.elidedText(self.speakers.name(cue.speaker), Qt.TextElideMode.ElideRight, room)
            painter.drawText(box.left() + self._speaker_x, baseline, name)

    def _formats(self, row: int) -> list[QTextLayout.FormatRange]:
        """What the recogniser masked is told by its colour and weight."""
        places = self._model.masked_in(row)
        if not places:
            return []
        looks = QTextCharFormat()
        looks.setForeground(self._theme.color("warn"))
        looks.setFontWeight(QFont.Weight.Bold)
        ranges = []
        for place in places:
            part = QTextLayout.FormatRange()
            part.start, part.length, part.format = place.start, place.end - place.start, looks
            ranges.append(part)
        return ranges

    def _text(self, row: int) -> str:
        return self._model.cues[row].text
