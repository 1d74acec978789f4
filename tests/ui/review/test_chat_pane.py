"""The chat pane by itself: what rows say, hits, marks, a long log, the clock in words."""

import numpy as np
import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from reviewer_app.domain import chat as kinds
from reviewer_app.domain.chat import MEDIA, WALL, Chat, ChatEvent, Gift
from reviewer_app.domain.chat_clock import FILE_NAME, MANUAL, ChatClock
from reviewer_app.domain.chat_index import ChatIndex
from reviewer_app.domain.errors import Cancelled
from reviewer_app.domain.review import Finding
from reviewer_app.domain.transcript_index import TranscriptIndex
from reviewer_app.ui.language import Language
from reviewer_app.ui.review.align_bar import AlignBar
from reviewer_app.ui.review.chat_delegate import ChatDelegate
from reviewer_app.ui.review.chat_model import ChatModel
from reviewer_app.ui.review.chat_pane import ChatPane
from reviewer_app.ui.review.chat_search import Finder, WholeSearch, nearest
from reviewer_app.ui.review.chat_view import ChatView
from reviewer_app.ui.review.chat_words import row_words, spoken
from reviewer_app.ui.review.row_delegate import RowDelegate
from reviewer_app.ui.review.rows_view import RowsView
from reviewer_app.ui.review.speech_and_chat import SpeechAndChat
from reviewer_app.ui.review.transcript_model import Marked, TranscriptModel
from tests.ui.review.conftest import spoken as transcript_of

MANY = 20_000


def comment(number, ms, text="hola", user="ana", **more):
    return ChatEvent(f"m{number}", ms, kinds.COMMENT, user, user.title(), text, **more)


def index_of(*events, clock=None, kind=MEDIA, warnings=()):
    return ChatIndex(Chat("test", kind, events, warnings=warnings), clock or ChatClock())


@pytest.fixture
def model(qapp):
    """A chat of three messages, the second of somebody else."""
    made = ChatModel()
    made.set_index(index_of(comment(1, 1_000), comment(2, 2_500, "qué año", "leo"), comment(3, 3_000, "ANO")))
    return made


@pytest.fixture
def long_view(theme, qtbot):
    """A view of many messages of very different lengths."""
    made = ChatModel()
    made.set_index(index_of(*(comment(n, n * 1_000, "palabra " * (1 + n % 9)) for n in range(MANY))))
    view = ChatView(made, theme)
    qtbot.addWidget(view)
    view.resize(320, 500)
    view.show()
    made.replaced.emit()
    return view


@pytest.mark.parametrize(
    ("event", "said"),
    [
        (ChatEvent("1", 0, kinds.JOIN, "a", "Ana"), "Ana  joined"),
        (ChatEvent("1", 0, kinds.LIKE, "a", "Ana", count=15), "Ana  15× liked"),
        (ChatEvent("1", 0, kinds.FOLLOW, "a"), "a  follows"),
        (ChatEvent("1", 0, kinds.SHARE, "a"), "a  shared"),
        (ChatEvent("1", 0, kinds.VIEWERS, count=7), "7 watching"),
        (ChatEvent("1", 0, kinds.OTHER, "a", "Ana", action=kinds.GUEST_JOINED), "Ana  joined the LIVE as a guest"),
        (ChatEvent("1", 0, kinds.OTHER, "a", "Ana", action=kinds.GUEST_LEFT), "Ana  left the LIVE as a guest"),
        (ChatEvent("1", 0, kinds.OTHER, text="reglas", action=kinds.PINNED), "reglas  pinned"),
        (ChatEvent("1", 0, kinds.OTHER, text="modo lento", action="mode_change"), "modo lento"),
        (ChatEvent("1", 0, kinds.OTHER, action="LinkMicBattle"), "other event"),
        (ChatEvent("1", 0, kinds.SUBSCRIPTION, "a", count=3), "a  subscribed, month 3"),
        (ChatEvent("1", 0, kinds.SUBSCRIPTION, "a"), "a  subscribed"),
        (ChatEvent("1", 0, kinds.GIFT, "a", gift=Gift("Rosa", 1, 1, "leo")), "a  Rosa → leo  1 token"),
        (ChatEvent("1", 0, kinds.GIFT, "a", text="gracias", gift=Gift("Rosa", 3)), "a  Rosa ×3 · gracias"),
        (ChatEvent("1", 0, kinds.ENFORCEMENT, "a", count=4, action="deleted"), "message deleted  a  ×4"),
        (ChatEvent("1", 0, kinds.ENFORCEMENT, action="ended"), "ended"),
        (comment(1, 0, deleted=True), "Ana  hola  deleted"),
        (comment(1, 0, deleted=True, deleted_at_ms=61_000), "Ana  hola  deleted 00:01:01"),
    ],
)
def test_each_kind_of_row_in_words(event, said):
    assert row_words(index_of(event), 0).text.strip() == said


