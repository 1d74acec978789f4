"""The settings page in the window, by keys alone."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QSpinBox

from reviewer_app.settings import OPTIONS, Settings
from reviewer_app.ui.commands import REVIEW, SETTINGS
from reviewer_app.ui.key_choices import KeyChoices
from reviewer_app.ui.main_window import MainWindow
from reviewer_app.ui.page import Page
from reviewer_app.ui.settings.key_model import KEYS as KEYS_COLUMN
from reviewer_app.ui.settings.page import GENERAL, KEYS, SettingsPage
from reviewer_app.ui.theme import Theme

NONE, CTRL, SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


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


def test_ctrl_comma_opens_and_escape_goes_back(bench):
    bench.press(Qt.Key.Key_Comma, CTRL)
    assert bench.window.page is bench.page and bench.page.sections.hasFocus()
    assert bench.window.header.texts[:2] == ("Settings", "▸ General")
    bench.press(Qt.Key.Key_Down)
    assert bench.page.section == KEYS
    bench.press(Qt.Key.Key_Escape)
    assert bench.window.page is bench.review


def test_every_option_that_people_change_has_a_field(bench):
    """Made from the declarations: by the type of the default, the choices and the limits."""
    fields = bench.page.general.fields
    assert set(fields) == {option.name for option in OPTIONS if option.shown}
    kinds = {bool: QCheckBox, int: QSpinBox, str: QLineEdit}
    for option in OPTIONS:
        if option.shown:
            assert isinstance(fields[option.name], QComboBox if option.choices else kinds[type(option.default)])
            assert fields[option.name].accessibleName() == option.help


def test_a_changed_field_is_written_at_once(bench):
    heard, fields = [], bench.page.general.fields
    bench.page.setting_changed.connect(heard.append)
    fields["start_grey"].toggle()
    fields["theme"].setCurrentIndex(1)
    fields["scale"].setValue(150)
    fields["policy_set"].setText("mine.yaml")
    fields["policy_set"].editingFinished.emit()
    fields["policy_set"].editingFinished.emit()
    assert heard == ["start_grey", "theme", "scale", "policy_set"]
    again = Settings(bench.settings.path)
    assert [again[name] for name in heard] == [True, "light", 150, "mine.yaml"]


def test_what_changed_elsewhere_is_shown_when_the_page_is_entered(bench):
    bench.settings.set("theme", "light")
    bench.press(Qt.Key.Key_Comma, CTRL)
    assert bench.page.general.fields["theme"].currentData() == "light" and bench.page.section == GENERAL


def test_a_free_key_is_taken_by_pressing_it(bench):
    """Instead of the keys before; the window uses it at once."""
    bench.open_keys("play.toggle")
    bench.press(Qt.Key.Key_Return)
    bench.take(Qt.Key.Key_Ntilde, text="ñ")
    assert bench.keys_of("play.toggle") == ("ñ",) and bench.conflict == ""
    assert bench.page.keys.table.hasFocus() and bench.page.keys.current().id == "play.toggle"
    assert bench.page.keys.table.currentIndex().siblingAtColumn(KEYS_COLUMN).data() == "● ñ"
    bench.press(Qt.Key.Key_Insert)
    bench.take(Qt.Key.Key_F5)
    assert bench.keys_of("play.toggle") == ("ñ", "F5")
    bench.press(Qt.Key.Key_Backspace)
    assert bench.keys_of("play.toggle") == ("Space",)
    bench.press(Qt.Key.Key_Delete)
    assert bench.keys_of("play.toggle") == ()


def test_a_sequence_is_taken_and_its_beginning_is_a_conflict(bench):
    bench.open_keys("play.toggle")
    bench.page.keys.capture._pause.setInterval(60_000)
    bench.press(Qt.Key.Key_Return)
    for letter in "qwe":
        bench.press(Qt.Key(ord(letter.upper())), text=letter)
    assert bench.keys_of("play.toggle") == ("q w e",)
    bench.page.keys.capture._pause.setInterval(0)
    bench.page.keys._choose("sound.mute")
    bench.press(Qt.Key.Key_Return)
    bench.take(Qt.Key.Key_Q, text="q")
    said = "q is the beginning of q w e, which is used by “Play or pause” on the page Review."
    assert bench.conflict == said and bench.keys_of("sound.mute") == ("m",)


def test_a_conflict_is_named_and_taken_over_or_left(bench):
    bench.open_keys("play.toggle")
    bench.press(Qt.Key.Key_Return)
    bench.take(Qt.Key.Key_X, text="x")
    assert bench.conflict == "x is used by “Withdraw finding” on the page Review."
    bench.press(Qt.Key.Key_Escape)
    assert (bench.conflict, bench.keys_of("play.toggle"), bench.page.keys.table.hasFocus()) == ("", ("Space",), True)
    bench.press(Qt.Key.Key_Return)
    bench.take(Qt.Key.Key_X, text="x")
    bench.press(Qt.Key.Key_Return)
    assert (bench.keys_of("play.toggle"), bench.keys_of("finding.withdraw")) == (("x",), ("Delete",))


def test_default_keys_that_another_has_taken_are_refused_with_both_names(bench):
    bench.choices.choose({"play.toggle": ("m",), "sound.mute": ()}, bench.window.default_commands)
    bench.window.use_keys()
    bench.open_keys("sound.mute")
    bench.press(Qt.Key.Key_Backspace)
    assert "play.toggle" in bench.window.banner.text and "sound.mute" in bench.window.banner.text
    bench.press(Qt.Key.Key_Backspace, CTRL)
    assert bench.choices.changed == frozenset() and bench.keys_of("sound.mute") == ("m",)


def test_commands_are_found_by_name_and_by_key(bench):
    bench.open_keys("play.toggle")
    bench.press(Qt.Key.Key_F, CTRL)
    for letter in "quieter":
        bench.press(Qt.Key(ord(letter.upper())), text=letter)
    bench.press(Qt.Key.Key_Return)
    assert bench.page.keys.table.hasFocus() and bench.page.keys.current().id == "volume.down"
    bench.press(Qt.Key.Key_G, CTRL)
    bench.take(Qt.Key.Key_Return)
    assert {command.id for command in bench.page.keys.model.commands} >= {"queue.open", "finding.edit", "keys.change"}
    everything = bench.page.keys.model
    bench.press(Qt.Key.Key_Escape)
    assert bench.window.page.name == SETTINGS and len(everything.commands) > 50


def test_escape_leaves_the_question_for_keys(bench):
    bench.open_keys("play.toggle")
    bench.press(Qt.Key.Key_Return)
    bench.press(Qt.Key.Key_Escape)
    assert not bench.page.keys.capture.isVisible() and bench.keys_of("play.toggle") == ("Space",)
    assert bench.page.keys.table.hasFocus() and bench.window.page is bench.page
