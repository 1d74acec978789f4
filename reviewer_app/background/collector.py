"""When garbage is collected: on the window's thread, a little at a time, and all of it only when nobody waits.

Left to itself Python walks every object there is, ten hours of words and messages among them, in the middle of
somebody's work: a tenth to a fifth of a second each time, on whichever thread happens to make an object.
"""

import gc

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

EVERY_MS = 500
# So many new objects are looked through at once; it takes about a millisecond.
YOUNG = 2_000
# Looks at the young ones between two at those that outlived some.
_OLDER_AFTER = 20
# More objects than this are a recording that is being read, not somebody's work: walking them would be a block of its
# own, and they stay anyhow. Twenty thousand take about ten milliseconds.
MOST = 20_000
# Recordings between two walks of everything, for somebody who never leaves the window all day.
_TIDIED_AFTER = 20


class Collector(QObject):
    """In charge from `start` to `stop`. `settle` sets what there is now aside, `tidy` walks all of it.

    While the window is in front no look goes through more than `MOST` objects; more are set aside until `tidy`.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._looks = self._settled = 0
        # Objects that the young generation has handed on since the older one was looked through, at most.
        self._older = 0
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        """Nobody else collects from now on."""
        gc.disable()
        self._timer.start()
        QGuiApplication.instance().applicationStateChanged.connect(self._state_changed)

    def stop(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        QGuiApplication.instance().applicationStateChanged.disconnect(self._state_changed)
        gc.unfreeze()
        gc.enable()

    def settle(self) -> None:
        """A recording is there with all that belongs to it: what stays as long as it is not walked meanwhile."""
        self._settled += 1
        if self._settled % _TIDIED_AFTER:
            gc.freeze()
        else:
            self.tidy()

    def tidy(self) -> None:
        """Collect everything; takes up to a fifth of a second when much is there."""
        gc.unfreeze()
        gc.collect()
        gc.freeze()

    def _look(self) -> None:
        young = gc.get_count()[0]
        if young < YOUNG:
            return
        self._looks += 1
        older = self._looks % _OLDER_AFTER == 0
        if young + (self._older if older else 0) > MOST:
            gc.freeze()
            self._older = 0
        elif older:
            gc.collect(1)
            self._older = 0
        else:
            self._older += young - gc.collect(0)

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        """The window is not in front: nobody waits for it."""
        if state == Qt.ApplicationState.ApplicationInactive:
            self.tidy()
