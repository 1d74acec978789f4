"""The chat with its head: which rows are shown, and on which clock."""

from itertools import islice

from PySide6.QtCore import QDateTime, QLocale, Qt, QTimeZone
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reviewer_app.domain.chat import WALL, ChatEvent
from reviewer_app.domain.chat_clock import (
    FILE_NAME,
    FIRST_MESSAGE,
    MANUAL,
    MEDIA,
    PROGRAM_DATE_TIME,
    SIDECAR,
    ChatClock,
)
from reviewer_app.domain.chat_index import GIFTS, MESSAGES, PLATFORM
from reviewer_app.ui import numbers
from reviewer_app.ui.review.align_bar import AlignBar
from reviewer_app.ui.review.chat_model import ChatModel, person
from reviewer_app.ui.review.chat_view import ChatView
from reviewer_app.ui.review.chat_words import name_of
from reviewer_app.ui.review.heading import Heading
from reviewer_app.ui.sentences import told
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import rule

# More would be no finding that anybody could read, and an event that the server does not take.
MOST_MESSAGES = 100


class ChatPane(QWidget):
    """Head, the bar for aligning, and the rows of a `ChatModel`."""

    def __init__(self, model: ChatModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._model = model
        self._ms, self._piece, self._before = 0, 0, ChatClock()
        self.head, self.view = Heading(theme), ChatView(model, theme)
        self.align = AlignBar(model, self.view, theme)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (self.head, rule(), self.align, self.view):
            layout.addWidget(widget, int(widget is self.view))
        self.setFocusProxy(self.view)
        self.view.set_empty_text(self.tr("Nothing of this kind."))
        model.replaced.connect(self._begin)
        for changed in (model.filtered, model.retimed, self.view.picked_changed):
            changed.connect(self.tell)

    def set_playhead(self, ms: int) -> None:
        """Follow the playhead."""
        self._ms = ms
        self.view.set_playhead(ms)
        if not self.align.isHidden():
            self.align.set_playhead(ms)
        if self._model.index is not None and self._piece != self._model.index.clock.piece_at(ms):
            self.tell()

    def tell(self) -> None:
        """Say in the head what is shown, what labels point at, and the clock."""
        index = self._model.index
        if index is None:
            return
        self._piece = index.clock.piece_at(self._ms)
        found = self.pointed()
        right = self.clock_text()
        if len(found) == 1 and self.align.isHidden():
            right = self.tr("labels point at {name}").format(name=name_of(found[0][1]))
        elif len(found) > MOST_MESSAGES and self.align.isHidden():
            right = self.tr("more than {n} messages are chosen").format(n=MOST_MESSAGES)
        elif found and self.align.isHidden():
            right = self.tr("labels point at {n} messages").format(n=numbers.whole(len(found)))
        self.head.set_texts(" · ".join(part for part in (self.tr("Chat"), self._filter_text()) if part), right)
        self.head.setToolTip(self._tip())

    def pointed(self) -> list[tuple[int, ChatEvent]]:
        """The chosen rows of the index that are of a person, each with its event; MOST_MESSAGES and one at most."""
        index = self._model.index
        events = ((row, index.event(row)) for row in self.view.picked_rows) if index is not None else ()
        found = ((row, event) for row, event in events if event is not None and person(event) is not None)
        return list(islice(found, MOST_MESSAGES + 1))

    @property
    def unmoved_ms(self) -> int:
        """The offset at the playhead that counts as not moved: none, or that with which a log of UTC times came."""
        index = self._model.index
        if index is None or index.chat.clock != WALL:
            return 0
        return self._before.pieces[self._before.piece_at(self._ms)][1]

    @property
    def moved_ms(self) -> int:
        """How far the piece of the clock at the playhead is moved."""
        index = self._model.index
        return 0 if index is None else index.clock.pieces[self._piece][1] - self.unmoved_ms

    def clock_text(self) -> str:
        """Where the clock is from, how far it was moved, its pieces, and the lag."""
        index = self._model.index
        if index is None:
            return ""
        clock = index.clock
        parts = [self.tr("clock: {source}").format(source=self._source(clock.source))]
        if self.moved_ms:
            parts.append(_seconds(self.moved_ms))
        if len(clock.pieces) > 1:
            parts.append(self.tr("piece {at} of {n}").format(at=self._piece + 1, n=len(clock.pieces)))
        if self.view.lag_ms:
            parts.append(self.tr("goes {seconds} ahead").format(seconds=_seconds(-self.view.lag_ms)))
        return " · ".join(parts)

    def _begin(self) -> None:
        if self._model.index is not None:
            self._before = self._model.index.clock
        self.tell()

    def _filter_text(self) -> str:
        model = self._model
        if model.user is not None:
            event = model.event(0) if len(model) else None
            return self.tr("only {name}").format(name=name_of(event) if event is not None else model.user)
        names = {MESSAGES: self.tr("messages"), GIFTS: self.tr("gifts"), PLATFORM: self.tr("platform")}
        return names.get(model.filter, "")

    def _tip(self) -> str:
        index = self._model.index
        lines = [self.clock_text()]
        if index.chat.clock == WALL:  # type: ignore[union-attr]
            began = QDateTime.fromMSecsSinceEpoch(-index.clock.pieces[0][1], QTimeZone.utc())  # type: ignore[union-attr]
            when = QLocale().toString(began, f"d MMM yyyy HH:mm:ss'{QLocale().decimalPoint()}'zzz")
            lines.append(self.tr("The recording begins at {when} UTC.").format(when=when))
        return "\n".join((*lines, *map(told, index.chat.warnings)))  # type: ignore[union-attr]

    def _source(self, source: str) -> str:
        names = {
            MEDIA: self.tr("media time"),
            PROGRAM_DATE_TIME: self.tr("playlist"),
            SIDECAR: self.tr("recorder"),
            FILE_NAME: self.tr("file name"),
            FIRST_MESSAGE: self.tr("first message, a guess"),
            MANUAL: self.tr("by hand"),
        }
        return names[source]


def _seconds(ms: int) -> str:
    """`+2.3 s`, `−0.15 s`: signed, no more digits than there are."""
    sign = "−" if ms < 0 else "+"
    return f"{sign}{numbers.short(abs(ms) / 1000, 3)} s"
