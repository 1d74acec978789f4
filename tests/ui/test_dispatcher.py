"""The path of a key: real key events on a real window."""

import sys

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QMainWindow,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
)

from reviewer_app.domain.errors import Refused
from reviewer_app.ui import key_places
from reviewer_app.ui.commands import COMMANDS
from reviewer_app.ui.dispatcher import LAPSED_MS, Dispatcher
from reviewer_app.ui.invocation import Invocation
from reviewer_app.ui.keymap import Keymap
from reviewer_app.ui.page import OWN_KEYS
from tests.ui.pages import RecordingPage, label, label_open

Key, Mod = Qt.Key, Qt.KeyboardModifier
ALL = (
    *COMMANDS,
    label("slur", "h 1", title="Slur"),
    label("threat", "h 2", title="Threat"),
    label("nudity", "1", title="Nudity"),
    label_open("slur", "h Shift+1"),
    label_open("nudity", "Shift+1"),
)


class Desk:
    """A window with a page, a line of text, a clock that only the test moves, and a dispatcher."""

    def __init__(self, qtbot, prefix_ms=4000):
        self.bot, self.now = qtbot, 0
        self.window, self.page = QMainWindow(), RecordingPage(ALL)
        qtbot.addWidget(self.window)
        self.page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.line, self.note = QLineEdit(), QPlainTextEdit()
        layout = QVBoxLayout(self.page)
        layout.addWidget(self.line)
        layout.addWidget(self.note)
        self.window.setCentralWidget(self.page)
        self.dispatcher = Dispatcher(self.window, Keymap(ALL), clock_ms=lambda: self.now, prefix_ms=prefix_ms)
        self.dispatcher.set_page(self.page)
        self.choices, self.refusals = [], []
        self.dispatcher.choices_changed.connect(lambda prefix, choices: self.choices.append((prefix, choices)))
        self.dispatcher.refused.connect(self.refusals.append)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.focus(self.page)

    def focus(self, widget):
        widget.setFocus()
        assert QApplication.focusWidget() is widget

    def press(self, key, modifiers=Mod.NoModifier):
        self.bot.keyPress(QApplication.focusWidget(), key, modifiers)

    def release(self, key, modifiers=Mod.NoModifier):
        self.bot.keyRelease(QApplication.focusWidget(), key, modifiers)

    def click(self, key, modifiers=Mod.NoModifier):
        self.press(key, modifiers)
        self.release(key, modifiers)

    def send(self, kind, key, modifiers=Mod.NoModifier, *, text="", repeat=False, native=0, at=0):
        event = QKeyEvent(kind, key, modifiers, native, native, 0, text, repeat)
        event.setTimestamp(at)
        QApplication.sendEvent(QApplication.focusWidget(), event)


@pytest.fixture
def desk(qtbot):
    return Desk(qtbot)


def test_a_key_carries_out_its_command_once_with_the_stamp_of_its_press(desk):
    desk.click(Key.Key_Space)
    assert desk.page.seen == [Invocation("play.toggle", 1)]


def test_keys_through_the_window_system_arrive_as_well(desk, qtbot):
    """As from a real keyboard: the window gets the event and hands it to the focused widget."""
    qtbot.keyClick(desk.window.windowHandle(), Key.Key_Space)
    assert desk.page.ids == ["play.toggle"]


def test_a_sequence_shows_choices_at_once_and_labels_with_the_stamp_of_its_first_key(desk):
    desk.press(Key.Key_H)
    assert desk.choices == [("h", [("1", "Slur"), ("2", "Threat")])]
    assert desk.page.seen == []
    desk.release(Key.Key_H)
    desk.page.stamps = 50
    desk.press(Key.Key_1)
    assert desk.choices[-1] == ("", [])
    assert desk.page.seen == [Invocation("label:slur", 1)]
    assert desk.page.stamps == 50


def test_release_of_a_hold_tells_how_long_and_keeps_the_stamp(desk):
    desk.press(Key.Key_1)
    desk.now = 740
    desk.release(Key.Key_1)
    assert desk.page.seen == [Invocation("label:nudity", 1), Invocation("label:nudity", 1, "release", 740, 2)]


