"""A person's own ledger: the minutes that they have watched, by severity, for four periods; they can delete it."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from reviewer_app.operations.exposure import UNMARKED, Exposure
from reviewer_app.ui import numbers
from reviewer_app.ui.overlay import Overlay
from reviewer_app.ui.theme import SEVERITIES, Theme
from reviewer_app.ui.widgets import KeyCap, label, rule

_MINUTE_MS = 60_000


class ExposurePanel(Overlay):
    """Opens over `over`; Escape or Enter closes it, Delete pressed twice deletes the ledger (`forget_wanted`)."""

    forget_wanted = Signal()

    def __init__(self, over: QWidget, theme: Theme) -> None:
        super().__init__(over, theme)
        self._asked = False
        self._empty = True
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._inside: QWidget | None = None
        self._layout = QVBoxLayout(self)

    def show_totals(self, totals: Exposure) -> None:
        """Open, or show other figures."""
        self._asked, self._empty = False, totals.empty
        self.setAccessibleName(self.tr("My exposure"))
        self.setAccessibleDescription(self._read_aloud(totals))
        if self._inside is not None:
            self._inside.deleteLater()
        self._inside = QWidget()
        self._lay_out(totals)
        self._layout.addWidget(self._inside)
        self.open_over(self)

    @property
    def asks(self) -> bool:
        """Whether one more press of Delete deletes the ledger."""
        return self._asked

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape and Enter close; Delete asks, then deletes."""
        if event.isAutoRepeat():
            return
        if event.key() == Qt.Key.Key_Delete and not self._empty:
            if self._asked:
                self.forget_wanted.emit()
            else:
                self._asked = True
                self._hint.setText(self.tr("Press Delete again: there is no other copy."))
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.close_it()

    def focusOutEvent(self, event: QEvent) -> None:
        """What needs the window next does not lie below it."""
        if QApplication.activeWindow() is self.window() and QApplication.activePopupWidget() is None:
            self.hide()

    def _lay_out(self, totals: Exposure) -> None:
        px, column = self._theme.px, QVBoxLayout(self._inside)
        column.setContentsMargins(px(24), px(18), px(24), px(18))
        column.setSpacing(px(10))
        head = QHBoxLayout()
        head.addWidget(label(self.tr("My exposure"), "heading"))
        head.addStretch()
        head.addWidget(KeyCap("Esc", self._theme))
        column.addLayout(head)
        about = label(
            self.tr(
                "Minutes watched while a recording played or its picture was on screen, by the severity of what was "
                "marked there at that time. The figures are yours: they stay on this machine, are never sent or "
                "exported, and are no measure of your work."
            ),
            "muted",
        )
        about.setWordWrap(True)
        column.addWidget(about)
        column.addWidget(rule())
        column.addLayout(self._table(totals))
        column.addWidget(rule())
        self._hint = label(self.tr("Nothing has been counted yet.") if totals.empty else self.tr("deletes all of it"))
        self._hint.setProperty("role", "muted")
        foot = QHBoxLayout()
        if not totals.empty:
            foot.addWidget(KeyCap("Del", self._theme))
        foot.addWidget(self._hint)
        foot.addStretch()
        column.addLayout(foot)

    def _table(self, totals: Exposure) -> QLayout:
        grid, px = QGridLayout(), self._theme.px
        grid.setHorizontalSpacing(px(28))
        grid.setVerticalSpacing(px(8))
        grid.setColumnStretch(1, 1)
        right = Qt.AlignmentFlag.AlignRight
        for column, title in enumerate(self._periods(), 2):
            grid.addWidget(label(title, "section"), 0, column, right)
        for line, (severity, title) in enumerate(self._severities(), 1):
            mark = label()
            if severity in SEVERITIES:
                mark.setPixmap(self._theme.severity_icon(severity).pixmap(px(12), px(12)))
            grid.addWidget(mark, line, 0)
            grid.addWidget(label(title), line, 1)
            for column, period in enumerate(totals.periods, 2):
                figure = label(_minutes(period.get(severity, 0)))
                figure.setFont(self._theme.time_font())
                grid.addWidget(figure, line, column, right)
        return grid

    def _periods(self) -> tuple[str, ...]:
        return self.tr("today"), self.tr("7 days"), self.tr("30 days"), self.tr("ever")

    def _severities(self) -> tuple[tuple[str, str], ...]:
        return (*((severity, severity) for severity in SEVERITIES), (UNMARKED, self.tr("nothing marked")))

    def _read_aloud(self, totals: Exposure) -> str:
        parts = []
        for title, period in zip(self._periods(), totals.periods, strict=True):
            figures = ", ".join(f"{name} {_minutes(period.get(severity, 0))}" for severity, name in self._severities())
            parts.append(f"{title}: {figures}")
        return ". ".join(parts)

    def place(self) -> None:
        """In the middle, as high as its table."""
        px, over = self._theme.px, self.parentWidget()
        self._layout.setContentsMargins(1, 1, 1, 1)
        width = min(px(640), over.width() - px(40))
        height = min(self._layout.totalHeightForWidth(width) + px(8), over.height() - px(40))
        self.setGeometry((over.width() - width) // 2, (over.height() - height) // 2, width, height)


def _minutes(ms: int) -> str:
    """Whole minutes; `<1` for less, `–` for nothing."""
    if not ms:
        return "–"
    return numbers.whole(ms // _MINUTE_MS) if ms >= _MINUTE_MS else "<1"
