"""What a person does with the chat by keys: look at it, limit it, set its clock, have findings point at messages."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from reviewer_app.background.companions import Companions
from reviewer_app.background.store_worker import StoreWorker
from reviewer_app.domain.chat import ChatEvent
from reviewer_app.domain.chat_index import ALL, GIFTS, MESSAGES, PLATFORM, ChatIndex
from reviewer_app.domain.errors import Refused, UserError
from reviewer_app.operations.chatting import RecordedChat
from reviewer_app.playback.deck import Deck
from reviewer_app.playback.player import State
from reviewer_app.settings import Settings
from reviewer_app.ui.page import Handler
from reviewer_app.ui.review.chat_clock_keys import ChatClockKeys
from reviewer_app.ui.review.chat_model import person
from reviewer_app.ui.review.chat_pane import MOST_MESSAGES
from reviewer_app.ui.review.chat_words import gift_text, name_of
from reviewer_app.ui.review.label_keys import Pointed
from reviewer_app.ui.review.panes import Panes
from reviewer_app.ui.review.problems_bar import CHAT
from reviewer_app.ui.sentences import told

_LITTLE_MS, _MUCH_MS = 100, 1_000
# The playhead going further than that in one step was sent there by somebody.
_JUMP_MS = 1_500
_LONGEST_QUOTE = 2_000


class ChatKeys(QObject):
    """The chat's commands, between its pane, the companions, the deck and the store.

    `message(sentence)`: a notice; `failed(sentence)`: the clock could not be stored.
    """

    message = Signal(str)
    failed = Signal(str)

    def __init__(
        self,
        panes: Panes,
        deck: Deck,
        *,
        worker: StoreWorker,
        settings: Settings,
        companions: Companions | None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._panes, self._deck, self._companions = panes, deck, companions
        self._pane, self._model = panes.chat_pane, panes.chat
        self._recording_id = ""
        self._ms, self._target = 0, 0
        self.clock = ChatClockKeys(worker, self)
        self._pane.view.lag_ms = panes.whole_search.lag_ms = int(settings["chat_lag_ms"])
        self._pane.view.seek_wanted.connect(self._go)
        self._pane.align.chosen.connect(self._aligned)
        self._pane.align.moved.connect(self._move_typed)
        self._pane.align.left.connect(self._align_left)
        deck.state_changed.connect(self._played)
        self.clock.failed.connect(self._not_stored)
        panes.words.turned.connect(self._turned)
        if companions is not None:
            companions.chat.connect(self._came)
            companions.chat_index.connect(self._indexed)
            self.clock.stored.connect(companions.use_clock)

    def begin(self, recording_id: str) -> None:
        """Another recording; its chat log comes later."""
        self._recording_id = recording_id
        self.clock.begin(recording_id, None)

    @property
    def there(self) -> bool:
        """Whether the recording has a chat log."""
        return self._model.index is not None

    def moved(self, ms: int) -> None:
        """Follow the playhead. Sent elsewhere than by the chat, labels are about what is there, and no message."""
        before, self._ms = self._ms, ms
        if abs(ms - before) > _JUMP_MS and abs(ms - self._target) > _JUMP_MS:
            self._pane.view.pick(None)
        self._pane.set_playhead(ms)

    def handlers(self) -> Mapping[str, Handler]:
        """What carries out each command of the chat."""
        clock, now = self.clock, self._deck.playhead_ms
        return {
            "chat.show": lambda _: self._turn(),
            "chat.kind": lambda _: self._limit(),
            "chat.user": lambda _: self._limit_to_person(),
            "chat.align": lambda _: self._begin_aligning(),
            "chat.earlier": lambda _: clock.move(now(), -_LITTLE_MS),
            "chat.later": lambda _: clock.move(now(), _LITTLE_MS),
            "chat.earlier_more": lambda _: clock.move(now(), -_MUCH_MS),
            "chat.later_more": lambda _: clock.move(now(), _MUCH_MS),
            "chat.split": lambda _: clock.split(now()),
            "chat.join": lambda _: clock.join(now()),
            "chat.clock_back": lambda _: clock.go_back(),
        }

    def pointed(self) -> Pointed | None:
        """The messages that a person has chosen, for a label; None for none, for runs and for deeds.

        Raises Refused for more than a finding can point at.
        """
        found = self._pane.pointed() if self._panes.words.chat_in_view else ()
        if not found:
            return None
        if len(found) > MOST_MESSAGES:
            raise Refused(self.tr("A finding points at {n} messages at most; choose fewer.").format(n=MOST_MESSAGES))
        times = [max(0, self._model.index.times[row]) for row, _ in found]  # type: ignore[union-attr]
        events = [event for _, event in found]
        users = {event.user_id for event in events}
        quote = events[0].text if len(events) == 1 else _quoted(events)
        end = times[-1] if times[-1] > times[0] else None
        return Pointed(
            tuple(event.event_id for event in events), users.pop() if len(users) == 1 else None, quote, times[0], end
        )

    def escape(self) -> bool:
        """Leave the innermost of the chat: the aligning, the cursor, then a filter; False where there is nothing."""
        if not self._pane.align.isHidden():
            self._pane.align.leave()
        elif self._pane.view.picked is not None:
            self._pane.view.pick(None)
        elif self._pane.view.hasFocus() and (self._model.filter != ALL or self._model.user is not None):
            self._model.show_all()
        else:
            return False
        return True

    def show_row(self, row: int) -> int:
        """Bring a row into view, as a hit; returns the time to go to."""
        self._panes.words.bring(self._pane)
        self._pane.view.show_index_row(row)
        return max(0, self._model.index.times[row] - self._pane.view.lag_ms)  # type: ignore[union-attr]

    def show_event(self, event_id: str) -> None:
        """Bring a message into view."""
        row = self._model.index.row_of(event_id) if self._model.index is not None else None
        if row is not None:
            self.show_row(row)

    def _came(self, recorded: RecordedChat | None) -> None:
        self.clock.begin(self._recording_id, recorded.clock if recorded is not None else None)
        self._panes.problems.add(CHAT, () if recorded is None else recorded.chat.warnings)
        if recorded is None:
            self._model.set_index(None)
            self._panes.words.set_chat(False)

    def _indexed(self, index: ChatIndex) -> None:
        self._panes.words.set_chat(len(index) > 0)
        self._model.set_index(index)
        self._panes.timeline.set_chat_density(index.written_ms)
        self._panes.timeline.set_enforcement(index.deeds)
        self._pane.set_playhead(self._deck.playhead_ms())

    def _go(self, ms: int) -> None:
        self._target = ms
        self._deck.seek_from(ms)

    def _turn(self) -> None:
        """To the chat, and from there back to the transcript; labels are about the playhead again."""
        words = self._panes.words
        if self._pane.isAncestorOf(words.window().focusWidget() or words) and words.chat_in_view:
            self._pane.view.pick(None)
            words.bring(self._panes.transcript_view)
            self._panes.transcript_view.setFocus()
        else:
            words.bring(self._pane)
            self._pane.view.setFocus()

    def _turned(self) -> None:
        if not self._panes.words.chat_in_view:
            self._pane.align.leave()
            self._pane.view.pick(None)

    def _limit(self) -> None:
        name = self._model.show_next_filter()
        names = {
            ALL: self.tr("The chat shows everything."),
            MESSAGES: self.tr("The chat shows messages only."),
            GIFTS: self.tr("The chat shows gifts and subscriptions only."),
            PLATFORM: self.tr("The chat shows what the platform did and what was deleted."),
        }
        self.message.emit(names[name])

    def _limit_to_person(self) -> None:
        if self._model.user is not None:
            self._model.show_all()
            return
        view = self._pane.view
        row = view.picked
        if row is None and view.current_row is not None:
            row = self._model.shown[view.current_row]
        user = None if row is None else person(self._model.index.event(row))  # type: ignore[union-attr]
        if user is None:
            raise Refused(self.tr("Choose a message first: its person is then shown alone."))
        self._model.show_user(user)
        view.pick(row)

    def _begin_aligning(self) -> None:
        self._deck.pause()
        self._panes.words.bring(self._pane)
        self._pane.set_playhead(self._deck.playhead_ms())
        self._pane.align.start(self._deck.playhead_ms(), self._pane.moved_ms)

    def _aligned(self, row: int) -> None:
        self._pane.view.pick(None)
        self._guarded(lambda: self.clock.align(self._model.index.log_ms(row), self._deck.playhead_ms()))  # type: ignore

    def _move_typed(self, moved_ms: int) -> None:
        offset = self._pane.unmoved_ms + moved_ms
        self._guarded(lambda: self.clock.set_offset(self._deck.playhead_ms(), offset))

    def _align_left(self) -> None:
        self._pane.tell()
        self._pane.view.setFocus()

    def _guarded(self, action: Callable[[], None]) -> None:
        try:
            action()
        except UserError as error:
            self.message.emit(str(error))

    def _played(self, state: State) -> None:
        if state == State.PLAYING:
            self._pane.align.leave()
            self._pane.view.pick(None)

    def _not_stored(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self.failed.emit(told(str(error)))
        else:
            self.failed.emit(self.tr("The chat's clock could not be stored: {error}").format(error=error))


def _quoted(events: Sequence[ChatEvent]) -> str:
    """What several messages say, each with its person; cut where it gets long."""
    said = ((name_of(event), gift_text(event) if event.gift else event.text) for event in events)
    text = " / ".join(": ".join(part for part in one if part) for one in said)
    return text if len(text) <= _LONGEST_QUOTE else f"{text[: _LONGEST_QUOTE - 1]}…"
