"""Taking the keys that a person presses, one or a sequence."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from reviewer_app.ui.settings.key_capture import KeyCapture
from reviewer_app.ui.theme import Theme

CTRL = Qt.KeyboardModifier.ControlModifier
LONG_MS = 60_000


class Line:
    """A line that waits for keys above a field, and what it said."""

    def __init__(self, qtbot, pause_ms):
        self.window = QWidget()
        self.capture, self.field = KeyCapture(Theme(), pause_ms), QLineEdit()
        column = QVBoxLayout(self.window)
        column.addWidget(self.capture)
        column.addWidget(self.field)
        self.heard = []
        self.capture.captured.connect(self.heard.append)
        self.capture.left.connect(lambda: self.heard.append("left"))
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.capture.ask("New keys:")
        assert self.capture.hasFocus()

    def press(self, *keys):
        for key in keys:
            QTest.keyClick(QApplication.focusWidget(), key)


@pytest.fixture
def line(qtbot):
    """One whose pause never ends by itself."""
    return Line(qtbot, LONG_MS)


def test_the_sequence_ends_with_the_pause(qtbot):
    line = Line(qtbot, 0)
    with qtbot.waitSignal(line.capture.captured):
        line.press("h")
    assert line.heard == ["h"] and not line.capture.isVisible()


def test_the_sequence_ends_with_the_last_key_that_there_is_room_for(line):
    """Tab and Return among them: no key here goes on to another field or presses anything."""
    line.press(Qt.Key.Key_Tab, Qt.Key.Key_Return)
    assert line.heard == [] and line.capture.hasFocus()
    line.press(Qt.Key.Key_Space)
    assert line.heard == ["Tab Return Space"]


def test_a_chord_is_one_key(line):
    """What is held with it is no key of its own."""
    line.capture.ask("New keys:", longest=1)
    QTest.keyPress(line.capture, Qt.Key.Key_Control)
    assert line.heard == []
    QTest.keyClick(line.capture, Qt.Key.Key_L, CTRL)
    assert line.heard == ["Ctrl+L"]


def test_a_key_that_is_held_down_counts_once(line):
    line.press("j")
    again = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_J, Qt.KeyboardModifier.NoModifier, "j", True)
    for _ in range(5):
        QApplication.sendEvent(line.capture, again)
    line.press("k", "l")
    assert line.heard == ["j k l"]


def test_escape_leaves_and_what_was_pressed_is_forgotten(line):
    line.press("q", Qt.Key.Key_Escape)
    assert line.heard == ["left"] and not line.capture.isVisible()
    line.capture.ask("New keys:", longest=2)
    line.press("a", "b")
    assert line.heard == ["left", "a b"]


def test_going_elsewhere_leaves_once(line):
    line.press("q")
    line.field.setFocus()
    assert line.heard == ["left"] and not line.capture.isVisible()
