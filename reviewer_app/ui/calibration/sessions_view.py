"""The sessions of a person: the list on the left, what is to be done in the chosen one on the right."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QListView,
    QScrollArea,
    QStackedWidget,
    QStyle,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from reviewer_app.domain.calibration.session import OPEN
from reviewer_app.domain.timecode import timecode
from reviewer_app.ui.calibration.session_row import (
    SessionRow,
    about,
    moment,
    next_step,
    reason_text,
    state_colour,
    state_text,
)
from reviewer_app.ui.calibration.type_size import BODY, HUGE, sized
from reviewer_app.ui.lines import Elided
from reviewer_app.ui.page import KEPT_KEYS
from reviewer_app.ui.row_list import RowDelegate, Rows
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import KeyCap, label, rule, says, scaled

_Index = QModelIndex | QPersistentModelIndex
_LIST_WIDTH = 380


class SessionsView(QWidget):
    """Arrows choose a session, Enter opens it: `chosen()` follows each choice, `opened()` Enter or a double click."""

    chosen = Signal()
    opened = Signal()

    def __init__(self, theme: Theme, now_ms: Callable[[], int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._now_ms = theme, now_ms
        self._keys: Mapping[str, str] = {}
        self.model = Rows(_read_aloud, self)
        self.list = QListView()
        self._detail = QScrollArea(widgetResizable=True)
        self._nothing = label("", "muted")
        self._prepare()
        self._lay_out()

    def set_keys(self, keys: Mapping[str, str]) -> None:
        """The keys in force, for what is told of the chosen session."""
        self._keys = keys
        self._show_chosen()

    def show_sessions(self, rows: Sequence[SessionRow], leads: bool) -> None:
        """Show these sessions; the chosen one stays chosen. `leads`: the person may begin sessions."""
        before = self.current()
        with QSignalBlocker(self.list.selectionModel()):
            self.model.set_rows(rows)
            wanted = next(
                (n for n, row in enumerate(rows) if before and row.session.session_id == before.session.session_id), 0
            )
            if rows:
                self.list.setCurrentIndex(self.model.index(wanted))
        self._nothing.setText(
            self.tr("There is no calibration session yet: begin one, and invite whoever is to label with you.")
            if leads
            else self.tr("You are in no calibration session. When you are invited to one, it stands here.")
        )
        self._stack.setCurrentIndex(0 if rows else 1)
        self._show_chosen()
        self.chosen.emit()

    def choose(self, session_id: str) -> None:
        """Choose a session."""
        row = next((n for n, one in enumerate(self.model.rows) if one.session.session_id == session_id), None)
        if row is not None:
            self.list.setCurrentIndex(self.model.index(row))

    def current(self) -> SessionRow | None:
        """The chosen session."""
        return self.list.currentIndex().data(Rows.ROW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list leaves room for what is told of the chosen session."""
        super().resizeEvent(event)
        self.list.setFixedWidth(min(self._theme.px(_LIST_WIDTH), self.width() * 2 // 5))

    def _prepare(self) -> None:
        view = self.list
        view.setModel(self.model)
        view.setItemDelegate(_SessionDelegate(self._theme, view))
        says(view.setAccessibleName, lambda: self.tr("Calibration sessions"))
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setProperty(KEPT_KEYS, ["Up", "Down"])
        view.selectionModel().currentChanged.connect(self._chosen)
        view.doubleClicked.connect(lambda _: self.opened.emit())
        self._detail.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._detail.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._nothing.setWordWrap(True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        scaled(self._theme, self._nothing.setContentsMargins, 80, 0, 80, 0)
        self.setFocusProxy(view)
        self._theme.changed.connect(self._show_chosen)

    def _lay_out(self) -> None:
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addWidget(rule(vertical=True))
        row.addWidget(self._detail, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(both)
        self._stack.addWidget(self._nothing)
        head = label(lambda: self.tr("Calibration sessions"), "heading")
        scaled(self._theme, head.setContentsMargins, 16, 16, 16, 14)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(rule())
        column.addWidget(self._stack, 1)

    def _chosen(self) -> None:
        self._show_chosen()
        self.chosen.emit()

    def _show_chosen(self) -> None:
        row = self.current()
        if row is None:
            return
        place = self._detail.verticalScrollBar().value()
        self._detail.setWidget(self._describe(row))
        self._detail.verticalScrollBar().setValue(place)

    def _describe(self, row: SessionRow) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        px = self._theme.px
        column.setContentsMargins(px(32), px(24), px(32), px(24))
        column.setSpacing(px(8))
        name = label(row.session.name)
        sized(self._theme, name, HUGE, bold=True).setWordWrap(True)  # type: ignore[attr-defined]
        column.addWidget(name)
        facts = label(self._about(row), "muted")
        facts.setWordWrap(True)
        column.addWidget(facts)
        column.addSpacing(px(10))
        step = label(next_step(row, self._now_ms()))
        sized(self._theme, step, BODY).setWordWrap(True)  # type: ignore[attr-defined]
        column.addWidget(step)
        column.addLayout(self._what_can_be_done(row))
        column.addSpacing(px(14))
        column.addWidget(
            self._heading(self.tr("Recordings"), f"{row.done_count} / {len(row.session.items)}" if row.labels else "")
        )
        column.addWidget(rule())
        column.addLayout(self._items(row))
        column.addSpacing(px(14))
        column.addWidget(self._heading(self.tr("Members"), str(len(row.session.members))))
        column.addWidget(rule())
        column.addLayout(self._members(row))
        column.addStretch(1)
        return made

    def _about(self, row: SessionRow) -> str:
        on_the_way = self.tr("%n decision(s) on the way", "", row.waiting) if row.waiting else ""
        return " · ".join(part for part in (about(row), on_the_way) if part)

    def _heading(self, text: str, count: str) -> QWidget:
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(label(text, "section"))
        line.addStretch(1)
        line.addWidget(label(count, "section"))
        return made

    def _what_can_be_done(self, row: SessionRow) -> QGridLayout:
        ways: list[tuple[str, str]] = []
        if row.next_item is not None:
            ways.append(("calibration.work", self.tr("Label the next recording")))
        if row.session.state == OPEN and row.leads:
            ways.append(("calibration.reveal", self.tr("Reveal…")))
            ways.append(("calibration.move", self.tr("Move the deadline…")))
        if row.session.is_revealed:
            ways.append(("calibration.open", self.tr("Open the session")))
        if row.leads and not row.session.is_over:
            ways.append(("calibration.hand_over", self.tr("Hand over…")))
        if row.session.state == OPEN and row.leads:
            ways.append(("calibration.cancel", self.tr("Cancel…")))
        grid = self._grid()
        for n, (command, text) in enumerate(ways):
            if self._keys.get(command):
                grid.addWidget(KeyCap(self._keys[command], self._theme), n, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(label(text), n, 1)
        return grid

    def _items(self, row: SessionRow) -> QGridLayout:
        grid = self._grid()
        for n, item in enumerate(row.session.items):
            done = item.recording_id in row.done
            mark = label("●" if done else "○", "good" if done else "muted")
            mark.setAccessibleName(self.tr("handed in") if done else self.tr("not handed in"))
            absent = row.labels and not done and row.session.state == OPEN and item.recording_id not in row.here
            why = self.tr("not on this machine yet") if absent else reason_text(item.why)
            for column, cell in enumerate(
                (mark, Elided(item.title), label(timecode(item.duration_ms), "muted"), Elided(why, "muted"))
            ):
                if column == 0 and not row.labels:
                    continue
                grid.addWidget(cell, n, column)
        return grid

    def _members(self, row: SessionRow) -> QGridLayout:
        grid = self._grid()
        for n, login in enumerate(row.session.members):
            grid.addWidget(label(login), n, 1)
            if row.leads and row.session.state == OPEN:
                missing = login in row.missing
                grid.addWidget(label("○" if missing else "●", "muted" if missing else "good"), n, 0)
                said = self.tr("not everything handed in") if missing else self.tr("everything handed in")
                grid.addWidget(label(said, "muted"), n, 2)
        return grid

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(self._theme.px(14))
        grid.setVerticalSpacing(self._theme.px(6))
        grid.setColumnStretch(3, 1)
        return grid


class _SessionDelegate(RowDelegate):
    """Two lines: the name and how far one is; the state and the deadline."""

    height = 60

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: SessionRow = index.data(Rows.ROW)
        theme, px = self._theme, self._theme.px
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, theme.color("selected"))
        box = option.rect.adjusted(px(16), px(9), -px(16), -px(9))
        half = box.height() // 2
        top, below = QRect(box.x(), box.y(), box.width(), half), QRect(box.x(), box.y() + half, box.width(), half)
        progress = f"{row.done_count} / {len(row.session.items)}" if row.labels and row.session.state == OPEN else ""
        self._write(painter, top, row.session.name, "text", 14, True, progress)
        self._write(
            painter,
            below,
            state_text(row.session.state),
            state_colour(row.session.state),
            12,
            False,
            moment(row.session.deadline_ms),
        )
        painter.restore()

    def _write(  # noqa: PLR0917
        self, painter: QPainter, box: QRect, text: str, colour: str, pixels: int, bold: bool, right: str
    ) -> None:
        theme = self._theme
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.time_font(12))
        painter.setPen(theme.color("muted"))
        painter.drawText(box, middle | Qt.AlignmentFlag.AlignRight, right)
        room = box.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(right) - theme.px(12), 0)
        painter.setFont(theme.font(pixels, bold))
        painter.setPen(theme.color(colour))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, shown)


def _read_aloud(row: Any) -> str:
    return ", ".join(
        (
            row.session.name,
            state_text(row.session.state)[1:].strip(),
            moment(row.session.deadline_ms),
            f"{row.done_count} / {len(row.session.items)}",
        )
    )
