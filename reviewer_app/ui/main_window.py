"""The main window: breadcrumb, page, status line, and what lies over them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from reviewer_app import __version__
from reviewer_app.ui import accessible
from reviewer_app.ui.actions import Actions, keys_text
from reviewer_app.ui.banner import ERROR, INFO, WARN, Banner, Farewell
from reviewer_app.ui.cheat_sheet import CheatSheet
from reviewer_app.ui.commands import COMMANDS, QUEUE, SIGN_IN, Command, on_page
from reviewer_app.ui.dispatcher import Dispatcher
from reviewer_app.ui.hint_overlay import HintOverlay
from reviewer_app.ui.invocation import Invocation
from reviewer_app.ui.key_choices import KeyChoices
from reviewer_app.ui.keymap import Keymap
from reviewer_app.ui.lines import Header, StatusLine
from reviewer_app.ui.page import Handler, Page
from reviewer_app.ui.palette import Palette
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import rule, says

if TYPE_CHECKING:
    from reviewer_app.domain.policy import PolicySet

REFUSAL_MS = 4000
FAREWELL_MS = 1800


class MainWindow(QMainWindow):
    """Holds the pages and shows one of them.

    Closing waits for what was pressed before; the window stays when any of that cannot be carried out or stored.
    `closing`, when set, is asked as the window closes; a sentence it returns (decisions not yet sent) is shown for a
    moment before the window goes; '' or None closes at once. `page_shown(name)` follows each change of page,
    `page_added(page)` a page that was not there from the beginning.
    """

    page_shown = Signal(str)
    page_added = Signal(object)

    def __init__(
        self, pages: Sequence[Page], theme: Theme, farewell_ms: int = FAREWELL_MS, keys: KeyChoices | None = None
    ) -> None:
        super().__init__()
        self.theme = theme
        self.closing: Callable[[], str | None] | None = None
        self._farewell_ms, self._said_farewell = farewell_ms, False
        self._closes_in_turn = False
        self._pages: dict[str, Page] = {}
        self._policies = ""
        self._labels: tuple[Command, ...] = ()
        self._more: Callable[[], tuple[Command, ...]] = tuple
        self.actions_: Actions | None = None
        says(self.setWindowTitle, lambda: self.tr("Reviewer workstation"))
        self._build()
        self._keys = keys or KeyChoices()
        self.default_commands: tuple[Command, ...] = COMMANDS
        self.dispatcher = Dispatcher(self, Keymap(self._keys.applied(COMMANDS)))
        self.dispatcher.choices_changed.connect(self._show_choices)
        self.dispatcher.refused.connect(lambda text: self._tell(text, WARN, REFUSAL_MS))
        self.palette_view.chosen.connect(self.dispatcher.invoke)
        self._handlers: dict[str, Handler] = {
            "palette": self._open_palette,
            "help": self._open_help,
            "about": self._about,
            "escape": self._escape,
            "theme.toggle": lambda _: theme.set("light" if theme.name == "dark" else "dark"),
            "window.full_screen": lambda _: self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen),
            "page.queue": lambda _: self.show_page(QUEUE),
            "quit": lambda _: self.close(),
        }
        self.add_handlers({})
        for page in pages:
            self.add_page(page)
        self._make_actions()
        self.show_page(pages[0].name)

    @property
    def page(self) -> Page:
        """The page on screen."""
        return self.stack.currentWidget()  # type: ignore[return-value]

    def add_handlers(self, handlers: Mapping[str, Handler]) -> None:
        """What the program itself carries out on every page (sync, sign-out, import …)."""
        self._handlers |= handlers
        self.dispatcher.set_everywhere(self._handlers)

    def set_policies(self, policy_set: PolicySet | None, language: str) -> None:
        """Take the keys of a policy set's labels. Raises KeyClash, the keys as before, when they clash."""
        # The window is painted before a policy is known.
        from reviewer_app.ui.policy_commands import category_titles, policy_commands

        labels = () if policy_set is None else policy_commands(policy_set, language)
        commands = (*COMMANDS, *self._more(), *labels)
        self.dispatcher.set_keymap(Keymap(self._keys.applied(commands)))
        self.default_commands, self._labels = commands, labels
        self._policies = "" if policy_set is None else f"{policy_set.id} {policy_set.version}"
        self.hints.set_titles({} if policy_set is None else category_titles(policy_set, language))
        self._make_actions()
        self._show_place()

    def set_more_commands(self, more: Callable[[], tuple[Command, ...]]) -> None:
        """Take commands that are made at run time, such as one for each named layout, instead of those before."""
        if more() or self._more():
            self._more = more
            self._name_more()

    def _name_more(self) -> None:
        self.default_commands = (*COMMANDS, *self._more(), *self._labels)
        self.use_keys()

    @property
    def pages(self) -> tuple[Page, ...]:
        """The pages there are."""
        return tuple(self._pages.values())

    @property
    def commands(self) -> tuple[Command, ...]:
        """The commands there are, with the keys they have."""
        return self.dispatcher.keymap.commands

    def use_keys(self) -> None:
        """The chosen keys have changed."""
        self.dispatcher.set_keymap(Keymap(self._keys.applied(self.default_commands)))
        self._make_actions()
        self.show_texts()

    def show_page(self, name: str, argument: object = None) -> None:
        """Show a page; `argument` goes to its `entered`."""
        before, page = self.page, self._pages[name]
        if before is not page:
            before.left()
        self.stack.setCurrentWidget(page)
        self.dispatcher.set_page(page)
        self.show_texts()
        self.actions_.show_for(name)
        page.setFocus()
        page.entered(argument)
        self.page_shown.emit(name)

    def add_page(self, page: Page) -> None:
        """Take in a page that was not there from the beginning."""
        self._pages[page.name] = page
        self.stack.addWidget(page)
        self._connect(page)
        page.set_keys({command.id: keys_text(command) for command in self.commands})
        self.page_added.emit(page)

    def remove_page(self, name: str) -> None:
        """Let go of a page that is not on screen."""
        page = self._pages.pop(name)
        self.stack.removeWidget(page)
        page.deleteLater()

    def show_banner(self, text: str, level: str = INFO, for_ms: int = 0) -> None:
        """One sentence over the page, `error`, `warn` or `info`, until dismissed or for a time; '' takes it away."""
        self.banner.say(text, level, for_ms)
        accessible.announce(self, self.banner.text)

    def set_sync_status(self, text: str, state: str, details: str = "") -> None:
        """The right of the header: `3 pending`, and `ok`, `pending`, `offline` or `error`; details as its tool tip."""
        self.header.set_sync(text, state, details)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Wait for what was pressed, say what is still to be sent, then close."""
        self.page.left()
        if not self.dispatcher.idle:
            event.ignore()
            self._close_in_turn()
            return
        sentence = self.closing() if self.closing is not None and not self._said_farewell else None
        if not sentence:
            event.accept()
            return
        event.ignore()
        self._said_farewell = True
        self.farewell.say(sentence)
        QTimer.singleShot(self._farewell_ms, self, self.close)

    def _close_in_turn(self) -> None:
        if not self._closes_in_turn:
            self._closes_in_turn = True
            self.show_banner(self.tr("The window closes when everything that was pressed is stored."))
            self.dispatcher.in_turn(self._close_now)

    def _close_now(self) -> None:
        if self._closes_in_turn:
            self._closes_in_turn = False
            self.banner.dismiss()
            # In a turn of its own: a window that is being closed ignores a second wish.
            QTimer.singleShot(0, self, self.close)

    def _tell(self, text: str, level: str, for_ms: int = 0) -> None:
        """Say something of what was asked for; a window that was to close stays, so that it can be read."""
        self._closes_in_turn = False
        self.show_banner(text, level, for_ms)

    def changeEvent(self, event: QEvent) -> None:
        """In another language, name everything anew; who owns the policies gives them anew."""
        if event.type() == QEvent.Type.LanguageChange:
            self._name_more()
        super().changeEvent(event)

    def show_texts(self) -> None:
        """What the window says of its page: breadcrumb, status line and hints."""
        self.status.text.setText(self.page.status_text)
        self._show_place()
        self._show_hints()

    def _build(self) -> None:
        self.header, self.status = Header(self.theme), StatusLine(self.theme)
        self.stack = QStackedWidget()
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.header, rule(), self.stack, rule(), self.status):
            column.addWidget(widget, int(widget is self.stack))
        self.setCentralWidget(middle)
        self.banner = Banner(self.stack, self.theme)
        self.hints = HintOverlay(self.stack, self.theme)
        self.palette_view = Palette(middle, self.theme)
        self.cheat_sheet = CheatSheet(middle, self.theme)
        self.farewell = Farewell(self)

    def _connect(self, page: Page) -> None:
        page.message.connect(lambda text: self._tell(text, INFO))
        page.failed.connect(lambda text: self._tell(text, ERROR))
        page.wants_page.connect(self.show_page)
        page.wants_command.connect(self.dispatcher.invoke)
        page.busy_changed.connect(self.dispatcher.set_busy)
        page.gave_back.connect(self._give_back)
        page.title_changed.connect(self.show_texts)
        page.status_changed.connect(self._status_changed)

    def _status_changed(self, text: str) -> None:
        # Pages that are not on screen have news, too.
        if self.sender() is self.page:
            self.status.text.setText(text)

    def _make_actions(self) -> None:
        if self.actions_ is not None:
            self.actions_.deleteLater()
        commands = self.dispatcher.keymap.commands
        self.actions_ = Actions(commands, self.dispatcher.invoke, self.dispatcher.allowed, self)
        keys = {command.id: keys_text(command) for command in commands}
        for page in self._pages.values():
            page.set_keys(keys)
        self.actions_.fill(self.menuBar(), self.dispatcher)
        self.actions_.show_for(self.page.name)

    def _show_place(self) -> None:
        title = self.page.title.split(" · ")
        self.header.set_place(title[0], [*title[1:], "" if self.page.name == SIGN_IN else self._policies])

    def _show_choices(self, prefix: str, choices: Sequence[tuple[str, str]]) -> None:
        """In one place: where the page shows what may follow a key, nothing lies over it."""
        self.hints.show_choices(prefix, () if self.page.prefix_changed(prefix) else choices)

    def _show_hints(self) -> None:
        by_id = self.dispatcher.keymap.by_id
        commands = [by_id[command_id] for command_id in self.page.status_hints if command_id in by_id]
        self.status.hints.set_hints([(keys_text(command), command.label) for command in commands])

    def _give_back(self) -> None:
        by_id = self.dispatcher.keymap.by_id
        # The release of the key whose label was not stored waits, too: it is nothing of its own.
        names = ", ".join(by_id[i.command_id].label for i in self.dispatcher.give_back() if i.phase == "press")
        if names:
            also = self.tr("These keys were not carried out either: {names}.").format(names=names)
            self.show_banner(f"{self.banner.text} {also}".strip(), ERROR)

    def _open_palette(self, invocation: Invocation) -> None:
        commands = on_page(self.dispatcher.keymap.commands, self.page.name)
        self.palette_view.open_with(commands, invocation.stamp)

    def _open_help(self, _: Invocation) -> None:
        self.cheat_sheet.open_with(on_page(self.dispatcher.keymap.commands, self.page.name))

    def _about(self, _: Invocation) -> None:
        text = self.tr("Reviewer workstation {version}, free software under the MIT licence.")
        self.show_banner(text.format(version=__version__))

    def _escape(self, invocation: Invocation) -> None:
        handler = self.page.handlers().get("escape")
        if not self.banner.dismiss() and handler is not None:
            handler(invocation)
