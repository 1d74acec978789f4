"""A person at the window who stops for a picture."""

import time
from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QPoint, Qt, QTimer
from PySide6.QtGui import QHelpEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from reviewer_app.background.media_job import PICTURES, SOUND
from reviewer_app.bootstrap import Application
from reviewer_app.operations import syncing
from reviewer_app.operations.workplace import Workplace
from reviewer_app.playback.player import State
from reviewer_app.ui.review.panes import Panes
from tests.screenshots import picture
from tests.screenshots.told import told
from tests.windows import NO_KEYS, SHIFT, Work, nameless

_PATIENCE_S = 30.0
_SETTLED_MS = 120
_QUIET_MS = 600
_NEAR_MS = 250


class NotThere(Exception):
    """The window does not get into the state, or has no such command."""


class Patience:
    """Waits in the event loop, for `Work`."""

    def waitUntil(self, reached: Callable[[], bool], timeout: int = 0) -> None:
        """Raises NotThere when it takes too long."""
        until = time.monotonic() + _PATIENCE_S
        while not reached():
            if time.monotonic() > until:
                raise NotThere("waited in vain")
            pause(15)


def pause(ms: int) -> None:
    """Let the window work for a while."""
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


class Stage(Work):
    """`shoot` takes a state's picture in each theme; `classes` are those of the program's widgets that were on it, and
    `told` says which texts; of the `nameless` a screen reader would say nothing."""

    def __init__(self, application: Application, place: Workplace, themes: Iterable[str]) -> None:
        super().__init__(application, Patience())  # type: ignore[arg-type]
        self.place, self._themes = place, tuple(themes)
        self.pictures: dict[str, object] = {}
        self._point: Callable[[], object] = lambda: None
        self.classes: set[str] = set()
        self.told: dict[str, str] = {}
        self.nameless: list[str] = []

    # ------------------------------------------------------------------ what is on screen

    @property
    def panes(self) -> Panes:
        """The panes of the review page."""
        return self.review_page.panes  # type: ignore[union-attr]

    def wait_for(self, what: str, reached: Callable[[], object]) -> None:
        """Wait; a state that does not come is named."""
        try:
            self.wait(reached)
        except NotThere:
            said = self.window.banner.text
            raise NotThere(f"waited in vain for {what}. {said}".strip()) from None

    def settle(self) -> None:
        """Everything asked for has been painted; of the thumbnails in view, no more come."""
        pause(_SETTLED_MS)
        page, before = self.review_page, None
        while page is not None and page.isVisible() and before != (missing := self._missing_thumbnails()) and missing:
            before = missing
            pause(_QUIET_MS)

    def _missing_thumbnails(self) -> int:
        return len(self.panes.timeline._rows.pictures.missing())

    def shoot(self) -> None:
        """Take the picture."""
        self.settle()
        for theme in self._themes:
            if self.application.theme.name != theme:
                self.application.theme.set(theme)
                self.settle()
            # Another theme takes a tool tip away.
            self._point()
            self.pictures[theme] = picture.grab(self.window)
            # Whether the last step is sent by now is chance.
            self.told = self.told or told((self.window.header._mark, self.window.header._sync))
        self.nameless = nameless(self.window)
        self._note_classes()

    def _note_classes(self) -> None:
        for top in QApplication.topLevelWidgets():
            if top.isVisible():
                for widget in (top, *top.findChildren(QWidget)):
                    if widget.isVisible() and not widget.size().isEmpty():
                        self.classes |= {
                            f"{kind.__module__}.{kind.__qualname__}"
                            for kind in type(widget).__mro__
                            if kind.__module__.startswith("reviewer_app.ui")
                        }

    # ------------------------------------------------------------------ keys

    def command(self, command_id: str) -> None:
        """Press the key of a command; those that have none are called by the palette."""
        command = self.window.dispatcher.keymap.by_id.get(command_id)
        if command is None:
            raise NotThere(f"there is no command {command_id}")
        for one in command.keys[0].split(" "):
            self.press(one)

    def press(self, keys: str) -> None:
        """Press keys as the command table writes them: `Ctrl+Return`, `Shift+u`, `/`."""
        # Qt has another name for the page keys.
        combination = QKeySequence(keys.replace("Page", "Pg"))[0]
        if combination.key() == Qt.Key.Key_unknown:
            raise NotThere(f"Qt knows no key {keys}")
        self.key(combination.key(), combination.keyboardModifiers())

    def write(self, text: str) -> None:
        """Write a text of any letters where the focus is."""
        for character in text:
            QTest.keyClick(QApplication.focusWidget(), character) if character.isascii() else self._insert(character)

    def _insert(self, character: str) -> None:
        field = QApplication.focusWidget()
        (field.insert if hasattr(field, "insert") else field.insertPlainText)(character)

    def keys_of(self, policy_id: str, length: int = 1) -> tuple[str, ...]:
        """A policy's key sequence of this length."""
        policy = self.application.policies.policy(policy_id)  # type: ignore[union-attr]
        return next(keys for keys in policy.keys if len(keys) == length)  # type: ignore[union-attr]

    # ------------------------------------------------------------------ ways through the window

    def to_queue(self) -> None:
        """The queue of the person who worked here last, everything sent or known to be offline."""
        self.wait_for("the queue", lambda: self.application.queue.model.rows and self.application.policies is not None)
        self.wait_for("the sync status", lambda: self.application.sending.status is not None)
        self.wait_until_quiet()
        self.window.banner.dismiss()

    def open(self, title: str) -> None:
        """Open a recording from the queue; its first picture and all that belongs beside it are there."""
        self.to_queue()
        rows = self.application.queue.model.rows
        number = next(number for number, row in enumerate(rows) if row.title == title)
        self.application.queue.table.selectRow(number)
        self.key(Qt.Key.Key_Return)
        self.wait_for("the review", lambda: self.review_page and self.review_page.controller.review is not None)
        deck = self.application.deck
        video = self.panes.video
        self.wait_for("the first picture", lambda: video.has_picture or deck.engine == "none" or not self._has_video())
        wanted = {SOUND, PICTURES} if self._has_video() else {SOUND}
        shares = self.review_page.beside._shares  # type: ignore[union-attr]
        self.wait_for("waveform and thumbnails", lambda: all(shares.get(one) == 1 for one in wanted))
        companions = self.application.session.companions  # type: ignore[union-attr]
        self.wait_for("the lexicon's hits", lambda: companions._found is not None)
        self.wait_until_quiet()

    def _has_video(self) -> bool:
        return self.application.session.companions._recording.video is not None  # type: ignore[union-attr]

    def go_to(self, word: str) -> None:
        """Search a word and stand at its first hit, the exact picture on screen; the search stays open."""
        self.command("search")
        self.panes.search.field.selectAll()
        self.write(word)
        self.key(Qt.Key.Key_Return)
        self.wait_for(f"«{word}»", lambda: self.panes.transcript.hits)
        self.at(self.panes.transcript.hits[0].ms)

    def at(self, ms: int) -> None:
        """Wait until the playhead stands here and the picture is the exact one."""
        deck = self.application.deck
        self.wait_for("the place", lambda: abs(deck.playhead_ms() - ms) < _NEAR_MS)
        self.wait_for("its picture", lambda: deck.time_source() == "picture" or not self._has_video())

    def seek(self, ms: int) -> None:
        """Go to a time."""
        self.application.deck.seek(ms)
        self.at(ms)

    def play_until(self, ms: int) -> None:
        """Play, and be there while it plays."""
        deck = self.application.deck
        self.command("play.toggle")
        self.wait_for("playing", lambda: deck.state == State.PLAYING and deck.playhead_ms() >= ms)

    def label(self, policy_id: str, length: int = 1, shift: bool = False) -> None:
        """Press a policy's keys."""
        *before, last = self.keys_of(policy_id, length)
        for key in before:
            self.key(key)
        self.key(last, SHIFT if shift else NO_KEYS)

    def wait_until_quiet(self) -> None:
        """What was decided is sent, or known to wait for the network."""
        database, sending = self.application.session.database, self.application.sending  # type: ignore[union-attr]
        self.wait_for(
            "everything sent",
            lambda: sending.status.pending == syncing.pending(database) * (not sending.status.online),  # type: ignore[union-attr]
        )

    def hover(self, widget: QWidget, place: QPoint) -> None:
        """Rest the pointer on a place: its tool tip is on the pictures."""

        def point() -> None:
            QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, place, widget.mapToGlobal(place)))
            self.wait_for("the tool tip", QToolTip.isVisible)

        self._point = point


def write_all(folder: Path, name: str, language: str, pictures: dict[str, object]) -> None:
    """Write a state's pictures: `STATE.LANGUAGE.THEME.png`."""
    for theme, image in pictures.items():
        picture.write(image, folder / f"{name}.{language}.{theme}.png", theme)  # type: ignore[arg-type]
