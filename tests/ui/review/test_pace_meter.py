"""Time and keys on the verdict sheet."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from tests.ui.review.desk import CTRL, NO_KEYS, SHIFT


@pytest.fixture(autouse=True)
def _by_hand(desk):
    """Seconds go by only when the test says so."""
    desk.page.pace._timer.setInterval(3_600_000)


def told(desk):
    return desk.page.panes.sheet._pace.text()


def test_keys_seconds_and_findings_are_told_on_the_sheet_only(review_desk):
    meter = review_desk.page.pace
    review_desk.key("h")
    review_desk.key("2")
    for _ in range(65):
        meter.tick()
    assert meter.ms == 60_000, "after a minute without a key nobody is there"
    review_desk.key("Return", SHIFT)
    assert told(review_desk) == "This recording: 1:00 · 3 keys · 1 finding"


def test_keys_count_once_each_wherever_they_go(review_desk):
    """In the search, in a note, in the chat's and the editor's fields, keys of no use; no modifier, no repeat."""
    meter = review_desk.page.pace
    before = meter.keys

    def pressed():
        nonlocal before
        found, before = meter.keys - before, meter.keys
        return found

    review_desk.key("/")
    assert review_desk.page.panes.search.field.hasFocus()
    review_desk.type("año")
    review_desk.key("Escape")
    assert pressed() == 5
    review_desk.key("2")
    review_desk.key("w")
    review_desk.type("ojo")
    review_desk.key("Return")
    assert pressed() == 6 and review_desk.findings[0].note == "ojo"
    review_desk.key(Qt.Key.Key_Shift, SHIFT)
    assert pressed() == 0
    review_desk.key(Qt.Key.Key_F9)
    assert pressed() == 1
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Down, NO_KEYS, "", True)
    QApplication.sendEvent(QApplication.focusWidget(), event)
    assert pressed() == 0


def test_a_command_by_mouse_is_no_key_but_somebody_is_there(review_desk):
    meter, before = review_desk.page.pace, review_desk.page.pace.keys
    meter._quiet_ms = 90_000
    review_desk.window.dispatcher.invoke("cue.next")
    assert (meter.keys, meter._quiet_ms) == (before, 0)


def test_what_was_counted_is_kept_when_the_review_is_submitted(review_desk, qtbot):
    review_desk.page.pace.tick()
    review_desk.key("Return", CTRL)
    review_desk.key("Return", CTRL | SHIFT)
    qtbot.waitUntil(lambda: review_desk.page.controller.is_submitted)

    def stored():
        with review_desk.database.read() as connection:
            from reviewer_app.store import pace

            return pace.of_review(connection, review_desk.review.review_id)

    qtbot.waitUntil(lambda: stored() != (0, 0))
    assert stored()[0] == 1_000


def test_it_can_be_hidden(desk):
    desk.page.pace._shown = False
    desk.open()
    desk.key("Return", SHIFT)
    assert told(desk) == ""
    assert desk.page.panes.sheet._pace.isHidden()
