"""Lists of values."""

from PySide6.QtCore import QObject, Qt

from reviewer_app.ui.row_list import RowDelegate, Rows
from reviewer_app.ui.theme import Theme


def test_a_line_is_its_value_and_says_its_text():
    rows = Rows(str.upper)
    rows.set_rows(["a", "b"])
    second = rows.index(1)
    assert (rows.rowCount(), rows.rowCount(second)) == (2, 0)
    assert second.data(Rows.ROW) == "b"
    assert second.data() == second.data(Qt.ItemDataRole.AccessibleTextRole) == "B"
    assert second.data(Qt.ItemDataRole.ToolTipRole) is None


def test_lines_are_as_high_as_the_theme_is_large():
    parent = QObject()
    delegate = RowDelegate(Theme("dark", 200), parent)
    assert delegate.sizeHint(None, None).height() == 48
