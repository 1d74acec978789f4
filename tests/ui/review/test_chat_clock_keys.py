"""The clock of a chat: what is asked for in quick succession, one step back, and what cannot be done."""

import pytest

from reviewer_app.background.store_worker import StoreWorker
from reviewer_app.domain.chat import COMMENT, MEDIA, Chat, ChatEvent
from reviewer_app.domain.chat_clock import MANUAL, ChatClock
from reviewer_app.domain.errors import Refused
from reviewer_app.store import chats
from reviewer_app.store.chats import PackedChat
from reviewer_app.ui.review.chat_clock_keys import ChatClockKeys
from tests import stores

RECORDING_ID = stores.RECORDING.recording_id


class Clock:
    """The keys over a real store, and what they told."""

    def __init__(self, bot, database):
        self.bot, self.database, self.stored, self.failed = bot, database, [], []
        with database.transaction() as connection:
            log = Chat("csv", MEDIA, (ChatEvent("m1", 4_000, COMMENT),))
            chats.save_chat(connection, RECORDING_ID, PackedChat.pack(log), ChatClock())
        self.worker = StoreWorker(database)
        self.keys = ChatClockKeys(self.worker)
        self.keys.stored.connect(lambda clock: self.stored.append(clock.pieces))
        self.keys.failed.connect(self.failed.append)
        self.keys.begin(RECORDING_ID, ChatClock())

    def kept(self):
        with self.database.read() as connection:
            return chats.load_chat(connection, RECORDING_ID)[1]


@pytest.fixture
def clock(qtbot, database):
    made = Clock(qtbot, database)
    yield made
    made.worker.close()


def test_moves_in_quick_succession_add_up_and_are_one_step(clock):
    for _ in range(3):
        clock.keys.move(0, 100)
    clock.bot.waitUntil(lambda: len(clock.stored) == 3)
    assert clock.stored == [((0, 100),), ((0, 200),), ((0, 300),)]
    assert clock.kept() == ChatClock(((0, 300),), MANUAL)
    clock.keys.go_back()
    clock.bot.waitUntil(lambda: len(clock.stored) == 4)
    assert clock.kept() == ChatClock()
    clock.keys.go_back()
    assert clock.keys.clock == ChatClock(((0, 300),), MANUAL)


def test_a_move_of_another_piece_is_a_step_of_its_own(clock):
    clock.keys.split(10_000)
    clock.keys.move(0, 100)
    clock.keys.move(20_000, 500)
    clock.keys.go_back()
    assert clock.keys.clock.pieces == ((0, 100), (10_000, 0))


def test_a_move_after_going_back_is_a_new_step(clock):
    clock.keys.move(0, 100)
    clock.keys.go_back()
    clock.keys.move(0, 700)
    clock.keys.go_back()
    assert clock.keys.clock == ChatClock()


def test_what_changes_nothing_is_refused_in_a_sentence(clock):
    for action in (
        lambda: clock.keys.split(0),
        lambda: clock.keys.join(5_000),
        lambda: clock.keys.align(4_000, 4_000),
        clock.keys.go_back,
    ):
        with pytest.raises(Refused):
            action()
    assert not clock.keys.can_go_back


def test_without_a_chat_log_there_is_no_clock(clock):
    clock.keys.begin(RECORDING_ID, None)
    with pytest.raises(Refused, match="no chat log"):
        clock.keys.move(0, 100)


def test_what_another_recording_asked_for_is_stored_and_not_shown(clock):
    clock.keys.move(0, 100)
    clock.keys.begin("another", ChatClock())
    clock.bot.waitUntil(lambda: clock.kept() == ChatClock(((0, 100),), MANUAL))
    clock.worker.close()
    clock.bot.wait(0)
    assert clock.stored == [] and clock.keys.clock == ChatClock()


def test_a_clock_that_cannot_be_stored_is_forgotten(clock):
    clock.keys.begin("nowhere", ChatClock())
    clock.keys.move(0, 100)
    clock.bot.waitUntil(lambda: len(clock.failed) == 1)
    assert clock.keys.clock == ChatClock() and not clock.keys.can_go_back
