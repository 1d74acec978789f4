"""Reviewing in a session: what can be done before its policies have been read, and what is left behind it."""

import pytest
from PySide6.QtCore import Qt

from reviewer_app.bootstrap.reviewing import Reviewing
from reviewer_app.ui.main_window import MainWindow
from reviewer_app.ui.queue.page import QueuePage
from reviewer_app.ui.theme import Theme
from tests.windows import CTRL, SHIFT, at_work, place_of_ana


@pytest.fixture
def place(tmp_path, media_files):
    """Ana signed in here once; one recording is in her store."""
    return place_of_ana(tmp_path, media_files("mp4"))


def test_before_the_policies_have_been_read_nothing_is_opened(qtbot):
    """It is said; what only goes along with reviews does nothing."""
    theme = Theme()
    queue = QueuePage(theme)
    window = MainWindow([queue], theme)
    qtbot.addWidget(window)
    window.show()
    failed = []
    reviewing = Reviewing(window, queue, failed.append)
    for nothing in (reviewing.open_next, reviewing.queue_shown, reviewing.left, reviewing.rebuild):
        nothing()
    assert window.banner.text == ""
    reviewing.open("a" * 64)
    assert window.banner.text == "The policies are still being read."
    assert (window.page, reviewing.policies, failed) == (queue, None, [])


def test_a_pack_that_cannot_be_read_is_said_each_time(qtbot, place, tmp_path):
    """The queue is there; a review without its standard is not."""
    place.settings.set("policy_set", str(tmp_path / "gone.yaml"))
    with at_work(qtbot, place) as work:
        work.wait(lambda: "gone.yaml" in work.window.banner.text and work.application.queue.model.rows)
        work.window.banner.dismiss()
        work.key(Qt.Key.Key_Return)
        assert "gone.yaml" in work.window.banner.text
        assert work.window.page is work.application.queue


def test_it_all_goes_with_the_session(qtbot, place):
    """The next person has nothing of the one before."""
    with at_work(qtbot, place) as work:
        work.wait_for_queue()
        work.open_recording()
        reviewing, gone = work.application.reviewing, []
        reviewing.desk.destroyed.connect(lambda: gone.append(True))
        work.key("Q", CTRL | SHIFT)
        assert (reviewing.desk, reviewing.next_up, reviewing.standards, reviewing.policies) == (None,) * 4
        work.wait(lambda: gone)
