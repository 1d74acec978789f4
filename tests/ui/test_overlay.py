"""Panels over the window: place, focus, a click beside."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from reviewer_app.ui.overlay import Overlay
from reviewer_app.ui.page import OWN_KEYS
from reviewer_app.ui.theme import Theme


class Panel(Overlay):
    """Covers the upper left quarter."""

    def place(self):
        self.setGeometry(0, 0, self.parentWidget().width() // 2, self.parentWidget().height() // 2)


@pytest.fixture
def below(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.line = QLineEdit()
    QVBoxLayout(made).addWidget(made.line, 0, Qt.AlignmentFlag.AlignBottom)
    made.resize(400, 300)
    made.panel = Panel(made, Theme())
    made.panel.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.line.setFocus()
    return made


def test_it_opens_with_the_focus_and_gives_it_back(below):
    assert below.panel.isHidden() and below.panel.property(OWN_KEYS) is True
    below.panel.open_over(below.panel)
    assert QApplication.focusWidget() is below.panel
    below.panel.open_over(below.panel)
    below.panel.close_it()
    assert below.panel.isHidden() and QApplication.focusWidget() is below.line


def test_it_keeps_its_place_when_the_window_is_resized(below):
    below.panel.open_over(below.panel)
    below.resize(600, 500)
    assert (below.panel.width(), below.panel.height()) == (300, 250)


def test_a_click_beside_it_closes_it_and_one_on_it_does_not(below, qtbot):
    below.panel.open_over(below.panel)
    qtbot.mouseClick(below.panel, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert below.panel.isVisible()
    qtbot.mouseClick(below, Qt.MouseButton.LeftButton, pos=QPoint(390, 10))
    assert below.panel.isHidden()


def test_who_had_the_focus_may_be_gone(below, qtbot):
    below.panel.open_over(below.panel)
    below.line.deleteLater()
    qtbot.waitUntil(lambda: below.findChild(QLineEdit) is None)
    below.panel.close_it()
    assert below.panel.isHidden()
