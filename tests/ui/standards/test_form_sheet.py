"""The form over the page: its fields, its keys, and a refusal that is shown in it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from reviewer_app.ui.standards.form_sheet import CHECKS, CHOICE, LINE, LONG, TEXT, Field, Form, FormSheet
from reviewer_app.ui.theme import Theme

FORM = Form(
    "Title",
    "About it",
    "Do it",
    (
        Field("a", "A", LINE, "one"),
        Field("b", "B", TEXT, "two"),
        Field("c", "C", LONG, "three"),
        Field("d", "D", CHOICE, "y", [("x", "X"), ("y", "Y")]),
        Field("e", "E", CHECKS, ["p"], [("p", "P"), ("q", "Q")]),
    ),
)
VALUES = {"a": "one", "b": "two", "c": "three", "d": "y", "e": ("p",)}


@pytest.fixture(params=[100, 200])
def sheet(request, qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    made = FormSheet(Theme("dark", request.param), page)
    QVBoxLayout(page).addWidget(made)
    page.resize(700, 900)
    page.show()
    page.activateWindow()
    made.open_sheet(FORM)
    yield made
    page.hide()


def test_every_kind_of_field_holds_its_value(sheet):
    assert sheet.values() == VALUES
    for name, value in (("a", "1"), ("b", "2"), ("c", "3"), ("d", "x"), ("e", ("p", "q"))):
        sheet.put(name, value)
        assert sheet.value(name) == value


def test_ctrl_enter_takes_from_every_field_and_the_sheet_stays(qtbot, sheet):
    taken = []
    sheet.taken.connect(taken.append)
    for widget in (sheet._fields["a"], sheet._fields["c"], sheet._fields["e"][0]):
        QTest.keyClick(widget, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert taken == [VALUES] * 3 and sheet.isVisible()
    QTest.keyClick(sheet._fields["c"], Qt.Key.Key_Return)
    assert len(taken) == 3


def test_a_problem_is_shown_until_the_next_try(sheet):
    sheet.show_problem("No.")
    assert sheet._said.isVisible() and sheet._said.text() == "No."
    QTest.keyClick(sheet._fields["a"], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not sheet._said.isVisible()


def test_escape_leaves_and_another_form_takes_its_place(sheet):
    QTest.keyClick(sheet._fields["a"], Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    sheet.open_sheet(Form("Sure?", "", "Yes"))
    assert sheet.values() == {} and sheet.isVisible()


def test_a_form_longer_than_the_room_scrolls_and_nothing_grows(sheet):
    """The window would grow with it; up to ordinary sizes of text, what is behind stays to be seen in part."""
    page = sheet.parentWidget()
    sheet.close_sheet()
    page.layout().setContentsMargins(0, 0, 0, 0)
    page.layout().setSpacing(0)
    behind = QWidget()
    page.layout().insertWidget(0, behind, 1)
    QApplication.processEvents()
    page.resize(700, 560)
    sheet.open_sheet(Form("Title", "About", "Do it", [Field(str(n), str(n), LONG) for n in range(9)]))
    QApplication.processEvents()
    assert page.height() == 560 and page.minimumSizeHint().height() <= 560
    wide = sheet._theme.scale == 100
    assert 190 <= behind.height() <= 210 if wide else sheet.height() >= 540
    assert sheet._scroll.height() >= sheet._theme.px(90)
    assert abs(sheet.height() - sheet._column.totalHeightForWidth(sheet.width())) <= 1, "as high as what is in it"


def test_another_choice_is_told(sheet):
    told = []
    sheet.changed.connect(told.append)
    sheet._fields["d"].setCurrentIndex(0)
    assert told == ["d"]
