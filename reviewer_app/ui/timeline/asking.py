"""Many wishes in a row, of which only the newest counts."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 16


class Asking(QObject):
    """Passes a value on at once, then the newest of those that came meanwhile, at most every 16 ms."""

    def __init__(self, emit: Callable[[int], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._emit = emit
        self._waiting: int | None = None
        self._timer = QTimer(self, singleShot=True, interval=_EVERY_MS)
        self._timer.timeout.connect(self._next)

    def ask(self, value: int) -> None:
        """Want a value."""
        if self._timer.isActive():
            self._waiting = value
        else:
            self._timer.start()
            self._emit(value)

    def now(self) -> None:
        """What waits is passed on."""
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self._emit(waiting)

    def _next(self) -> None:
        if self._waiting is not None:
            self._timer.start()
            self.now()
