"""Every command with its keys, as a table that can be searched."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reviewer_app.ui.actions import all_keys_text, group_title, page_name
from reviewer_app.ui.commands import PAGES, Command
from reviewer_app.ui.keymap import sequence
from reviewer_app.ui.palette import search
from reviewer_app.ui.theme import Theme

_Index = QModelIndex | QPersistentModelIndex
TITLE, KEYS, PLACE, PAGE = range(4)


class KeyModel(QAbstractTableModel):
    """Commands that fit a search, best first; UserRole is the command, with the keys it has now."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._all: Sequence[Command] = ()
        self._changed: frozenset[str] = frozenset()
        self._query = self._key = ""
        self.commands: Sequence[Command] = ()

    def put(self, commands: Sequence[Command], changed: frozenset[str]) -> None:
        """Show these commands; those with ids in `changed` have other keys than the defaults."""
        self._all, self._changed = [command for command in commands if command.menu], changed
        self._filter()

    def find(self, query: str = "", key: str = "") -> None:
        """Show the commands that fit a part of a name, or whose keys begin with a key or sequence."""
        self._query, self._key = query, key
        self._filter()

    @property
    def key(self) -> str:
        """The key that is searched for, '' for none."""
        return self._key

    def row_of(self, command_id: str) -> int | None:
        """The row of a command, None when it is not shown."""
        return next((row for row, command in enumerate(self.commands) if command.id == command_id), None)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """How many commands fit."""
        return 0 if parent.isValid() else len(self.commands)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Command, keys, menu, pages."""
        return 0 if parent.isValid() else 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Names of the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Command"), self.tr("Keys"), self.tr("Menu"), self.tr("Page"))[section]
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """One cell; keys that are not the defaults stand out by a mark and by their colour."""
        command, column = self.commands[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.UserRole:
                return command
            case Qt.ItemDataRole.ToolTipRole:
                return command.hint
            case Qt.ItemDataRole.ForegroundRole:
                changed = column == KEYS and command.id in self._changed
                return self._theme.color("accent" if changed else "text" if column in (TITLE, KEYS) else "muted")
            case Qt.ItemDataRole.DisplayRole:
                return self._text(command, column)
        return None

    def _text(self, command: Command, column: int) -> str:
        if column == KEYS:
            keys = all_keys_text(command) or self.tr("none")
            return f"● {keys}" if command.id in self._changed else keys
        pages = [page_name(page) for page in PAGES if command.on(page)]
        everywhere = self.tr("everywhere") if len(pages) == len(PAGES) else ", ".join(pages)
        return (command.label, "", group_title(command), everywhere)[column]

    def _filter(self) -> None:
        self.beginResetModel()
        found = search(self._query, self._all)
        if self._key:
            pressed = sequence(self._key)
            found = [one for one in found if any(sequence(keys)[: len(pressed)] == pressed for keys in one.keys)]
        self.commands = found
        self.endResetModel()
