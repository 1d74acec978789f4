"""The settings page: options, keys and topics, all of it by keyboard."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget, QVBoxLayout, QWidget

from reviewer_app.settings import Settings
from reviewer_app.ui.commands import QUEUE, SETTINGS, Command
from reviewer_app.ui.invocation import Invocation
from reviewer_app.ui.key_choices import KeyChoices
from reviewer_app.ui.page import Handler, Page
from reviewer_app.ui.settings.general_form import GeneralForm
from reviewer_app.ui.settings.key_editor import KeyEditor
from reviewer_app.ui.settings.topics_form import TopicsForm
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import label, rule, says, scaled

GENERAL, KEYS, TOPICS = range(3)


class SettingsPage(Page):
    """Sections on the left, what is in them on the right; Escape goes back to the page one came from.

    `setting_changed(name)`: an option has another value, already written; `keys_changed()`: commands have other keys.
    """

    setting_changed = Signal(str)
    keys_changed = Signal()

    name = SETTINGS

    def __init__(
        self,
        settings: Settings,
        choices: KeyChoices,
        defaults: Callable[[], Sequence[Command]],
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._came_from = theme, QUEUE
        self.sections = QListWidget()
        self.general, self.keys = GeneralForm(settings, theme), KeyEditor(choices, defaults, theme)
        self.topics = TopicsForm(theme)
        self._stack = QStackedWidget()
        for part in (self.general, self.keys, self.topics):
            self._stack.addWidget(part)
        self._fill_sections()
        self._lay_out()
        self.setFocusProxy(self.sections)
        self.general.changed.connect(self.setting_changed)
        self.keys.changed.connect(self.keys_changed)
        self.keys.problem.connect(self.failed)

    @property
    def title(self) -> str:
        """What stands in the breadcrumb."""
        return f"{self.tr('Settings')} · {self.sections.currentItem().text()}"

    @property
    def status_hints(self) -> tuple[str, ...]:
        """What can be done here."""
        in_keys = ("keys.change", "keys.add", "keys.remove", "keys.reset", "keys.press")
        return (*(in_keys if self.section == KEYS else ()), "escape", "help")

    @property
    def section(self) -> int:
        """The section on screen: GENERAL, KEYS or TOPICS."""
        return self._stack.currentIndex()

    def set_keys(self, keys: Mapping[str, str]) -> None:
        """The key of the search line."""
        self.keys.set_search_key(keys.get("keys.find", ""))

    def handlers(self) -> Mapping[str, Handler]:
        """Commands on keys open their section."""
        keys = {name: self._in_keys(handler) for name, handler in self.keys.handlers().items()}
        return {**keys, "escape": lambda _: self._leave()}

    def allowed(self, when: str) -> bool:
        """Changing keys needs a chosen command, in view."""
        return when == "always" or (when == "key" and self.section == KEYS and self.keys.current() is not None)

    def entered(self, argument: object = None) -> None:
        """Show what is set now; `argument` is the page that Escape goes back to."""
        if argument is not None and argument != SETTINGS:
            self._came_from = str(argument)
        self.general.show_values()
        self.keys.show_keys()
        if self.section == TOPICS:
            self.topics.ask()

    def show_section(self, section: int) -> None:
        """Show a section."""
        self.sections.setCurrentRow(section)

    def _in_keys(self, handler: Handler) -> Handler:
        def run(invocation: Invocation) -> None:
            self.show_section(KEYS)
            handler(invocation)

        return run

    def _leave(self) -> None:
        if self.section != KEYS or not self.keys.leave():
            self.wants_page.emit(self._came_from, None)

    def _fill_sections(self) -> None:
        sections = self.sections
        says(sections.setAccessibleName, lambda: self.tr("Sections of the settings"))
        for text in (
            lambda: self.tr("General"),
            lambda: self.tr("Keys"),
            lambda: self.tr("Topics I do not take"),
        ):
            item = QListWidgetItem(sections)
            scaled(self._theme, partial(_set_height, item), 38, owner=sections)
            says(item.setText, text, sections)
        scaled(self._theme, sections.setFixedWidth, 190)
        sections.currentRowChanged.connect(self._show)
        sections.setCurrentRow(GENERAL)

    def _show(self, section: int) -> None:
        self._stack.setCurrentIndex(section)
        if section == TOPICS:
            self.topics.ask()
        self.title_changed.emit()

    def _lay_out(self) -> None:
        head = label(lambda: self.tr("Settings"), "heading")
        scaled(self._theme, head.setContentsMargins, 24, 16, 16, 14)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.sections)
        row.addWidget(rule(vertical=True))
        row.addWidget(self._stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(rule())
        column.addLayout(row, 1)


def _set_height(item: QListWidgetItem, pixels: int) -> None:
    item.setSizeHint(QSize(0, pixels))
