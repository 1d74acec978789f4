"""The cheat sheet: every key of the page, by menu, policies by category."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from reviewer_app.ui.actions import all_keys_text, group_title, menu_title
from reviewer_app.ui.commands import MENUS, Command
from reviewer_app.ui.keymap import shown
from reviewer_app.ui.overlay import Overlay
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import KeyCap, label, rule, says

_CLOSING = frozenset({Qt.Key.Key_Escape, Qt.Key.Key_Question, Qt.Key.Key_F1, Qt.Key.Key_Return, Qt.Key.Key_Q})
Group = tuple[str, list[Command]]


def grouped(commands: Iterable[Command]) -> list[Group]:
    """The commands with keys, in groups `(title, commands)`: one for each menu, for policies one for each category."""
    groups: dict[str, list[Command]] = {menu_title(menu): [] for menu in MENUS}
    for command in commands:
        if command.keys and command.menu:
            groups.setdefault(group_title(command), []).append(command)
    return [(title, members) for title, members in groups.items() if members]


def in_columns(groups: Sequence[Group], columns: int) -> list[list[Group]]:
    """The groups in order, cut into at most `columns` columns of about the same height (a heading counts two rows)."""
    heights = [len(members) + 2 for _, members in groups]
    low, high = max(heights, default=0), sum(heights)
    while low < high:
        middle = (low + high) // 2
        if len(_filled(groups, heights, middle)) <= columns:
            high = middle
        else:
            low = middle + 1
    return _filled(groups, heights, low)


def _filled(groups: Sequence[Group], heights: Sequence[int], limit: int) -> list[list[Group]]:
    filled: list[list[Group]] = []
    used = limit + 1
    for group, height in zip(groups, heights, strict=True):
        if used + height > limit:
            filled.append([])
            used = 0
        filled[-1].append(group)
        used += height
    return filled


class CheatSheet(Overlay):
    """A panel over the window; Escape, `?` or a click beside it close it."""

    def __init__(self, over: QWidget, theme: Theme) -> None:
        super().__init__(over, theme)
        self._groups: list[Group] = []
        says(self.setAccessibleName, lambda: self.tr("All keys"))
        self.area = QScrollArea(widgetResizable=True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        says(self.area.setAccessibleName, lambda: self.tr("All keys"))
        self.area.installEventFilter(self)
        self._layout = QVBoxLayout(self)
        head = QHBoxLayout()
        head.addWidget(label(lambda: self.tr("All keys"), "heading"))
        head.addStretch()
        head.addWidget(KeyCap(lambda: shown("Escape"), theme))
        head.addWidget(label(lambda: self.tr("closes"), "muted"))
        self._layout.addLayout(head)
        self._about_holds = label(
            lambda: self.tr("A policy's last key held places a span; with Shift it opens one and closes it again."),
            "muted",
        )
        self._layout.addWidget(self._about_holds)
        self._layout.addWidget(rule())
        self._layout.addWidget(self.area)

    def open_with(self, commands: Iterable[Command]) -> None:
        """Open with the keys of these commands."""
        self._groups = grouped(commands)
        self._about_holds.setVisible(any(command.hold for _, members in self._groups for command in members))
        self.open_over(self.area)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys that close."""
        if watched is self.area and event.type() == QEvent.Type.KeyPress:
            return self._key(event)  # type: ignore[arg-type]
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() not in _CLOSING and event.text() != "?":
            return False
        self.close_it()
        return True

    def place(self) -> None:
        """In the middle, as many columns as there is room for."""
        px, over = self._theme.px, self.parentWidget()
        self._layout.setContentsMargins(px(24), px(18), px(12), px(12))
        self._layout.setSpacing(px(8))
        width, height = min(px(1180), over.width() - px(48)), min(px(860), over.height() - px(48))
        self.setGeometry((over.width() - width) // 2, (over.height() - height) // 2, width, height)
        self.area.setWidget(self._sheet(3 if width >= px(960) else 2))

    def _sheet(self, columns: int) -> QWidget:
        sheet, px = QWidget(), self._theme.px
        row = QHBoxLayout(sheet)
        row.setContentsMargins(0, px(6), px(12), px(12))
        row.setSpacing(px(36))
        for groups in in_columns(self._groups, columns):
            grid = QGridLayout()
            grid.setHorizontalSpacing(px(12))
            grid.setVerticalSpacing(px(5))
            grid.setColumnStretch(1, 1)
            for title, members in groups:
                self._add_group(grid, title, members)
            grid.setRowStretch(grid.rowCount(), 1)
            row.addLayout(grid, 1)
        return sheet

    def _add_group(self, grid: QGridLayout, title: str, members: Iterable[Command]) -> None:
        heading = label(title.upper(), "section")
        heading.setContentsMargins(0, self._theme.px(10), 0, self._theme.px(2))
        grid.addWidget(heading, grid.rowCount(), 0, 1, 2)
        for command in members:
            line = grid.rowCount()
            keys = QHBoxLayout()
            keys.setSpacing(self._theme.px(8))
            for sequence in all_keys_text(command).split(" · "):
                keys.addWidget(KeyCap(sequence, self._theme))
            keys.addStretch()
            grid.addLayout(keys, line, 0)
            text = label(command.label)
            text.setWordWrap(True)
            text.setToolTip(command.hint)
            grid.addWidget(text, line, 1)
