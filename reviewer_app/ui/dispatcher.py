"""From key events to commands: the one place where keys of the window are read.

It sees the keys of the focused widget before the widget does, and finds the command of a sequence in the keymap's
trie. What a person types into a text field stays text; dialogs, menus and widgets with OWN_KEYS keep their keys.
While the page saves, commands wait in order. The media times of a label are the page's stamps at its first key press
and at its release, not those of the moment it is carried out.
"""

import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QWidget,
)
from shiboken6 import isValid

from reviewer_app.domain.errors import UserError
from reviewer_app.ui.commands import LABEL, LABEL_OPEN, WHENS, Command
from reviewer_app.ui.invocation import RELEASE, Invocation
from reviewer_app.ui.key_owner import belongs_to_widget, is_for_control, is_text, pressed_by_enter, types_nothing
from reviewer_app.ui.keymap import Keymap, Node, is_latin, key_identity, key_names, shown
from reviewer_app.ui.page import Handler, Page

# Time to read the choices; what comes just behind their end is refused: alone it would be another label.
PREFIX_MS, LAPSED_MS = 8000, 2000
_CHORD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


def _clock_ms() -> int:
    return time.monotonic_ns() // 1_000_000


@dataclass(slots=True, eq=False)
class _Hold:
    """A key that is down; `live` no more when its press was refused or given back: its release then does nothing."""

    pressed: Invocation
    since_ms: int = 0
    timestamp: int = 0
    live: bool = True


@dataclass(frozen=True, slots=True)
class _Waiting:
    invocation: Invocation
    page: Page | None
    hold: _Hold | None


