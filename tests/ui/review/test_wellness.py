"""Everything off at one key, breaks, and the ledger, on the review page."""

import threading
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from reviewer_app.domain.review import Finding
from reviewer_app.operations import exposure
from reviewer_app.playback.player import State
from reviewer_app.store import recordings
from reviewer_app.ui.review.filters import Look
from tests.ui.review.coloured_desk import begin, press, red_dots, red_picture
from tests.ui.review.desk import CTRL, NO_KEYS, RECORDING, SHIFT


@pytest.fixture
def desk(review_desk):
    """A red picture and thumbnail, the sound on, playing."""
    return begin(review_desk)


@pytest.mark.parametrize(("key", "modifiers"), [(Qt.Key.Key_F12, NO_KEYS), (Qt.Key.Key_Escape, SHIFT)])
def test_one_key_blanks_picture_and_thumbnails_mutes_and_pauses(desk, key, modifiers):
    """Each of the four is looked at by itself."""
    video, timeline = desk.page.panes.video, desk.page.panes.timeline
    assert red_dots(video) and red_dots(timeline)
    press(desk, key, modifiers)
    desk.page.wellness.calm.hide()  # what lies below it is blank, too
    assert not red_dots(video)
    assert not red_dots(timeline)
    assert ("set_mute", True) in desk.deck.asked and desk.page.playback.muted
    assert ("pause",) in desk.deck.asked


def test_pictures_that_still_come_are_not_shown_and_nothing_plays_on(desk):
    press(desk, Qt.Key.Key_F12)
    desk.deck.picture.emit(red_picture(), 40, True)
    desk.page.panes.timeline.set_thumbnail(5_000, red_picture())
    desk.deck.asked.clear()
    desk.deck.state_changed.emit(State.PLAYING)
    assert not red_dots(desk.page)
    assert desk.deck.asked == [("pause",)]


def test_it_needs_no_store_and_what_was_on_its_way_is_stored(desk):
    """The store stands still: everything is off at once, and the label is there afterwards."""
    stuck = threading.Event()
    desk.worker.run(lambda _database: stuck.wait(20))
    desk.down("2")
    desk.up("2")
    assert desk.page.controller.saving
    press(desk, Qt.Key.Key_F12)
    assert desk.page.wellness.off and desk.page.playback.muted and desk.page.panes.video.covered
    assert desk.findings == []
    stuck.set()
    desk.settle()
    assert len(desk.findings) == 1


@pytest.mark.parametrize("where", ["note", "search", "sheet", "rationale", "palette", "sequence"])
def test_it_works_from_anywhere_and_what_was_being_written_stays(desk, where):
    panes = desk.page.panes
    desk.key("2")
    if where == "note":
        desk.key("w")
        desk.type("medio escrito")
    elif where == "search":
        desk.key("/")
        desk.type("hola")
    elif where == "palette":
        desk.key(":")
        desk.type("b")
    elif where == "sequence":
        desk.key("h")
    else:
        desk.key("Return", CTRL)
        if where == "rationale":
            panes.sheet.rationale.setFocus()
            desk.type("porque")
    focused = QApplication.focusWidget()
    press(desk, Qt.Key.Key_F12)
    assert desk.page.wellness.off
    assert QApplication.focusWidget() is desk.page.wellness.calm
    assert desk.window.palette_view.isHidden()
    press(desk, Qt.Key.Key_1)
    assert not desk.page.wellness.off
    if where != "palette":
        assert QApplication.focusWidget() is focused
    written = {"note": panes.editor._note.text(), "search": panes.search.field.text(),
               "rationale": panes.sheet.rationale.toPlainText()}  # fmt: skip
    assert written.get(where, "") == {"note": "medio escrito", "search": "hola", "rationale": "porque"}.get(where, "")
    assert len(desk.findings) == 1


@pytest.mark.parametrize("kind", ["menu", "submenu", "choices"])
@pytest.mark.parametrize("key", [(Qt.Key.Key_F12, NO_KEYS), (Qt.Key.Key_Escape, SHIFT)])
def test_everything_off_reaches_the_keys_of_what_is_open_and_closes_it(desk, kind, key):
    """An open menu has all keys of the program, and would lie over the screen."""
    if kind == "choices":
        desk.key("1")
        desk.key("Return")
        desk.page.panes.editor._severity.showPopup()
    else:
        menus = [menu for menu in desk.window.menuBar().findChildren(QMenu) if menu.actions()]
        nested = [menu for menu in menus if isinstance(menu.parentWidget(), QMenu)]
        open_menu = nested[0] if kind == "submenu" else menus[0]
        open_menu.popup(desk.window.mapToGlobal(desk.window.rect().center()))
    popup = QApplication.activePopupWidget()
    assert popup is not None
    QTest.keyClick(popup.focusWidget() or popup, *key)
    assert desk.page.wellness.off and QApplication.activePopupWidget() is None
    assert QApplication.focusWidget() is desk.page.wellness.calm


def test_keys_below_the_screen_do_nothing_and_escape_does_not_uncover(desk):
    press(desk, Qt.Key.Key_F12)
    desk.deck.asked.clear()
    for key in (
        Qt.Key.Key_Escape,
        Qt.Key.Key_Space,
        Qt.Key.Key_Backspace,
        Qt.Key.Key_Tab,
        Qt.Key.Key_F12,
        Qt.Key.Key_H,
    ):
        press(desk, key)
    assert desk.page.wellness.off and not red_dots(desk.page) and ("play",) not in desk.deck.asked


