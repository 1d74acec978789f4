"""The scripted review of the demo: real key events into the real window, a picture of each step."""

import json
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from reviewer_app.bootstrap.application import Application
from reviewer_app.central.reading import Arrived
from reviewer_app.domain.errors import UserError
from reviewer_app.domain.review import SUBMITTED, Review
from reviewer_app.playback.player import State
from reviewer_app.ui.review.page import ReviewPage

LIMIT_S = 30.0
HOLD_MS = 900
NEAR_MS = 200
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_NONE = Qt.KeyboardModifier.NoModifier
_Key = Qt.Key


class StepFailed(UserError):
    """A step of the script did not lead where it should."""

    exit_code = 1


class Script(QObject):
    """Plays a review by keys alone.

    Sign in, open, play, place, note, hold, open and close a span, undo, redo, withdraw, verdict, submit, sync.
    """

    def __init__(self, application: Application, out: Path | None, progress: Callable[[str], None]) -> None:
        super().__init__()
        self._application, self._out, self._progress = application, out, progress
        self._window = application.window
        self.steps: list[str] = []
        self.engine = ""
        self._stopping = False

    def stop(self) -> None:
        """End soon, by KeyboardInterrupt out of `run`."""
        self._stopping = True

    def run(self, user: str, password: str) -> None:
        """The whole review; raises StepFailed with the step that went wrong."""
        self._sign_in(user, password)
        self._open_recording()
        self._play()
        self._place()
        self._write_note()
        self._place_after_hints()
        self._hold()
        self._open_and_close_span()
        self._take_back()
        self._withdraw()
        self._shot("findings")
        self._verdict()
        self._submit()
        self._sync()

    def missing(self, arrived: Arrived) -> list[str]:
        """What the script did and PostgreSQL does not show: it must have decided something of each kind."""
        kinds = {event_kind(text) for text in arrived.events.values()}
        wanted = {"finding.placed", "finding.revised", "finding.withdrawn", "verdict.given", "review.submitted"}
        return [f"no {kind} arrived" for kind in sorted(wanted - kinds)]

    # ------------------------------------------------------------------ the steps

    def _sign_in(self, user: str, password: str) -> None:
        page = self._application.sign_in
        self._wait("the sign-in page", lambda: self._window.page is page and self._window.isActiveWindow())
        page.user.setFocus()
        self._type(user)
        self._key(_Key.Key_Return)
        self._type(password)
        self._shot("sign-in")
        self._key(_Key.Key_Return)
        self._wait("the signed-in queue", lambda: bool(self._application.queue.model.rows))
        self._shot("queue")

    def _open_recording(self) -> None:
        self._wait("the policies", lambda: self._review_page() is not None)
        self._key(_Key.Key_Return)
        self._wait("the open review", lambda: self._review is not None)
        deck = self._application.deck
        self._wait("the first picture", lambda: self._page.panes.video.has_picture)
        self.engine = deck.engine
        self._shot("opened")

    def _play(self) -> None:
        self._key(_Key.Key_Space)
        self._wait("playing", lambda: self._application.deck.state == State.PLAYING)
        self._wait("the third second", lambda: self._application.deck.playhead_ms() >= 3_000)
        self._shot("playing")
        self._key(_Key.Key_Space)
        self._wait("the exact picture", lambda: self._application.deck.time_source() == "picture")

    def _place(self) -> None:
        """Stop where the host asks for roses, and label it by one key."""
        self._go_to("rosas", shot="search")
        self._label("quality.gift_pressure", 1)
        self._wait("the placed finding", lambda: len(self._review.findings) == 1)
        self._shot("placed")

    def _write_note(self) -> None:
        self._key(_Key.Key_Tab)
        self._key(_Key.Key_W)
        self._type("lo repite y excluye a quien no regala")
        self._shot("note")
        self._key(_Key.Key_Return)
        self._wait("the note", lambda: any("excluye" in one.note for one in self._review.findings.values()))

    def _place_after_hints(self) -> None:
        self._go_to("manejando")
        self._label("danger.driving", 2, shot="hints")
        self._wait("the finding after its hints", lambda: len(self._review.findings) == 2)

    def _hold(self) -> None:
        """While it plays: a span from press to release."""
        self._go_to("dobla")
        self._key(_Key.Key_Space)
        self._wait("playing again", lambda: self._application.deck.state == State.PLAYING)
        (key,) = self._keys("scam.investment", 1)
        self._send(QEvent.Type.KeyPress, *_named(key))
        self._pause(HOLD_MS)
        self._send(QEvent.Type.KeyRelease, *_named(key))
        self._wait("the held span", lambda: any(one.end_ms for one in self._review.findings.values()))
        self._key(_Key.Key_Space)
        self._wait("standing still", lambda: self._application.deck.state == State.PAUSED)

    def _open_and_close_span(self) -> None:
        self._go_to("teléfono")
        self._key(_Key.Key_Space)
        (key,) = self._keys("privacy.contact", 1)
        self._press(_named(key)[0], _SHIFT, key)
        self._wait("the open span", lambda: any(one.open_span for one in self._review.findings.values()))
        self._pause(HOLD_MS)
        self._shot("span-open")
        self._press(_named(key)[0], _SHIFT, key)
        self._wait("the closed span", lambda: not any(one.open_span for one in self._review.findings.values()))
        self._key(_Key.Key_Space)
        self._wait("standing still again", lambda: self._application.deck.time_source() == "picture")

    def _take_back(self) -> None:
        """Undo takes the closing of the span back, redo does it again."""
        self._key(_Key.Key_U)
        self._wait("undo", lambda: any(one.open_span for one in self._review.findings.values()))
        self._key(_Key.Key_U, _SHIFT)
        self._wait("redo", lambda: not any(one.open_span for one in self._review.findings.values()))

    def _withdraw(self) -> None:
        """A slip of the finger, taken back for good."""
        before = len(self._review.findings)
        self._label("hate.slur", 1)
        self._wait("a finding too many", lambda: len(self._review.findings) == before + 1)
        self._key(_Key.Key_X)
        self._wait("it being withdrawn", lambda: len(self._review.findings) == before)
        self._key(_Key.Key_Tab, _SHIFT)
        self._wait("the exact picture", lambda: self._application.deck.time_source() == "picture")

    def _verdict(self) -> None:
        sheet = self._page.panes.sheet
        self._key(_Key.Key_Return, _CTRL)
        self._wait("the verdict sheet", sheet.isVisible)
        self._type("w")
        sheet.rationale.setFocus()
        self._type("Presiona para recibir regalos; se advierte al anfitrión.")
        self._shot("verdict")
        self._key(_Key.Key_Return, _CTRL)
        self._wait("the verdict", lambda: self._review.verdict is not None)

    def _submit(self) -> None:
        self._key(_Key.Key_Return, _CTRL | _SHIFT)
        self._wait("the submitted review", lambda: self._review.state == "submitted")
        self._shot("submitted")

    def _sync(self) -> None:
        self._key(_Key.Key_S, _CTRL)
        self._wait("everything sent", self._all_sent)
        self._key(_Key.Key_1, _CTRL)
        self._wait("the queue again", lambda: self._window.page is self._application.queue)
        self._wait("its state", lambda: self._application.queue.model.rows[0].state == SUBMITTED)
        self._shot("sent")

    # ------------------------------------------------------------------ the means

    @property
    def _page(self) -> ReviewPage:
        return self._review_page()  # type: ignore[return-value]

    def _review_page(self) -> ReviewPage | None:
        return self._window.findChild(ReviewPage)

    @property
    def _review(self) -> Review:
        return self._page.controller.review  # type: ignore[return-value]

    def _all_sent(self) -> bool:
        status = self._application.sending.status
        return status is not None and status.online and status.pending == 0

    def _keys(self, policy_id: str, length: int) -> tuple[str, ...]:
        """The key sequence of a policy that has this length."""
        policy = self._application.policies.policy(policy_id)  # type: ignore[union-attr]
        return next(keys for keys in policy.keys if len(keys) == length)  # type: ignore[union-attr]

    def _label(self, policy_id: str, length: int, shot: str = "") -> None:
        """Press a policy's keys; a picture is taken after the first."""
        first, *rest = self._keys(policy_id, length)
        self._press(*_named(first))
        if shot:
            self._shot(shot)
        for key in rest:
            self._press(*_named(key))

    def _go_to(self, word: str, shot: str = "") -> None:
        """Search a word and stand at its first hit, the exact picture on screen; a picture is taken at the hits."""
        deck, panes = self._application.deck, self._page.panes
        self._press(_Key.Key_Slash, _NONE, "/")
        panes.search.field.selectAll()
        self._type(word)
        self._key(_Key.Key_Return)
        # Gone to as soon as speech and chat are both searched, which may be at once.
        self._wait(f"«{word}»", lambda: panes.whole_search.hit_at >= 0)
        if panes.transcript.hit_at != 0:
            # Somebody wrote the word in the chat before it was said.
            self._key(_Key.Key_N)
        spoken = panes.transcript.hits[0].ms
        self._wait("its place", lambda: abs(deck.playhead_ms() - spoken) < NEAR_MS)
        if shot:
            self._shot(shot)
        self._key(_Key.Key_Escape)
        self._wait("its picture", lambda: deck.time_source() == "picture")

    def _key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = _NONE) -> None:
        text = chr(key).lower() if key < 0x100 and modifiers == _NONE else ""
        self._press(key, modifiers, text)

    def _type(self, text: str) -> None:
        for character in text:
            code = ord(character.upper())
            self._press(_Key(code) if code < 0x100 else _Key.Key_unknown, _NONE, character)

    def _press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier, text: str) -> None:
        self._send(QEvent.Type.KeyPress, key, modifiers, text)
        self._send(QEvent.Type.KeyRelease, key, modifiers, text)

    def _send(self, kind: QEvent.Type, key: Qt.Key, modifiers: Qt.KeyboardModifier, text: str) -> None:
        target: QWidget = QApplication.focusWidget() or self._window.focusWidget() or self._window
        QApplication.sendEvent(target, QKeyEvent(kind, key, modifiers, text))

    def _pause(self, ms: int) -> None:
        loop = QEventLoop()
        QTimer.singleShot(ms, loop.quit)
        loop.exec()
        if self._stopping:
            raise KeyboardInterrupt

    def _wait(self, what: str, reached: Callable[[], bool]) -> None:
        until = time.monotonic() + LIMIT_S
        while not reached():
            if time.monotonic() > until:
                said = self._window.banner.text
                raise StepFailed(f"Waited {LIMIT_S:.0f} s for {what} in vain. {said}".strip())
            self._pause(15)
        self.steps.append(what)
        self._progress(what)

    def _shot(self, name: str) -> None:
        if self._out is None:
            return
        self._pause(60)
        self._out.mkdir(parents=True, exist_ok=True)
        number = len(list(self._out.glob("*.png"))) + 1
        self._window.grab().save(str(self._out / f"{number:02d}-{name}.png"))


def event_kind(canonical: str) -> str:
    """The kind of an event from its canonical text."""
    return json.loads(canonical)["kind"]


def _named(name: str) -> tuple[Qt.Key, Qt.KeyboardModifier, str]:
    return _Key(ord(name.upper())), _NONE, name
