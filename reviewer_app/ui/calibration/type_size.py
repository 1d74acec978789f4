"""Sizes of letters for what is read from across a room."""

from PySide6.QtWidgets import QWidget

from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import scaled

# Pixels of the design.
SMALL, BODY, LARGE, HUGE = 13, 15, 18, 24


def sized(theme: Theme, widget: QWidget, pixels: int, bold: bool = False) -> QWidget:
    """Give a widget's letters a size of the design, now and whenever the scale changes; the widget."""
    scaled(theme, lambda _: widget.setFont(theme.time_font(pixels, bold)), 1, owner=widget)
    return widget
