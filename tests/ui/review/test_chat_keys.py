"""The chat beside speech on the review page: window, keys, mouse, store and companions are the real ones."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from reviewer_app.domain import chat as kinds
from reviewer_app.domain.chat import MEDIA, WALL, Chat, ChatEvent, Gift
from reviewer_app.domain.chat_clock import MANUAL, ChatClock
from reviewer_app.domain.chat_index import ChatIndex
from reviewer_app.playback.player import State
from reviewer_app.store import chats, log, recordings
from reviewer_app.store.chats import PackedChat
from reviewer_app.ui.review.chat_model import ChatModel
from reviewer_app.ui.review.chat_pane import ChatPane
from tests.ui.review.desk import CTRL, RECORDING, SHIFT, Desk

WIDE, NARROW = (1440, 900), (1100, 700)
CHAT = Chat(
    "test",
    MEDIA,
    (
        ChatEvent("m1", 5_000, kinds.COMMENT, "ana", "Ana", "hola corazón"),
        ChatEvent("m2", 20_000, kinds.JOIN, "eva", "Eva"),
        ChatEvent("m3", 21_000, kinds.JOIN, "leo", "Leo"),
        ChatEvent("m4", 30_000, kinds.COMMENT, "memo", "Memo", "qué estafador"),
        ChatEvent("m5", 40_000, kinds.GIFT, "ana", "Ana", gift=Gift("Rosa", 12, 12)),
        ChatEvent("m6", 50_000, kinds.ENFORCEMENT, None, "", "Aviso", action="warning"),
        ChatEvent("m7", 60_000, kinds.COMMENT, "memo", "Memo", "escríbanle ya", deleted=True, deleted_at_ms=63_000),
        ChatEvent("m8", 70_000, kinds.COMMENT, "ana", "Ana", "corazón mío"),
    ),
)
# Rows: 0 Ana, 1 the joins, 2 Memo, 3 the gift, 4 the warning, 5 deleted, 6 Ana again.
SILENT = replace(RECORDING, video=None, audio=())


@pytest.fixture
def desk(qtbot, theme, policy_set, database, tmp_path):
    """A wide window with a recording that has a chat log."""
    with database.transaction() as connection:
        recordings.save_recording(connection, SILENT, 1)
        chats.save_chat(connection, SILENT.recording_id, PackedChat.pack(CHAT), ChatClock())
    made = Desk(qtbot, theme, policy_set, database, tmp_path / "settings.toml", recording=SILENT, companions=True)
    made.window.resize(*WIDE)
    made.open()
    qtbot.waitUntil(lambda: made.page.chat.there)
    yield made
    made.close()


def special(desk, key, modifiers=Qt.KeyboardModifier.NoModifier):
    """Press and release a key that the desk has no name for."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(QApplication.focusWidget(), QKeyEvent(kind, key, modifiers))
    desk.settle()


def prefixed(desk, key):
    """A command of the chat's prefix."""
    desk.key("c", SHIFT)
    desk.key(key)


def clocked(desk, pieces):
    """Wait until the chat stands on a clock of these pieces, in the pane and in the store."""
    desk.bot.waitUntil(lambda: desk.page.panes.chat.index.clock.pieces == pieces)
    with desk.database.read() as connection:
        assert chats.load_chat(connection, SILENT.recording_id)[1] == ChatClock(pieces, MANUAL)


def texts(desk):
    """What the rows say."""
    model = desk.page.panes.chat
    return [model.words(place).text.strip() for place in range(len(model))]


def test_rows_say_who_what_and_how_much(desk):
    assert texts(desk) == [
        "Ana  hola corazón",
        "+2 joined",
        "Memo  qué estafador",
        "Ana  Rosa ×12  12 tokens",
        "warning  Aviso",
        "Memo  escríbanle ya  deleted 00:01:03",
        "Ana  corazón mío",
    ]


def test_the_timeline_has_the_density_and_the_deeds(desk):
    rows = desk.page.panes.timeline._rows
    assert rows.chat._times.tolist() == [5_000, 30_000, 60_000, 70_000]
    assert rows.enforcement.times.tolist() == [50_000]


def test_the_row_at_the_playhead_is_marked_and_can_be_read_aloud(desk):
    view = desk.page.panes.chat_pane.view
    desk.deck.seek(30_500)
    assert view.rows_now == (2, 2)
    assert view.accessibleDescription() == "00:00:30 Memo qué estafador"
    desk.deck.seek(4_000)
    assert view.rows_now is None


