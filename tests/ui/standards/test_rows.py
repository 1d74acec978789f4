"""The list: headings are passed over, lines are painted and read aloud."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QListView, QStyleOptionViewItem

from reviewer_app.ui.standards.rows import HEADING, PROPOSAL, Row, RowPainter, StandardRows, read_aloud
from reviewer_app.ui.theme import Theme

ROWS = [Row(HEADING, "", "Proposals"), Row(PROPOSAL, "p", "Slur", "open", "○", "accent", True)]


def test_headings_cannot_be_chosen(qapp):
    rows = StandardRows(read_aloud)
    rows.set_rows(ROWS)
    assert rows.flags(rows.index(0)) == Qt.ItemFlag.NoItemFlags
    assert rows.flags(rows.index(1)) & Qt.ItemFlag.ItemIsSelectable


def test_a_line_is_read_aloud_with_its_mark_for_the_draft():
    assert read_aloud(ROWS[1]) == "✓ · Slur · open"


def test_lines_are_painted_at_their_height(qtbot):
    view = QListView()
    qtbot.addWidget(view)
    theme = Theme("dark")
    rows, painter = StandardRows(read_aloud), RowPainter(theme, view)
    rows.set_rows(ROWS)
    option = QStyleOptionViewItem()
    heights = [painter.sizeHint(option, rows.index(n)).height() for n in (0, 1)]
    assert heights == [38, 54]
    image = QImage(300, 54, QImage.Format.Format_RGB32)
    image.fill(0)
    option.rect = QRect(0, 0, 300, 54)
    brush = QPainter(image)
    painter.paint(brush, option, rows.index(1))
    brush.end()
    assert any(image.pixelColor(x, y).lightness() > 100 for x in range(16, 120) for y in range(5, 30))
