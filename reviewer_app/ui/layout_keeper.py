"""Layouts at work: the window as it was left, named layouts by key and palette."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QInputDialog

from reviewer_app.ui.banner import SAID_MS, WARN
from reviewer_app.ui.commands import LAYOUT, layout_commands
from reviewer_app.ui.layouts import LAST, Layout, Layouts, in_view
from reviewer_app.ui.main_window import MainWindow
from reviewer_app.ui.page import Handler, Page

LOG = logging.getLogger(__name__)
_SOON_MS = 600
_MAXIMISED = Qt.WindowState.WindowMaximized


class LayoutKeeper(QObject):
    """Places a window and its pages as they were, and notes each change a moment later and at `keep`.

    `default_size`: width and height of a window that nobody has placed.
    """

    def __init__(self, window: MainWindow, layouts: Layouts, default_size: tuple[int, int], parent: QObject) -> None:
        super().__init__(parent)
        self._window, self._layouts, self._size = window, layouts, default_size
        self._layout = layouts.last
        self._placed = False
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self.keep)
        self._place()
        window.page_added.connect(self._page_added)
        window.installEventFilter(self)
        window.add_handlers(self._handlers())
        self._show_names()

    @property
    def layouts(self) -> Layouts:
        """What is kept."""
        return self._layouts

    def keep(self) -> None:
        """Write down how the window is now."""
        self._soon.stop()
        self._note_window()
        self._carry_out(lambda: self._layouts.keep_last(self._layout))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window."""
        kinds = QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.WindowStateChange
        if event.type() in kinds and self._window.isVisible() and not self._window.isMinimized():
            self._placed = True
            self._soon.start()
        elif event.type() == QEvent.Type.Close:
            self.keep()
        return False

    def use(self, name: str) -> None:
        """Arrange everything as a named layout says, '' as from the start."""
        self._carry_out(lambda: self._arrange(self._layouts.choose(name)))

    def save_as(self, name: str) -> None:
        """Keep what is on screen under a name."""
        name = name.strip()
        if name:
            self._note_window()
            self._carry_out(lambda: self._layouts.save(name, self._layout))
            self._show_names()
            self._say(self.tr("Layout saved: {name}").format(name=name))

    def delete_chosen(self) -> None:
        """Forget the layout in use."""
        name = self._layouts.chosen
        if name == LAST:
            self._say(self.tr("The default layout cannot be deleted; choose one of your own first."))
            return
        self._carry_out(lambda: self._layouts.delete(name))
        self._show_names()
        self._say(self.tr("Layout deleted: {name}").format(name=name))

    def _handlers(self) -> Mapping[str, Handler]:
        return {
            "layout.save": lambda _: self._ask_name(),
            "layout.next": lambda _: self._use_next(),
            "layout.delete": lambda _: self.delete_chosen(),
            "layout.default": lambda _: (self.use(LAST), self._say(self.tr("Default layout"))),
        }

    def _use_next(self) -> None:
        names = (LAST, *self._layouts.names)
        self._use_named(names[(names.index(self._layouts.chosen) + 1) % len(names)])

    def _use_named(self, name: str) -> None:
        self.use(name)
        self._say(self.tr("Layout: {name}").format(name=name) if name else self.tr("Default layout"))

    def _ask_name(self) -> None:
        dialog = QInputDialog(self._window)
        dialog.setWindowTitle(self.tr("Save layout"))
        dialog.setLabelText(self.tr("Name of the layout"))
        dialog.setTextValue(self._layouts.chosen)
        dialog.setOkButtonText(self.tr("Save"))
        dialog.setCancelButtonText(self.tr("Cancel"))
        dialog.textValueSelected.connect(self.save_as)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _show_names(self) -> None:
        names = self._layouts.names
        self._window.add_handlers({LAYOUT + name: self._user_of(name) for name in names})
        self._window.set_more_commands(lambda: layout_commands(names))

    def _user_of(self, name: str) -> Handler:
        return lambda _: self._use_named(name)

    def _place(self) -> None:
        """Before the window is shown: it comes where it stays."""
        layout = self._layout
        if layout.window is None:
            self._window.resize(*self._size)
        else:
            self._window.setGeometry(in_view(QRect(*layout.window), screens()))
        if layout.maximised:
            self._window.setWindowState(self._window.windowState() | _MAXIMISED)

    def _arrange(self, layout: Layout) -> None:
        window = self._window
        self._layout = layout
        if layout.window is not None:
            state = window.windowState() & ~_MAXIMISED
            window.setWindowState(state | _MAXIMISED if layout.maximised else state)
            if not layout.maximised:
                window.setGeometry(in_view(QRect(*layout.window), screens()))
        for page in window.pages:
            page.arrange(layout.of_page(page.name))

    def _page_added(self, page: Page) -> None:
        page.arrange(self._layout.of_page(page.name))
        page.arranged.connect(lambda: self._note_page(page))

    def _note_page(self, page: Page) -> None:
        self._layout = self._layout.with_page(page.name, page.arrangement())
        self._soon.start()

    def _note_window(self) -> None:
        window = self._window
        if not self._placed or window.isMinimized():
            return
        maximised = window.isMaximized()
        place = window.normalGeometry() if maximised or window.isFullScreen() else window.geometry()
        if place.isValid():
            self._layout = replace(self._layout, window=place.getRect(), maximised=maximised)

    def _say(self, text: str) -> None:
        self._window.show_banner(text, for_ms=SAID_MS)

    def _carry_out(self, action: Callable[[], None]) -> None:
        try:
            action()
        except OSError as error:
            LOG.warning("layouts: %s", error)
            text = self.tr("The layout cannot be written ({reason}); it holds until the window is closed.")
            self._window.show_banner(text.format(reason=error.strerror), WARN, SAID_MS)


def screens() -> list[QRect]:
    """The room for windows on each screen, on the primary one first."""
    primary = QGuiApplication.primaryScreen()
    ordered = sorted(QGuiApplication.screens(), key=lambda screen: screen is not primary)
    return [screen.availableGeometry() for screen in ordered]