def test_both_panes_stand_beside_each_other_where_there_is_room_else_one_at_a_time(desk):
    panes = desk.page.panes
    assert panes.transcript_view.isVisible() and panes.chat_pane.isVisible() and not panes.words.tabs.isVisible()
    assert panes.transcript_view.width() > panes.chat_pane.width() > 250
    desk.window.resize(*NARROW)
    QApplication.processEvents()
    assert panes.transcript_view.isVisible() and not panes.chat_pane.isVisible() and panes.words.tabs.isVisible()
    desk.key(";")
    assert not panes.transcript_view.isVisible() and panes.chat_pane.view.hasFocus()
    desk.key(";")
    assert panes.transcript_view.hasFocus() and not panes.chat_pane.isVisible()


def test_the_pane_goes_with_the_recording_that_has_a_chat(desk):
    desk.page.panes.show_loading()
    assert not desk.page.panes.chat_pane.isVisible()
    assert not desk.page.allowed("chat")


def test_arrows_choose_a_row_and_enter_goes_there(desk):
    desk.deck.seek(30_500)
    desk.key(";")
    desk.key("Up")
    assert desk.page.panes.chat_pane.view.picked == 1
    assert desk.deck.now == 30_500
    desk.key("Return")
    assert desk.deck.now == 20_000
    assert desk.page.panes.chat_pane.view.picked == 1
    special(desk, Qt.Key.Key_End)
    assert desk.page.panes.chat_pane.view.picked == 6


def test_a_click_goes_to_the_message_less_the_lag(desk, qtbot):
    view = desk.page.panes.chat_pane.view
    view.lag_ms = 2_500
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(150, view.row_rect(2).center().y()))
    assert (desk.deck.now, view.picked) == (27_500, 2)
    assert view._model.time(2) == 30_000


def test_the_lag_is_a_setting_and_is_told(desk, qtbot, theme, policy_set, tmp_path):
    desk.settings.set("chat_lag_ms", 3_000)
    chat = type(desk.page.chat)
    keys = chat(desk.page.panes, desk.deck, worker=desk.worker, settings=desk.settings, companions=None)
    assert keys._pane.view.lag_ms == 3_000
    assert "−3 s" in desk.page.panes.chat_pane.clock_text()


def test_a_label_points_at_the_chosen_message_and_its_person(desk):
    desk.deck.seek(100_000)
    desk.key(";")
    for _ in range(4):
        desk.key("Up")
    desk.key("4")
    (finding,) = desk.findings
    assert (finding.message_ids, finding.user_id, finding.subject) == (("m4",), "memo", "viewer_comment")
    assert (finding.start_ms, finding.end_ms, finding.quote) == (30_000, None, "qué estafador")
    assert desk.page.panes.chat_pane.head.right == "labels point at Memo"
    desk.bot.waitUntil(lambda: desk.page.panes.chat.marks_at(2) is not None)
    assert desk.page.panes.chat.marks_at(2).begun_count == 1
    desk.key("u")
    desk.bot.waitUntil(lambda: desk.page.panes.chat.marks_at(2) is None)


def test_without_a_cursor_moved_by_the_person_the_playhead_s_time_stays_the_rule(desk):
    desk.deck.seek(30_500)
    desk.key(";")
    desk.key("4")
    (finding,) = desk.findings
    assert (finding.start_ms, finding.message_ids, finding.user_id) == (30_500, (), None)


@pytest.mark.parametrize("leave", ["escape", "away", "play", "seek"])
def test_labels_are_about_the_playhead_again_after_the_chat_was_left(desk, leave):
    desk.deck.seek(30_500)
    desk.key(";")
    desk.key("Up")
    desk.key("Up")
    assert desk.page.chat.pointed() is not None
    if leave == "escape":
        desk.key("Escape")
    elif leave == "away":
        desk.key(";")
    elif leave == "play":
        desk.deck.state_changed.emit(State.PLAYING)
    else:
        desk.deck.seek(90_000)
    assert desk.page.chat.pointed() is None
    assert desk.page.panes.chat_pane.view.picked is None


def test_a_label_on_a_run_or_a_deed_points_at_nobody(desk):
    desk.key(";")
    desk.page.panes.chat_pane.view.pick(1)
    assert desk.page.chat.pointed() is None
    desk.page.panes.chat_pane.view.pick(4)
    assert desk.page.chat.pointed() is None


