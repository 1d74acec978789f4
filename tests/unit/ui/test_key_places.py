"""Where keys are, on each system; and that every default command can be reached on the layouts that people have."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from reviewer_app.ui.commands import COMMANDS
from reviewer_app.ui.key_places import signs_at
from reviewer_app.ui.keymap import is_latin, key_names, sequence

NONE, SHIFT, CTRL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
# What the rows of keys type, without and with Shift, from the digit row to the one above the space bar. ° stands for a
# dead key, which types nothing by itself. AltGr is left out: nobody should need it.
_PLACES = (range(10, 22), range(24, 36), range(38, 49), range(52, 62))
LAYOUTS = {
    "en-US": (("1234567890-=", "!@#$%^&*()_+"), ("qwertyuiop[]", "QWERTYUIOP{}"), ("asdfghjkl;'", 'ASDFGHJKL:"'),
              ("zxcvbnm,./", "ZXCVBNM<>?")),
    "es-ES": (("1234567890'¡", '!"·$%&/()=?¿'), ("qwertyuiop°+", "QWERTYUIOP°*"), ("asdfghjklñ°", "ASDFGHJKLÑ°"),
              ("zxcvbnm,.-", "ZXCVBNM;:_")),
    "es-419": (("1234567890'¿", '!"#$%&/()=?¡'), ("qwertyuiop°+", "QWERTYUIOP°*"), ("asdfghjklñ{", "ASDFGHJKLÑ["),
               ("zxcvbnm,.-", "ZXCVBNM;:_")),
    "de-DE": (("1234567890ß°", '!"§$%&/()=?°'), ("qwertzuiopü+", "QWERTZUIOPÜ*"), ("asdfghjklöä", "ASDFGHJKLÖÄ"),
              ("yxcvbnm,.-", "YXCVBNM;:_")),
    "ru-RU": (("1234567890-=", '!"№;%:?*()_+'), ("йцукенгшщзхъ", "ЙЦУКЕНГШЩЗХЪ"), ("фывапролджэ", "ФЫВАПРОЛДЖЭ"),
              ("ячсмитьбю.", "ЯЧСМИТЬБЮ,")),
}  # fmt: skip
_NAMED = ("Space", "Return", "Escape", "Tab", "Backspace", "Delete", "Insert", "Left", "Right", "Up", "Down", "Home",
          "End", "PageUp", "PageDown", *(f"F{n}" for n in range(1, 13)))  # fmt: skip


def typed(character, scan, modifiers, platform="linux"):
    text = character if not modifiers & CTRL else ""
    native = scan - 8 if platform == "win32" else scan
    return QKeyEvent(QEvent.Type.KeyPress, ord(character.upper()[0]), modifiers, native, 0, 0, text)


def reachable(layout, platform):
    """Names of all keys of a layout, alone and with Shift, Ctrl, both."""
    names = set()
    for places, (plain, shifted) in zip(_PLACES, LAYOUTS[layout], strict=True):
        for scan, one, other in zip(places, plain, shifted, strict=True):
            for character, modifiers in ((one, NONE), (other, SHIFT), (one, CTRL), (other, CTRL | SHIFT)):
                if character != "°":
                    names.update(key_names(typed(character, scan, modifiers, platform), platform))
    return names


@pytest.mark.parametrize("platform", ["linux", "win32"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_default_command_is_reached_without_altgr(layout, platform):
    """By one of its keys at least; what is named (Space, arrows, F-keys) is on every keyboard."""
    keys = reachable(layout, platform)

    def can_be_pressed(key):
        return key.removeprefix("Ctrl+").removeprefix("Alt+").removeprefix("Shift+") in _NAMED or key in keys

    for command in COMMANDS:
        if command.keys:
            assert any(all(map(can_be_pressed, sequence(one))) for one in command.keys), command.id


@pytest.mark.parametrize("layout", LAYOUTS)
def test_policy_keys_are_reached_on_every_layout(layout):
    """Letters and digits, and digits with Shift, which open a span."""
    keys = reachable(layout, "linux")
    assert {*"abcdefghijklmnopqrstuvwxyz", *"0123456789", *(f"Shift+{digit}" for digit in "0123456789")} <= keys


@pytest.mark.parametrize(
    ("character", "scan", "modifiers", "names"),
    [
        ("о", 44, NONE, ("о", "j")),
        ("О", 44, SHIFT, ("Shift+о", "Shift+j")),
        ("о", 44, CTRL, ("Ctrl+О", "Ctrl+J")),
        ("х", 34, NONE, ("х", "[")),
        ("Ж", 47, SHIFT, ("Shift+ж", ":")),
        ("ñ", 47, NONE, ("ñ",)),
        ("ö", 47, NONE, ("ö",)),
        ("¿", 21, NONE, ("¿",)),
        ("+", 35, NONE, ("+",)),
    ],
)
def test_a_letter_that_is_not_latin_has_the_name_of_its_place_too(character, scan, modifiers, names):
    """ñ, ö, ¿ and + are keys of their own."""
    assert key_names(typed(character, scan, modifiers), "linux") == names
    assert [is_latin(name) for name in names] == [True] if len(names) == 1 else [False, True]


@pytest.mark.parametrize(
    ("platform", "scan", "virtual", "signs"),
    [("linux", 24, 0, ("q", "Q")), ("win32", 16, 0, ("q", "Q")), ("darwin", 0, 12, ("q", "Q")),
     ("linux", 61, 0, ("/", "?")), ("win32", 53, 0, ("/", "?")), ("darwin", 0, 44, ("/", "?")),
     ("linux", 65, 0, None), ("darwin", 0, 49, None)],
)  # fmt: skip
def test_places_by_the_codes_of_each_system(platform, scan, virtual, signs):
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, NONE, scan, virtual, 0)
    assert signs_at(event, platform) == signs
