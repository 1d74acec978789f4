"""The whole window on a real store: who may begin, what a review is judged by, and how it ends."""

import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reviewer_app import paths
from reviewer_app.background.turns import SECONDS
from reviewer_app.domain.errors import StoreUnavailable
from reviewer_app.operations.signing_in import SignedIn
from reviewer_app.playback import availability, deck
from reviewer_app.store import opening
from tests.postgres import PASSWORD
from tests.windows import CTRL, NOWHERE, SHIFT, at_work, events_of, place_of_ana, take_in
from tests.workplaces import make_place


@pytest.fixture
def place(tmp_path, media_files):
    """Ana signed in here once, the server is not there today; one recording is in her store."""
    return place_of_ana(tmp_path, media_files("mp4"))


def test_who_worked_here_last_begins_at_the_queue_without_the_server(qtbot, place):
    """A label by one key is in the store, and the header says that it waits."""
    with at_work(qtbot, place) as work:
        # Said once and for a few seconds: waited for before anything else.
        work.wait(lambda: "does not answer" in work.window.banner.text)
        work.wait_for_queue()
        work.open_recording()
        work.key("1")
        [finding] = work.findings
        work.wait(lambda: work.header == "○ 2 pending · offline")
    assert [event.kind for event in events_of(place)] == ["review.opened", "finding.placed"]
    assert events_of(place)[1].body["finding"] == finding.to_json()


def test_threads_let_the_window_in_soon(qtbot, place):
    """Wherever a window is, they take short turns with the interpreter."""
    sys.setswitchinterval(0.005)
    with at_work(qtbot, place):
        assert sys.getswitchinterval() == pytest.approx(SECONDS)


def test_signing_out_ends_at_a_sign_in_page_of_nobody(qtbot, place, tmp_path):
    """Password forgotten, store free, header empty; the next start asks who is there."""
    with at_work(qtbot, place) as work:
        work.wait_for_queue()
        work.open_recording()
        work.key("Q", CTRL | SHIFT)
        page = work.application.sign_in
        assert work.window.page is page and page.user.text() == "" and not page.offline.isVisible()
        assert (work.header, work.application.session, work.review_page) == ("", None, None)
        opening.window_lock(place.store_path("ana")).release()
    again = make_place(tmp_path, NOWHERE)
    with at_work(qtbot, again) as work:
        assert work.window.page is work.application.sign_in and work.problem == ""


def test_a_second_window_is_refused_with_a_sentence(qtbot, place):
    """On the sign-in page; begun anew when the first is closed."""
    with opening.window_lock(place.store_path("ana")), at_work(qtbot, place) as work:
        work.wait(lambda: work.problem.startswith("Another window is open on the store ana-"))
        assert work.window.page is work.application.sign_in
        assert isinstance(work.application.refusal, StoreUnavailable)
    with at_work(qtbot, place) as work:
        work.wait_for_queue()
        assert work.application.refusal is None


def test_an_address_that_is_none_is_said_on_the_sign_in_page(qtbot, tmp_path):
    """The window opens, so that the person who cannot see a terminal learns it too."""
    with at_work(qtbot, make_place(tmp_path, "mysql://x")) as work:
        work.wait(lambda: "no PostgreSQL DSN" in work.problem)
        assert work.application.refusal.exit_code == 2


def test_slips_in_the_settings_are_said(qtbot, place, tmp_path):
    """All of them, in the banner."""
    with place.settings.path.open("a", encoding="utf-8") as file:
        file.write('volume = 300\ntheme = "pink"\n')
    with at_work(qtbot, make_place(tmp_path, NOWHERE)) as work:
        work.wait(lambda: "volume must" in work.window.banner.text and "theme must" in work.window.banner.text)


@pytest.mark.parametrize(("labels", "says"), [(0, ""), (1, "2 decisions are still to be sent.")])
def test_the_farewell_is_said_only_when_something_is_pending(qtbot, place, labels, says):
    """With nothing pending the window is gone at once; else the sentence stands for a moment, then it goes too."""
    with at_work(qtbot, place) as work:
        work.wait_for_queue()
        if labels:
            work.open_recording()
            work.key("1")
        work.window.close()
        assert work.window.farewell.isVisible() is bool(says)
        assert work.window.farewell.text().startswith(says)
        assert work.window.isVisible() is bool(says)
        work.wait(lambda: not work.window.isVisible())