def test_a_run_says_how_many_did_what():
    run = [ChatEvent(str(n), n, kind, "a", count=5) for n, kind in enumerate((kinds.JOIN, kinds.JOIN, kinds.LIKE))]
    run += [ChatEvent(k, 9, k, "b", count=2) for k in (kinds.FOLLOW, kinds.SHARE, kinds.VIEWERS)]
    made = index_of(*run)
    assert row_words(made, 0).text == "+2 joined · 5× liked · 1× followed · 1× shared · 2 watching"
    assert spoken(made, 0).startswith("00:00:00 +2 joined")


def test_events_that_only_the_protocol_has_a_name_for_are_counted():
    named = [ChatEvent(str(n), n, kinds.OTHER, "a", action=name) for n, name in enumerate(("RankUpdate", "LinkLayer"))]
    assert row_words(index_of(*named), 0).text == "2 other events"
    assert row_words(index_of(named[0], ChatEvent("9", 9, kinds.JOIN, "b")), 0).text == "+1 joined · other event"


def test_rows_within_a_second_are_at_the_playhead_together(model):
    assert model.places_at(999) is None
    assert model.places_at(1_000) == (0, 0)
    assert model.places_at(2_600) == (1, 1)
    assert model.places_at(9_000) == (1, 2)


def test_the_playhead_s_row_is_the_last_one_that_the_filter_leaves(model):
    model.show_user("ana")
    assert list(model.shown) == [0, 2]
    assert model.places_at(2_900) == (0, 0)
    assert model.place_of(2) == 1 and model.place_of(1) is None


def test_hits_are_marked_where_they_are_in_the_row(model):
    model.set_hits("ano", model.index.find("ano"))
    text = model.words(2).text
    assert [text[start:end] for start, end, _ in model.hits_in(2)] == ["ANO"]
    assert model.hits_in(1) == []
    model.set_hits("ana", model.index.find("ana"))
    model.mark_hit(0)
    assert model.hits_in(0) == [(0, 3, True)]


def test_the_lexicon_s_places_are_shifted_by_the_name(model):
    model.set_lexicon([("m2", Marked(0, 4, 7, "S1", "ave"))])
    (one,) = model.lexicon_in(1)
    assert model.words(1).text[one.start : one.end] == "año"
    assert model.lexicon_in(0) == []


def test_findings_mark_the_messages_that_they_point_at_also_before_the_log_is_there(qapp):
    made = ChatModel()
    finding = Finding("hate.slur", 0, severity="S1", message_ids=("m1", "m3"))
    made.set_findings([finding, Finding("hate.slur", 5)])
    made.set_index(index_of(comment(1, 0), comment(2, 1), comment(3, 2)))
    assert [made.marks_at(n) and made.marks_at(n).begun_count for n in range(3)] == [1, None, 1]
    made.put_finding(Finding("hate.slur", 0, finding_id=finding.finding_id, message_ids=("m2",)))
    assert [made.marks_at(n) is not None for n in range(3)] == [False, True, False]
    made.drop_finding(finding.finding_id)
    made.drop_finding("gone")
    assert made.marks_at(1) is None


def test_another_log_forgets_filter_hits_and_words(model):
    model.show_user("ana")
    model.set_hits("hola", [0])
    model.set_lexicon([("m1", Marked(0, 0, 4, None, ""))])
    model.set_index(index_of(comment(1, 0)))
    assert (model.user, len(model), model.hits, model.lexicon_in(0)) == (None, 1, (), [])


def test_a_new_clock_keeps_filter_and_marks(model):
    model.show_user("ana")
    heard = []
    model.retimed.connect(lambda: heard.append(model.time(0)))
    model.set_index(model.index.retimed(ChatClock(((0, 500),), MANUAL)))
    assert heard == [1_500] and model.user == "ana"


def test_only_rows_in_view_are_laid_out_wherever_the_playhead_goes(long_view):
    """So that a tick and a paint cost the same however long the chat is."""
    measured = []
    real = long_view._delegate.measure
    long_view._delegate.measure = lambda row: measured.append(row) or real(row)
    long_view.set_playhead(15_000_500)
    assert long_view.is_visible_row(15_000)
    assert len(set(measured)) < 80
    painted = []
    paint = long_view._delegate.paint
    long_view._delegate.paint = lambda *given, **more: painted.append(given[2]) or paint(*given, **more)
    long_view.viewport().repaint()
    assert 5 < len(painted) < 40 and 15_000 in painted


