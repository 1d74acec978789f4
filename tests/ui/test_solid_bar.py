"""A scroll bar that hides what is behind it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollBar, QWidget

from reviewer_app.ui.solid_bar import SolidBar
from reviewer_app.ui.theme import Theme


def shown(bar, theme, qtbot):
    """A bar on a surface, under the style sheet."""
    surface = QWidget()
    qtbot.addWidget(surface)
    surface.setStyleSheet(theme.stylesheet() + f"QWidget#ground {{ background: {theme.tokens['surface']}; }}")
    surface.setObjectName("ground")
    surface.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    bar.setParent(surface)
    bar.setRange(0, 500)
    bar.resize(10, 200)
    surface.resize(10, 200)
    surface.show()
    return surface.grab().toImage()


def test_it_looks_as_the_transparent_one_does(qtbot):
    theme = Theme()
    assert shown(SolidBar(theme, "surface"), theme, qtbot) == shown(QScrollBar(Qt.Orientation.Vertical), theme, qtbot)


def test_it_is_opaque_under_the_style_sheet(qtbot):
    theme = Theme()
    bar, plain = SolidBar(theme, "surface"), QScrollBar(Qt.Orientation.Vertical)
    for one in (bar, plain):
        one.setStyleSheet(theme.stylesheet())
        qtbot.addWidget(one)
        one.show()
    opaque = Qt.WidgetAttribute.WA_OpaquePaintEvent
    assert (bar.testAttribute(opaque), plain.testAttribute(opaque)) == (True, False)
