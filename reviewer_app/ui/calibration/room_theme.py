"""The look of the window in larger letters: for what is read from across a room."""

from PySide6.QtCore import QObject

from reviewer_app.ui.theme import Theme

# Of the design, at which letters have the sizes of the design; a projector shows more than that, and further away.
_WIDTH, _HEIGHT = 1240, 640
_MOST, _STEP = 160, 10


class RoomTheme(Theme):
    """Follows the window's theme; `fit` makes letters and lengths larger where there is room for that.

    It is given to widgets, never applied to the application.
    """

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme.name, theme.scale, parent)
        self._window = theme
        self._percent = 100
        theme.changed.connect(self._follow)

    def fit(self, width: int, height: int) -> None:
        """Take the size that a room of so many pixels allows: in steps, so that it does not change with each pixel."""
        room = min(width / self._window.px(_WIDTH), height / self._window.px(_HEIGHT))
        percent = min(max(100, int(room * 100) // _STEP * _STEP), _MOST)
        if percent != self._percent:
            self._percent = percent
            self._follow()

    def _follow(self) -> None:
        self._name = self._window.name
        self._scale = self._window.scale * self._percent // 100
        self._forget()
        self.changed.emit()
