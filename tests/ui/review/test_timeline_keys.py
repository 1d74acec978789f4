"""The timeline's commands on the whole page: real keys, real store."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from reviewer_app.domain.events import FINDING_PLACED
from reviewer_app.media.packet_index import PacketIndex
from reviewer_app.ui.invocation import Invocation
from tests.ui.review.desk import NO_KEYS
from tests.ui.timeline.conftest import marks_of

Key = Qt.Key
ALT, SHIFT, CTRL = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)


class Board:
    """The desk with keys that it has no name for, and a span finding from 10 s to 20 s, chosen."""

    def __init__(self, desk):
        self.desk, self.page, self.timeline = desk, desk.page, desk.page.panes.timeline
        desk.deck.indexed.emit(PacketIndex(np.arange(5_000) * 40, np.ones(5_000, bool)))
        desk.deck.now = 10_000
        desk.key("i")
        desk.deck.now = 20_000
        desk.key("o")
        desk.key("2")
        desk.bot.waitUntil(lambda: len(self.timeline.finding_ids()) == 1)

    @property
    def span(self):
        (finding,) = self.desk.findings
        return finding.start_ms, finding.end_ms

    def press(self, key, modifiers):
        for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
            QApplication.sendEvent(QApplication.focusWidget(), QKeyEvent(kind, key, modifiers))

    def decided(self):
        """What was nudged is decided and stored."""
        self.page.timeline_keys.settle()
        self.desk.settle()


@pytest.fixture
def board(review_desk):
    return Board(review_desk)


@pytest.mark.parametrize(
    ("key", "modifiers", "span"),
    [
        (Key.Key_Left, ALT, (9_960, 20_000)),
        (Key.Key_Right, ALT, (10_040, 20_000)),
        (Key.Key_Left, ALT | SHIFT, (10_000, 19_960)),
        (Key.Key_Right, ALT | SHIFT, (10_000, 20_040)),
        (Key.Key_PageUp, ALT, (9_880, 20_000)),
        (Key.Key_PageDown, ALT | SHIFT, (10_000, 20_080)),
    ],
)
def test_a_key_nudges_an_edge_and_the_picture_follows(board, key, modifiers, span):
    board.press(key, modifiers)
    assert board.span == (10_000, 20_000)
    assert board.desk.deck.now in span
    assert board.timeline._overlay.preview[1:] == span
    board.decided()
    assert board.span == span
    board.desk.bot.waitUntil(lambda: board.timeline._overlay.preview is None)


def test_nudges_that_follow_each_other_are_one_decision_by_themselves(board):
    for _ in range(5):
        board.press(Key.Key_Left, ALT)
    board.press(Key.Key_Right, ALT | SHIFT)
    before = board.desk.stored()
    board.desk.bot.waitUntil(lambda: board.span == (9_800, 20_040))
    board.desk.settle()
    assert len(board.desk.stored()) == len(before) + 1
    board.desk.key("u")
    assert board.span == (10_000, 20_000)


def test_whatever_is_done_next_the_nudge_is_decided_first(board):
    board.press(Key.Key_Left, ALT)
    board.desk.deck.now = 50_000
    board.desk.key("2")
    kinds = board.desk.stored()
    assert kinds[-1] == FINDING_PLACED and len(kinds) == 4
    assert board.desk.findings[0].start_ms == 9_960


def test_leaving_the_page_decides_a_nudge(board):
    board.press(Key.Key_Left, ALT)
    board.desk.window.show_page("queue")
    board.desk.bot.waitUntil(lambda: board.span == (9_960, 20_000))


def test_escape_takes_a_nudge_back_before_it_is_decided(board):
    before = board.desk.stored()
    board.press(Key.Key_Left, ALT)
    board.desk.key("Escape")
    board.decided()
    assert board.desk.stored() == before
    assert board.timeline._overlay.preview is None


def test_a_dragged_edge_is_stored_with_the_words_it_covers(board):
    timeline, bot = board.timeline, board.desk.bot
    (finding,) = board.desk.findings
    top, height = timeline._rows.findings.lane_box(0)
    at = QPoint(round(timeline.view.x(20_000)), top + height // 2)
    bot.mousePress(timeline, Qt.MouseButton.LeftButton, pos=at)
    bot.mouseMove(timeline, at + QPoint(60, 0))
    bot.mouseRelease(timeline, Qt.MouseButton.LeftButton, pos=at + QPoint(60, 0))
    bot.waitUntil(lambda: board.span[1] > 20_000)
    (after,) = board.desk.findings
    assert after.quote.startswith(finding.quote) and len(after.quote) > len(finding.quote)


def test_dragging_in_a_submitted_review_is_refused_in_words_and_shown_as_it_was(board):
    said = []
    board.page.message.connect(said.append)
    board.page.controller.review.state = "submitted"
    (finding,) = board.desk.findings
    board.timeline.show_preview(finding.finding_id, 1, 2)
    board.timeline.edge_moved.emit(finding.finding_id, 1_000, 2_000)
    assert len(said) == 1 and "submitted" in said[0]
    assert board.timeline._overlay.preview is None


def test_zoom_keys_show_less_more_all_and_the_finding(board):
    timeline = board.timeline
    whole = timeline.visible_ms()
    board.press(Key.Key_Equal, CTRL)
    nearer = timeline.visible_ms()
    assert nearer[1] - nearer[0] < whole[1] - whole[0]
    board.press(Key.Key_Minus, CTRL)
    assert timeline.visible_ms() == whole
    board.press(Key.Key_9, CTRL)
    start, end = timeline.visible_ms()
    assert start < 10_000 and 20_000 < end < whole[1] / 2
    board.press(Key.Key_0, CTRL)
    assert timeline.visible_ms() == whole


def test_marks_are_gone_to_in_order_both_ways(board):
    deck, marks = board.desk.deck, marks_of(board.timeline)
    deck.now, walked = 0, []
    for _ in marks[1:6]:
        board.press(Key.Key_Right, CTRL)
        walked.append(deck.now)
    assert walked == marks[1:6]
    for mark in reversed(walked[:-1]):
        board.press(Key.Key_Left, CTRL)
        assert deck.now == mark


def test_while_playing_the_mark_just_passed_is_not_the_one_before(board):
    deck, marks = board.desk.deck, marks_of(board.timeline)
    deck.source, deck.now = "clock", marks[3] + 300
    board.press(Key.Key_Left, CTRL)
    assert deck.now == marks[2]


@pytest.mark.parametrize(("letter", "times"), [("f", [10_000, 20_000]), ("p", [5_000, 90_000])])
def test_marks_of_one_kind_are_gone_to_both_ways_and_an_end_is_told(board, letter, times):
    """Past whatever else lies between."""
    desk = board.desk
    board.timeline.set_enforcement([(5_000, "warning", ""), (90_000, "ended", "")])
    board.timeline.set_hits([(4_000, "S1", "a"), (15_000, "S1", "b")])
    desk.deck.now, walked = 0, []
    for modifiers in (NO_KEYS, NO_KEYS, SHIFT):
        desk.key("G", SHIFT)
        desk.key(letter, modifiers)
        walked.append(desk.deck.now)
    assert walked == [*times, times[0]]
    desk.key("G", SHIFT)
    desk.key(letter, SHIFT)
    assert desk.deck.now == times[0] and "none before" in desk.window.banner.text


def test_without_deeds_there_is_no_way_to_them(review_desk):
    assert not review_desk.page.allowed("deeds")


def test_a_click_on_a_finding_chooses_it_and_goes_there(board):
    board.desk.deck.now = 50_000
    board.desk.key("4")
    board.desk.bot.waitUntil(lambda: len(board.timeline.finding_ids()) == 2)
    first = board.desk.findings[0]
    board.timeline.finding_clicked.emit(first.finding_id)
    assert board.page.panes.findings_view.chosen_finding().finding_id == first.finding_id
    assert board.desk.deck.now == 10_000


def test_nothing_chosen_nothing_nudged(review_desk):
    keys = review_desk.page.timeline_keys
    keys.handlers()["nudge.start_later"](Invocation("nudge.start_later", (0, "picture")))
    keys.settle()
    assert review_desk.stored() == [kind for kind in review_desk.stored() if "revised" not in kind]
