"""Whose a key is, by widget and key."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QSpinBox, QVBoxLayout, QWidget

from reviewer_app.ui.key_owner import belongs_to_widget, is_for_control, is_text, pressed_by_enter, types_nothing
from reviewer_app.ui.keymap import key_names
from reviewer_app.ui.page import KEPT_KEYS, OWN_KEYS

Key, Mod = Qt.Key, Qt.KeyboardModifier


def press(key, modifiers=Mod.NoModifier, text="", repeat=False):
    """A key going down."""
    return QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text, repeat)


@pytest.mark.parametrize(("kind", "text"), [(QLineEdit, True), (QPlainTextEdit, True), (QSpinBox, True),
                                            (QComboBox, False), (QPushButton, False)])  # fmt: skip
def test_text_is_typed_into_fields_that_are_not_only_to_read(kind, text, qtbot):
    widget = kind()
    qtbot.addWidget(widget)
    assert is_text(widget) is text
    if text:
        widget.setReadOnly(True)
        assert not is_text(widget)


def test_text_is_typed_into_choices_that_can_be_edited(qtbot):
    choices = QComboBox(editable=True)
    qtbot.addWidget(choices)
    assert is_text(choices)


@pytest.mark.parametrize(("event", "nothing"), [
    ((Key.Key_A, Mod.NoModifier, "a"), False),
    ((Key.Key_F5,), True),
    ((Key.Key_F5, Mod.ShiftModifier), True),
    ((Key.Key_Escape,), True),
    ((Key.Key_K, Mod.ControlModifier), True),
    ((Key.Key_V, Mod.ControlModifier), False),
])  # fmt: skip
def test_what_types_nothing(event, nothing, qapp):
    event = press(*event)
    assert types_nothing(key_names(event)[0], event) is nothing


def belongs(widget, event):
    return belongs_to_widget(widget, key_names(event)[0], event)


def test_letters_in_a_field_are_the_fields_and_chords_are_the_commands(qtbot):
    field = QLineEdit()
    qtbot.addWidget(field)
    assert belongs(field, press(Key.Key_A, text="a"))
    assert not belongs(field, press(Key.Key_K, Mod.ControlModifier))
    assert belongs(field, press(Key.Key_V, Mod.ControlModifier))


def test_a_widget_keeps_its_keys_and_all_within_it(qtbot):
    around = QWidget()
    qtbot.addWidget(around)
    inside = QLabel()
    QVBoxLayout(around).addWidget(inside)
    assert not belongs(inside, press(Key.Key_A, text="a"))
    inside.setProperty(KEPT_KEYS, ["a"])
    assert belongs(inside, press(Key.Key_A, text="a"))
    assert not belongs(inside, press(Key.Key_B, text="b"))
    around.setProperty(OWN_KEYS, True)
    assert belongs(inside, press(Key.Key_B, text="b"))


def test_controls_have_a_use_for_few_keys(qtbot):
    button, choices, plain = QPushButton(), QComboBox(), QWidget()
    for widget in (button, choices, plain):
        qtbot.addWidget(widget)
    uses = [[name for name in ("Space", "Return", "Up", "a") if is_for_control(widget, name)]
            for widget in (button, choices, plain)]  # fmt: skip
    assert uses == [["Space", "Return"], ["Space", "Return", "Up"], []]


def test_enter_presses_a_button_once(qtbot):
    button, clicks = QPushButton(), []
    qtbot.addWidget(button)
    button.clicked.connect(lambda: clicks.append(True))
    assert pressed_by_enter(button, press(Key.Key_Return), "Return")
    assert pressed_by_enter(button, press(Key.Key_Return, repeat=True), "Return")
    assert not pressed_by_enter(button, press(Key.Key_Space), "Space")
    assert len(clicks) == 1
