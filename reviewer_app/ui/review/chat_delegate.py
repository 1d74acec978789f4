"""Lays out and paints one row of the chat: findings in the margin, time, a shape for gifts and deeds, who and what."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QFont, QPainter, QTextCharFormat, QTextLayout

from reviewer_app.domain.timecode import timecode
from reviewer_app.ui.review import look
from reviewer_app.ui.review.chat_model import ChatModel
from reviewer_app.ui.review.row_delegate import RowDelegate
from reviewer_app.ui.review.transcript_model import Marked
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.timeline.enforcement_row import deed_kind
from reviewer_app.ui.timeline.kit import DEED_TOKENS


class ChatDelegate(RowDelegate):
    """Geometry and painting of the rows that a `ChatModel` shows."""

    def __init__(self, model: ChatModel, theme: Theme) -> None:
        self._model = model
        super().__init__(theme)

    def restyle(self) -> None:
        """Take the theme's fonts and sizes again; there is less room than for speech."""
        super().restyle()
        px = self._theme.px
        self._font, self._gap, self._pad, self._time_x = self._theme.font(13), px(8), px(3), px(24)
        self._measure_font()
        self._text_x = self._time_x + self._small_metrics.horizontalAdvance("00:00:00") + self._gap

    def estimates(self) -> np.ndarray:
        """A guess of every row's height from its length alone, all in one go."""
        if self._model.index is None:
            return np.zeros(0, np.int64)
        letters = max(1, int(self._text_width / self._letter_width))
        lengths = np.frombuffer(self._model.index.lengths, dtype=np.int32)
        shown = self._model.shown
        if not isinstance(shown, range):
            lengths = lengths[np.frombuffer(shown, dtype=np.int32)] if len(shown) else lengths[:0]
        return np.maximum(1, -(-lengths // letters)).astype(np.int64) * self._metrics.lineSpacing() + 2 * self._pad

    def lexicon_in(self, row: int) -> Sequence[Marked]:
        """The lexicon's words in a row."""
        return self._model.lexicon_in(row)

    def paint(self, painter: QPainter, box: QRect, place: int, area: QRect, *, current: bool) -> None:
        """Paint what lies in `area` of the row at a place."""
        theme, words = self._theme, self._model.words(place)
        self._paint_ground(painter, box, current=current)
        self._paint_marks(painter, box, self._model.marks_at(place))
        painter.setFont(self._small)
        painter.setPen(theme.color("muted"))
        time = self._model.time(place)
        shown = timecode(time) if time >= 0 else f"−{timecode(-time)}"
        painter.drawText(box.left() + self._time_x, box.top() + self._pad + self._metrics.ascent(), shown)
        if words.shape:
            centre = QPointF(
                box.left() + self._text_x + theme.px(6), box.top() + self._pad + self._metrics.height() / 2
            )
            if words.shape == "gift":
                self._stamps.gift(painter, centre)
            else:
                self._stamps.deed(painter, centre, deed_kind(words.shape))
        self._paint_words(painter, box, place, self._model.hits_in(place))
        painter.setPen(theme.color("muted" if words.quiet else "text"))
        self._draw_text(painter, box, place, area)

    def _text(self, row: int) -> str:
        return self._model.words(row).text

    def _formats(self, row: int) -> list[QTextLayout.FormatRange]:
        """The name in its colour; what was deleted struck through; what is said about it muted."""
        words, theme = self._model.words(row), self._theme
        head, body = len(words.head), len(words.body)
        formats = []
        if words.name:
            name = QTextCharFormat()
            name.setFontWeight(QFont.Weight.DemiBold)
            name.setForeground(self._name_colour(words.shape, words.user, quiet=words.quiet))
            formats.append(_range(head - len(words.name) - 2, len(words.name), name))
        if words.struck or words.quiet:
            quiet = QTextCharFormat()
            quiet.setFontStrikeOut(words.struck)
            quiet.setForeground(theme.color("muted"))
            formats.append(_range(head, body, quiet))
        if words.after:
            after = QTextCharFormat()
            after.setForeground(theme.color("muted"))
            formats.append(_range(len(words.text) - len(words.after), len(words.after), after))
        return formats

    def _name_colour(self, shape: str, user: str | None, *, quiet: bool):
        if shape and shape != "gift":
            token = DEED_TOKENS[deed_kind(shape)]
            return self._theme.color("text" if token == "muted" else token)
        if quiet or user is None:
            return self._theme.color("muted")
        return look.user_colour(user, self._theme)


def _range(start: int, length: int, looks: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, length, looks
    return made
