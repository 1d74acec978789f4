"""The settings in the whole program: what is changed there is in force at once."""

import pytest
from PySide6.QtCore import Qt

from tests.windows import CTRL, at_work, place_of_ana


@pytest.fixture
def place(tmp_path, media_files):
    """Ana signed in here once; one recording is in her store."""
    return place_of_ana(tmp_path, media_files("mp4"))


@pytest.fixture
def work(qtbot, place):
    with at_work(qtbot, place) as made:
        made.wait_for_queue()
        yield made


def test_the_page_is_made_once_and_leads_back_to_where_one_was(work):
    desk = work.application.settings
    assert desk.page is None
    for _ in range(2):
        before = work.window.page
        work.key(Qt.Key.Key_Comma, CTRL)
        page = desk.page
        assert work.window.page is page
        work.window.banner.dismiss()
        work.key(Qt.Key.Key_Escape)
        work.wait(lambda before=before: work.window.page is before)
    assert desk.page is page


def test_another_theme_is_shown_at_once_and_keeps_the_review_page(work):
    work.open_recording()
    before = work.review_page
    work.application.settings.open()
    work.application.place.settings.set("theme", "light")
    work.application.settings.page.setting_changed.emit("theme")
    assert work.application.theme.name == "light"
    assert work.review_page is before


@pytest.mark.parametrize("name", ["scale", "span_hold_ms"])
def test_what_the_review_page_reads_as_it_is_made_makes_it_anew(work, name):
    work.open_recording()
    before = work.review_page
    work.application.settings.open()
    work.application.place.settings.set(name, 150)
    work.application.settings.page.setting_changed.emit(name)
    work.wait(lambda: work.review_page is not before)
    assert work.application.theme.scale == (150 if name == "scale" else 100)


def test_other_keys_are_in_force_at_once(work, monkeypatch):
    used = []
    monkeypatch.setattr(work.window, "use_keys", lambda: used.append(True))
    work.open_recording()
    before = work.review_page
    work.application.settings.open()
    work.application.settings.page.keys_changed.emit()
    work.wait(lambda: work.review_page is not before)
    assert used == [True]
