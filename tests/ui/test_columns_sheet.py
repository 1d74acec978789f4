"""What the columns of a chat log are: asked for with a preview, by keys."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from reviewer_app.formats.chat_csv import HEADINGS, UnknownColumns
from reviewer_app.ui.queue.columns_sheet import ColumnsSheet
from reviewer_app.ui.theme import Theme

ROWS = [["Cuándo", "Quién", "Lo dicho"], ["1,5", "Ana", "hola, ¿qué tal?"], ["3", "Leo", "bien"]]


@pytest.fixture
def sheet(qtbot):
    """The sheet over a window, and what came of it."""
    window = QWidget()
    window.resize(1000, 700)
    qtbot.addWidget(window)
    window.show()
    made = ColumnsSheet(window, Theme())
    made.window_kept, made.came = window, []
    made.chosen.connect(made.came.append)
    made.without.connect(lambda: made.came.append("without"))
    made.left.connect(lambda: made.came.append("left"))
    made.ask(UnknownColumns(Path("directo.csv"), ["time"], ROWS))
    return made


def choose(field, key):
    """Go on to the column whose number is pressed, as a person does."""
    field.setFocus()
    QTest.keyClick(field, key)


def test_the_likely_columns_are_chosen_and_the_first_rows_told(sheet):
    assert sheet.mapping == {"time": "1", "text": "3", "author": "2"}
    assert sheet.told.splitlines() == ["00:00:01.500  Ana  hola, ¿qué tal?", "00:00:03.000  Leo  bien"]


def test_every_part_that_a_table_may_have_can_be_chosen(sheet):
    """A known heading beside unknown ones, too."""
    assert set(sheet.fields) == {*HEADINGS, "unit"}
    sheet.ask(
        UnknownColumns(
            Path("otro.csv"), ["time"], [["id", "uid", "Cuándo", "tipo", "Lo dicho"], ["9", "u", "1", "", "a"]]
        )
    )
    assert sheet.mapping == {"id": "1", "user_id": "2", "time": "3", "kind": "4", "text": "5"}


def test_another_choice_by_key_is_read_at_once_and_taken_by_enter(sheet):
    choose(sheet.fields["author"], Qt.Key.Key_3)
    assert sheet.told.splitlines()[0] == "00:00:01.500  hola, ¿qué tal?  hola, ¿qué tal?"
    choose(sheet.fields["unit"], Qt.Key.Key_M)
    assert sheet.told.splitlines()[1].startswith("00:00:00.003")
    QTest.keyClick(sheet.fields["unit"], Qt.Key.Key_Return)
    assert sheet.came == [{"time": "1", "text": "3", "author": "3", "unit": "ms"}]
    assert sheet.isHidden()


def test_what_cannot_be_read_is_not_taken(sheet):
    """Without a column of messages, or with one that holds no time."""
    choose(sheet.fields["text"], Qt.Key.Key_Home)
    assert "Choose the columns" in sheet.told
    QTest.keyClick(sheet, Qt.Key.Key_Return)
    choose(sheet.fields["text"], Qt.Key.Key_1)
    choose(sheet.fields["time"], Qt.Key.Key_3)
    assert not sheet.import_.isEnabled() and sheet.told
    QTest.keyClick(sheet, Qt.Key.Key_Return)
    assert sheet.came == [] and sheet.isVisible()


def test_escape_leaves_and_the_log_may_be_left_out(sheet):
    QTest.keyClick(sheet.fields["time"], Qt.Key.Key_Escape)
    assert sheet.came == ["left"] and sheet.isHidden()
    sheet.ask(UnknownColumns(Path("otro.csv"), ["time"], ROWS))
    sheet.without_.click()
    assert sheet.came == ["left", "without"] and sheet.isHidden()