def test_what_waits_for_no_server_is_no_reason_for_a_farewell(qtbot, place, tmp_path):
    """Without a central database nothing is ever sent."""
    alone = make_place(tmp_path)
    take_in(alone, next(paths.resources().glob("sample/*.mp4")))
    with at_work(qtbot, alone) as work:
        work.application.begin(SignedIn("ana"))
        work.wait_for_queue()
        work.open_recording()
        work.key("1")
        work.window.close()
        assert not work.window.isVisible()


def test_with_neither_engine_transcripts_are_judged(qtbot, place, tmp_path, monkeypatch):
    """What is missing is said; keys move the playhead, pictures of where it stands are shown, labels are stored."""
    lacking = [availability.Engine(name, None, None, f"{name} is not installed.") for name in ("vlc", "qt")]
    monkeypatch.setattr(
        deck,
        "choose",
        lambda setting, recording: availability.choose(setting, recording, vlc=lacking[0], qt=lacking[1]),
    )
    sample = next(paths.resources().glob("sample/*.mp4"))
    take_in(place, sample)
    with at_work(qtbot, place) as work:
        work.wait_for_queue(2)
        rows = [row.title for row in work.application.queue.model.rows]
        work.application.queue.table.selectRow(rows.index(sample.stem))
        work.open_recording()
        assert work.application.deck.engine == "No player"
        assert "vlc is not installed." in work.review_page.panes.video.toolTip()
        work.wait(lambda: work.application.deck.time_source() == "picture")
        work.key(Qt.Key.Key_Right)
        work.wait(lambda: work.application.deck.playhead_ms() >= 4_900)
        work.key(Qt.Key.Key_Down)
        cue = work.review_page.panes.transcript.cues[work.review_page.panes.transcript_view.current_row]
        work.wait(lambda: work.application.deck.time_source() == "picture")
        work.key("1")
        [finding] = work.findings
        assert abs(finding.start_ms - cue.start_ms) < 200 and finding.quote
        work.key(Qt.Key.Key_Space)
        work.wait(lambda: "the transcript still works" in work.window.banner.text)


def test_one_key_goes_on_to_the_next_recording_that_is_not_submitted(qtbot, place):
    """All that was asked for on the one before is stored; the header says where one is."""
    take_in(place, next(paths.resources().glob("sample/*.mp4")))
    with at_work(qtbot, place) as work:
        work.wait_for_queue(2)
        ids = [row.recording_id for row in work.application.queue.model.rows]
        work.open_recording()
        assert "· 1 of 2 ·" in work.place_shown
        work.key(Qt.Key.Key_Return, CTRL)
        work.key(Qt.Key.Key_Return, CTRL)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CTRL | SHIFT)
        QTest.keyClick(QApplication.focusWidget(), "N", CTRL)
        work.wait(lambda: work.review_page.controller.review and work.review_page.recording_id == ids[1])
        assert "· 2 of 2 ·" in work.place_shown
        work.key("N", CTRL)
        work.wait(lambda: work.window.banner.text == "There is no other recording to review.")
    kinds = [event.kind for event in events_of(place)]
    assert kinds == ["review.opened", "verdict.given", "review.submitted", "review.opened"]


def test_send_now_without_a_central_database_says_so(qtbot, tmp_path):
    """And the sign-in page names what to do."""
    with at_work(qtbot, make_place(tmp_path)) as work:
        work.sign_in("ana", PASSWORD)
        work.wait(lambda: "--central postgresql://" in work.problem)
        work.application.begin(SignedIn("ana"))
        work.wait_for_queue(0)
        work.key("S", CTRL)
        assert "No central database is set" in work.window.banner.text


def test_something_unexpected_is_a_sentence_and_goes_to_the_log(qtbot, place):
    """With its type; never with its text, which may quote what somebody wrote."""
    with at_work(qtbot, place) as work:
        work.application._failed(ValueError("una nota secreta"))
        assert "ValueError" in work.window.banner.text and "secreta" not in work.window.banner.text
    log_file = place.home.logs / "reviewer-app.log"
    assert "ValueError" in log_file.read_text(encoding="utf-8")
    assert "secreta" not in log_file.read_text(encoding="utf-8")


def test_the_theme_chosen_is_kept(qtbot, place, tmp_path):
    """For the next start."""
    with at_work(qtbot, place) as work:
        work.application.theme.set("light")
    assert make_place(tmp_path, NOWHERE).settings["theme"] == "light"
