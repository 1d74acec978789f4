"""The translation beside the cues of a transcript: to their right where there is room, else below their text."""

import numpy as np
from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QPainter

from reviewer_app.ui.review.row_delegate import RowDelegate
from reviewer_app.ui.review.transcript_model import TranscriptModel
from reviewer_app.ui.theme import Theme

# Pixels of the design: two texts narrower than this are read more easily one below the other.
_LEAST = 190
# Over a translation below its original.
_LEAD = 2


class TranslationDelegate(RowDelegate):
    """Geometry and painting of the translation in each row; it asks the model only while that shows one."""

    def __init__(self, model: TranscriptModel, theme: Theme) -> None:
        self._model = model
        self.to_the_right = False
        super().__init__(theme)

    def share(self, text_x: int, width: int) -> int:
        """Take a part of what the texts have from `text_x` to the pane's `width`; returns the width of a pane that the
        original is to be laid out for.
        """
        gap = 2 * self._gap
        half = (width - text_x - self._gap - gap) // 2
        self.to_the_right = half >= self._theme.px(_LEAST)
        self._text_x = text_x + half + gap if self.to_the_right else text_x
        self.set_width(width)
        return text_x + half + self._gap if self.to_the_right else width

    def together(self, row: int, original: int) -> int:
        """The height of a row with both texts, `original` being that of the original alone."""
        if not self._text(row):
            return original
        return max(original, self.measure(row)) if self.to_the_right else original + self._below(self.measure(row))

    def estimates(self, originals: np.ndarray) -> np.ndarray:
        """A guess of each row's height with both texts, from their lengths alone, all in one go."""
        beside = self._model.beside
        letters = max(1, int(self._text_width / self._letter_width))
        lengths, ends = np.asarray(beside.lengths), np.asarray(beside.line_ends)  # type: ignore[union-attr]
        own = (ends - (-lengths // letters)) * self._metrics.lineSpacing() + 2 * self._pad
        together = np.maximum(originals, own) if self.to_the_right else originals + self._below(own)
        return np.where(lengths > 0, together, originals)

    def place(self, row: int, box: QRect, original: int) -> QRect:
        """Where the translation of a row lies, as a row of its own; `original` as in `together`."""
        return box if self.to_the_right else box.translated(0, self._below(original))

    def char_at(self, row: int, inside: QPointF, original: int) -> int | None:
        """The character of the translation at a place relative to the row's top left, None beside it."""
        if not self._text(row):
            return None
        place = inside - self.place(row, QRect(), original).topLeft().toPointF() - QPointF(self._text_x, self._pad)
        layout = self._layout(row)
        if place.x() < 0 or place.y() < 0 or place.y() >= layout.boundingRect().height():
            return None
        lines = (layout.lineAt(number) for number in range(layout.lineCount()))
        line = next((line for line in lines if line.y() <= place.y() < line.y() + line.height()), None)
        return None if line is None else line.xToCursor(place.x())

    def paint(self, painter: QPainter, box: QRect, row: int, original: int, area: QRect) -> None:
        """Paint what lies in `area` of the translation of a row, or that the one of a row above goes on."""
        if row in self._model.beside.goes_on:  # type: ignore[union-attr]
            if self.to_the_right:
                x = box.left() + self._text_x - self._gap // 2
                painter.fillRect(QRect(x, box.top(), 1, box.height()), self._theme.color("edge"))
            return
        if not self._text(row):
            return
        box = self.place(row, box, original)
        hits = ((hit.start, hit.end, at) for hit, at in self._model.hits_in(row) if hit.translated)
        self._paint_words(painter, box, row, hits)
        painter.setPen(self._theme.color("muted"))
        self._draw_text(painter, box, row, area)

    def lexicon_in(self, row: int) -> tuple[()]:
        """The lexicon looks for what was said."""
        return ()

    def _below(self, height: int) -> int:
        """How much of a row's height is its text and the room over it."""
        return height - 2 * self._pad + self._theme.px(_LEAD)

    def _text(self, row: int) -> str:
        return self._model.beside.texts[row]  # type: ignore[union-attr]
