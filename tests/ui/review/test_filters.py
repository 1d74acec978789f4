"""Looks of the picture: the size asked for, what they take away, what they leave, at every strength."""

from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage

from reviewer_app.ui.review.filters import STRENGTHS, Look, greyscale

PANE = QSize(405, 720)


@pytest.fixture
def image(qapp):
    """A wall of one colour with bars on it."""
    made = QImage(720, 1280, QImage.Format.Format_RGB32)
    made.fill(QColor("#206080"))
    for x in range(240, 480, 40):
        for y in range(560, 720):
            for step in range(20):
                made.setPixelColor(x + step, y, QColor("#ffffff"))
    return made


def spread(picture):
    """How far lightness differs among the bars, 0 to 255."""
    shades = [picture.pixelColor(x, 360).lightness() for x in range(150, 250)]
    return max(shades) - min(shades)


def numbers(picture):
    """Every channel of every pixel."""
    return np.array(picture.constBits(), np.int16)


def test_without_filters_a_picture_of_the_size_asked_for_stays_as_it_is(image):
    assert Look().render(image, image.size()) == image
    assert Look().plain and not Look(grey=True).plain


@pytest.mark.parametrize("look", [Look(blur=2), Look(grey=True), Look(detail=2), Look(3, True, 3)])
@pytest.mark.parametrize("size", [PANE, QSize(720, 1280), QSize(1000, 1778), QSize(3, 1)])
def test_every_look_has_the_size_asked_for(image, look, size):
    assert look.render(image, size).size() == size


def test_grey_has_no_colour_and_the_lightness_of_the_eye(image):
    shade = Look(grey=True).render(image, PANE).pixelColor(5, 5)
    assert shade.red() == shade.green() == shade.blue()
    for name, value in (("#ff0000", 76), ("#00ff00", 149), ("#0000ff", 29), ("#ffffff", 255), ("#000000", 0)):
        image.fill(QColor(name))
        assert abs(greyscale(image).pixelColor(3, 3).red() - value) <= 1


@pytest.mark.parametrize("kind", [QImage.Format.Format_RGB888, QImage.Format.Format_ARGB32, QImage.Format.Format_RGB16])
def test_grey_of_pictures_in_other_formats_and_odd_widths(image, kind):
    odd = image.copy(0, 0, 717, 131).convertToFormat(kind)
    grey = greyscale(odd)
    assert grey.size() == odd.size()
    assert abs(grey.pixelColor(716, 130).red() - greyscale(image).pixelColor(5, 5).red()) <= 6


def test_each_strength_of_blur_leaves_less_and_keeps_the_colour(image):
    shown = [numbers(Look(blur=strength).render(image, PANE)) for strength in (0, *STRENGTHS)]
    lost = [np.abs(one - shown[0]).mean() for one in shown]
    assert all(weaker < stronger for weaker, stronger in pairwise(lost))
    assert spread(Look(blur=3).render(image, PANE)) < 20 < spread(Look().render(image, PANE))
    wall = Look(blur=3).render(image, PANE).pixelColor(20, 20)
    for name in ("red", "green", "blue"):
        assert abs(getattr(wall, name)() - getattr(image.pixelColor(50, 50), name)()) <= 3


def test_blur_looks_the_same_on_a_recording_of_twice_the_size(image):
    twice = image.scaled(1440, 2560)
    one, other = (numbers(Look(blur=2).render(each, PANE)) for each in (image, twice))
    assert np.abs(one - other).mean() < 2


def test_less_detail_leaves_few_colours_and_more_at_the_weakest(qapp):
    slope = QImage(720, 1280, QImage.Format.Format_RGB32)
    pixels = np.frombuffer(slope.bits(), np.uint32).reshape(1280, 720)
    pixels[:] = 0xFF000000 | np.linspace(0, 255, 720).astype(np.uint32) * 0x010101
    counts = []
    for strength in STRENGTHS:
        shown = Look(detail=strength).render(slope, QSize(240, 426))
        shades = [shown.pixelColor(x, 200).red() for x in range(240)]
        counts.append(len({shade for shade in shades if shades.count(shade) > 5}))
    assert counts[0] >= counts[1] > counts[2] >= 4
    assert counts[0] <= 9


def test_the_stronger_of_two_looks_counts_in_each_respect():
    assert Look(1, False, 3).at_least(Look(2, True, 1)) == Look(2, True, 3)


@pytest.mark.parametrize("size", [(1, 1), (7, 3), (16, 15)])
@pytest.mark.parametrize("look", [Look(blur=3), Look(grey=True), Look(detail=3)])
def test_the_smallest_pictures_have_looks_too(qapp, size, look):
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor("#808080"))
    assert look.render(image, PANE).size() == PANE


def test_nothing_of_nothing(qapp):
    assert Look(blur=1).render(QImage(), PANE).isNull()
    assert Look().render(QImage(4, 4, QImage.Format.Format_RGB32), QSize()).isNull()