def test_a_window_that_was_busy_makes_no_hold_of_a_short_press(desk):
    """The release is handled late, but the system says when it was."""
    desk.send(QEvent.Type.KeyPress, Key.Key_1, text="1", at=5_000)
    desk.now = 2_000
    desk.send(QEvent.Type.KeyRelease, Key.Key_1, text="1", at=5_090)
    assert desk.page.seen[1].held_ms == 90


def test_shift_opens_a_span(desk):
    desk.click(Key.Key_1, Mod.ShiftModifier)
    desk.click(Key.Key_H)
    desk.click(Key.Key_1, Mod.ShiftModifier)
    assert desk.page.ids == ["label_open:nudity", "label_open:slur"]


def test_spanish_layout_shift_digit_by_place_but_the_typed_character_first(desk):
    """Shift+1 types `!` there and means Shift+1; Shift+7 types `/` and searches."""
    one, seven = {"win32": (2, 8), "darwin": (18, 26)}.get(sys.platform, (10, 16))
    desk.send(QEvent.Type.KeyPress, Key.Key_Exclam, Mod.ShiftModifier, text="!", native=one)
    desk.send(QEvent.Type.KeyPress, Key.Key_Slash, Mod.ShiftModifier, text="/", native=seven)
    assert desk.page.ids == ["label_open:nudity", "search"]


def test_auto_repeat_is_swallowed(desk):
    desk.press(Key.Key_1)
    for kind in (QEvent.Type.KeyRelease, QEvent.Type.KeyPress) * 5:
        desk.send(kind, Key.Key_1, text="1", repeat=True)
    desk.send(QEvent.Type.KeyPress, Key.Key_Left, repeat=True)
    desk.now = 900
    desk.release(Key.Key_1)
    assert [(i.phase, i.held_ms) for i in desk.page.seen] == [("press", 0), ("release", 900)]


def test_a_wrong_key_ends_the_sequence_and_does_nothing_itself(desk):
    """`j` shuttles, but not as the second key of a sequence that has none."""
    desk.click(Key.Key_H)
    desk.click(Key.Key_J)
    assert desk.choices[-1] == ("", [])
    assert desk.page.ids == []
    desk.click(Key.Key_J)
    assert desk.page.ids == ["shuttle.back"]


def test_escape_ends_the_sequence_and_is_no_command_then(desk):
    desk.click(Key.Key_H)
    desk.click(Key.Key_Escape)
    assert (desk.choices[-1], desk.page.ids) == (("", []), [])
    desk.click(Key.Key_Escape)
    assert desk.page.ids == ["escape"]


def test_a_focus_change_ends_the_sequence(desk):
    desk.click(Key.Key_H)
    desk.focus(desk.line)
    assert desk.choices[-1] == ("", [])


def test_a_sequence_left_alone_ends_by_itself(qtbot):
    desk = Desk(qtbot, prefix_ms=20)
    with qtbot.waitSignal(desk.dispatcher.choices_changed, check_params_cb=lambda prefix, _: prefix == ""):
        desk.click(Key.Key_H)
    desk.now += LAPSED_MS + 1
    desk.click(Key.Key_1)
    assert desk.page.ids == ["label:nudity", "label:nudity↑"]
    assert desk.refusals == []


def test_a_key_just_behind_the_end_of_its_sequence_does_not_become_another_label(qtbot):
    """Refused once with a sentence; the same key again, or any other, means what it means alone."""
    desk = Desk(qtbot, prefix_ms=20)
    with qtbot.waitSignal(desk.dispatcher.choices_changed, check_params_cb=lambda prefix, _: prefix == ""):
        desk.click(Key.Key_H)
    desk.now += LAPSED_MS
    desk.click(Key.Key_1)
    assert desk.page.ids == []
    assert desk.refusals == ["Too late for h 1: press it again from its first key."]
    desk.click(Key.Key_1)
    assert desk.page.ids == ["label:nudity", "label:nudity↑"]


def test_unknown_keys_go_on_to_the_widget(desk, qtbot):
    seen = []
    desk.page.keyPressEvent = lambda event: seen.append(event.key())
    desk.click(Key.Key_F9)
    assert (seen, desk.page.ids) == ([Key.Key_F9], [])


