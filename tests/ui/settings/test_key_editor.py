"""Changing keys on the settings page, by keys alone."""

from PySide6.QtCore import Qt

from reviewer_app.ui.commands import SETTINGS
from reviewer_app.ui.settings.key_model import KEYS as KEYS_COLUMN
from reviewer_app.ui.settings.key_model import PAGE, PLACE
from tests.ui.settings.conftest import CTRL


def test_a_free_key_is_taken_by_pressing_it(bench):
    """Instead of the keys before; the window uses it at once."""
    bench.open_keys("play.toggle")
    bench.press(Qt.Key.Key_Return)
    bench.take(Qt.Key.Key_Ntilde, text="ñ")
    assert bench.keys_of("play.toggle") == ("ñ",) and bench.conflict == ""
    assert bench.page.keys.table.hasFocus() and bench.page.keys.current().id == "play.toggle"
    assert bench.page.keys.table.currentIndex().siblingAtColumn(KEYS_COLUMN).data() == "● ñ"
    bench.press(Qt.Key.Key_Insert)
    bench.take(Qt.Key.Key_F9)
    assert bench.keys_of("play.toggle") == ("ñ", "F9")
    bench.press(Qt.Key.Key_Backspace)
    assert bench.keys_of("play.toggle") == ("Space",)
    bench.press(Qt.Key.Key_Delete)
    assert bench.keys_of("play.toggle") == ()


def test_a_sequence_is_taken_and_its_beginning_is_a_conflict(bench):
    bench.open_keys("play.toggle")
    bench.page.keys.capture._pause.setInterval(60_000)
    bench.press(Qt.Key.Key_Return)
    for letter in "haz":
        bench.press(Qt.Key(ord(letter.upper())), text=letter)
    assert bench.keys_of("play.toggle") == ("h a z",)
    bench.page.keys.capture._pause.setInterval(0)
    bench.page.keys._choose("sound.mute")
    bench.press(Qt.Key.Key_Return)
    bench.take(Qt.Key.Key_H, text="h")
    said = "New keys of “Mute”: h is the beginning of h a z, which is used by “Play or pause” on the page Review."
    assert bench.conflict == said and bench.keys_of("sound.mute") == ("m",)


def test_a_conflict_is_named_and_taken_over_or_left(bench):
    bench.open_keys("play.toggle")
    bench.press(Qt.Key.Key_Return)
    bench.take(Qt.Key.Key_X, text="x")
    said = "New keys of “Play or pause”: x is used by “Withdraw finding” on the page Review."
    assert bench.conflict.startswith(said) and "on the page Quality" in bench.conflict
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


def test_in_a_narrow_window_the_keys_stay_beside_the_names(bench):
    """Menu and page give way, and come back with the room."""
    bench.open_keys("play.toggle")
    editor = bench.page.keys
    for width, hidden in ((500, True), (1000, False)):
        editor.resize(width, 400)
        assert [editor.table.isColumnHidden(column) for column in (KEYS_COLUMN, PLACE, PAGE)] == [False, hidden, hidden]
