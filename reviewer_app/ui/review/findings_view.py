"""The list of findings: two lines each, the chosen one is what the finding commands act on."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QModelIndex, QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from reviewer_app.domain.review import Finding
from reviewer_app.domain.timecode import timecode
from reviewer_app.ui import numbers
from reviewer_app.ui.page import KEPT_KEYS
from reviewer_app.ui.review.findings_model import FindingsModel
from reviewer_app.ui.review.stamps import Stamps
from reviewer_app.ui.solid_bar import SolidBar
from reviewer_app.ui.theme import Theme

_KEPT_ROWS = 128
# Pixels at 100 % that a row's texts keep from its edges.
_LEFT, _RIGHT = 31, 10


class FindingRows:
    """Paints severity, policy and key of a finding, and below them its time, length, subject and note.

    `key_of(policy_id)` and `subject_name(id)` give texts, '' for none. Rows are kept as pictures: a label moves all
    that are in view and changes two of them.
    """

    def __init__(
        self,
        model: FindingsModel,
        theme: Theme,
        key_of: Callable[[str], str],
        subject_name: Callable[[str], str],
    ) -> None:
        self._model, self._theme, self._key_of, self._subject_name = model, theme, key_of, subject_name
        self._stamps = Stamps(theme)
        self.restyle()

    def restyle(self) -> None:
        """Take the theme's fonts and colours again."""
        theme = self._theme
        self._font, self._small = theme.font(13), theme.time_font(12)
        self._metrics, self._small_metrics = QFontMetrics(self._font), QFontMetrics(self._small)
        self._colours = {name: theme.color(name) for name in ("surface", "selected", "accent", "text", "muted")}
        self._facts_baseline = _baseline(self._small_metrics, theme.px(30))
        self._heads: dict[tuple[str, str | None, bool, bool], QPixmap] = {}
        self._size, self._ratio = QSize(), 1.0
        self._kept: dict[tuple[str, bool, bool], tuple[Finding, QPixmap]] = {}

    def set_size(self, size: QSize, ratio: float) -> None:
        """Rows have this size on a screen of this ratio of pixels."""
        if (size, ratio) != (self._size, self._ratio):
            self._size, self._ratio = size, ratio
            self._kept.clear()
            self._heads.clear()

    def make_ready(self, finding: Finding, chosen: bool) -> None:
        """Paint a row ahead of time, once rows have a size: before the first painting there is none."""
        if not self._size.isEmpty():
            self.picture(finding, chosen)

    def picture(self, finding: Finding, chosen: bool) -> QPixmap:
        """A row as a picture, painted anew only when it looks otherwise."""
        evidence = self._model.has_evidence(finding.finding_id)
        key = finding.finding_id, chosen, evidence
        known, picture = self._kept.get(key, (None, None))
        # Most are the same object, and comparing takes as long as drawing.
        if known is not finding and known != finding:
            if len(self._kept) >= _KEPT_ROWS:
                self._kept.clear()
            picture = QPixmap(self._head(finding, chosen, evidence))
            with QPainter(picture) as painter:
                self._paint_facts(painter, finding)
            self._kept[key] = finding, picture
        return picture

    def _head(self, finding: Finding, chosen: bool, evidence: bool) -> QPixmap:
        """A row with its first line alone: the same for every finding of a policy, and the dearer half to paint."""
        key = finding.policy_id, finding.severity, chosen, evidence
        picture = self._heads.get(key)
        if picture is None:
            if len(self._heads) >= _KEPT_ROWS:
                self._heads.clear()
            picture = self._heads[key] = QPixmap(self._size * self._ratio)
            picture.setDevicePixelRatio(self._ratio)
            with QPainter(picture) as painter:
                self._paint_head(painter, finding, chosen, evidence)
        return picture

    def _paint_head(self, painter: QPainter, finding: Finding, chosen: bool, evidence: bool) -> None:
        px, width, height = self._theme.px, self._size.width(), self._size.height()
        left, edge, middle = px(_LEFT), width - 1 - px(_RIGHT), px(13)
        painter.fillRect(0, 0, width, height, self._colours["selected" if chosen else "surface"])
        if chosen:
            painter.fillRect(0, 0, px(3), height, self._colours["accent"])
        self._stamps.severity(painter, QPointF(px(17), middle), finding.severity)
        keys = self._key_of(finding.policy_id)
        if keys:
            edge = self._stamps.keys(painter, edge, middle, keys) - px(8)
        if evidence:
            edge = self._stamps.evidence(painter, edge, middle) - px(8)
        painter.setFont(self._font)
        room = max(0, edge - left)
        name = self._metrics.elidedText(self._model.policy_name(finding), Qt.TextElideMode.ElideRight, room)
        self._text(painter, left, _baseline(self._metrics, middle), name, "text")

    def _paint_facts(self, painter: QPainter, finding: Finding) -> None:
        """The second line, the note as far as there is room."""
        px = self._theme.px
        x, right, gap, baseline = px(_LEFT), self._size.width() - 1 - px(_RIGHT), px(10), self._facts_baseline
        painter.setFont(self._small)
        facts = [(timecode(finding.start_ms), "muted")]
        if finding.open_span or finding.end_ms is not None:
            facts.append((self._length(finding), "accent" if finding.open_span else "muted"))
        if finding.subject != "host":
            facts.append((self._subject_name(finding.subject), "muted"))
        if finding.note:
            facts.append((f"✎ {finding.note}", "text"))
        for text, token in facts:
            wide = self._small_metrics.horizontalAdvance(text)
            if x + wide > right:
                text = self._small_metrics.elidedText(text, Qt.TextElideMode.ElideRight, right - x)  # noqa: PLW2901
            self._text(painter, x, baseline, text, token)
            x += wide + gap

    def _length(self, finding: Finding) -> str:
        if finding.open_span:
            return QCoreApplication.translate("FindingRows", "open …")
        seconds = (finding.end_ms - finding.start_ms) / 1000
        return f"{numbers.decimal(seconds, 1)} s" if seconds < 60 else f"{int(seconds // 60)} min {int(seconds % 60)} s"

    def _text(self, painter: QPainter, x: int, baseline: int, text: str, token: str) -> None:
        painter.setPen(self._colours[token])
        painter.drawText(x, baseline, text)