@pytest.mark.parametrize("field", ["line", "note"])
def test_typing_in_a_text_never_labels(desk, qtbot, field):
    widget = getattr(desk, field)
    desk.focus(widget)
    qtbot.keyClicks(widget, "h1 jk/1?")
    desk.click(Key.Key_Left)
    text = widget.text() if field == "line" else widget.toPlainText()
    assert (text, desk.page.ids, desk.choices) == ("h1 jk/1?", [], [])


def test_chords_that_do_not_edit_and_escape_work_in_a_text(desk, qtbot):
    desk.focus(desk.note)
    desk.click(Key.Key_Return, Mod.ControlModifier)
    desk.click(Key.Key_A, Mod.ControlModifier)
    desk.click(Key.Key_F1)
    desk.click(Key.Key_Escape)
    assert desk.page.ids == ["verdict", "help", "escape"]


def test_a_text_that_is_only_to_read_does_not_silence(desk):
    desk.note.setReadOnly(True)
    desk.focus(desk.note)
    desk.click(Key.Key_Space)
    assert desk.page.ids == ["play.toggle"]


def test_widgets_with_own_keys_keep_them(desk, qtbot):
    box = QPushButton(desk.page)
    desk.page.layout().addWidget(box)
    desk.page.layout().activate()
    box.setProperty(OWN_KEYS, True)
    box.show()
    desk.focus(box)
    desk.click(Key.Key_1)
    desk.click(Key.Key_Escape)
    assert desk.page.ids == []


def test_a_clicked_button_does_not_take_space_from_playing(desk, qtbot):
    """On the review page Tab chooses findings, so a button has the focus only after a click."""
    button, pressed = QPushButton(desk.page), []
    button.clicked.connect(lambda: pressed.append(1))
    desk.page.layout().addWidget(button)
    button.show()
    desk.focus(button)
    desk.click(Key.Key_Space)
    assert (desk.page.ids, pressed) == (["play.toggle"], [])


def test_enter_and_space_press_a_button_that_tab_has_reached(desk, qtbot):
    """On the queue Enter opens a recording, but not when a button has the focus."""
    button, pressed = QPushButton(desk.page), []
    button.clicked.connect(lambda: pressed.append(1))
    desk.page.layout().addWidget(button)
    button.show()
    desk.page.name = "queue"
    desk.focus(button)
    desk.click(Key.Key_Space)
    desk.click(Key.Key_Return)
    assert (desk.page.ids, pressed) == ([], [1, 1])
    desk.focus(desk.page)
    desk.click(Key.Key_Return)
    assert desk.page.ids == ["queue.open"]


def test_modal_dialogs_and_menus_are_left_alone(desk, qtbot):
    dialog = QDialog(desk.window)
    dialog.setModal(True)
    dialog.show()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is dialog)
    qtbot.keyClick(desk.page, Key.Key_Space)
    dialog.close()
    menu = QMenu(desk.window)
    menu.addAction("One")
    menu.popup(desk.window.pos())
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is menu)
    qtbot.keyClick(desk.page, Key.Key_Space)
    menu.close()
    assert desk.page.ids == []


def test_while_busy_commands_wait_in_order_and_none_is_lost(desk):
    desk.dispatcher.set_busy(True)
    desk.click(Key.Key_1)
    desk.click(Key.Key_H)
    desk.click(Key.Key_2)
    desk.click(Key.Key_U)
    assert desk.page.seen == []
    desk.dispatcher.set_busy(False)
    assert desk.page.ids == ["label:nudity", "label:nudity↑", "label:threat", "label:threat↑", "edit.undo"]
    assert [(i.stamp, i.released_stamp) for i in desk.page.seen] == [(1, None), (1, 2), (3, None), (3, 4), (5, None)]


