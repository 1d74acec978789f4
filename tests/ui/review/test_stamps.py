"""Kept drawings look like fresh ones and follow the theme."""

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from reviewer_app.ui.review.stamps import Stamps
from reviewer_app.ui.theme import SEVERITIES, paint_severity


def drawn(draw, ratio=1.0):
    """An image that `draw(painter)` drew on."""
    image = QImage(round(100 * ratio), round(40 * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.black)
    painter = QPainter(image)
    draw(painter)
    painter.end()
    return image


@pytest.mark.parametrize("severity", [*SEVERITIES, None])
@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_a_kept_mark_is_the_mark(theme, severity, ratio):
    stamps = Stamps(theme)
    fresh = drawn(lambda painter: paint_severity(painter, QRectF(15, 15, 10, 10), severity, theme), ratio)
    for _ in range(2):
        assert drawn(lambda painter: stamps.severity(painter, QPointF(20, 20), severity), ratio) == fresh


def test_key_caps_end_at_their_right_edge(theme):
    stamps = Stamps(theme)
    edges = []
    one = drawn(lambda painter: edges.append(stamps.keys(painter, 90, 20, "1")))
    two = drawn(lambda painter: edges.append(stamps.keys(painter, 90, 20, "h 1")))
    assert edges[1] < edges[0] < 90
    assert one.copy(90, 0, 10, 40) == two.copy(90, 0, 10, 40)
    assert one.copy(edges[0], 0, 90 - edges[0], 40) == two.copy(edges[0], 0, 90 - edges[0], 40)


def test_another_theme_draws_anew(theme):
    stamps = Stamps(theme)
    dark = drawn(lambda painter: stamps.severity(painter, QPointF(20, 20), "S1"))
    theme._name = "light"
    theme._colors.clear()
    theme.changed.emit()
    assert drawn(lambda painter: stamps.severity(painter, QPointF(20, 20), "S1")) != dark
