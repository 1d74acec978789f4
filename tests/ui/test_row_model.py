"""Tables of rows under named columns."""

from PySide6.QtCore import Qt

from reviewer_app.ui.row_model import RowModel

LEFT, RIGHT = (
    side | Qt.AlignmentFlag.AlignVCenter for side in (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight)
)


class Letters(RowModel):
    """Letters and how many there are."""

    columns, numbers = 2, (1,)

    def names(self):
        """What stands over the columns."""
        return "Letter", "Count"

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        """One cell."""
        return self.rows[index.row()][index.column()] if role == Qt.ItemDataRole.DisplayRole else None


def test_a_model_has_its_rows_and_no_tree(qtmodeltester):
    model = Letters()
    assert (model.rowCount(), model.columnCount()) == (0, 2)
    model.rows = (("a", 3), ("b", 1))
    assert (model.rowCount(), model.rowCount(model.index(0, 0)), model.columnCount(model.index(0, 0))) == (2, 0, 0)
    qtmodeltester.check(model)


def test_columns_are_named_and_numbers_stand_on_the_right():
    """Over the columns only: rows have no names."""
    model = Letters()
    for section, name, side in ((0, "Letter", LEFT), (1, "Count", RIGHT)):
        assert model.headerData(section, Qt.Orientation.Horizontal) == name
        assert model.headerData(section, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole) == side
        assert model.alignment(section) == side
        assert model.headerData(section, Qt.Orientation.Vertical) is None


def test_another_language_has_everything_read_again_and_keeps_the_chosen_row(qtbot):
    """Without rows the headings alone."""
    model = Letters()
    with qtbot.assertNotEmitted(model.dataChanged), qtbot.waitSignal(model.headerDataChanged):
        model.say_anew()
    model.rows = (("a", 3), ("b", 1))
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged) as changed:
        model.say_anew()
    first, last = changed.args[:2]
    assert (first.row(), first.column(), last.row(), last.column()) == (0, 0, 1, 1)
