"""Peeking, looks, cover, size and presets, by real keys on the review page."""

import threading

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reviewer_app.domain.comfort import Preset, Presets
from reviewer_app.domain.review import Finding
from reviewer_app.ui.review.filters import Look
from reviewer_app.ui.review.wellness import presets_of
from tests.ui.review.coloured_desk import begin, grave, press, red_dots
from tests.ui.review.desk import CTRL, RECORDING, SHIFT


@pytest.fixture
def desk(review_desk):
    """A red picture and thumbnail, the sound on, playing."""
    return begin(review_desk)


def test_the_picture_is_sharp_as_long_as_the_key_is_held(desk):
    desk.key("b")
    desk.key("y")
    video = desk.page.panes.video
    assert not red_dots(video)
    QTest.keyPress(QApplication.focusWidget(), Qt.Key.Key_Backspace)
    assert red_dots(video) and desk.page.panes.video._chips == ("as it is · Backspace",)
    QTest.keyRelease(QApplication.focusWidget(), Qt.Key.Key_Backspace)
    assert not red_dots(video)


def test_a_window_that_loses_the_focus_ends_peeking(desk):
    desk.key("y")
    QTest.keyPress(QApplication.focusWidget(), Qt.Key.Key_Backspace)
    assert desk.page.panes.video.peeking
    QApplication.sendEvent(desk.window, QEvent(QEvent.Type.WindowDeactivate))
    assert not desk.page.panes.video.peeking


def test_the_key_let_go_while_the_store_is_busy_ends_peeking_at_once(desk):
    stuck = threading.Event()
    desk.key("y")
    QTest.keyPress(QApplication.focusWidget(), Qt.Key.Key_Backspace)
    desk.worker.run(lambda _database: stuck.wait(20))
    desk.down("2")
    assert desk.page.controller.saving
    QTest.keyRelease(QApplication.focusWidget(), Qt.Key.Key_Backspace)
    assert not desk.page.panes.video.peeking
    stuck.set()
    desk.up("2")
    desk.settle()


def test_a_save_that_fails_ends_peeking(desk):
    QTest.keyPress(QApplication.focusWidget(), Qt.Key.Key_Backspace)
    desk.page.gave_back.emit()
    assert not desk.page.panes.video.peeking
    QTest.keyRelease(QApplication.focusWidget(), Qt.Key.Key_Backspace)


def test_in_a_text_the_key_of_peeking_deletes_a_letter(desk):
    desk.key("/")
    desk.type("hola")
    press(desk, Qt.Key.Key_Backspace)
    assert desk.page.panes.search.field.text() == "hol" and not desk.page.panes.video.peeking


def test_strengths_go_round_and_are_remembered(desk):
    video = desk.page.panes.video
    seen = []
    for _ in range(4):
        desk.key("B", SHIFT)
        seen.append(video.look.blur)
    assert seen == [2, 3, 1, 2] and desk.settings["blur_strength"] == 2
    desk.key("b")
    desk.key("b")
    assert video.look.blur == 2
    details = []
    for _ in range(4):
        desk.key("Y", SHIFT)
        details.append(video.look.detail)
    assert details == [1, 2, 3, 0]


def test_thumbnails_have_the_look_of_the_picture_and_can_be_put_away(desk):
    timeline = desk.page.panes.timeline
    desk.key("y")
    assert not red_dots(timeline)
    desk.key("y")
    assert red_dots(timeline)
    desk.key("T", CTRL | SHIFT)
    assert not red_dots(timeline)


def test_a_cover_comes_and_goes_by_its_key_only(desk):
    desk.key("P", SHIFT)
    assert not red_dots(desk.page.panes.video) and red_dots(desk.page.panes.timeline)
    desk.key("Space")
    assert not red_dots(desk.page.panes.video)
    desk.key("P", SHIFT)
    assert red_dots(desk.page.panes.video)


