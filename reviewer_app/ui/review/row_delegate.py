"""Lays out and paints what rows of speech and of chat have in common: wrapped text, words marked in it, findings."""

import math
from collections import OrderedDict
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption

from reviewer_app.ui.review import look
from reviewer_app.ui.review.stamps import Stamps
from reviewer_app.ui.review.transcript_model import Marked, RowMarks
from reviewer_app.ui.theme import Theme

_KEPT = 128
_LINES = {"S0": Qt.PenStyle.SolidLine, "S1": Qt.PenStyle.SolidLine, "S2": Qt.PenStyle.DashLine}


class RowDelegate:
    """Geometry and painting at one width and look; layouts of recently seen rows are kept.

    Subclasses give each row its text (`_text`), how parts of it look (`_formats`) and the lexicon's words in it, and
    say in `restyle` where the text begins.
    """

    def __init__(self, theme: Theme) -> None:
        self._theme, self._stamps = theme, Stamps(theme)
        self._layouts: OrderedDict[int, QTextLayout] = OrderedDict()
        self._text_x = 0
        self.restyle()
        self.set_width(400)

    def restyle(self) -> None:
        """Take the theme's fonts and sizes again."""
        theme = self._theme
        self._font, self._small = theme.font(14), theme.time_font(12)
        self._gap, self._pad, self._glyph, self._bar = theme.px(12), theme.px(5), theme.px(10), theme.px(3)
        self._time_x = theme.px(36)
        self._measure_font()
        self._layouts.clear()

    def set_width(self, width: int) -> None:
        """Take another width of the pane in pixels."""
        self._width = width
        self._text_width = max(80, width - self._text_x - self._gap)
        self._layouts.clear()

    def forget(self) -> None:
        """Texts or their looks are others now."""
        self._layouts.clear()

    def measure(self, row: int) -> int:
        """The true height of a row."""
        return math.ceil(self._layout(row).boundingRect().height()) + 2 * self._pad

    def text_rects(self, row: int, start: int, length: int) -> list[QRectF]:
        """Where a stretch of the row's text lies, relative to the row's top left; one rectangle per line."""
        layout = self._layout(row)
        rects = []
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            first, last = max(start, line.textStart()), min(start + length, line.textStart() + line.textLength())
            if first < last:
                left, right = _x(line, first), _x(line, last)
                rects.append(QRectF(self._text_x + left, self._pad + line.y(), right - left, line.height()))
        return rects

    def lexicon_in(self, row: int) -> Sequence[Marked]:
        """The lexicon's words in a row."""
        raise NotImplementedError

    @property
    def margin(self) -> int:
        """How many pixels of a row, from the left, belong to its findings; the text begins behind them."""
        return self._time_x

    # ------------------------------------------------------------ for subclasses

    def _measure_font(self) -> None:
        self._metrics, self._small_metrics = QFontMetrics(self._font), QFontMetrics(self._small)
        self._letter_width = QFontMetricsF(self._font).averageCharWidth() * 1.05

    def _text(self, row: int) -> str:
        raise NotImplementedError

    def _formats(self, row: int) -> list[QTextLayout.FormatRange]:
        return []

    def _paint_ground(self, painter: QPainter, box: QRect, *, current: bool) -> None:
        """The mark of a row at the playhead."""
        if current:
            painter.fillRect(box, self._theme.color("hover"))
            painter.fillRect(QRect(box.left(), box.top(), self._bar, box.height()), self._theme.color("accent"))

    def _paint_words(self, painter: QPainter, box: QRect, row: int, hits: Iterable[tuple[int, int, bool]]) -> None:
        """Hits of the search (start, end, whether it is the current one), then the lexicon's words."""
        for start, end, is_current in hits:
            self._paint_under(
                painter, box, row, (start, end - start), self._theme.color("warn", 0.5 if is_current else 0.25)
            )
        self._paint_lexicon(painter, box, row)

    def _paint_under(self, painter: QPainter, box: QRect, row: int, part: tuple[int, int], colour: QColor) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        for rect in self.text_rects(row, *part):
            painter.drawRoundedRect(rect.translated(box.topLeft()).adjusted(-1.5, 0, 1.5, 0), 3, 3)

    def _paint_marks(self, painter: QPainter, box: QRect, marks: RowMarks | None) -> None:
        """A shape for a finding that begins in this row, a bar for one that goes on; a count when they are many."""
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

    def _draw_text(self, painter: QPainter, box: QRect, row: int, area: QRect) -> None:
        """The lines of a row's text that lie in the area to paint."""
        at = QPointF(box.left() + self._text_x, box.top() + self._pad)
        self._layout(row).draw(painter, at, [], QRectF(area))

    # ------------------------------------------------------------ inside

    def _paint_lexicon(self, painter: QPainter, box: QRect, row: int) -> None:
        """A line under each word of the lexicon: colour and pattern are those of its severity."""
        width = self._theme.px(2)
        for hit in self.lexicon_in(row):
            pen = QPen(self._theme.severity_color(hit.severity), width)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            pen.setStyle(_LINES.get(hit.severity, Qt.PenStyle.DotLine))
            painter.setPen(pen)
            for rect in self.text_rects(row, hit.start, hit.end - hit.start):
                line = rect.translated(box.topLeft())
                for above in (0, 2 * width) if hit.severity == "S0" else (0,):
                    y = line.bottom() - width / 2 - above
                    painter.drawLine(QPointF(line.left(), y), QPointF(line.right(), y))

    def _layout(self, row: int) -> QTextLayout:
        layout = self._layouts.get(row)
        if layout is None:
            layout = self._layouts[row] = self._laid_out(row)
            if len(self._layouts) > _KEPT:
                self._layouts.popitem(last=False)
        else:
            self._layouts.move_to_end(row)
        return layout

    def _laid_out(self, row: int) -> QTextLayout:
        layout = QTextLayout(self._text(row).replace("\n", "\u2028"), self._font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(self._formats(row))
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
