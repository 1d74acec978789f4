"""What benchmarks at the real window share: keys sent as Qt sends them, and when the window has painted."""

import time
from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from tests.media_files import read_frame_number

LIMIT_S = 20
NO_MODIFIER = Qt.KeyboardModifier.NoModifier


class Painted(QObject):
    """Notes when a window has painted some of its widgets: their paint events have returned, the window is flushed."""

    def __init__(self, window: QWidget, *widgets: QWidget) -> None:
        super().__init__(window)
        self._window, self._begun = window, set()
        self.at: dict[QWidget, float] = {}
        for widget in {window, *widgets}:
            widget.installEventFilter(self)

    def clear(self) -> None:
        """Nothing has been painted from now on."""
        self._begun.clear()
        self.at.clear()

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._begun.add(watched)
        if event.type() != QEvent.Type.UpdateRequest or watched is not self._window:
            return False
        watched.event(event)
        now = time.perf_counter()
        for widget in self._begun - self.at.keys():
            self.at[widget] = now
        return True


def until(reached: Callable[[], bool]) -> None:
    """Wait for events, not in a circle: that would take the interpreter from the store's thread.

    A timer of the caller's has to run, so that waiting in vain ends.
    """
    limit = time.monotonic() + LIMIT_S
    while not reached():
        if time.monotonic() > limit:
            raise TimeoutError("the benchmark waited in vain")
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def press(key: Qt.Key, text: str = "", modifiers: Qt.KeyboardModifier = NO_MODIFIER) -> None:
    """A key goes down where the focus is."""
    QApplication.sendEvent(QApplication.focusWidget(), QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text))


def release(key: Qt.Key, text: str = "", modifiers: Qt.KeyboardModifier = NO_MODIFIER) -> None:
    """A key goes up where the focus is."""
    QApplication.sendEvent(QApplication.focusWidget(), QKeyEvent(QEvent.Type.KeyRelease, key, modifiers, text))


def number_in(image: QImage) -> int:
    """The frame number in a picture."""
    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    flat = np.frombuffer(rgb.constBits(), np.uint8).reshape(rgb.height(), rgb.bytesPerLine())
    return read_frame_number(flat[:, : rgb.width() * 3].reshape(rgb.height(), rgb.width(), 3))
