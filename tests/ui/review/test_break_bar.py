"""The suggestion of a break: what it says, where it lies, that it takes no focus."""

from PySide6.QtWidgets import QWidget

from reviewer_app.ui.review.break_bar import BreakBar
from reviewer_app.ui.theme import Theme


def test_it_lies_over_the_lower_edge_and_moves_nothing(qtbot):
    page = QWidget()
    beside = QWidget(page)
    page.resize(900, 600)
    beside.setGeometry(100, 50, 700, 400)
    qtbot.addWidget(page)
    bar = BreakBar(beside, "Ctrl+B", "Ctrl+Shift+B", Theme(), page)
    page.show()
    assert bar.text == "" and bar.isHidden()
    bar.suggest(52)
    assert "52" in bar.text and beside.geometry().contains(bar.geometry())
    beside.setGeometry(100, 50, 700, 300)
    assert beside.geometry().contains(bar.geometry())
    assert page.focusWidget() is None