def test_with_shift_a_label_points_at_all_the_messages_chosen(desk):
    """From the first to the last, past joins and deeds; of several people it is of no one person."""
    desk.deck.seek(30_500)
    desk.key(";")
    desk.key("Up")
    desk.key("Down")
    for _ in range(3):
        special(desk, Qt.Key.Key_Down, SHIFT)
    pane = desk.page.panes.chat_pane
    assert pane.head.right == "labels point at 3 messages"
    assert pane.view.accessibleDescription().endswith("4 rows chosen")
    desk.key("4")
    (finding,) = desk.findings
    assert (finding.message_ids, finding.user_id) == (("m4", "m5", "m7"), None)
    assert (finding.start_ms, finding.end_ms, finding.subject) == (30_000, 60_000, "viewer_comment")
    assert finding.quote == "Memo: qué estafador / Ana: Rosa ×12 / Memo: escríbanle ya"
    desk.bot.waitUntil(lambda: [bool(desk.page.panes.chat.marks_at(place)) for place in (2, 3, 4, 5)] == [1, 1, 0, 1])
    with desk.database.read() as connection:
        *_, (placed, _) = log.events(connection)
    assert placed.body["finding"]["message_ids"] == ["m4", "m5", "m7"]


def test_messages_of_one_person_are_of_that_person(desk):
    desk.page.panes.chat.show_user("memo")
    desk.key(";")
    special(desk, Qt.Key.Key_Home)
    special(desk, Qt.Key.Key_End, SHIFT)
    assert desk.page.chat.pointed().message_ids == ("m4", "m7")
    assert desk.page.chat.pointed().user_id == "memo"


@pytest.mark.parametrize("without", ["arrow", "pick", "filter"])
def test_a_choice_of_several_ends_with_the_next_step_without_shift(desk, without):
    view = desk.page.panes.chat_pane.view
    view.pick(2)
    view.step(1, choosing=True)
    view.step(-2, choosing=True)
    assert list(view.picked_rows) == [1, 2]
    if without == "arrow":
        view.step(1)
    elif without == "pick":
        view.pick(5)
    else:
        desk.page.panes.chat.show_next_filter()
    assert len(list(view.picked_rows)) == (0 if without == "filter" else 1)


def test_a_click_with_shift_chooses_up_to_it_and_goes_nowhere(desk, qtbot):
    view = desk.page.panes.chat_pane.view
    view.pick(2)
    before, looks = desk.deck.now, view.grab().toImage()
    at = QPoint(150, view.row_rect(0).center().y())
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, at)
    assert list(view.picked_rows) == [0, 1, 2] and desk.deck.now == before
    assert view.grab().toImage() != looks


def test_more_messages_than_a_finding_can_point_at_are_refused(desk, monkeypatch):
    for module in ("chat_pane", "chat_keys"):
        monkeypatch.setattr(f"reviewer_app.ui.review.{module}.MOST_MESSAGES", 2)
    desk.key(";")
    special(desk, Qt.Key.Key_Home)
    special(desk, Qt.Key.Key_End, SHIFT)
    assert "more than 2" in desk.page.panes.chat_pane.head.right
    desk.key("4")
    assert desk.findings == [] and "at most" in desk.window.banner.text


def test_a_marked_span_keeps_its_times_and_points_at_the_message(desk):
    desk.deck.seek(25_000)
    desk.key("i")
    desk.deck.seek(31_000)
    desk.key("o")
    desk.key(";")
    desk.key("Up")
    desk.key("Down")
    desk.key("4")
    (finding,) = desk.findings
    assert (finding.start_ms, finding.end_ms, finding.message_ids) == (25_000, 31_000, ("m4",))


def test_the_editor_shows_and_takes_away_what_a_finding_points_at(desk):
    desk.deck.seek(30_500)
    desk.key(";")
    desk.key("Up")
    desk.key("Down")
    desk.key("4")
    desk.key("Escape")
    desk.key("w")
    editor = desk.page.panes.editor
    assert editor._points.isVisible() and editor._points.text().endswith("of memo")
    editor._points.setFocus()
    special(desk, Qt.Key.Key_Space)
    special(desk, Qt.Key.Key_Return)
    desk.bot.waitUntil(lambda: desk.findings[0].message_ids == ())
    assert desk.findings[0].user_id is None
    desk.bot.waitUntil(lambda: desk.page.panes.chat.marks_at(2) is None)