def test_a_tick_between_messages_paints_nothing(long_view):
    long_view.set_playhead(100)
    asked = []
    long_view.viewport().update = lambda *given: asked.append(given)
    long_view.set_playhead(600)
    assert asked == []
    long_view.set_playhead(1_100)
    assert asked


def test_a_reader_who_scrolls_away_is_left_in_peace(long_view):
    long_view.set_playhead(1_000)
    bar = long_view.verticalScrollBar()
    bar.setSliderPosition(bar.maximum())
    long_view._reader_scrolled()
    at = bar.value()
    long_view.set_playhead(5_000)
    assert bar.value() == at and not long_view.following
    long_view.follow()
    assert long_view.is_visible_row(long_view.current_row)


def test_heights_are_guessed_for_all_rows_and_for_those_of_a_filter(long_view, theme):
    assert len(long_view._delegate.estimates()) == MANY
    long_view._model.show_user("ana")
    assert len(long_view._delegate.estimates()) == MANY
    long_view._model.show_user("nobody")
    assert len(long_view._delegate.estimates()) == 0
    long_view.viewport().repaint()
    assert len(ChatDelegate(ChatModel(), theme).estimates()) == 0


def test_a_deleted_message_looks_struck_through_and_a_gift_has_its_shape(theme, qapp):
    """Rows are painted, and not alike."""

    def painted(event):
        made = ChatModel()
        made.set_index(index_of(event))
        delegate, image = ChatDelegate(made, theme), QImage(400, 30, QImage.Format.Format_RGB32)
        image.fill(theme.color("surface"))
        painter = QPainter(image)
        delegate.set_width(400)
        delegate.paint(painter, image.rect(), 0, image.rect(), current=False)
        painter.end()
        return np.array(image.constBits()).reshape(30, -1)

    plain = painted(comment(1, 0))
    assert (plain != painted(comment(1, 0, deleted=True))).any()
    gift = ChatEvent("m1", 0, kinds.GIFT, "ana", "Ana", gift=Gift("hola"))
    deed = ChatEvent("m1", 0, kinds.ENFORCEMENT, text="hola", action="warning")
    assert len({painted(one).tobytes() for one in (comment(1, 0), gift, deed)}) == 3


@pytest.mark.parametrize(
    ("kind", "clock", "said"),
    [
        (MEDIA, ChatClock(), "clock: media time"),
        (MEDIA, ChatClock(((0, 2_300),), MANUAL), "clock: by hand · +2.3 s"),
        (MEDIA, ChatClock(((0, -150), (60_000, 0)), MANUAL), "clock: by hand · −0.15 s · piece 1 of 2"),
        (WALL, ChatClock(((0, -1_778_785_331_400),), FILE_NAME), "clock: file name"),
    ],
)
def test_the_head_says_the_clock(theme, qtbot, kind, clock, said):
    made = ChatModel()
    pane = ChatPane(made, theme)
    qtbot.addWidget(pane)
    made.set_index(index_of(comment(1, 0), clock=clock, kind=kind))
    assert pane.clock_text() == said
    assert pane.head.right == said and pane.head.left == "Chat"


def test_the_head_s_tip_says_when_a_recording_began_and_what_is_doubtful(theme, qtbot):
    made = ChatModel()
    pane = ChatPane(made, theme)
    qtbot.addWidget(pane)
    clock = ChatClock(((0, -1_778_785_331_400),), FILE_NAME)
    made.set_index(index_of(comment(1, 0), clock=clock, kind=WALL, warnings=("Doubtful.",)))
    assert pane.head.toolTip().split("\n") == [
        "clock: file name",
        "The recording begins at 14 May 2026 19:02:11.400 UTC.",
        "Doubtful.",
    ]
    made.set_index(made.index.retimed(ChatClock(((0, -1_778_785_331_300),), MANUAL)))
    assert pane.head.right == "clock: by hand · +0.1 s"


