"""Filters keep the picture's size and are what they say."""

import pytest
from PySide6.QtGui import QColor, QImage

from reviewer_app.ui.review import filters


@pytest.fixture
def image(qapp):
    made = QImage(720, 1280, QImage.Format.Format_RGB32)
    made.fill(QColor("#206080"))
    made.setPixelColor(360, 640, QColor("#ffffff"))
    return made


def test_grey_has_no_colour(image):
    grey = filters.greyscale(image)
    colour = grey.pixelColor(5, 5)
    assert grey.size() == image.size()
    assert colour.red() == colour.green() == colour.blue()


def test_blur_keeps_size_and_colour_and_loses_a_point(image):
    blurred = filters.blurred(image)
    assert blurred.size() == image.size()
    assert blurred.pixelColor(360, 640).lightness() < 150
    for name in ("red", "green", "blue"):
        assert abs(getattr(blurred.pixelColor(50, 50), name)() - getattr(image.pixelColor(50, 50), name)()) <= 3


@pytest.mark.parametrize("size", [(1, 1), (7, 3), (16, 15)])
def test_the_smallest_pictures_can_be_blurred(qapp, size):
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor("#808080"))
    assert filters.blurred(image).size() == image.size()
