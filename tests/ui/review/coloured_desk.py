"""A review page with something to see: a red picture, a red thumbnail, sound on, playing; what is red on screen."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reviewer_app.playback.player import State
from tests.ui.review.desk import NO_KEYS

RED = QColor("#ff0000")


def red_picture():
    """A picture of one colour."""
    image = QImage(90, 160, QImage.Format.Format_RGB32)
    image.fill(RED)
    return image


def begin(desk):
    """Put a review page into that state; returns it."""
    desk.deck.picture.emit(red_picture(), 0, True)
    desk.page.panes.timeline.set_thumbnail(1_000, red_picture())
    desk.page.playback.mute(False)
    desk.deck.state_changed.emit(State.PLAYING)
    desk.deck.asked.clear()
    return desk


def press(desk, key: Qt.Key, modifiers=NO_KEYS):
    """A key where the focus is, nothing waited for."""
    QTest.keyClick(QApplication.focusWidget() or desk.window, key, modifiers)


def red_dots(widget):
    """How many red dots a widget has on screen."""
    image = widget.grab().toImage()
    return sum(
        image.pixelColor(x, y).red() > 200 and image.pixelColor(x, y).green() < 90
        for x in range(0, image.width(), 3)
        for y in range(0, image.height(), 3)
    )


def grave(policy_set):
    """A policy of which nothing is exported."""
    return next(policy for policy in policy_set.policies if policy.never_export)
