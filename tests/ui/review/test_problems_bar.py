"""What is wrong with a recording stays in view until somebody closes it, and can be read again by key."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reviewer_app.domain.chat import Chat
from reviewer_app.domain.chat_clock import ChatClock
from reviewer_app.operations.chatting import RecordedChat
from reviewer_app.store import recordings
from reviewer_app.ui.review.problems_bar import CHAT, RECORDING, TRANSCRIPT, ProblemsBar, problems_of
from tests.stores import RECORDING as STORED
from tests.ui.review.conftest import spoken
from tests.ui.review.desk import RECORDING as OPENED
from tests.ui.review.desk import SHIFT

CUT_OFF = "The recording breaks off at 00:00:41: it was cut off before its end."
LINES = ("line 3: a.", "line 9: b.")


@pytest.fixture
def bar(theme, qtbot):
    """The bar in no page."""
    made = ProblemsBar(theme)
    qtbot.addWidget(made)
    made.set_key("D")
    return made


def test_it_is_away_while_nothing_is_wrong(bar):
    bar.begin({RECORDING: (), TRANSCRIPT: ()})
    assert (bar.any, bar.text, bar.isHidden()) == (False, "", True)
    assert not bar.toggle() and bar.isHidden()


def test_few_are_told_and_closed_by_the_key_and_told_again(bar):
    bar.begin({RECORDING: (CUT_OFF,)})
    assert bar.text == CUT_OFF and bar._does.text() == "closes"
    bar.toggle()
    assert bar.isHidden() and bar.any
    bar.toggle()
    assert bar.text == CUT_OFF


def test_of_many_the_first_are_told_and_the_key_shows_all_before_it_closes(bar):
    bar.begin({RECORDING: (CUT_OFF,), TRANSCRIPT: LINES})
    assert bar.text.splitlines() == [CUT_OFF, "Transcript: line 3: a.", "and 1 more"]
    bar.toggle()
    assert bar.text.splitlines()[2] == "Transcript: line 9: b."
    assert bar.leave_whole() and bar.isHidden() and not bar.leave_whole()


def test_a_chat_that_comes_later_opens_it_again_once(bar):
    bar.begin({RECORDING: (CUT_OFF,)})
    bar.toggle()
    bar.add(CHAT, ())
    assert bar.isHidden()
    bar.add(CHAT, ("line 1: c.",))
    assert bar.text.splitlines()[1] == "Chat: line 1: c."
    bar.toggle()
    bar.add(CHAT, ("line 1: c.",))
    assert bar.isHidden()


def test_what_is_stored_is_told_also_where_damage_has_no_sentence():
    masked = "cue 4: words masked by the recogniser (***): 2 in all; evidence may be missing."
    words = replace(spoken(), warnings=(*LINES, masked))
    assert problems_of(replace(STORED, damaged=True), words, None) == {
        RECORDING: ("The recording is damaged.",), TRANSCRIPT: LINES,
    }  # fmt: skip


def test_few_that_have_no_room_are_shown_whole_by_the_key(theme, qtbot):
    """In a small window with large letters; the window does not grow for them."""
    page = QWidget()
    qtbot.addWidget(page)
    column, bar = QVBoxLayout(page), ProblemsBar(theme, page)
    column.addWidget(bar)
    column.addStretch(1)
    page.resize(300, 400)
    page.show()
    bar.begin({RECORDING: (CUT_OFF, CUT_OFF.replace("41", "42"))})
    assert bar.area.height() < bar._text.heightForWidth(bar._width_ahead()) and bar._does.text() == "shows all"
    assert page.height() == 400
    bar.toggle()
    assert page.focusWidget() is bar.area and bar._does.text() == "closes"


def test_what_is_only_noted_looks_like_a_note(bar):
    bar.begin({RECORDING: ("The recording has no sound.",)}, damaged=False)
    assert bar._mark.text() == "●"
    bar.add(CHAT, LINES)
    assert bar._mark.text() == "▲"


def test_on_the_page_the_key_gives_it_the_keys_and_escape_takes_them_back(desk):
    """Damage, then the chat's warnings; whatever was open before."""
    with desk.database.transaction() as connection:
        recordings.save_recording(connection, replace(OPENED, warnings=(CUT_OFF,), damaged=True), 1)
    desk.open()
    bar = desk.page.panes.problems
    assert CUT_OFF in bar.text
    desk.page.chat._came(RecordedChat(Chat("tiktok", "media", (), None, LINES), ChatClock()))
    assert "and 1 more" in bar.text
    desk.key("D", SHIFT)
    assert bar.area.hasFocus() and bar.text.splitlines()[2] == "Chat: line 9: b."
    desk.key("Escape")
    assert bar.isHidden() and desk.page.panes.transcript_view.hasFocus()
    assert desk.page.allowed("problems")
