"""The person's ledger on screen: figures, the two presses that delete it, closing."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from reviewer_app.operations.exposure import Exposure
from reviewer_app.ui.exposure_panel import ExposurePanel
from reviewer_app.ui.theme import Theme

TOTALS = Exposure(({}, {"S0": 59_999}, {"S0": 60_000, "none": 5}, {"S0": 3_600_000, "S3": 61_000, "none": 10}))


@pytest.fixture
def panel(qtbot):
    window = QWidget()
    window.resize(1000, 700)
    qtbot.addWidget(window)
    window.show()
    made = ExposurePanel(window, Theme())
    made.window_kept = window
    made.show_totals(TOTALS)
    return made


def test_minutes_are_whole_and_traces_are_told(panel):
    """Nothing is a dash, less than a minute is not nothing."""
    told = panel.accessibleDescription().split(". ")
    assert told[0] == "today: S0 –, S1 –, S2 –, S3 –, nothing marked –"
    assert told[1].startswith("7 days: S0 <1") and told[2].startswith("30 days: S0 1")
    assert told[3] == "ever: S0 60, S1 –, S2 –, S3 1, nothing marked <1"


def test_delete_asks_before_it_deletes(panel, qtbot):
    wanted = []
    panel.forget_wanted.connect(lambda: wanted.append(1))
    QTest.keyClick(panel, Qt.Key.Key_Delete)
    assert panel.asks and not wanted
    QTest.keyClick(panel, Qt.Key.Key_Delete)
    assert wanted


def test_an_empty_ledger_has_nothing_to_delete(panel):
    panel.show_totals(Exposure(({}, {}, {}, {})))
    QTest.keyClick(panel, Qt.Key.Key_Delete)
    assert not panel.asks


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_keys_that_close(panel, key):
    QTest.keyClick(panel, key)
    assert panel.isHidden()


def test_a_click_beside_it_closes(panel):
    QTest.mouseClick(panel.parentWidget(), Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert panel.isHidden()
