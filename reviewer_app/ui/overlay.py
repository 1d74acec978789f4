"""A panel that lies over a part of the window for a while."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QFrame, QWidget
from shiboken6 import isValid

from reviewer_app.ui.page import OWN_KEYS
from reviewer_app.ui.theme import Theme


class Overlay(QFrame):
    """Lies over `over`, keeps its keys and its place, and gives the focus back when it closes.

    Subclasses say where they lie in `place`.
    """

    def __init__(self, over: QWidget, theme: Theme) -> None:
        super().__init__(over)
        self._theme = theme
        self._before: QWidget | None = None
        self.setProperty("role", "overlay")
        self.setProperty(OWN_KEYS, True)
        over.installEventFilter(self)
        self.hide()

    def place(self) -> None:
        """Take the place that suits the size of what is below."""
        raise NotImplementedError

    def open_over(self, focus: QWidget) -> None:
        """Open, the focus in one of the panel's widgets; open already, only take the place again."""
        if not self.isVisible():
            self._before = QApplication.focusWidget()
        self.place()
        self.show()
        self.raise_()
        focus.setFocus()

    def close_it(self) -> None:
        """Close and give the focus back."""
        if self.isVisible():
            self.hide()
            if self._before is not None and isValid(self._before):
                self._before.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the place; a click beside the panel closes it."""
        if watched is self.parentWidget() and self.isVisible():
            if event.type() == QEvent.Type.Resize:
                self.place()
            elif event.type() == QEvent.Type.MouseButtonPress and not self.geometry().contains(
                event.position().toPoint()  # type: ignore[attr-defined]
            ):
                self.close_it()
        return False
