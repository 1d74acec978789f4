"""The screen over everything: digits choose, other keys do nothing, it keeps covering the page."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from reviewer_app.ui.review.calm_screen import BREAK, CHOICES, CalmScreen
from reviewer_app.ui.theme import Theme


@pytest.fixture
def screen(qtbot):
    page = QWidget()
    page.resize(900, 600)
    page.field = QLineEdit(page)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    page.field.setFocus()
    made = CalmScreen(page, Theme())
    made.page = page
    return made


def chosen(screen):
    found = []
    screen.chosen.connect(found.append)
    return found


def test_each_digit_is_a_choice_and_each_is_said(screen):
    screen.open_choices()
    found = chosen(screen)
    for key in (Qt.Key.Key_0, Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5, Qt.Key.Key_Escape):
        QTest.keyClick(screen, key)
    assert found == list(CHOICES)
    assert all(button.accessibleName() for button in screen._buttons.values())
    assert "off" in screen.accessibleDescription()


def test_on_a_break_there_is_no_other_break(screen):
    screen.open_break(10, gentle=True)
    found = chosen(screen)
    QTest.keyClick(screen, Qt.Key.Key_2)
    assert found == [] and not screen._buttons[BREAK].isVisible() and screen.on_break
    screen.open_choices()
    assert screen._buttons[BREAK].isVisible() and not screen.on_break


def test_it_covers_all_of_a_page_that_grows(screen):
    screen.open_choices()
    screen.page.resize(1200, 800)
    assert screen.geometry() == screen.page.rect()


def test_closing_gives_the_focus_back_and_stops_the_count(screen):
    screen.open_break(1, gentle=False)
    assert screen.hasFocus()
    screen.close_it()
    assert screen.page.field.hasFocus() and not screen._seconds.isActive()
