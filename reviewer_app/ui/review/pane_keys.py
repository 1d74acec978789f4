"""From pane to pane by key, a frame around the one that was gone to, and giving it more or less room."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QApplication, QWidget

from reviewer_app.ui.page import Handler
from reviewer_app.ui.review.pane_room import PaneRoom
from reviewer_app.ui.theme import Theme

_STEP, _FRAME = 40, 2


class FocusFrame(QWidget):
    """A frame around a widget, over whatever it paints; only its line is a window's pixels."""

    def __init__(self, over: QWidget, theme: Theme) -> None:
        super().__init__(over)
        self._theme = theme
        self._around: QWidget | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    @property
    def around(self) -> QWidget | None:
        """What the frame is around, None while there is none."""
        return None if self.isHidden() else self._around

    def frame(self, widget: QWidget | None) -> None:
        """Be around another widget, or none."""
        if self._around is not None:
            self._around.removeEventFilter(self)
        self._around = widget
        if widget is not None:
            widget.installEventFilter(self)
            self._place()
        self.setVisible(widget is not None)
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow it."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._place()
        elif event.type() == QEvent.Type.Hide:
            self.frame(None)
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """One colour: the mask is the frame."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._theme.color("accent"))
        painter.end()

    def _place(self) -> None:
        around, line = self._around, self._theme.px(_FRAME)
        self.setGeometry(QRect(around.mapTo(self.parentWidget(), around.rect().topLeft()), around.size()))
        self.setMask(QRegion(self.rect()) - QRegion(self.rect().adjusted(line, line, -line, -line)))


class PaneKeys(QObject):
    """`panes`: name → what takes the focus there, in the order of the page, those hidden left out as long as they are;
    `framed` gives what the frame of a pane is around where that is another widget. `message(sentence)`.
    """

    message = Signal(str)

    def __init__(
        self,
        page: QWidget,
        panes: Mapping[str, QWidget],
        framed: Mapping[str, QWidget],
        room: PaneRoom,
        theme: Theme,
    ) -> None:
        super().__init__(page)
        self._page, self._panes, self._framed, self._room, self._theme = page, panes, framed, room, theme
        self.frame = FocusFrame(page, theme)
        QApplication.instance().focusChanged.connect(self._focus_changed)

    @property
    def current(self) -> str | None:
        """The pane that has the focus."""
        focused = QApplication.focusWidget()
        if focused is None:
            return None
        return next((name for name in self._panes if self._holds(name, focused)), None)

    def handlers(self) -> Mapping[str, Handler]:
        """The commands by id."""
        wide, high = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
        return {
            "pane.next": lambda _: self._step(1),
            "pane.previous": lambda _: self._step(-1),
            "pane.hide": lambda _: self._hide(),
            "pane.show_all": lambda _: self._room.show(),
            "pane.wider": lambda _: self._give(wide, 1),
            "pane.narrower": lambda _: self._give(wide, -1),
            "pane.higher": lambda _: self._give(high, 1),
            "pane.lower": lambda _: self._give(high, -1),
        }

    def showing(self, handlers: Mapping[str, Handler], parts: Mapping[str, str]) -> dict[str, Handler]:
        """Handlers that show a hidden pane before they use it; `parts`: command id → pane."""
        return {name: self._shown_for(run, parts[name]) if name in parts else run for name, run in handlers.items()}

    def _shown_for(self, run: Handler, part: str) -> Handler:
        def shown(invocation: object) -> None:
            self._room.show((part,))
            run(invocation)  # type: ignore[arg-type]

        return shown

    def _step(self, step: int) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and focused is not self._page and not self._page.isAncestorOf(focused):
            return  # palette and cheat sheet lie over the page
        names = [name for name, widget in self._panes.items() if widget.isVisible() and widget.isEnabled()]
        if not names:
            return
        now = self.current
        at = names.index(now) if now in names else (-1 if step > 0 else 0)
        name = names[(at + step) % len(names)]
        self._panes[name].setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.frame.frame(self._frame_of(name))

    def _hide(self) -> None:
        name, room = self.current, self._room
        before = room.hidden
        if name is not None:
            room.hide(name)
        if room.hidden == before:
            self.message.emit(self.tr("This pane cannot be hidden; go to another one first."))
            return
        self._panes["transcript"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _give(self, along: Qt.Orientation, step: int) -> None:
        name = self.current
        if name is None or not self._room.give(self._panes[name], along, step * self._theme.px(_STEP)):
            self.message.emit(self.tr("Go to a pane first that can have more or less room this way."))

    def _focus_changed(self, _: QWidget | None, now: QWidget | None) -> None:
        around = self.frame.around
        if around is not None and now is not None and now is not around and not around.isAncestorOf(now):
            self.frame.frame(None)

    def _frame_of(self, name: str) -> QWidget:
        return self._framed.get(name, self._panes[name])

    def _holds(self, name: str, focused: QWidget) -> bool:
        return focused is self._panes[name] or self._frame_of(name).isAncestorOf(focused)