def test_a_handler_that_makes_the_page_busy_stops_the_rest_until_it_is_done(desk):
    """Every label saves; the next one waits for it."""
    page, dispatcher = desk.page, desk.dispatcher

    def label_and_save(invocation):
        page.seen.append(invocation)
        dispatcher.set_busy(True)

    page._handlers["label:"] = label_and_save
    desk.click(Key.Key_1)
    desk.click(Key.Key_1)
    for expected in (1, 2, 3, 4):
        assert len(page.seen) == expected
        dispatcher.set_busy(False)
    assert len(page.seen) == 4


def test_given_back_commands_are_returned_and_keys_still_down_are_forgotten(desk):
    desk.press(Key.Key_1)
    desk.dispatcher.set_busy(True)
    desk.click(Key.Key_U)
    given = desk.dispatcher.give_back()
    assert [i.command_id for i in given] == ["edit.undo"]
    desk.release(Key.Key_1)
    assert desk.page.ids == ["label:nudity"]
    desk.click(Key.Key_Space)
    assert desk.page.ids == ["label:nudity", "play.toggle"]


def test_a_key_that_waits_and_is_given_back_does_not_release_later(desk):
    desk.dispatcher.set_busy(True)
    desk.press(Key.Key_1)
    desk.dispatcher.give_back()
    desk.release(Key.Key_1)
    assert desk.page.ids == []


def test_what_is_to_be_done_in_turn_comes_behind_every_command_and_before_later_ones(desk):
    """A key still down is released for it; so nothing asked for on one review reaches the next one."""
    desk.press(Key.Key_1)
    desk.dispatcher.set_busy(True)
    desk.click(Key.Key_U)
    desk.dispatcher.in_turn(lambda: desk.page.seen.append(Invocation("opened")))
    desk.click(Key.Key_Space)
    assert desk.page.ids == ["label:nudity"]
    desk.dispatcher.set_busy(False)
    assert desk.page.ids == ["label:nudity", "edit.undo", "label:nudity↑", "opened", "play.toggle"]


def test_what_is_to_be_done_in_turn_is_done_at_once_when_nothing_waits(desk):
    done = []
    desk.dispatcher.in_turn(lambda: done.append(True))
    assert done == [True]


def test_what_a_command_wants_done_in_turn_comes_behind_it(desk):
    """Not in the middle of it."""
    page = desk.page

    def undo(invocation):
        desk.dispatcher.in_turn(lambda: page.seen.append(Invocation("opened")))
        page.seen.append(invocation)

    page._handlers["edit.undo"] = undo
    desk.click(Key.Key_U)
    assert page.ids == ["edit.undo", "opened"]


def test_what_is_to_be_done_in_turn_is_not_given_back(desk):
    done = []
    desk.dispatcher.set_busy(True)
    desk.click(Key.Key_U)
    desk.dispatcher.in_turn(lambda: done.append(True))
    assert [i.command_id for i in desk.dispatcher.give_back()] == ["edit.undo"]
    desk.dispatcher.set_busy(False)
    assert (done, desk.page.ids) == ([True], [])


def test_losing_the_window_in_mid_hold_releases(desk, qtbot):
    other = QMainWindow()
    qtbot.addWidget(other)
    desk.press(Key.Key_1)
    desk.now = 500
    other.show()
    other.activateWindow()
    qtbot.waitUntil(lambda: len(desk.page.seen) == 2)
    assert desk.page.seen[1] == Invocation("label:nudity", 1, "release", 500, 2)


def test_a_menu_opening_in_mid_hold_releases(desk, qtbot):
    desk.press(Key.Key_1)
    menu = QMenu(desk.window)
    menu.addAction("One")
    menu.popup(desk.window.pos())
    qtbot.waitUntil(lambda: len(desk.page.seen) == 2)
    menu.close()
    assert desk.page.ids == ["label:nudity", "label:nudity↑"]


def test_a_command_that_is_not_allowed_says_when_it_is_and_has_no_release(desk):
    desk.page.refused_whens = {"open"}
    desk.click(Key.Key_1)
    assert desk.page.ids == []
    assert desk.refusals == ["Nudity is possible when the review is open to change."]


def test_what_is_allowed_is_asked_when_the_command_runs_not_when_the_key_was_pressed(desk):
    desk.dispatcher.set_busy(True)
    desk.click(Key.Key_U)
    desk.page.refused_whens = {"open"}
    desk.dispatcher.set_busy(False)
    assert desk.page.ids == []
    assert len(desk.refusals) == 1


