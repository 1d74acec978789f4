"""Keys that move through a recording, sent to the real window: from the press to the paint of the right picture."""

import random
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from reviewer_app import paths
from reviewer_app.bootstrap import start
from reviewer_app.media.packet_index import PacketIndex
from reviewer_app.operations import importing, workplace
from reviewer_app.operations.signing_in import SignedIn
from reviewer_app.playback.player import State
from tests.bench._window import Painted, number_in, press, release, until

# What the keys ← and → move by.
JUMP_MS = 5000


class SeekWindow:
    """The program with one recording open in the review, standing still; numbers are those burnt into its pictures."""

    def __init__(self, folder: Path, engine: str, path: Path, index: PacketIndex) -> None:
        place = workplace.set_up(paths.home(folder), key_file=str(folder / "key"))
        place.settings.set("engine", engine)
        prepared = importing.prepare(path, None, place.home.media, lambda *_: None, lambda: False)
        database = place.open_store("ana")
        importing.import_recordings(database, [prepared])
        database.close()
        self._application = start(place)
        self._application.show()
        self._ticker = QTimer(interval=200)  # so that waiting in vain ends
        self._ticker.start()
        self._application.begin(SignedIn("ana"))
        until(lambda: self._application.policies is not None)
        window = self._application.window
        window.show_page("review", prepared.recording.recording_id)
        page = self._application.review_page
        until(lambda: page.controller.review is not None)
        self._index, self._deck, self._view = index, self._application.deck, page.panes.video
        until(
            lambda: self._deck.state is State.PAUSED and self._view.has_picture and self._deck.packet_index is not None
        )
        window.activateWindow()
        until(lambda: QApplication.focusWidget() is not None)
        window.banner.dismiss()
        self._painted = Painted(window, self._view)
        self._exact = False
        self._deck.picture.connect(self._take)

    def _take(self, _image: object, _ms: int, exact: bool) -> None:
        # What is painted before the exact picture is there is another one.
        if exact:
            self._exact = True
            self._painted.clear()

    @property
    def engine(self) -> str:
        """Which engine plays."""
        return self._deck.engine

    def timed(self, key: Qt.Key, text: str, wanted: int) -> tuple[float, int]:
        """Press a key: ms until the exact picture is painted, and how many pictures it is off the wanted one."""
        self._exact = False
        begun = time.perf_counter()
        press(key, text)
        until(lambda: self._exact and self._view in self._painted.at)
        took = (self._painted.at[self._view] - begun) * 1000
        release(key, text)
        return took, self.number() - wanted

    def go_to(self, number: int) -> None:
        """Stand on a picture, as a click on the timeline does."""
        self._exact = False
        self._deck.seek(self._index.middle_of(number))
        until(lambda: self._exact and self._view in self._painted.at)

    def number(self) -> int:
        """The number in the picture on screen."""
        return number_in(self._view.grab(self._view.picture_rect()).toImage())

    def close(self) -> None:
        """End the program's window."""
        self._deck.picture.disconnect(self._take)
        self._ticker.stop()
        self._application.close()
        self._application.deleteLater()


def jumps(engine: str, path: Path, index: PacketIndex, numbers: list[int]) -> list[tuple[float, int]]:
    """← and → from many places, by five seconds each."""
    found, fps_jump = [], round(JUMP_MS / 1000 * _fps(index))
    with tempfile.TemporaryDirectory() as folder:
        window = SeekWindow(Path(folder), engine, path, index)
        for number in numbers:
            back = number >= fps_jump and (number + fps_jump >= len(index) or random.Random(number).random() < 0.5)
            window.go_to(number)
            key, wanted = (Qt.Key.Key_Left, number - fps_jump) if back else (Qt.Key.Key_Right, number + fps_jump)
            found.append(window.timed(key, "", wanted))
        window.close()
    return found


def steps(path: Path, index: PacketIndex, keys: list[int], count: int) -> dict[str, list[tuple[float, int]]]:
    """`,` and `.`: among pictures that are at hand, and back over a key picture, where they have to be decoded."""
    near, missed = [], []
    with tempfile.TemporaryDirectory() as folder:
        window = SeekWindow(Path(folder), "qt", path, index)
        for turn in range(count):
            number = keys[turn % len(keys)]
            window.go_to(number + 20)
            near.append(window.timed(Qt.Key.Key_Comma, ",", number + 19))
            near.append(window.timed(Qt.Key.Key_Period, ".", number + 20))
            # A far place first, or what lies before the key picture would be at hand.
            window.go_to((number + len(index) // 2) % (len(index) - 30))
            window.go_to(number)
            missed.append(window.timed(Qt.Key.Key_Comma, ",", number - 1))
        window.close()
    return {"cached": near, "missed": missed}


def _fps(index: PacketIndex) -> float:
    return (len(index) - 1) * 1000 / index.time_of(len(index) - 1)