def _baseline(metrics: QFontMetrics, middle: int) -> int:
    return round(middle + (metrics.ascent() - metrics.descent()) / 2)


class FindingsView(QTableView):
    """Shows a `FindingsModel`. `chosen(Finding | None)` follows the current row, `go_wanted(ms)` a click on one.

    A table, because a list view of Qt lays out all its rows for each one that is inserted. It paints its rows itself,
    and all of its ground, so that nothing behind it is painted with it.
    """

    chosen = Signal(object)
    go_wanted = Signal(int)

    def __init__(
        self,
        model: FindingsModel,
        theme: Theme,
        key_of: Callable[[str], str],
        subject_name: Callable[[str], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._findings, self._theme = model, theme
        self._rows = FindingRows(model, theme, key_of, subject_name)
        self._chosen_id: str | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._settle)
        # Before Qt's own hearing of it, which chooses a neighbour of what is removed.
        model.rowsAboutToBeRemoved.connect(self._settle)
        self.setModel(model)
        self.setVerticalScrollBar(SolidBar(theme, "surface"))
        self.viewport().setAutoFillBackground(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Findings"))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setProperty(KEPT_KEYS, ["Up", "Down", "Home", "End", "PageUp", "PageDown"])
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)
        self._restyle()
        theme.changed.connect(self._restyle)
        self.clicked.connect(lambda index: self.go_wanted.emit(model.finding(index.row()).start_ms))

    def chosen_finding(self) -> Finding | None:
        """The finding that the finding commands act on."""
        return None if self._chosen_id is None else self._findings.find(self._chosen_id)

    def choose(self, finding_id: str | None) -> None:
        """Choose a finding and bring it into view; None chooses none."""
        if not self._findings.has(finding_id):
            self.setCurrentIndex(QModelIndex())
            self.clearSelection()
            self._set_chosen(None)
            return
        self._soon.start()
        # Its bar is painted behind it, and all of the list anew: moving the pixels that are there would be in vain.
        self.verticalScrollBar().setUpdatesEnabled(False)
        self.viewport().setUpdatesEnabled(False)
        self._bring(self._findings.row_of(finding_id))
        self.viewport().setUpdatesEnabled(True)
        self._set_chosen(self._findings.find(finding_id))

    def make_ready(self, finding: Finding) -> None:
        """Paint a finding's row as it will look when chosen, for no one to see yet: while the finding is being stored
        there is time for it.
        """
        if self.isVisible():
            self._rows.make_ready(finding, chosen=True)

    def choose_step(self, step: int, from_ms: int) -> Finding | None:
        """Choose the next (1) or previous (-1) finding, by time when none is chosen; None at the end."""
        chosen = self._chosen_id
        row = self._findings.row_near(from_ms, step) if chosen is None else self._findings.row_of(chosen) + step
        if row is None or not 0 <= row < self._findings.rowCount():
            return None
        self.setCurrentIndex(self._findings.index(row))
        return self._findings.finding(row)

    def row_height(self) -> int:
        """The height of a row in pixels."""
        return self._theme.px(41)

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        """Tell which finding is chosen now."""
        super().currentChanged(current, previous)
        self._set_chosen(self._findings.finding(current.row()) if current.isValid() else None)

    def reset(self) -> None:
        """Other findings: none of them is chosen."""
        self._stop_waiting()
        self._chosen_id = None
        super().reset()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows in the event's area, and the ground where there are none."""
        painter, area = QPainter(self.viewport()), event.rect()
        height, scrolled = self.row_height(), self.verticalScrollBar().value()
        width, count = self.viewport().width(), self._findings.rowCount()
        self._rows.set_size(QSize(width, height), self.viewport().devicePixelRatioF())
        for row in range((area.top() + scrolled) // height, min(count, (area.bottom() + scrolled) // height + 1)):
            finding = self._findings.finding(row)
            picture = self._rows.picture(finding, finding.finding_id == self._chosen_id)
            painter.drawPixmap(0, row * height - scrolled, picture)
        below = max(area.top(), count * height - scrolled)
        if below <= area.bottom():
            painter.fillRect(0, below, width, area.bottom() + 1 - below, self._theme.color("surface"))
        if not count:
            self._paint_nothing(painter)
        painter.end()

    def _paint_nothing(self, painter: QPainter) -> None:
        px = self._theme.px
        painter.setPen(self._theme.color("muted"))
        room = self.viewport().rect().adjusted(px(12), px(6), -px(12), -px(6))
        painter.drawText(room, Qt.TextFlag.TextWordWrap, self.tr("None yet: the key of a policy places one."))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """With the focus here arrows choose a finding and go there."""
        self._settle()
        before = self._chosen_id
        far = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: self._findings.rowCount() - 1}
        if event.key() in far:
            self.setCurrentIndex(self._findings.index(far[event.key()]))
        else:
            super().keyPressEvent(event)
        finding = self.chosen_finding()
        if finding is not None and finding.finding_id != before:
            self.go_wanted.emit(finding.start_ms)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The chosen finding stays in view when the editor takes room."""
        super().resizeEvent(event)
        if self._chosen_id is not None:
            self._bring(self._findings.row_of(self._chosen_id))

    def _set_chosen(self, finding: Finding | None) -> None:
        chosen = None if finding is None else finding.finding_id
        if chosen != self._chosen_id:
            self._chosen_id = chosen
            self.chosen.emit(finding)

    def _bring(self, row: int) -> None:
        """Scroll as little as brings a row into view."""
        bar, height = self.verticalScrollBar(), self.row_height()
        above, below = row * height, (row + 1) * height - self.viewport().height()
        if below > bar.maximum():
            # Rows have come that Qt tells the scroll bar of behind the next picture, and laying them out takes longer.
            bar.setMaximum(self._findings.rowCount() * height - self.viewport().height())
        if not below <= bar.value() <= above:
            bar.setValue(min(max(bar.value(), below), above))

    def _settle(self) -> None:
        """Let Qt know what is chosen: that takes longer than painting it, so it comes behind.

        Its row as it looks when another one is chosen is made here, too: the next label needs it at once.
        """
        self._stop_waiting()
        if self._chosen_id is None:
            return
        index = self._findings.index(self._findings.row_of(self._chosen_id))
        if index != self.currentIndex():
            self.setCurrentIndex(index)
        if self.isVisible():
            self._rows.make_ready(self._findings.find(self._chosen_id), chosen=False)

    def _stop_waiting(self) -> None:
        self._soon.stop()
        self.verticalScrollBar().setUpdatesEnabled(True)

    def _restyle(self) -> None:
        self._rows.restyle()
        self.verticalHeader().setDefaultSectionSize(self.row_height())
        self.setMinimumHeight(self.row_height() + self._theme.px(4))
        self.viewport().update()
