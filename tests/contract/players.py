"""What the tests of players and of the deck share: engines by name, and reading the number in a picture."""

import functools
from pathlib import Path

import numpy as np
from PySide6.QtGui import QImage

from reviewer_app.media.packet_index import PacketIndex
from reviewer_app.playback.availability import Engine, qt_engine, vlc_engine
from reviewer_app.playback.player import Player
from tests.media_files import read_frame_number

ENGINES = ("vlc", "qt")
FRAME_MS = 1000 / 30


def engine(name: str) -> Engine:
    """The engine of this machine, silent."""
    return {"vlc": vlc_engine, "qt": qt_engine}[name](silent=True)


@functools.cache
def index_of(path: Path) -> PacketIndex:
    """The packet index: picture i of the tests' recordings carries the number i."""
    return PacketIndex.build(path)


def number_in(image: QImage) -> int:
    """The frame number that the recordings of the tests carry in each picture."""
    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    flat = np.frombuffer(rgb.constBits(), np.uint8).reshape(rgb.height(), rgb.bytesPerLine())
    return read_frame_number(flat[:, : rgb.width() * 3].reshape(rgb.height(), rgb.width(), 3))


def number_shown(player: Player) -> int:
    """The number in the player's newest picture."""
    shown = player.picture()
    assert shown is not None
    return number_in(shown.image)
