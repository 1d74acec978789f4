"""Lays out and paints one cue: findings in the margin, time, speaker, text with the current word and hits."""

import math
from collections import OrderedDict

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption

from reviewer_app.domain.timecode import timecode
from reviewer_app.ui.review import look
from reviewer_app.ui.review.stamps import Stamps
from reviewer_app.ui.review.transcript_model import TranscriptModel
from reviewer_app.ui.theme import Theme

_KEPT = 256
_LINES = {"S0": Qt.PenStyle.SolidLine, "S1": Qt.PenStyle.SolidLine, "S2": Qt.PenStyle.DashLine}


class CueDelegate:
    """Geometry and painting of cues at one width and look. Layouts of recently seen cues are kept."""

    def __init__(self, model: TranscriptModel, theme: Theme) -> None:
        self._model, self._theme, self._stamps = model, theme, Stamps(theme)
        self._layouts: OrderedDict[int, QTextLayout] = OrderedDict()
        self.restyle()
        self.set_width(400)

    def restyle(self) -> None:
        """Take the theme's fonts and sizes again, and the room that the speakers' names need."""
        theme = self._theme
        self._font, self._small = theme.font(14), theme.time_font(12)
        self._metrics, self._small_metrics = QFontMetrics(self._font), QFontMetrics(self._small)
        self._gap, self._pad, self._glyph, self._bar = theme.px(12), theme.px(5), theme.px(10), theme.px(3)
        self._time_x = theme.px(36)
        self._speaker_x = self._time_x + self._small_metrics.horizontalAdvance("00:00:00") + self._gap
        names = {look.speaker_name(cue.speaker) for cue in self._model.cues if cue.speaker}
        widest = max((self._small_metrics.horizontalAdvance(name) for name in names), default=0)
        self._text_x = self._speaker_x + (min(widest + 2, theme.px(84)) + self._gap if names else 0)
        self._letter_width = QFontMetricsF(self._font).averageCharWidth() * 1.05
        self._layouts.clear()

    def set_width(self, width: int) -> None:
        """Take another width of the pane in pixels."""
        self._width = width
        self._text_width = max(80, width - self._text_x - self._gap)
        self._layouts.clear()

    def estimates(self) -> list[int]:
        """A guess of every row's height from its length alone; no text is laid out."""
        letters = max(1, int(self._text_width / self._letter_width))
        line = self._metrics.lineSpacing()
        return [max(1, -(-len(cue.text) // letters)) * line + 2 * self._pad for cue in self._model.cues]

    def measure(self, row: int) -> int:
        """The true height of a row."""
        return math.ceil(self._layout(row).boundingRect().height()) + 2 * self._pad

    def text_rects(self, row: int, start: int, length: int) -> list[QRectF]:
        """Where a stretch of the cue's text lies, relative to the row's top left; one rectangle per line."""
        layout = self._layout(row)
        rects = []
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            first, last = max(start, line.textStart()), min(start + length, line.textStart() + line.textLength())
            if first < last:
                left, right = _x(line, first), _x(line, last)
                rects.append(QRectF(self._text_x + left, self._pad + line.y(), right - left, line.height()))
        return rects

    @property
    def margin(self) -> int:
        """How many pixels of a row, from the left, belong to its findings; the text begins behind them."""
        return self._time_x

    def paint_margin(self, painter: QPainter, box: QRect, row: int, current: bool) -> None:
        """Paint a row's ground and the findings beside it."""
        if current:
            painter.fillRect(box, self._theme.color("hover"))
            painter.fillRect(QRect(box.left(), box.top(), self._bar, box.height()), self._theme.color("accent"))
        self._paint_marks(painter, box, row)

    def paint_text(self, painter: QPainter, box: QRect, row: int, word: tuple[int, int] | None) -> None:
        """Paint time, speaker and text; `word` is start and length of the current word in the cue's text."""
        cue, theme = self._model.cues[row], self._theme
        baseline = box.top() + self._pad + self._metrics.ascent()
        painter.setFont(self._small)
        painter.setPen(theme.color("muted"))
        painter.drawText(box.left() + self._time_x, baseline, timecode(cue.start_ms))
        if cue.speaker:
            room = self._text_x - self._speaker_x - self._gap
            painter.setPen(look.speaker_colour(cue.speaker, theme))
            name = self._small_metrics.elidedText(look.speaker_name(cue.speaker), Qt.TextElideMode.ElideRight, room)
            painter.drawText(box.left() + self._speaker_x, baseline, name)
        for hit, is_current in self._model.hits_in(row):
            self._paint_under(
                painter, box, row, (hit.start, hit.end - hit.start), theme.color("warn", 0.5 if is_current else 0.25)
            )
        self._paint_lexicon(painter, box, row)
        if word is not None:
            self._paint_under(painter, box, row, word, theme.color("accent", 0.38))
        painter.setPen(theme.color("text"))
        self._layout(row).draw(painter, QPointF(box.left() + self._text_x, box.top() + self._pad))

    def _paint_lexicon(self, painter: QPainter, box: QRect, row: int) -> None:
        """A line under each word of the lexicon: colour and pattern are those of its severity."""
        width = self._theme.px(2)
        for hit in self._model.lexicon_in(row):
            pen = QPen(self._theme.severity_color(hit.severity), width)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            pen.setStyle(_LINES.get(hit.severity, Qt.PenStyle.DotLine))
            painter.setPen(pen)
            for rect in self.text_rects(row, hit.start, hit.end - hit.start):
                line = rect.translated(box.topLeft())
                for above in (0, 2 * width) if hit.severity == "S0" else (0,):
                    y = line.bottom() - width / 2 - above
                    painter.drawLine(QPointF(line.left(), y), QPointF(line.right(), y))

    def _paint_under(self, painter: QPainter, box: QRect, row: int, part: tuple[int, int], colour: QColor) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        for rect in self.text_rects(row, *part):
            painter.drawRoundedRect(rect.translated(box.topLeft()).adjusted(-1.5, 0, 1.5, 0), 3, 3)

    def _paint_marks(self, painter: QPainter, box: QRect, row: int) -> None:
        """A shape for a finding that begins in this cue, a bar for one that goes on; a count when they are many."""
        marks = self._model.marks_at(row)
        if marks is None:
            return
        centre = QPointF(box.left() + self._bar + self._glyph, box.top() + self._pad + self._metrics.height() / 2)
        for counts, top in ((marks.over, box.top()), (marks.into_next, centre.y())):
            if any(counts):
                bar = QRectF(centre.x() - 1, top, 2, box.top() + box.height() - top)
                painter.fillRect(bar, self._theme.severity_color(_gravest(counts)))
        if marks.begun_count:
            self._stamps.severity(painter, centre, _gravest(marks.begun))
        if marks.begun_count > 1:
            painter.setFont(self._small)
            painter.setPen(self._theme.color("muted"))
            x = centre.x() + self._glyph * 0.8
            baseline = box.top() + self._pad + self._metrics.ascent()
            painter.drawText(QPointF(x, baseline), str(min(marks.begun_count, 99)))

    def _layout(self, row: int) -> QTextLayout:
        layout = self._layouts.get(row)
        if layout is None:
            layout = self._layouts[row] = self._laid_out(self._model.cues[row].text)
            if len(self._layouts) > _KEPT:
                self._layouts.popitem(last=False)
        else:
            self._layouts.move_to_end(row)
        return layout

    def _laid_out(self, text: str) -> QTextLayout:
        layout = QTextLayout(text.replace("\n", "\u2028"), self._font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setCacheEnabled(True)
        layout.beginLayout()
        y = 0.0
        line = layout.createLine()
        while line.isValid():
            line.setLineWidth(self._text_width)
            line.setPosition(QPointF(0, y))
            y += line.height()
            line = layout.createLine()
        layout.endLayout()
        return layout


def _gravest(counts: list[int]) -> str | None:
    return look.severity_of(next(number for number, count in enumerate(counts) if count))


def _x(line, position: int) -> float:
    """A text position's x in a line; PySide gives the position back beside it."""
    answer = line.cursorToX(position)
    return answer[0] if isinstance(answer, tuple) else answer