def test_read_first_opens_the_next_recording_covered(desk):
    desk.key("R", CTRL | SHIFT)
    assert desk.settings["read_first"] and desk.page.panes.video.covered
    desk.key("P", SHIFT)
    desk.page.wellness.begin((), RECORDING.recording_id)
    assert desk.page.panes.video.covered


def test_a_small_picture_and_back(desk):
    video = desk.page.panes.video
    before = video.width()
    desk.key("I", SHIFT)
    desk.bot.waitUntil(lambda: video.width() < before - 20)
    desk.key("I", SHIFT)
    desk.bot.waitUntil(lambda: video.width() == before)


def test_jumping_to_a_grave_finding_blurs_mutes_and_hides_thumbnails(desk, policy_set):
    desk.page.wellness.zones.put_finding(Finding(grave(policy_set).id, 60_000, 70_000, severity="S0"))
    desk.deck.seek(30_000)
    assert desk.page.panes.video.look.plain
    desk.deck.seek(59_500)
    assert desk.page.panes.video.look.blur == 3 and desk.page.playback.muted
    assert not red_dots(desk.page.panes.timeline)


def test_where_several_are_together_all_of_them_count(desk):
    """The milder finding's preset asks for grey, the graver one's for nothing: grey it is."""
    looks = desk.page.wellness.picture
    looks._presets = Presets({"S2": Preset(grey=True), "S1": Preset()})
    desk.page.wellness.zones.put_finding(Finding("hate.slur", 60_000, 70_000, severity="S1"))
    desk.page.wellness.zones.put_finding(Finding("fraud.invest", 60_000, 70_000, severity="S2"))
    desk.deck.seek(61_000)
    assert desk.page.panes.video.look == Look(grey=True)
    # Lowered there, it stays so on the way to a place of the same kind that begins before this one ends.
    desk.key("y")
    desk.page.wellness.zones.put_finding(Finding("fraud.invest", 65_000, 90_000, severity="S2"))
    desk.deck.seek(80_000)
    assert desk.page.panes.video.look.plain


def test_what_is_lowered_there_stays_lower_until_one_comes_back(desk, policy_set):
    desk.page.wellness.zones.put_finding(Finding(grave(policy_set).id, 60_000, 70_000, severity="S0"))
    desk.deck.seek(61_000)
    desk.key("b")
    desk.deck.seek(65_000)
    assert desk.page.panes.video.look.blur == 0
    desk.deck.seek(20_000)
    desk.deck.seek(65_000)
    assert desk.page.panes.video.look.blur == 3


def test_a_filter_that_is_stronger_already_stays(desk, policy_set):
    desk.key("y")
    desk.page.wellness.zones.put_finding(Finding("hate.slur", 60_000, severity="S2"))
    desk.deck.seek(60_000)
    assert desk.page.panes.video.look == Look(grey=True)


def test_labelling_where_one_looks_changes_nothing_but_the_thumbnails(desk, policy_set):
    desk.page.wellness.put_finding(Finding(grave(policy_set).id, desk.deck.now, severity="S0"))
    desk.deck.moved.emit(desk.deck.now)
    assert desk.page.panes.video.look.plain and not red_dots(desk.page.panes.timeline)


def test_a_file_of_presets_that_cannot_be_read_is_told_and_those_of_the_program_hold(desk, tmp_path, policy_set):
    desk.settings.set("presets", str(tmp_path / "none.yaml"))
    presets, problem = presets_of(desk.settings)
    assert "none.yaml" in problem and presets.of(grave(policy_set)).blur == 3


def test_a_review_with_a_grave_finding_opens_without_thumbnails(desk, policy_set):
    desk.page.wellness.begin([Finding(grave(policy_set).id, 60_000, severity="S0")], "r")
    assert not red_dots(desk.page.panes.timeline)
    desk.page.wellness.begin([], "r")
    assert red_dots(desk.page.panes.timeline)