class Dispatcher(QObject):
    """Reads the keys of a window and carries out commands on its page.

    `choices_changed(prefix, [(key, title)])`: what may follow the keys so far, `("", [])` when a sequence has ended.
    `refused(sentence)`: a command may not run now, or its handler raised a UserError.
    """

    choices_changed = Signal(str, list)
    refused = Signal(str)

    def __init__(
        self,
        window: QWidget,
        keymap: Keymap,
        clock_ms: Callable[[], int] = _clock_ms,
        prefix_ms: int = PREFIX_MS,
    ) -> None:
        super().__init__(window)
        self._window, self._keymap, self._clock_ms = window, keymap, clock_ms
        self._page: Page | None = None
        self._everywhere: Mapping[str, Handler] = {}
        self._node: Node | None = None
        self._lapsed: tuple[Node, int] | None = None
        self._stamp: object = None
        self._held: dict[int, _Hold] = {}
        self._waiting: deque[_Waiting | Callable[[], None]] = deque()
        self._busy = self._running = self._foreign = False
        self._timer = QTimer(self, singleShot=True, interval=prefix_ms)
        self._timer.timeout.connect(self._lapse)
        window.installEventFilter(self)
        QApplication.instance().focusChanged.connect(self._follow_focus)
        self._follow_focus(None, QApplication.focusWidget())

    @property
    def keymap(self) -> Keymap:
        """The keymap in use."""
        return self._keymap

    def set_keymap(self, keymap: Keymap) -> None:
        """Use other keys from now on."""
        self.clear_prefix()
        self._keymap = keymap

    def set_page(self, page: Page) -> None:
        """Keys go to this page from now on; a key still down is let go on the page before."""
        self.let_go()
        self.clear_prefix()
        self._page = page

    def set_everywhere(self, handlers: Mapping[str, Handler]) -> None:
        """What the window itself carries out, on every page."""
        self._everywhere = handlers

    def invoke(self, command_id: str, stamp: object = None) -> None:
        """Carry a command out that came from a menu or the palette: a hold is a short press.

        `stamp` defaults to the page's now.
        """
        command = self._keymap.by_id[command_id]
        if stamp is None and self._page is not None:
            stamp = self._page.stamp()
        pressed = Invocation(command_id, stamp)
        hold = _Hold(pressed)
        self._submit(pressed, hold)
        if command.hold:
            self._submit(replace(pressed, phase=RELEASE, released_stamp=stamp), hold)

    def allowed(self, command: Command) -> bool:
        """Whether the command exists on the page on screen and may run now."""
        if self._page is None or not command.on(self._page.name):
            return False
        return command.when == "always" or self._page.allowed(command.when)

    def set_busy(self, busy: bool) -> None:
        """The page saves: commands wait. When it has saved they run in the order they came."""
        self._busy = busy
        self._run_waiting()

    @property
    def idle(self) -> bool:
        """Whether nothing that was pressed is still to be carried out or stored, and no key of a hold is down."""
        return not (self._busy or self._waiting or self._held)

    def in_turn(self, action: Callable[[], None]) -> None:
        """Do something when every command asked for so far has been carried out, also those of keys still down."""
        self.let_go()
        self._waiting.append(action)
        self._run_waiting()

    def give_back(self) -> tuple[Invocation, ...]:
        """A save failed: returns the commands that waited for it, not carried out; a key still down is forgotten.

        What was asked for by `in_turn` is still done; the release of an urgent command's key is still told.
        """
        self._held = {identity: hold for identity, hold in self._held.items() if self._urgent(hold.pressed)}
        given = tuple(entry.invocation for entry in self._waiting if isinstance(entry, _Waiting))
        self._waiting = deque(entry for entry in self._waiting if not isinstance(entry, _Waiting))
        self._busy = False
        return given

    def let_go(self) -> None:
        """Release every key that is held down, as if the finger had been lifted now."""
        for identity in tuple(self._held):
            self._release(identity)

    def clear_prefix(self) -> None:
        """Forget the keys of a sequence that has not ended."""
        self._timer.stop()
        if self._node is not None:
            self._node = None
            self.choices_changed.emit("", [])

    def _lapse(self) -> None:
        if self._node is not None:
            self._lapsed = self._node, self._clock_ms()
        self.clear_prefix()

    def _came_too_late(self, names: tuple[str, ...]) -> bool:
        """Refuse a key that goes on with a sequence that has ended by itself a moment ago."""
        lapsed, self._lapsed = self._lapsed, None
        if lapsed is None or self._clock_ms() - lapsed[1] > LAPSED_MS or lapsed[0].first(names) is None:
            return False
        told = QApplication.translate("Dispatcher", "Too late for {keys}: press it again from its first key.")
        self.refused.emit(told.format(keys=f"{shown(lapsed[0].keys)} {names[0]}"))
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that mean commands; everything else goes on to the widget."""
        kind = event.type()
        if kind == QEvent.Type.KeyPress:
            # Told apart once: on the way of a label each question of Qt counts.
            names = key_names(event)  # type: ignore[arg-type]
            self._count(watched, names, event)  # type: ignore[arg-type]
            return self._is_urgent(names, event) or self._press(watched, names, event)  # type: ignore[arg-type]
        if kind == QEvent.Type.KeyRelease:
            return self._released(event)  # type: ignore[arg-type]
        if kind == QEvent.Type.ShortcutOverride:
            return self._overridden(watched, event)  # type: ignore[arg-type]
        if kind == QEvent.Type.WindowDeactivate or (kind == QEvent.Type.FocusOut and _left_window(event)):
            self.let_go()
            self.clear_prefix()
        return False

    def _follow_focus(self, old: QWidget | None, now: QWidget | None) -> None:
        self.clear_prefix()
        if old is not None and isValid(old) and old is not self._window:
            old.removeEventFilter(self)
        if now is not None and _window_of(now) is self._window:
            now.installEventFilter(self)

    def _count(self, watched: QObject, names: tuple[str, ...], event: QKeyEvent) -> None:
        """Tell the page of a key once: what the focus has no use for comes by here again at the window."""
        if self._page is not None and (names or event.text()) and not event.isAutoRepeat():
            focus = QApplication.focusWidget()
            if focus is None or watched is focus:
                self._page.key_pressed()

    def _press(self, watched: QWidget, typed: tuple[str, ...], event: QKeyEvent) -> bool:
        names = self._on_layout(typed, event)
        if not names or self._page is None or belongs_to_widget(watched, typed[0], event):
            return False
        if not self._tab_is_command() and is_for_control(watched, names[0]):
            return pressed_by_enter(watched, event, names[0])
        root = self._keymap.root(self._page.name)
        if event.isAutoRepeat():
            return self._node is not None or key_identity(event) in self._held or root.first(names) is not None
        if self._node is not None and names == ("Escape",):
            self.clear_prefix()
            return True
        if self._node is None:
            found, late = root.first(names), self._came_too_late(names)
            if found is None or late:
                return late
            self._stamp = self._page.stamp()
        else:
            found = self._node.first(names)
        self._advance(found, event)
        return True

    def _on_layout(self, names: tuple[str, ...], event: QKeyEvent) -> tuple[str, ...]:
        """The names of a key, on a layout like that of the last letter."""
        text = event.text()
        if len(text) == 1 and text.isalpha():
            self._foreign = not is_latin(text)
        return key_names(event, foreign=True) if self._foreign else names

    def _is_urgent(self, names: tuple[str, ...], event: QKeyEvent) -> bool:
        """Carry out an urgent command whose key types nothing, also over fields, sheets and a sequence just begun."""
        found = self._keymap.root(self._page.name).first(names) if self._page is not None else None
        if found is None or found.command is None or not found.command.urgent or not types_nothing(names[0], event):
            return False
        if not event.isAutoRepeat():
            self.clear_prefix()
            self._stamp = self._page.stamp()  # type: ignore[union-attr]
            self._advance(found, event)
        return True

    def _advance(self, found: Node | None, event: QKeyEvent) -> None:
        """Go to a place in the trie; None is a wrong key."""
        if found is None or found.command is not None:
            self.clear_prefix()
        if found is None:
            return
        if found.command is None:
            self._node = found
            self._timer.start()
            self.choices_changed.emit(shown(found.keys), self._keymap.choices(found))
            return
        identity = key_identity(event)
        self._release(identity)
        pressed = Invocation(found.command.id, self._stamp)
        hold = _Hold(pressed, self._clock_ms(), event.timestamp())
        if found.command.hold:
            self._held[identity] = hold
        self._submit(pressed, hold)

    def _overridden(self, watched: QWidget, event: QKeyEvent) -> bool:
        """Qt asks every widget up to the window whether a key is its own before it looks for a shortcut of a menu; no
        shortcut of ours is a bare key. An open list of choices takes Enter here.
        """
        if _is_chord(event.modifiers()) or is_text(watched) or QApplication.activePopupWidget() is not None:
            return False
        event.accept()
        return True

    def _released(self, event: QKeyEvent) -> bool:
        identity = key_identity(event)
        if event.isAutoRepeat() or identity not in self._held:
            return False
        self._release(identity, event.timestamp())
        return True

    def _release(self, identity: int, timestamp: int = 0) -> None:
        """Tell the release. The system's times of the events count where it gives any: a window that was busy in
        between must not make a hold of a short press.
        """
        hold = self._held.pop(identity, None)
        if hold is not None:
            timed = 0 < hold.timestamp <= timestamp
            held_ms = timestamp - hold.timestamp if timed else self._clock_ms() - hold.since_ms
            stamp = None if self._page is None else self._page.stamp()
            self._submit(replace(hold.pressed, phase=RELEASE, held_ms=held_ms, released_stamp=stamp), hold)

    def _submit(self, invocation: Invocation, hold: _Hold) -> None:
        entry = _Waiting(invocation, self._page, hold)
        if self._urgent(invocation):
            self._carry_out(entry)
            return
        self._waiting.append(entry)
        self._run_waiting()

    def _urgent(self, invocation: Invocation) -> bool:
        command = self._keymap.by_id.get(invocation.command_id)
        return command is not None and command.urgent

    def _run_waiting(self) -> None:
        if self._running:
            return
        self._running = True
        try:
            while self._waiting and not self._busy:
                entry = self._waiting.popleft()
                if isinstance(entry, _Waiting):
                    self._carry_out(entry)
                else:
                    entry()
        finally:
            self._running = False

    def _carry_out(self, entry: _Waiting) -> None:
        invocation, hold = entry.invocation, entry.hold
        if not hold.live:
            return
        command = self._keymap.by_id.get(invocation.command_id)
        handler = self._handler(invocation.command_id, entry.page)
        if command is None or handler is None:
            return
        may = command.when == "always" or (entry.page is not None and entry.page.allowed(command.when))
        if not may and invocation.phase != RELEASE:
            hold.live = False
            self.refused.emit(_why_not(command))
            return
        try:
            handler(invocation)
        except UserError as error:
            hold.live = False
            self.refused.emit(str(error))

    def _handler(self, command_id: str, page: Page | None) -> Handler | None:
        own = self._everywhere.get(command_id)
        if own is not None or page is None:
            return own
        handlers = page.handlers()
        for prefix in (LABEL, LABEL_OPEN):
            if command_id.startswith(prefix) and command_id not in handlers:
                return handlers.get(prefix)
        return handlers.get(command_id)

    def _tab_is_command(self) -> bool:
        """Where it is, a control has the focus only because it was clicked, and commands go before its keys."""
        return self._page is not None and "Tab" in self._keymap.root(self._page.name).next


@cache
def _is_chord(modifiers: Qt.KeyboardModifier) -> bool:
    return bool(modifiers & _CHORD)


def _why_not(command: Command) -> str:
    return QApplication.translate("Dispatcher", "{title} is possible when {when}.").format(
        title=command.label, when=QApplication.translate("When", WHENS[command.when])
    )


def _left_window(event: QEvent) -> bool:
    return event.reason() in (  # type: ignore[attr-defined]
        Qt.FocusReason.ActiveWindowFocusReason,
        Qt.FocusReason.PopupFocusReason,
    )


def _window_of(widget: QWidget) -> QWidget:
    """The window of a widget, of an open list of choices that from which it opened."""
    window = widget.window()
    opener = window.parentWidget() if window.windowType() == Qt.WindowType.Popup else None
    return window if opener is None else opener.window()