def test_the_clock_is_moved_by_keys_stored_and_taken_back_in_one_step(desk):
    special(desk, Qt.Key.Key_Right, CTRL | SHIFT)
    special(desk, Qt.Key.Key_Right, CTRL | SHIFT)
    special(desk, Qt.Key.Key_PageDown, CTRL | SHIFT)
    clocked(desk, ((0, 1_200),))
    assert desk.page.panes.chat.time(0) == 6_200
    assert desk.page.panes.chat_pane.clock_text() == "clock: by hand · +1.2 s"
    desk.bot.waitUntil(lambda: 31_200 in [hit.start_ms for hit in desk.page.beside.hits if hit.event_id])
    prefixed(desk, "z")
    desk.bot.waitUntil(lambda: desk.page.panes.chat.index.clock == ChatClock())
    prefixed(desk, "z")
    clocked(desk, ((0, 1_200),))


def test_a_piece_is_split_moved_by_itself_and_joined(desk):
    desk.deck.seek(35_000)
    prefixed(desk, "s")
    clocked(desk, ((0, 0), (35_000, 0)))
    special(desk, Qt.Key.Key_PageUp, CTRL | SHIFT)
    clocked(desk, ((0, 0), (35_000, -1_000)))
    model = desk.page.panes.chat
    assert [model.time(place) for place in (2, 3)] == [30_000, 39_000]
    assert "piece 2 of 2" in desk.page.panes.chat_pane.head.right
    desk.deck.seek(10_000)
    assert "piece 1 of 2" in desk.page.panes.chat_pane.head.right
    desk.deck.seek(36_000)
    prefixed(desk, "j")
    clocked(desk, ((0, 0),))


def test_a_message_on_screen_sets_the_clock_by_one_key_some_letters_and_enter(desk):
    desk.deck.seek(33_300)
    desk.deck.asked.clear()
    prefixed(desk, "a")
    assert ("pause",) in desk.deck.asked
    desk.type("estaf")
    desk.bot.waitUntil(lambda: desk.page.panes.chat_pane.view.picked == 2)
    desk.bot.waitUntil(lambda: not desk.page.panes.chat_pane.align._finder.busy)
    desk.key("Return")
    clocked(desk, ((0, 3_300),))
    assert desk.page.panes.chat.time(2) == 33_300
    assert desk.page.panes.chat_pane.view.hasFocus() and desk.page.chat.pointed() is None
    desk.bot.waitUntil(lambda: desk.page.panes.chat_pane.view.rows_now == (2, 2))


def test_an_offset_is_typed_and_stored_for_the_piece_at_the_playhead(desk):
    """It begins with the one in force; what is no time is told and moves nothing."""
    desk.deck.seek(35_000)
    prefixed(desk, "s")
    clocked(desk, ((0, 0), (35_000, 0)))
    align = desk.page.panes.chat_pane.align
    for typed, pieces, shown in (
        ("-3.2", ((0, 0), (35_000, -3_200)), "+0"),
        ("0:01,5", ((0, 0), (35_000, 1_500)), "−3.2"),
    ):
        prefixed(desk, "a")
        assert align.offset.text() == shown
        special(desk, Qt.Key.Key_Tab)
        assert align.offset.hasFocus()
        align.offset.selectAll()
        desk.type("abc")
        special(desk, Qt.Key.Key_Return)
        assert "no time" in align._hint.text() and align.isVisible()
        align.offset.selectAll()
        desk.type(typed)
        assert "no time" not in align._hint.text()
        special(desk, Qt.Key.Key_Return)
        clocked(desk, pieces)
        assert align.isHidden() and desk.page.panes.chat_pane.view.hasFocus()


def test_an_offset_of_utc_times_counts_from_where_the_log_came_with_it(theme, qtbot):
    model = ChatModel()
    pane = ChatPane(model, theme)
    qtbot.addWidget(pane)
    chat = replace(CHAT, clock=WALL)
    model.set_index(ChatIndex(chat, ChatClock(((0, -1_000_000),))))
    model.set_index(ChatIndex(chat, ChatClock(((0, -997_700),), MANUAL)))
    assert (pane.unmoved_ms, pane.moved_ms) == (-1_000_000, 2_300)


