"""The settings page in a window, by keys alone."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from reviewer_app.settings import Settings
from reviewer_app.ui.commands import REVIEW, SETTINGS
from reviewer_app.ui.key_choices import KeyChoices
from reviewer_app.ui.main_window import MainWindow
from reviewer_app.ui.page import Page
from reviewer_app.ui.settings.page import KEYS, SettingsPage
from reviewer_app.ui.theme import Theme

NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


class Review(Page):
    """Where the settings are opened from."""

    name = REVIEW


class Bench:
    """The page in a window, a settings file and a file of keys."""

    def __init__(self, qtbot, folder):
        self.bot = qtbot
        self.settings, self.choices = Settings(folder / "settings.toml"), KeyChoices(folder / "keys.toml")
        theme = Theme()
        self.review = Review()
        self.window = MainWindow([self.review], theme, keys=self.choices)
        self.page = SettingsPage(self.settings, self.choices, lambda: self.window.default_commands, theme)
        self.page.keys.capture._pause.setInterval(0)
        self.window.add_page(self.page)
        self.page.keys_changed.connect(self.window.use_keys)
        self.window.add_handlers({"page.settings": lambda _: self.window.show_page(SETTINGS, self.window.page.name)})
        qtbot.addWidget(self.window)
        self.window.resize(1100, 700)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)

    def press(self, key, modifiers=NONE, text=""):
        """Press and release a key where the focus is."""
        target = QApplication.focusWidget() or self.window
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(target, QKeyEvent(kind, key, modifiers, text))

    def open_keys(self, command_id):
        """Go to the list of keys and choose a command."""
        self.press(Qt.Key.Key_Comma, CTRL)
        self.page.show_section(KEYS)
        self.page.keys.table.setFocus()
        self.page.keys._choose(command_id)

    def take(self, key, modifiers=NONE, text=""):
        """Answer the question for keys, and wait until it is over."""
        assert self.page.keys.capture.hasFocus()
        self.press(key, modifiers, text)
        self.bot.waitUntil(lambda: not self.page.keys.capture.isVisible())

    def keys_of(self, command_id):
        return self.window.dispatcher.keymap.by_id[command_id].keys

    @property
    def conflict(self):
        """The sentence about a conflict, '' for none."""
        keys = self.page.keys
        return keys._said.text() if keys._conflict.isVisible() else ""


@pytest.fixture
def bench(qtbot, tmp_path):
    return Bench(qtbot, tmp_path)
