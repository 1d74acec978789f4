"""Changing keys: every command in a list, found by name or by key; a conflict is named, and can be taken over."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from reviewer_app.domain.errors import UserError
from reviewer_app.ui.actions import page_name
from reviewer_app.ui.commands import LABEL, LABEL_OPEN, Command
from reviewer_app.ui.key_choices import KeyChoices, Keys, Use, uses
from reviewer_app.ui.keymap import sequence, shown, with_shift
from reviewer_app.ui.page import Handler
from reviewer_app.ui.sentences import told
from reviewer_app.ui.settings.key_capture import PAUSE_MS, KeyCapture
from reviewer_app.ui.settings.key_model import KEYS, PAGE, PLACE, TITLE, KeyModel
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import label, list_rows, rule, says, scaled

# Shares of the table's width; what is left is the title's. In a narrow window menu and page are left out.
_SHARES = {KEYS: 0.25, PLACE: 0.22, PAGE: 0.18}
_NARROW = 700


class KeyEditor(QWidget):
    """`changed()` follows every change of keys, `problem(sentence)` says what could not be done ('' for nothing).

    `defaults()` gives the commands with their default keys, policies among them.
    """

    changed = Signal()
    problem = Signal(str)

    def __init__(
        self,
        choices: KeyChoices,
        defaults: Callable[[], Sequence[Command]],
        theme: Theme,
        pause_ms: int = PAUSE_MS,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._choices, self._defaults, self._theme = choices, defaults, theme
        self.model, self.table, self.search = KeyModel(theme, self), QTableView(), QLineEdit()
        self.capture = KeyCapture(theme, pause_ms)
        self._then: Callable[[str], None] = self._find_key
        self._pending: dict[str, Keys] = {}
        self._find_by_name_key = ""
        self._conflict = self._conflict_bar()
        self._prepare()
        self._lay_out()

    def show_keys(self) -> None:
        """Read the commands and their keys anew; the chosen one stays chosen."""
        chosen = self.current()
        self.model.put(self._choices.applied(self._defaults()), self._choices.changed)
        self._choose(chosen.id if chosen else "")

    def current(self) -> Command | None:
        """The chosen command, None when there is none."""
        return self.table.currentIndex().data(Qt.ItemDataRole.UserRole)

    def set_search_key(self, key: str) -> None:
        """Name the key that goes to the search line."""
        self._find_by_name_key = key
        self.search.setPlaceholderText(self.tr("Find by name · {key}").format(key=key))

    def handlers(self) -> Mapping[str, Handler]:
        """The commands by id."""
        return {
            "keys.change": lambda _: self._ask(add=False),
            "keys.add": lambda _: self._ask(add=True),
            "keys.remove": lambda _: self._on_current(lambda command: self._assign({command.id: ()})),
            "keys.reset": lambda _: self._on_current(self._reset),
            "keys.reset_all": lambda _: self._reset_all(),
            "keys.find": lambda _: self.search.setFocus(Qt.FocusReason.ShortcutFocusReason),
            "keys.press": lambda _: self._ask_key(),
            "keys.export": lambda _: self._export(),
            "keys.import": lambda _: self._import(),
        }

    def leave(self) -> bool:
        """Leave the innermost thing; False when there was nothing to leave."""
        if self._conflict.isVisible():
            self._cancel()
        elif self.search.text() or self.model.key:
            self.search.clear()
            self._find("")
            self.table.setFocus()
        else:
            return False
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the search line the arrows go to the list."""
        pressed = watched is self.search and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if not pressed or event.key() not in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        self.table.setFocus()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out."""
        super().resizeEvent(event)
        width = event.size().width()
        for column, share in _SHARES.items():
            self.table.setColumnHidden(column, column != KEYS and width < self._theme.px(_NARROW))
            self.table.horizontalHeader().resizeSection(column, round(width * share))

    def changeEvent(self, event: QEvent) -> None:
        """In another language, the names of the commands are others."""
        if event.type() == QEvent.Type.LanguageChange:
            self.show_keys()
        super().changeEvent(event)

    def _ask(self, add: bool) -> None:
        def ask(command: Command) -> None:
            self._then = lambda keys: self._captured(command, keys, add)
            self._cancel()
            self.capture.ask(self.tr("New keys of “{title}”:").format(title=command.label))

        self._on_current(ask)

    def _ask_key(self) -> None:
        self._then = self._find_key
        self._cancel()
        self.capture.ask(self.tr("Whose key?"))

    def _pressed(self, keys: str) -> None:
        self.table.setFocus()
        self._then(keys)

    def _captured(self, command: Command, keys: str, add: bool) -> None:
        given = (*command.keys, keys) if add and keys not in command.keys else (keys,)
        found = uses(self._choices.applied(self._defaults()), command.id, keys)
        self._pending = {command.id: given, **_without(self._choices.applied(self._defaults()), found)}
        if not found:
            self._take_over()
            return
        conflicts = " ".join(dict.fromkeys(self._conflict_text(use, keys) for use in found))
        said = self.tr("New keys of “{title}”: {conflicts}")
        self._said.setText(said.format(title=command.label, conflicts=conflicts))
        self._conflict.show()
        # The list has become lower.
        self.layout().activate()
        self.table.scrollTo(self.table.currentIndex())
        self._take.setFocus(Qt.FocusReason.OtherFocusReason)

    def _conflict_text(self, use: Use, keys: str) -> str:
        if sequence(use.keys) == sequence(keys):
            text = self.tr("{keys} is used by “{title}” on the page {page}.")
        elif len(sequence(use.keys)) > len(sequence(keys)):
            text = self.tr("{keys} is the beginning of {other}, which is used by “{title}” on the page {page}.")
        else:
            text = self.tr("{keys} begins with {other}, which is used by “{title}” on the page {page}.")
        return text.format(keys=shown(keys), other=shown(use.keys), title=use.command.label, page=page_name(use.page))

    def _take_over(self) -> None:
        pending, self._pending = self._pending, {}
        self._conflict.hide()
        self._assign(pending)

    def _cancel(self) -> None:
        self._pending = {}
        if self._conflict.isVisible():
            self._conflict.hide()
            self.table.setFocus()

    def _assign(self, keys: Mapping[str, Keys]) -> None:
        self._try(lambda: self._choices.choose(keys, self._defaults()))

    def _reset(self, command: Command) -> None:
        self._try(lambda: self._choices.reset([command.id], self._defaults()))

    def _reset_all(self) -> None:
        self._try(self._choices.reset_all)

    def _try(self, change: Callable[[], None]) -> None:
        try:
            change()
        except UserError as error:
            self.problem.emit(told(str(error)))
        else:
            self.problem.emit("")
            self.changed.emit()
        self.show_keys()
        self.table.setFocus()

    def _export(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Export keys"), "keys.toml", self.tr("Keys (*.toml)"))
        if name:
            self._try(lambda: self._choices.write_to(Path(name)))

    def _import(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Import keys"), "", self.tr("Keys (*.toml)"))
        if name:
            self._try(lambda: self._choices.read_from(Path(name), self._defaults()))

    def _find(self, query: str, key: str = "") -> None:
        chosen = self.current()
        self.model.find(query, key)
        self._choose(chosen.id if chosen and not query and not key else "")

    def _find_key(self, keys: str) -> None:
        self.search.setText(shown(keys))
        self._find("", keys)
        self.table.setFocus()

    def _choose(self, command_id: str) -> None:
        row = self.model.row_of(command_id)
        if self.model.rowCount():
            self.table.selectRow(0 if row is None else row)

    def _on_current(self, action: Callable[[Command], None]) -> None:
        command = self.current()
        if command is not None:
            action(command)

    def _prepare(self) -> None:
        table = self.table
        table.setModel(self.model)
        says(table.setAccessibleName, lambda: self.tr("Commands and their keys"))
        list_rows(table, self._theme, height=30)
        head = table.horizontalHeader()
        scaled(self._theme, head.setMinimumSectionSize, 60)
        head.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        for column in _SHARES:
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        table.doubleClicked.connect(lambda _: self._ask(add=False))
        says(self.search.setPlaceholderText, lambda: self.tr("Find by name · {key}").format(key=self._find_by_name_key))
        says(self.search.setAccessibleName, lambda: self.tr("Part of a command's name"))
        self.search.textEdited.connect(self._find)
        self.search.installEventFilter(self)
        self.capture.captured.connect(self._pressed)
        self.capture.left.connect(table.setFocus)

    def _conflict_bar(self) -> QFrame:
        bar = QFrame()
        bar.setProperty("banner", "warn")
        self._said, self._take, cancel = label(), QPushButton(), QPushButton()
        self._said.setWordWrap(True)
        self._take.setProperty("role", "primary")
        says(self._take.setText, lambda: self.tr("Take it over"))
        says(cancel.setText, lambda: self.tr("Cancel"))
        self._take.clicked.connect(self._take_over)
        cancel.clicked.connect(self._cancel)
        row = QHBoxLayout(bar)
        scaled(self._theme, row.setContentsMargins, 14, 8, 14, 8)
        scaled(self._theme, row.setSpacing, 10)
        row.addWidget(self._said, 1)
        row.addWidget(self._take)
        row.addWidget(cancel)
        bar.hide()
        return bar

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        scaled(self._theme, head.setContentsMargins, 24, 18, 24, 12)
        scaled(self._theme, head.setSpacing, 10)
        for widget in (self.search, self.capture, self._conflict):
            head.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(rule())
        column.addWidget(self.table, 1)


def _without(commands: Sequence[Command], found: Sequence[Use]) -> dict[str, Keys]:
    """The keys that are left to the owners of what is taken; a span opened by Shift goes with its policy's label."""
    by_id = {command.id: command for command in commands}
    left: dict[str, Keys] = {}
    for use in found:
        opens = use.command.id.startswith(LABEL_OPEN)
        owner = LABEL + use.command.id.removeprefix(LABEL_OPEN) if opens else use.command.id
        taken = sequence(use.keys)
        mine = left.get(owner, by_id[owner].keys)
        left[owner] = tuple(one for one in mine if sequence(with_shift(one) if opens else one) != taken)
    return left
