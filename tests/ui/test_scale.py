"""Another scale while the window is open looks as if the program had been started with it."""

import numpy as np
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPalette
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from reviewer_app.ui.commands import QUEUE
from reviewer_app.ui.settings.page import GENERAL, KEYS
from tests.windows import at_work, place_of_ana

SIZE = QSize(1300, 860)


@pytest.fixture
def place(tmp_path, media_files):
    return place_of_ana(tmp_path, media_files("mp4"))


def ready(work):
    """The queue is there, and what is said of the server that is not has been said and read."""
    work.wait_for_queue()
    work.wait(work.window.banner.isVisible)
    work.window.banner.dismiss()


def pictures(work) -> dict[str, QImage]:
    """Every page but the review, whose pictures play."""
    window, application = work.window, work.application
    found = {}

    def look(name):
        window.resize(SIZE)
        work.wait(window.isActiveWindow)
        looks = [QImage()] * 3

        def at_rest() -> bool:
            looks.append(window.grab().toImage())
            return looks[-1] == looks[-2] == looks[-3]

        work.wait(at_rest)
        found[name] = looks[-1]

    window.show_page(QUEUE)
    look("queue")
    application.settings.open()
    settings = application.settings.page
    settings.show_section(GENERAL)
    settings.sections.setFocus()
    look("settings")
    settings.show_section(KEYS)
    look("keys")
    application.entrance.show()
    application.sign_in.user.setFocus()
    look("sign-in")
    return found


def difference(one: QImage, other: QImage) -> tuple[int, int, int, int] | None:
    """Left, top, right and bottom of what differs; None where nothing does."""
    if one.size() != other.size():
        return 0, 0, one.width(), one.height()
    rows, columns = np.nonzero(_pixels(one) != _pixels(other))
    return (columns.min(), rows.min(), columns.max(), rows.max()) if len(rows) else None


def _pixels(image: QImage) -> np.ndarray:
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), image.width())


@pytest.mark.parametrize(("before", "after"), [(100, 200), pytest.param(150, 100, marks=pytest.mark.slow)])
def test_pages_look_as_if_started_with_the_scale(qtbot, place, before, after):
    place.settings.set("scale", before)
    look_alike(qtbot, place, lambda page: page.general.fields["scale"].setValue(after))


@pytest.mark.parametrize(("before", "after"), [("dark", "light"), ("light", "dark")])
def test_pages_look_as_if_started_with_the_theme(qtbot, place, before, after):
    place.settings.set("theme", before)
    look_alike(qtbot, place, lambda page: page.setting_changed.emit(place.settings.set("theme", after) or "theme"))


def look_alike(qtbot, place, change) -> None:
    """A change in the settings page gives the look that the next start has."""
    QApplication.setCursorFlashTime(0)
    with at_work(qtbot, place) as work:
        ready(work)
        pictures(work)
        change(work.application.settings.page)
        changed = pictures(work)
    with at_work(qtbot, place) as work:
        ready(work)
        fresh = pictures(work)
    assert {name: difference(picture, fresh[name]) for name, picture in changed.items() if picture != fresh[name]} == {}


def test_a_review_that_is_open_takes_the_scale_and_stays_open(qtbot, place):
    with at_work(qtbot, place) as work:
        work.wait_for_queue()
        work.open_recording()
        work.key("2")
        before, height = work.review_page, work.review_page.panes.findings_view.row_height()
        work.application.settings.open()
        work.application.settings.page.general.fields["scale"].setValue(150)
        # The settings, which are on screen, show it first.
        assert work.review_page is before
        work.wait(lambda: work.review_page is not before and work.review_page.controller.review is not None)
        work.window.show_page("review")
        assert len(work.findings) == 1
        assert work.window.banner.layout().contentsMargins().left() == 21
        assert work.review_page.panes.findings_view.row_height() == round(height * 1.5)
        assert work.review_page.panes.editor._note.font().pixelSize() == 20


def test_pages_that_are_gone_hear_of_no_other_look(qtbot, place):
    """The review's page is made anew for another scale; what Qt would call of the old one fails the test."""
    with at_work(qtbot, place) as work:
        work.wait_for_queue()
        work.open_recording()
        before = work.review_page
        work.application.settings.open()
        work.application.settings.page.general.fields["scale"].setValue(150)
        work.wait(lambda: work.review_page is not before and work.review_page.controller.review is not None)
        work.wait(lambda: not isValid(before))
        work.application.theme.set("light")
        assert work.window.palette().color(QPalette.ColorRole.Window) == work.application.theme.color("window")
