"""The window as it was left, in the real program: place, panes, named layouts by key."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QInputDialog

from reviewer_app.bootstrap.application import SIZE
from reviewer_app.ui import layout_keeper
from reviewer_app.ui.layouts import Layout, Layouts
from tests.windows import NO_KEYS, SHIFT, at_work, place_of_ana

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture(autouse=True)
def screens(monkeypatch):
    """A usual screen: the one of the tests is smaller than the window."""
    monkeypatch.setattr(layout_keeper, "screens", lambda: [QRect(0, 0, 1920, 1040)])


@pytest.fixture
def place(tmp_path, media_files):
    return place_of_ana(tmp_path, media_files("mp4"))


def sizes(work):
    return work.review_page.panes.layout._columns.sizes()


def review(work):
    work.wait_for_queue()
    work.open_recording()


def test_a_window_that_nobody_has_placed_has_the_usual_size(qtbot, place):
    with at_work(qtbot, place) as work:
        work.wait_for_queue()
        assert (work.window.width(), work.window.height()) == SIZE


def test_place_and_panes_are_there_again_and_nothing_moves_after_the_first_paint(qtbot, place):
    with at_work(qtbot, place) as work:
        review(work)
        work.window.setGeometry(QRect(20, 30, 1300, 860))
        work.key(Qt.Key.Key_F6)
        for _ in range(3):
            work.key("=", ALT)
        work.wait(lambda: work.window.geometry() == QRect(20, 30, 1300, 860))
        left = sizes(work)
    layout = Layouts(place.home.layouts_file).last
    assert layout.window == (20, 30, 1300, 860)
    with at_work(qtbot, place) as work:
        assert work.window.geometry() == QRect(20, 30, 1300, 860)
        review(work)
        assert sizes(work) == left
        work.wait(lambda: work.review_page.panes.video.has_picture)
        assert sizes(work) == left


def test_a_maximised_window_is_maximised_again_and_remembers_its_own_size(qtbot, place):
    with at_work(qtbot, place) as work:
        work.wait_for_queue()
        work.window.setGeometry(QRect(10, 10, 640, 500))
        work.window.showMaximized()
        work.wait(work.window.isMaximized)
    layout = Layouts(place.home.layouts_file).last
    assert (layout.window, layout.maximised) == ((10, 10, 640, 500), True)
    with at_work(qtbot, place) as work:
        assert work.window.isMaximized()
        work.window.showNormal()
        work.wait(lambda: work.window.size().width() == 640)


def test_a_window_of_a_screen_that_is_gone_comes_back_into_view(qtbot, place):
    Layouts(place.home.layouts_file).keep_last(Layout((9_000, 7_000, 600, 500)))
    with at_work(qtbot, place) as work:
        work.wait_for_queue()
        assert work.window.geometry() == QRect(1320, 540, 600, 500)


def test_a_damaged_file_is_said_and_the_window_is_as_from_the_start(qtbot, place):
    place.home.layouts_file.write_text("version = 9")
    with at_work(qtbot, place) as work:
        work.wait_for_queue()
        assert (work.window.width(), work.window.height()) == SIZE
        assert "layouts.toml cannot be read; the default layout is used." in work.window.banner.text


def test_panes_are_hidden_and_shown_by_key_and_named_layouts_bring_them_back(qtbot, place):
    with at_work(qtbot, place) as work:
        review(work)
        panes = work.review_page.panes
        work.key(Qt.Key.Key_F6, SHIFT)  # from the transcript back to the picture
        work.key(Qt.Key.Key_F7)
        assert (panes.video.isHidden(), panes.layout.room.hidden) == (True, {"picture"})
        work.key(Qt.Key.Key_F8)
        work.key("s")
        work.wait(lambda: isinstance(QApplication.activeModalWidget(), QInputDialog))
        work.wait(lambda: QApplication.activeModalWidget().isAncestorOf(QApplication.focusWidget()))
        work.type("Solo texto")
        work.key(Qt.Key.Key_Return)
        work.wait(lambda: QApplication.activeModalWidget() is None)
        work.key(Qt.Key.Key_F7, SHIFT)
        assert not panes.video.isHidden()
        work.key(Qt.Key.Key_F8)
        work.key("1")
        assert panes.video.isHidden()
        work.key(Qt.Key.Key_F8)
        work.key("0")
        assert not panes.video.isHidden()
        work.key(Qt.Key.Key_F8)
        work.key("n")
        assert panes.video.isHidden()
        titles = [command.label for command in work.window.commands]
        assert "Layout: Solo texto" in titles
        work.key(Qt.Key.Key_F8)
        work.key("d")
        assert "Layout: Solo texto" not in [command.label for command in work.window.commands]
    with at_work(qtbot, place) as work:
        review(work)
        assert work.review_page.panes.video.isHidden()
        assert work.application.layouts.layouts.names == ()


def test_a_page_made_anew_keeps_its_arrangement(qtbot, place):
    with at_work(qtbot, place) as work:
        review(work)
        work.key(Qt.Key.Key_F6, SHIFT)
        work.key(Qt.Key.Key_F7, NO_KEYS)
        before = work.review_page
        work.application.reviewing.rebuild()
        work.wait(lambda: work.review_page is not before)
        assert work.review_page.panes.video.isHidden()


def test_the_default_layout_cannot_be_deleted(qtbot, place):
    with at_work(qtbot, place) as work:
        work.wait_for_queue()
        work.key(Qt.Key.Key_F8)
        work.key("d")
        assert "cannot be deleted" in work.window.banner.text