def test_in_another_language_the_tip_s_moment_and_what_has_no_words_are_of_it(theme, qtbot):
    """Of a gift and a message that the log has only names of its own for."""
    language = Language()
    before = QLocale()
    language.use("es")
    try:
        pane = ChatPane(ChatModel(), theme)
        qtbot.addWidget(pane)
        clock = ChatClock(((0, -1_778_785_331_400),), FILE_NAME)
        index = index_of(comment(1, 0, kinds.EMOTE), clock=clock, kind=WALL)
        pane._model.set_index(index)
        assert "14 may 2026 19:02:11,400" in pane.head.toolTip()
        assert row_words(index, 0).body == "[emoticono]"
        envelope = index_of(ChatEvent("2", 0, kinds.GIFT, "a", gift=Gift(kinds.ENVELOPE, 2)))
        assert row_words(envelope, 0).body == "Sobre ×2"
    finally:
        language.use("en")
        QLocale.setDefault(before)


def test_hits_of_speech_and_chat_are_one_list_round_the_ends(qapp, qtbot):
    transcript, chat = TranscriptModel(), ChatModel()
    said = transcript_of(cues=4)
    transcript.set_transcript(said, TranscriptIndex(said))
    chat.set_index(index_of(comment(1, 100, "corazón"), comment(2, 9_000, "corazon")))
    search = WholeSearch(transcript, chat)
    search.search("corazon")
    assert search.step(1, 0) is None
    with qtbot.waitSignal(search.step_ready):
        pass
    assert search.hits.tolist() == sorted([100, 9_000, *(hit.ms for hit in transcript.hits)])
    assert search.step(1, 50) == 0 and chat.hit_row == 0 and transcript.hit_at == -1
    assert search.step(1, 100).ms == 300 and chat.hit_row is None and transcript.hit_at == 0
    search.hit_at = -1
    search.step(-1, 50)
    assert search.hit_at == len(search.hits) - 1
    chat.set_index(None)
    qtbot.waitUntil(lambda: search.in_chat == 0)
    assert len(search.hits) == len(transcript.hits)


def test_only_the_search_asked_for_last_is_told(model, qtbot):
    finder, told = Finder(), []
    finder.found.connect(lambda query, rows: told.append((query, list(rows))))
    jobs = []
    for query in ("hola", "ano"):
        finder.find(model.index, query)
        jobs.append(finder._job)
    qtbot.waitUntil(lambda: not finder.busy and not any(job.running for job in jobs if isValid(job)))
    QApplication.processEvents()
    assert told == [("ano", [2])]


def test_a_search_lets_the_window_in_and_ends_when_another_is_asked_for(qtbot):
    """Both reckon in Python, of which there is one: the window would wait for the search with every call of Qt."""
    ended, rounds = [], []

    class Endless:
        def find(self, query, between):
            try:
                while True:
                    rounds.append(query)
                    between()
            except Cancelled:
                ended.append(query)
                raise

    finder = Finder()
    finder.find(Endless(), "a")
    qtbot.waitUntil(lambda: len(rounds) > 20)
    finder.give_up()
    qtbot.waitUntil(lambda: ended == ["a"])
    assert not finder.busy


def test_the_nearest_of_some_rows():
    times = [0, 10, 20, 30, 40]
    assert nearest([], times, 5) is None
    assert [nearest([1, 3], times, ms) for ms in (0, 19, 21, 99)] == [0, 0, 1, 1]


def test_without_a_chat_log_the_transcript_has_all_the_room(theme, qtbot, model):
    speech, pane = ChatView(ChatModel(), theme), ChatPane(model, theme)
    words = SpeechAndChat(speech, pane, theme)
    qtbot.addWidget(words)
    words.resize(1_000, 400)
    words.show()
    assert speech.isVisible() and not pane.isVisible() and not words.tabs.isVisible()
    words.bring(pane)
    assert not pane.isVisible()
    words.set_chat(True)
    assert speech.isVisible() and pane.isVisible()
    words.resize(400, 400)
    assert speech.isVisible() and not pane.isVisible() and words.tabs.isVisible()
    qtbot.mouseClick(words.tabs, Qt.MouseButton.LeftButton, pos=words.tabs.tabRect(1).center())
    assert pane.isVisible() and not speech.isVisible() and words.chat_in_view
    words.set_chat(False)
    assert speech.isVisible() and not pane.isVisible()


def test_parts_have_names_for_screen_readers(theme, qtbot, model):
    pane = ChatPane(model, theme)
    qtbot.addWidget(pane)
    assert isinstance(pane.align, AlignBar) and isinstance(pane.view, RowsView)
    assert isinstance(pane.view._delegate, RowDelegate)
    assert (pane.view.accessibleName(), pane.align.field.accessibleName()) == ("Chat", "Message on screen")
    model.replaced.emit()
    assert pane.head.accessibleName() == "Chat, clock: media time"