def test_a_refusal_of_the_rules_is_said_and_the_release_dropped(desk):
    def refuse(invocation):
        desk.page.seen.append(invocation)
        raise Refused("Not now.")

    desk.page._handlers["label:"] = refuse
    desk.click(Key.Key_1)
    assert (desk.refusals, desk.page.ids) == (["Not now."], ["label:nudity"])


def test_invoke_runs_a_hold_as_a_short_press(desk):
    desk.dispatcher.invoke("label:slur", stamp=77)
    assert desk.page.seen == [Invocation("label:slur", 77), Invocation("label:slur", 77, "release", 0, 77)]


def test_the_window_carries_out_its_own_commands(desk):
    seen = []
    desk.dispatcher.set_everywhere({"quit": seen.append})
    desk.click(Key.Key_Q, Mod.ControlModifier)
    assert ([i.command_id for i in seen], desk.page.ids) == (["quit"], [])


def test_an_urgent_command_does_not_wait_for_the_store_and_the_others_do(desk):
    desk.dispatcher.set_busy(True)
    desk.click(Key.Key_U)
    desk.click(Key.Key_F12)
    assert desk.page.ids == ["panic"]
    desk.dispatcher.set_busy(False)
    assert desk.page.ids == ["panic", "edit.undo"]


def test_an_urgent_key_that_types_nothing_works_over_fields_own_keys_and_a_sequence(desk):
    for widget in (desk.line, desk.note):
        desk.focus(widget)
        desk.click(Key.Key_Escape, Mod.ShiftModifier)
    desk.page.setProperty(OWN_KEYS, True)
    desk.focus(desk.line)
    desk.click(Key.Key_F12)
    desk.page.setProperty(OWN_KEYS, False)
    desk.focus(desk.page)
    desk.click(Key.Key_H)
    desk.click(Key.Key_F12)
    assert desk.page.ids == ["panic"] * 4
    desk.click(Key.Key_1)
    assert desk.page.ids[-2:] == ["label:nudity", "label:nudity↑"]


def test_an_urgent_key_that_edits_stays_with_the_text(desk):
    desk.focus(desk.line)
    desk.line.setText("ab")
    desk.click(Key.Key_Backspace)
    assert desk.line.text() == "a" and desk.page.ids == []


def test_a_failed_save_does_not_forget_the_release_of_an_urgent_key(desk):
    desk.press(Key.Key_Backspace)
    desk.dispatcher.set_busy(True)
    desk.dispatcher.give_back()
    desk.release(Key.Key_Backspace)
    assert desk.page.ids == ["peek", "peek↑"]


@pytest.mark.parametrize("foreign", [True, False])
def test_q_is_found_on_a_greek_layout_once_a_letter_of_it_was_typed(desk, monkeypatch, foreign):
    """There is no letter on that key: it types a semicolon, which is a command's key on other layouts."""
    monkeypatch.setattr(key_places.sys, "platform", "linux")
    desk.dispatcher.set_keymap(Keymap((*ALL, label("blank", "q 2"))))
    letter = "η" if foreign else "h"
    desk.send(QEvent.Type.KeyPress, Key(ord(letter.upper())), text=letter, native=43)
    desk.dispatcher.clear_prefix()
    desk.choices.clear()
    desk.send(QEvent.Type.KeyPress, Key.Key_Semicolon, text=";", native=24)
    assert [prefix for prefix, _ in desk.choices] == (["q"] if foreign else [])


def test_enter_takes_from_an_open_list_of_choices(qtbot):
    """Qt does that before it looks for shortcuts: the list has no other way to take a choice by key."""
    desk = Desk(qtbot)
    field = QComboBox(desk.page)
    field.addItems(["a", "b"])
    field.show()
    field.setFocus()
    field.showPopup()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is field.view())
    qtbot.keyClick(field.view(), Key.Key_Down)
    qtbot.keyClick(field.view(), Key.Key_Return)
    assert (field.currentText(), field.view().isVisible()) == ("b", False)
