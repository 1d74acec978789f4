"""What is kept, large: in the look that is in force, and nothing of it stays behind."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from reviewer_app.domain.evidence import Evidence, fingerprint
from reviewer_app.domain.review import Finding
from reviewer_app.media.frames import FrameReader
from reviewer_app.media.still_file import png_of
from reviewer_app.operations.evidence import Held
from reviewer_app.ui.review.evidence_sheet import EvidenceSheet
from reviewer_app.ui.review.filters import Look
from reviewer_app.ui.review.video_view import VideoView
from tests.exactness import number_on

_RGB = QImage.Format.Format_RGB888
FINDING = Finding("hate.slur", 1_000, 2_000)


@pytest.fixture
def sheet(qtbot, theme):
    """Over a page whose picture is shown as it is."""
    over = QWidget()
    over.resize(900, 600)
    qtbot.addWidget(over)
    made = EvidenceSheet(over, VideoView(over), theme)
    over.show()
    yield made


@pytest.fixture
def still(media_files):
    """Picture 45 of a recording."""
    with FrameReader(media_files("mp4")) as reader:
        content = png_of(reader.at(1_510))
    known = Evidence("f", "still", 1_500, 1_500, fingerprint(content), len(content), "image/png", "r", 61_500, 9)
    return Held(known, content)


def test_the_very_picture_and_what_is_known_of_it(sheet, still):
    sheet.open_it(FINDING, "Slur", still, ["00:00:01 S1 fuera", "00:00:02 S2 no"], Look())
    assert number_on(sheet.still) == 45
    assert sheet.text.startswith("Slur\nPicture at 00:00:01.500\nin the original at 00:01:01.500\nSHA-256 ")
    assert sheet.text.endswith("S1 fuera\n\n00:00:02 S2 no")
    assert "times have changed" not in sheet.text
    assert sheet.geometry() == sheet.parentWidget().rect()


def test_a_picture_outside_the_finding_is_told(sheet, still):
    sheet.open_it(Finding("hate.slur", 3_000), "Slur", still, [], Look())
    assert "The finding's times have changed since" in sheet.text


def test_blur_and_grey_hold_here_also_when_they_change(sheet, still):
    """As the page's own picture would look."""
    look = Look(blur=3, grey=True)
    sheet._video.set_look(look)
    sheet.open_it(FINDING, "Slur", still, [], Look())
    size = sheet.still.picture_rect().size()
    assert _on_screen(sheet) == look.render(QImage.fromData(still.content), size).convertToFormat(_RGB)
    blurred = _on_screen(sheet)
    sheet._video.peek(True)
    assert _on_screen(sheet) == Look().render(QImage.fromData(still.content), size).convertToFormat(_RGB)
    sheet._video.peek(False)
    assert _on_screen(sheet) == blurred


def _on_screen(sheet):
    """The picture without the chip of its time over it."""
    sheet.still._pts_ms = None
    return sheet.still.grab(sheet.still.picture_rect()).toImage().convertToFormat(_RGB)


def test_a_grave_finding_is_met_in_its_own_look(sheet, still):
    """Wherever the playhead is; held, the key shows it as it is."""
    grave = Look(blur=3)
    sheet.open_it(FINDING, "Slur", still, [], grave)
    size = sheet.still.picture_rect().size()
    assert _on_screen(sheet) == grave.render(QImage.fromData(still.content), size).convertToFormat(_RGB)
    sheet._video.peek(True)
    assert _on_screen(sheet) == Look().render(QImage.fromData(still.content), size).convertToFormat(_RGB)


def test_a_cover_covers_it(sheet, still):
    sheet._video.set_cover("Everything is off.")
    sheet.open_it(FINDING, "Slur", still, [], Look())
    assert sheet.still.covered


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_a_key_closes_it_and_lets_go_of_the_picture(qtbot, sheet, still, key):
    closed = []
    sheet.closed.connect(lambda: closed.append(True))
    sheet.open_it(FINDING, "Slur", still, [], Look())
    qtbot.keyClick(sheet, Qt.Key.Key_2)
    assert sheet.isVisible()
    qtbot.keyClick(sheet, key)
    assert not sheet.isVisible()
    assert (closed, sheet.still.has_picture, sheet.finding_id) == ([True], False, None)


def test_without_a_still_it_says_so(sheet):
    sheet.open_it(FINDING, "Slur", None, ["00:00:01 S1 fuera"], Look())
    assert not sheet.still.has_picture
    assert sheet.text == "Slur\n00:00:01 S1 fuera"
