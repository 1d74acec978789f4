"""The picture: aspect, filters, what is said when there is none."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage

from reviewer_app.ui.review.filters import Look
from reviewer_app.ui.review.video_view import VideoView

RED, BLACK = QColor("#ff0000"), QColor("#000000")


def picture(width=90, height=160, colour=RED):
    """A picture of one colour."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(colour)
    return image


@pytest.fixture
def view(qtbot):
    made = VideoView()
    qtbot.addWidget(made)
    made.resize(400, 400)
    made.show()
    return made


def pixel(view, x, y):
    """The colour on screen at a place."""
    return view.grab().toImage().pixelColor(x, y)


@pytest.mark.parametrize(("size", "rect"), [((90, 160), (225, 400)), ((160, 90), (400, 225)), ((50, 50), (400, 400))])
def test_a_picture_keeps_its_shape_and_fills_the_room(view, size, rect):
    """All but the line below it."""
    view.resize(400, 400 + view.strip)
    view.show_picture(picture(*size), 0, True)
    assert (view.picture_rect().width(), view.picture_rect().height()) == rect
    assert view.picture_rect().center() == view.rect().adjusted(0, 0, 0, -view.strip).center()


def test_nothing_that_is_told_covers_the_picture(view):
    """Not even its edges: names and comments stand there. What finds no room in the line goes over its end."""
    view.set_chips(("muted · m", "1.5×"))
    view.show_picture(picture(400, 400 - view.strip), 83_000, True)
    free = view.grab(view.picture_rect()).toImage()
    assert {free.pixelColor(x, y).name() for x in range(0, 400, 3) for y in range(free.height())} == {RED.name()}
    below = view.grab(view.rect().adjusted(0, view.picture_rect().bottom() + 1, 0, 0)).toImage()
    assert any(below.pixelColor(x, y).lightness() > 200 for x in range(150, 260) for y in range(below.height()))
    view.set_chips(("muted · m", "less detail 2 · v", "blurred · b", "greyscale · y"))
    covered = view.grab(view.picture_rect()).toImage()
    assert covered.pixelColor(12, covered.height() - view.strip // 2) != RED
    assert covered.pixelColor(12, covered.height() - view.strip - 2) == RED


def test_a_narrow_pane_has_a_second_line_rather_than_words_over_the_picture(view):
    one = view.strip
    view.resize(180, 400)
    assert view.strip == 2 * one
    view.set_chips(("sin sonido · m",))
    view.show_picture(picture(180, 400 - view.strip), 83_000, True)
    free = view.grab(view.picture_rect()).toImage()
    assert {free.pixelColor(x, y).name() for x in range(180) for y in range(free.height())} == {RED.name()}


def test_beside_the_picture_it_is_black(view):
    view.show_picture(picture(), None, True)
    assert pixel(view, 200, 200) == RED
    assert pixel(view, 20, 200) == BLACK


def test_a_widget_without_room_and_an_empty_picture_do_no_harm(view):
    view.show_picture(QImage(), 0, True)
    assert view.picture_rect().isEmpty()
    view.grab()
    view.setMinimumSize(0, 0)
    view.resize(0, 0)
    view.show_picture(picture(), 0, True)
    assert view.picture_rect().isEmpty()


def test_grey_takes_the_colour_out_and_gives_it_back(view):
    view.show_picture(picture(), None, True)
    view.set_look(Look(grey=True))
    shade = pixel(view, 200, 200)
    assert shade.red() == shade.green() == shade.blue()
    view.set_look(Look())
    assert pixel(view, 200, 200) == RED


def test_blur_takes_the_detail_out(view):
    striped = picture(320, 320, QColor("#ffffff"))
    for x in range(0, 320, 2):
        for y in range(320):
            striped.setPixelColor(x, y, BLACK)
    view.show_picture(striped, None, True)
    view.set_look(Look(blur=2))
    shown = view.grab().toImage()
    shades = {shown.pixelColor(x, 200).lightness() for x in range(150, 250)}
    assert max(shades) - min(shades) < 20


def test_a_cover_shows_no_picture_and_is_read_aloud(view):
    view.show_picture(picture(), None, True)
    view.set_cover("Covered.")
    assert pixel(view, 200, 330) == BLACK
    assert view.accessibleDescription() == "Covered."
    view.set_cover("")
    assert pixel(view, 200, 330) == RED


def test_peeking_shows_the_picture_as_it_is_but_lifts_no_cover(view):
    view.show_picture(picture(), None, True)
    view.set_look(Look(grey=True))
    view.peek(True)
    assert pixel(view, 200, 330) == RED and view.look == Look(grey=True)
    view.set_cover("Covered.")
    assert pixel(view, 200, 330) == BLACK
    view.set_cover("")
    view.peek(False)
    assert pixel(view, 200, 330) != RED


def test_the_time_says_whether_it_is_the_pictures_or_the_clocks(view):
    view.show_picture(picture(), 12_345, True)
    assert view.marker_text() == "00:00:12.345"
    view.show_picture(picture(), 12_345, False)
    assert view.marker_text() == "≈ 00:00:12.345"
    view.show_picture(picture(), None, False)
    assert view.marker_text() == ""


def test_a_sentence_stands_where_a_picture_cannot(view):
    view.show_picture(picture(), 5, True)
    view.show_message("Install libVLC to see pictures.")
    assert view.accessibleDescription() == "Install libVLC to see pictures."
    assert view.marker_text() == ""
    assert pixel(view, 200, 390) == BLACK


def test_chips_are_read_aloud_too(view):
    view.set_chips(("muted · m",))
    view.show_picture(picture(), 1000, True)
    assert view.accessibleDescription() == "00:00:01.000, muted · m"


def test_it_asks_for_a_portrait_place(view):
    assert view.sizeHint() == QSize(360, 640)


def test_chips_that_have_no_room_beside_each_other_stand_below(view, monkeypatch):
    drawn = []
    real = type(view)._chip
    monkeypatch.setattr(type(view), "_chip", staticmethod(lambda *a: drawn.append(a[2:]) or real(*a)))
    view.set_chips(("muted · m", "sound 2 of 3 · português · M", "loop · Ctrl+L"))
    view.resize(240, 400)
    view.grab()
    assert len({y for _, _, y in drawn}) > 1
    ends = [x + view.fontMetrics().horizontalAdvance(text) for text, x, _ in drawn]
    assert max(ends) <= view.width()
    drawn.clear()
    view.resize(900, 400)
    view.grab()
    assert len({y for _, _, y in drawn}) == 1