def test_going_on_is_strongly_blurred_muted_paused_and_without_thumbnails(desk):
    press(desk, Qt.Key.Key_F12)
    desk.deck.asked.clear()
    press(desk, Qt.Key.Key_1)
    assert desk.page.panes.video.look.blur == 3 and not desk.page.panes.video.covered
    assert desk.page.playback.muted and desk.deck.asked == []
    assert not red_dots(desk.page.panes.timeline)


def test_back_to_the_queue_and_here_again_it_is_still_off(desk):
    press(desk, Qt.Key.Key_F12)
    press(desk, Qt.Key.Key_4)
    assert desk.window.page.name == "queue"
    desk.window.show_page("review", RECORDING.recording_id)
    assert desk.page.wellness.off and QApplication.focusWidget() is desk.page.wellness.calm


def test_the_next_recording_opens_gently_and_a_note_is_stored_first(desk):
    other = replace(RECORDING, recording_id="d" * 64)
    with desk.database.transaction() as connection:
        recordings.save_recording(connection, other, 1)
    desk.window.add_handlers({"review.next": lambda _: desk.window.show_page("review", other.recording_id)})
    desk.key("2")
    desk.key("w")
    desk.type("medio")
    press(desk, Qt.Key.Key_F12)
    press(desk, Qt.Key.Key_3)
    desk.bot.waitUntil(lambda: desk.review is not None and desk.review.recording_id == other.recording_id)
    assert "finding.revised" in desk.stored()
    assert not desk.page.wellness.off and desk.page.panes.video.look.blur == 3 and desk.page.playback.muted


def test_a_verdict_half_given_is_there_again_when_its_recording_is(desk):
    """On its sheet, as it was left for the next recording."""
    other = replace(RECORDING, recording_id="c" * 64)
    with desk.database.transaction() as connection:
        recordings.save_recording(connection, other, 1)
    desk.window.add_handlers({"review.next": lambda _: desk.window.show_page("review", other.recording_id)})
    sheet = desk.page.panes.sheet
    desk.key("Return", CTRL)
    sheet.rationale.setPlainText("to be said better")
    press(desk, Qt.Key.Key_F12)
    press(desk, Qt.Key.Key_3)
    desk.bot.waitUntil(lambda: desk.review is not None and desk.review.recording_id == other.recording_id)
    assert not sheet.isVisible()
    desk.open()
    assert sheet.isVisible() and sheet.rationale.toPlainText() == "to be said better"


def test_a_break_counts_down_and_says_without_a_sound_that_it_is_over(desk):
    desk.settings.set("break_length", 1)
    press(desk, Qt.Key.Key_F12)
    press(desk, Qt.Key.Key_2)
    calm = desk.page.wellness.calm
    assert calm.on_break and "1:00" in calm.text
    for _ in range(60):
        calm.second()
    assert "0:00" in calm.text and "over" in calm.text and calm.isVisible()
    press(desk, Qt.Key.Key_1)
    assert calm.isHidden()


def test_after_a_break_that_was_only_a_break_everything_is_as_before(desk):
    desk.key("y")
    press(desk, Qt.Key.Key_B, CTRL)
    assert desk.page.wellness.calm.on_break and desk.page.playback.muted and ("pause",) in desk.deck.asked
    press(desk, Qt.Key.Key_1)
    assert desk.page.panes.video.look == Look(grey=True) and not desk.page.playback.muted


def test_a_break_is_suggested_in_a_quiet_bar_and_can_wait(desk):
    bar, work = desk.page.wellness.bar, desk.page._bench.work
    focused = QApplication.focusWidget()
    work.worked(50 * 60_000)
    desk.page.wellness.meter.tick()
    assert "50 minute" in bar.text and QApplication.focusWidget() is focused
    desk.key("2")
    assert len(desk.findings) == 1
    desk.key("B", CTRL | SHIFT)
    desk.page.wellness.meter.tick()
    assert bar.text == ""
    work.worked(10 * 60_000)
    desk.page.wellness.meter.tick()
    assert bar.text


def test_the_minutes_are_a_setting(desk):
    desk.settings.set("break_minutes", 0)
    desk.page._bench.work.worked(500 * 60_000)
    desk.page.wellness.meter.tick()
    assert desk.page.wellness.bar.text == ""


def test_what_is_watched_reaches_the_ledger_when_the_page_is_left(desk):
    meter = desk.page.wellness.meter
    clock = [0]
    meter._clock_ms = lambda: clock[0]
    meter._last_ms = meter._input_ms = meter._kept_ms = 0
    meter._watched.clear()
    before = desk.stored()
    desk.page.wellness.zones.put_finding(Finding("hate.slur", 10_000, 20_000, severity="S1"))
    for now, at in ((1_000, 0), (2_000, 15_000), (3_000, 15_500)):
        clock[0], desk.deck.now = now, at
        meter.tick()
    assert meter.watched == {"none": 1_000, "S1": 2_000}
    desk.window.show_page("queue")
    desk.worker.call(lambda database: None)
    assert exposure.totals(desk.database, date.today()).periods[0] == {"none": 1_000, "S1": 2_000}
    assert desk.stored() == before
