"""The queue."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from reviewer_app.domain.assignment import Assignment
from reviewer_app.domain.queue import QueueRow
from reviewer_app.ui.main_window import MainWindow
from reviewer_app.ui.queue.filters import FILTERS
from reviewer_app.ui.queue.model import (
    ASSIGNMENT,
    IMPORTED,
    LANGUAGE,
    LENGTH,
    READY,
    STATE,
    TITLE,
    TRANSCRIPT,
    URGENCY,
)
from reviewer_app.ui.queue.page import QueuePage
from reviewer_app.ui.theme import Theme


def row(number, state="new", **values):
    shape = {"duration_ms": 134_000, "language": "es", "has_transcript": True, "findings": 0, "imported_at_ms": 0}
    return QueueRow(f"rec-{number}", f"Recording {number}", state=state, **(shape | values))


ROWS = (row(1), row(2, "open", findings=3, language=None, has_transcript=False), row(3, "submitted"))


@pytest.fixture
def page(qtbot):
    """The page in the real window, so that keys take their real path."""
    made = QueuePage(Theme())
    window = MainWindow([made], made._theme)
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    made.window_for_test = window
    return made


def cells(page, number):
    return [page.model.index(number, column).data() for column in range(IMPORTED) if column != URGENCY]


def test_rows_say_what_there_is_to_know(page):
    page.set_rows(ROWS)
    assert cells(page, 0) == ["Recording 1", "00:02:14", "Spanish", "Yes", "—", "○  New"]
    assert cells(page, 1) == ["Recording 2", "00:02:14", "—", "None", "3", "◐  Open"]
    assert page.model.index(2, STATE).data() == "●  Submitted"
    assert page.model.index(0, IMPORTED).data().split()[-2] in ("1969", "1970")
    assert page.status_text == "2 of 3 to review"


def test_arrows_choose_and_enter_opens(page, qtbot):
    page.set_rows(ROWS)
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.open_requested) as asked:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert asked.args == ["rec-2"]
    qtbot.keyClick(page.table, Qt.Key.Key_Up)
    assert page.current().recording_id == "rec-1"


def test_enter_on_an_empty_queue_opens_nothing_and_says_why(page, qtbot):
    with qtbot.assertNotEmitted(page.open_requested):
        qtbot.keyClick(page.window_for_test, Qt.Key.Key_Return)
    assert page.window_for_test.banner.text == "Open recording is possible when a row of the queue is chosen."


def test_double_click_opens(page, qtbot):
    page.set_rows(ROWS)
    where = page.table.visualRect(page.model.index(2, TITLE)).center()
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    with qtbot.waitSignal(page.open_requested) as asked:
        qtbot.mouseDClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert asked.args == ["rec-3"]


def test_the_chosen_recording_stays_chosen_when_the_rows_change(page):
    page.set_rows(ROWS)
    page.choose("rec-3")
    page.set_rows((row(9), *ROWS))
    assert page.current().recording_id == "rec-3"
    page.set_rows((row(9),))
    assert page.current().recording_id == "rec-9"


def test_an_empty_queue_says_how_to_begin(page):
    assert page._stack.currentIndex() == 1
    page.set_rows(ROWS)
    assert page._stack.currentIndex() == 0


def test_import_progress_can_be_seen_and_cancelled(page, qtbot):
    assert not page.progress.isVisible()
    page.set_import_progress("charla.flv: 1 of 2", 40, 100)
    assert page.progress.isVisible()
    assert (page.progress.value(), page.progress_text.text()) == (40, "charla.flv: 1 of 2")
    with qtbot.waitSignal(page.import_cancelled):
        page.cancel.click()
    page.end_import()
    assert not page.progress.isVisible()


def test_dropped_files_are_imported_and_other_things_refused(page, qtbot, tmp_path):
    file = tmp_path / "directo.mp4"
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    copy, button, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), copy, data, button, none)
    enter.ignore()
    page.dragEnterEvent(enter)
    assert enter.isAccepted()
    with qtbot.waitSignal(page.import_requested) as asked:
        page.dropEvent(QDropEvent(QPointF(5, 5), copy, data, button, none))
    assert asked.args == [(Path(file),)]
    text = QMimeData()
    text.setText("no file")
    refused = QDragEnterEvent(QPoint(5, 5), copy, text, button, none)
    refused.ignore()
    page.dragEnterEvent(refused)
    assert not refused.isAccepted()


def test_a_narrow_window_leaves_out_columns_and_keeps_titles(page, qtbot):
    page.set_rows(ROWS)
    assert not page.table.isColumnHidden(IMPORTED)
    page.window_for_test.resize(900, 600)
    qtbot.waitUntil(lambda: page.table.isColumnHidden(IMPORTED))
    assert page.table.columnWidth(TITLE) >= 200
    page.window_for_test.resize(1440, 900)
    qtbot.waitUntil(lambda: not page.table.isColumnHidden(LANGUAGE))


@pytest.mark.parametrize("scale", [100, 150, 200])
@pytest.mark.parametrize("width", [1100, 1280, 1920])
def test_titles_keep_their_room_beside_everything_that_presses(page, qtbot, scale, width):
    """Where texts are large, columns go before titles do; why a row stands first is the last to go."""
    page._theme._scale = scale
    page._theme.changed.emit()
    page.window_for_test.resize(width, 800)
    page.set_rows(WORK)
    table = page.table
    qtbot.waitUntil(lambda: table.columnWidth(TITLE) >= page._theme.px(190))
    assert not table.isColumnHidden(URGENCY)
    assert table.horizontalHeader().length() <= table.viewport().width()


def test_an_escalation_counts_down_in_its_row_and_shows_when_it_is_over(page):
    """By shape and colour; without one there is no column."""
    page.set_rows(ROWS)
    assert page.table.isColumnHidden(URGENCY)
    page.model.now_ms = lambda: 60_000
    page.set_rows((row(1, due_at_ms=900_000), row(2, due_at_ms=0), row(3)))
    assert not page.table.isColumnHidden(URGENCY)
    told = [page.model.index(number, URGENCY) for number in range(3)]
    assert [cell.data() for cell in told] == ["▲ 14:00 escalation", "■ −1:00 escalation", ""]
    colours = [cell.data(Qt.ItemDataRole.ForegroundRole).name() for cell in told[:2]]
    assert colours == [page._theme.color("warn").name(), page._theme.color("error").name()]


def test_masked_words_are_told_where_the_transcript_is(page):
    page.set_rows((row(1, masked=12), row(2)))
    told = [page.model.index(number, TRANSCRIPT).data() for number in (0, 1)]
    colours = [page.model.index(number, TRANSCRIPT).data(Qt.ItemDataRole.ForegroundRole) for number in (0, 1)]
    assert told == ["▲ 12 masked", "Yes"]
    assert colours == [page._theme.color("warn"), page._theme.color("muted")]


def test_damage_is_told_where_the_length_is_and_a_note_in_words_only(page):
    page.set_rows((row(1, problems=("The recording breaks off.",), damaged=True), row(2, problems=("Noted.",))))
    told = [page.model.index(number, LENGTH) for number in (0, 1)]
    assert [cell.data() for cell in told] == ["▲ 00:02:14", "00:02:14"]
    assert told[0].data(Qt.ItemDataRole.ForegroundRole) == page._theme.color("warn")
    said = [cell.data(Qt.ItemDataRole.AccessibleDescriptionRole) for cell in told]
    assert said == ["The recording breaks off.", "Noted."]


def given(number, **values):
    """An assignment of a recording of `row`."""
    shape = {"state": "leased", "priority": 0, "due_at_ms": None, "urgent": False}
    return Assignment(
        f"as-{number}", f"rec-{number}", "ES-47", f"Recording {number}", "", 60_000, "", lease_until_ms=None,
        **(shape | values),
    )  # fmt: skip


DAY_MS = 86_400_000
WORK = (
    row(1, assignment=given(1, urgent=True, due_at_ms=3_600_000)),
    row(2, assignment=given(2, due_at_ms=3 * DAY_MS), here=False),
    row(3, "open", findings=2, assignment=given(3, state="returned")),
    row(4),
)


def titles(page):
    return [one.title[-1] for one in page.model.rows]


def test_without_assignments_there_are_neither_filters_nor_their_columns(page):
    page.set_rows(ROWS)
    assert page.filters.isHidden()
    assert all(page.table.isColumnHidden(column) for column in (URGENCY, ASSIGNMENT, READY))


def test_what_was_assigned_says_batch_due_time_and_whether_it_is_here(page):
    """By shape, word and colour."""
    page.model.now_ms = lambda: 0
    page.set_rows(WORK)
    assert not page.filters.isHidden()
    told = [[page.model.index(n, column).data() for column in (ASSIGNMENT, READY)] for n in range(4)]
    assert told == [
        ["ES-47", "●  Ready"],
        ["ES-47", "○  Not here"],
        ["↩ Returned · ES-47", "●  Ready"],
        ["", "●  Ready"],
    ]
    due = [page.model.index(n, URGENCY).data() for n in range(4)]
    assert due[0] == "‼ Urgent · ▲ 1:00:00 due" and due[1].startswith("4 Jan") and due[2:] == ["", ""]
    assert [page.model.index(1, column).data() for column in (LANGUAGE, TRANSCRIPT, IMPORTED)] == ["Spanish", "—", "—"]
    red = page._theme.color("error")
    assert page.model.index(0, URGENCY).data(Qt.ItemDataRole.ForegroundRole) == red
    page.model.now_ms = lambda: 5 * DAY_MS
    assert page.model.index(1, URGENCY).data().startswith("■ 4 Jan")
    assert page.model.index(1, URGENCY).data(Qt.ItemDataRole.ForegroundRole) == red
    assert not page.table.isColumnHidden(TITLE) and page.table.columnWidth(TITLE) >= 200


def test_why_a_recording_stands_first_is_said_in_words_too(page):
    """Every reason in its order, on the pointer and for screen readers; no reason, no words."""
    page.model.now_ms = lambda: 0
    pressed = row(1, "open", assignment=given(1, urgent=True, due_at_ms=7_200_000, priority=5), due_at_ms=60_000)
    page.set_rows((pressed, row(2, assignment=given(2, priority=5)), row(3)))
    cell, plain, nothing = (page.model.index(n, URGENCY) for n in range(3))
    assert cell.data() == "‼ Urgent · ▲ 1:00 escalation · ▲ 2:00:00 due"
    told = cell.data(Qt.ItemDataRole.ToolTipRole).splitlines()
    assert [line.split(":")[0] for line in told] == [
        "Given to you as urgent",
        "Escalation",
        "Your work",
        "Given to you with priority 5",
    ]
    assert cell.data(Qt.ItemDataRole.AccessibleDescriptionRole).splitlines() == told
    assert (plain.data(), nothing.data(), nothing.data(Qt.ItemDataRole.ToolTipRole)) == ("Priority 5", "", None)


def test_filters_show_what_is_mine_due_urgent_and_ready(page):
    page.model.now_ms = lambda: 0
    page.set_rows(WORK)
    buttons = page.filters.buttons
    assert [buttons[name].text() for name in FILTERS] == ["All 4", "Mine 2", "Due 1", "‼ Urgent 1", "Offline-ready 3"]
    for name, expected in (("mine", "12"), ("due", "1"), ("urgent", "1"), ("ready", "134"), ("all", "1234")):
        buttons[name].click()
        assert titles(page) == list(expected)
    assert page.status_text == "3 of 4 to review"


def test_a_key_goes_through_the_filters_that_show_something(page, qtbot):
    page.model.now_ms = lambda: 0
    page.set_rows((WORK[1], row(4)))
    seen = []
    for _ in range(3):
        qtbot.keyClick(page.table, Qt.Key.Key_F)
        seen.append((page.filters.current, titles(page)))
    assert seen == [("mine", ["2"]), ("ready", ["4"]), ("all", ["2", "4"])]


def test_an_empty_filter_says_so_and_ends_with_the_last_assignment(page):
    page.set_rows(WORK)
    page.filters.take("urgent")
    page.set_rows(WORK[1:])
    assert page.filters.current == "urgent" and page._stack.currentIndex() == 2
    page.set_rows(ROWS)
    assert page.filters.current == "all" and page._stack.currentIndex() == 0


def test_what_is_not_here_is_not_opened(page, qtbot):
    page.set_rows(WORK)
    page.choose("rec-2")
    with qtbot.assertNotEmitted(page.open_requested), qtbot.waitSignal(page.absent_requested) as asked:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert asked.args == [WORK[1]]