def test_aligning_takes_the_message_nearest_to_the_playhead_and_arrows_go_on(desk):
    desk.deck.seek(60_000)
    prefixed(desk, "a")
    desk.type("corazon")
    align, view = desk.page.panes.chat_pane.align, desk.page.panes.chat_pane.view
    desk.bot.waitUntil(lambda: view.picked == 6)
    assert align._count.text() == "2 of 2"
    desk.key("Up")
    assert (view.picked, align._count.text()) == (0, "1 of 2")
    desk.key("Escape")
    assert align.isHidden() and view.hasFocus()
    assert desk.page.chat.clock.clock == ChatClock()


def test_enter_without_a_hit_aligns_nothing(desk):
    desk.deck.seek(33_300)
    prefixed(desk, "a")
    desk.type("zzz")
    align = desk.page.panes.chat_pane.align
    desk.bot.waitUntil(lambda: align._count.text() == "no hits")
    desk.key("Return")
    assert not align.isHidden()
    assert desk.page.chat.clock.clock == ChatClock()


def test_filters_by_kind_and_by_person(desk):
    model = desk.page.panes.chat
    prefixed(desk, "k")
    assert list(model.shown) == [0, 2, 5, 6]
    prefixed(desk, "k")
    assert list(model.shown) == [3]
    prefixed(desk, "k")
    assert list(model.shown) == [4, 5]
    prefixed(desk, "k")
    assert list(model.shown) == [0, 1, 2, 3, 4, 5, 6]
    desk.deck.seek(30_500)
    prefixed(desk, "u")
    assert list(model.shown) == [2, 5]
    assert desk.page.panes.chat_pane.head.left == "Chat · only Memo"
    prefixed(desk, "u")
    assert len(model) == 7


def test_the_search_has_hits_of_both_and_goes_through_them_by_time(desk):
    desk.key("/")
    desk.type("corazon")
    search = desk.page.panes.whole_search
    desk.bot.waitUntil(lambda: search.in_chat == 2)
    said = [hit.ms for hit in desk.page.panes.transcript.hits]
    expected = sorted([*said, 5_000, 70_000])
    assert search.hits.tolist() == expected
    assert desk.page.panes.search.count_text() == f"{len(expected)} hits"
    desk.deck.seek(4_000)
    desk.key("Return")
    went = [desk.deck.now]
    for _ in range(len(expected) - 1):
        desk.key("n")
        went.append(desk.deck.now)
    after = [ms for ms in expected if ms > 4_000]
    assert went == [*after, *expected[: len(expected) - len(after)]]
    assert 5_000 in went and 70_000 in went
    desk.key("p")
    assert desk.deck.now == went[-2]


def test_going_to_a_hit_of_the_chat_brings_it_into_view(desk):
    desk.window.resize(*NARROW)
    QApplication.processEvents()
    prefixed(desk, "k")
    prefixed(desk, "k")
    desk.key("/")
    desk.type("estafador")
    desk.bot.waitUntil(lambda: desk.page.panes.whole_search.in_chat == 1)
    desk.key("Return")
    assert desk.deck.now == 30_000
    assert desk.page.panes.chat_pane.isVisible()
    assert desk.page.panes.chat.place_of(2) == 2 and desk.page.panes.chat.hit_row == 2


def test_enter_before_the_chat_is_searched_goes_when_it_is(desk):
    """The keys come faster than the threads: the step is made when all hits are known."""
    search = desk.page.panes.whole_search
    desk.key("/")
    desk.page.panes.search.field.setText("estafador")
    desk.down("Return")
    assert desk.deck.now == 0
    desk.bot.waitUntil(lambda: desk.deck.now == 30_000)
    assert search.hit_at == 0


def test_words_of_the_lexicon_are_marked_in_the_message_and_told(desk):
    model, view = desk.page.panes.chat, desk.page.panes.chat_pane.view
    desk.bot.waitUntil(lambda: bool(model.lexicon_in(2)))
    (marked, *_) = model.lexicon_in(2)
    assert model.words(2).text[marked.start : marked.end] == "estafador"
    (rect, *_) = view._delegate.text_rects(2, marked.start, marked.end - marked.start)
    assert "estafador" in view.told_at(view.row_rect(2).topLeft() + rect.center().toPoint())


def test_a_clock_that_cannot_be_stored_is_not_shown(desk):
    with desk.database.transaction() as connection:
        connection.exec_driver_sql("DELETE FROM chat")
    with desk.bot.waitSignal(desk.page.failed) as heard:
        special(desk, Qt.Key.Key_Right, CTRL | SHIFT)
    assert "chat log" in heard.args[0]
    assert desk.page.chat.clock.clock == ChatClock()
    assert desk.page.panes.chat.index.clock == ChatClock()
