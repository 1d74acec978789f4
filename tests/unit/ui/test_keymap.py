"""Keys: names, clashes, layouts."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from reviewer_app.ui.commands import COMMANDS, PAGES, Command
from reviewer_app.ui.keymap import KeyClash, Keymap, canonical, digit_place, key_identity, key_names, shown
from tests.ui.pages import label, label_open

NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
KEYPAD, ALTGR = Qt.KeyboardModifier.KeypadModifier, Qt.KeyboardModifier.GroupSwitchModifier


def press(key, modifiers=NONE, text="", scan=0, virtual=0):
    return QKeyEvent(QEvent.Type.KeyPress, key, modifiers, scan, virtual, 0, text)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("U", "Shift+u"),
        ("ctrl+l", "Ctrl+L"),
        ("Enter", "Return"),
        ("+", "+"),
        ("Ctrl++", "Ctrl++"),
        ("shift+ctrl+return", "Ctrl+Shift+Return"),
        ("Shift+1", "Shift+1"),
        ("Shift+?", "?"),
        ("ñ", "ñ"),
    ],
)
def test_each_key_has_one_spelling(written, name):
    assert canonical(written) == name
    assert canonical(name) == name


@pytest.mark.parametrize("wrong", ["", "Hyper+x", "Retrun", "ab"])
def test_what_is_no_key_is_an_error(wrong):
    with pytest.raises(ValueError, match="is not a key"):
        canonical(wrong)


@pytest.mark.parametrize(
    ("event", "names"),
    [
        (press(Qt.Key.Key_J, text="j"), ("j",)),
        (press(Qt.Key.Key_J, text="J"), ("j",)),  # Caps Lock
        (press(Qt.Key.Key_U, SHIFT, "U"), ("Shift+u",)),
        (press(Qt.Key.Key_L, CTRL, "\x0c"), ("Ctrl+L",)),
        (press(Qt.Key.Key_O, CTRL | SHIFT), ("Ctrl+Shift+O",)),
        (press(Qt.Key.Key_Backtab, SHIFT), ("Shift+Tab",)),
        (press(Qt.Key.Key_Enter, KEYPAD, "\r"), ("Return",)),
        (press(Qt.Key.Key_Return, CTRL, "\r"), ("Ctrl+Return",)),
        (press(Qt.Key.Key_Space, text=" "), ("Space",)),
        (press(Qt.Key.Key_1, KEYPAD, "1"), ("1",)),
        (press(Qt.Key.Key_Question, SHIFT, "?"), ("?",)),
        (press(Qt.Key.Key_Plus, text="+"), ("+",)),
        (press(Qt.Key.Key_Plus, CTRL), ("Ctrl++",)),
        (press(Qt.Key.Key_Comma, ALT, ","), ("Alt+,",)),
        (press(Qt.Key.Key_Ntilde, text="ñ"), ("ñ",)),
        (press(Qt.Key.Key_Shift, SHIFT), ()),
        (press(Qt.Key.Key_Control, CTRL), ()),
        (press(Qt.Key.Key_VolumeUp), ()),
    ],
)
def test_names_of_key_events(event, names):
    assert key_names(event, "linux") == names


@pytest.mark.parametrize(
    ("platform", "native"), [("linux", {"scan": 10}), ("win32", {"scan": 2}), ("darwin", {"virtual": 18})]
)
def test_shift_1_is_found_by_its_place_on_a_spanish_layout(platform, native):
    assert key_names(press(Qt.Key.Key_Exclam, SHIFT, "!", **native), platform) == ("!", "Shift+1")


def test_a_digit_on_its_own_place_has_one_name():
    assert key_names(press(Qt.Key.Key_1, text="1", scan=10), "linux") == ("1",)
    assert digit_place(press(Qt.Key.Key_0, scan=19), "linux") == "0"


def test_bracket_by_altgr_is_the_bracket_and_no_digit():
    """AltGr comes as Ctrl+Alt on Windows, as Alt on a Mac, as a modifier of its own on Linux."""
    bracket = Qt.Key.Key_BracketLeft
    assert key_names(press(bracket, CTRL | ALT, "["), "win32") == ("[",)
    assert key_names(press(bracket, ALT, "["), "darwin") == ("[",)
    assert key_names(press(Qt.Key.Key_At, ALTGR, "@", scan=11), "linux") == ("@",)


def test_press_and_release_are_the_same_key_when_shift_goes_first():
    assert key_identity(press(Qt.Key.Key_Exclam, SHIFT, "!", scan=10), "linux") == key_identity(
        press(Qt.Key.Key_1, NONE, "1", scan=10), "linux"
    )


def test_the_table_has_no_clash_on_any_page():
    keymap = Keymap(COMMANDS)
    for page in PAGES:
        assert keymap.root(page).next


@pytest.mark.parametrize(
    ("one", "other", "keys"),
    [
        (label("hate.slur", "h 1"), label("hate.other", "h 1"), "h 1"),
        (label("hate.slur", "h"), label("hate.other", "h 1"), "h 1"),
        (label("hate.other", "h 1"), label("hate.slur", "h"), "h of"),
        (label("fraud", "j"), next(c for c in COMMANDS if c.id == "shuttle.back"), "j"),
        (label_open("hate.slur", "Shift+u"), next(c for c in COMMANDS if c.id == "edit.redo"), "Shift+u"),
        (label("a", "Enter"), label("b", "return"), "Return"),
    ],
)
def test_a_clash_is_refused_with_both_names(one, other, keys):
    with pytest.raises(KeyClash) as clash:
        Keymap((one, other))
    assert one.id in str(clash.value)
    assert other.id in str(clash.value)
    assert keys in str(clash.value)


def test_the_same_key_on_two_pages_is_no_clash():
    one = Command("a", "A", "A.", ("x",), frozenset({"queue"}), "File")
    other = Command("b", "B", "B.", ("x",), frozenset({"review"}), "File")
    keymap = Keymap((one, other))
    assert keymap.root("queue").next["x"].command is one
    assert keymap.root("review").next["x"].command is other


def test_a_word_that_is_no_key_is_refused_with_the_command():
    with pytest.raises(KeyClash, match=r"label:a.*'Hyper\+x' is not a key"):
        Keymap((label("a", "Hyper+x"),))


def test_choices_after_a_first_key_leave_out_the_shifted_ones():
    keymap = Keymap((label("a", "h 1", title="Slur"), label("b", "h 2", title="Threat"), label_open("a", "h Shift+1")))
    assert keymap.choices(keymap.root("review").next["h"]) == [("1", "Slur"), ("2", "Threat")]


def test_keys_are_shown_as_people_read_them():
    assert [shown(key) for key in ("Ctrl+Shift+Return", "Shift+u", "h 1", "Left", "Ctrl++", "+", "Delete")] == [
        "Ctrl+Shift+Enter",
        "U",
        "h 1",
        "←",
        "Ctrl++",
        "+",
        "Del",
    ]


@pytest.mark.parametrize(("modifiers", "text", "names"), [(NONE, ";", ("q", ";")), (SHIFT, ":", ("Shift+q", ":"))])
def test_a_sign_where_q_is_means_q_on_a_greek_layout(modifiers, text, names):
    """Greek has no letter there; on a Latin layout the sign is itself."""
    event = press(Qt.Key.Key_Semicolon, modifiers, text, scan=24)
    assert key_names(event, "linux", foreign=True) == names
    assert key_names(event, "linux") == (text,)


def test_signs_in_their_own_places_stay_themselves_on_a_greek_layout():
    """The digit row and the keys beside the letters."""
    assert key_names(press(Qt.Key.Key_BracketLeft, NONE, "[", scan=34), "linux", foreign=True) == ("[",)
    assert key_names(press(Qt.Key.Key_Comma, NONE, ",", scan=59), "linux", foreign=True) == (",",)
