"""A theme for what is read from across a room."""

import pytest

from reviewer_app.ui.calibration.room_theme import RoomTheme
from reviewer_app.ui.theme import Theme


@pytest.mark.parametrize(
    ("scale", "width", "height", "wanted"),
    [
        (100, 1280, 640, 100),
        (100, 800, 400, 100),
        (100, 1920, 940, 140),
        (100, 1920, 640, 100),
        (100, 4000, 2000, 160),
        (200, 1920, 940, 200),
        (80, 1920, 940, 128),
    ],
)
def test_it_is_as_large_as_the_room_allows_and_never_smaller(qapp, scale, width, height, wanted):
    room = RoomTheme(Theme(scale=scale))
    room.fit(width, height)
    assert room.scale == wanted


def test_it_follows_the_window_and_tells_of_each_change_once(qapp):
    window = Theme("dark")
    room, heard = RoomTheme(window), []
    room.changed.connect(lambda: heard.append((room.name, room.scale, room.font(10).pixelSize())))
    room.fit(1920, 940)
    room.fit(1921, 941)
    assert heard == [("dark", 140, 14)]
    window._name, window._scale = "light", 150
    window.changed.emit()
    assert heard[1:] == [("light", 210, 21)]
