"""Work that begins when something is on screen."""

from PySide6.QtWidgets import QWidget

from reviewer_app.ui.first_paint import first_paint


def test_the_call_comes_once_after_the_first_paint(qtbot):
    calls = []
    widget = QWidget()
    qtbot.addWidget(widget)
    first_paint(widget, lambda: calls.append("begun"))
    assert calls == []
    widget.show()
    qtbot.waitUntil(lambda: calls == ["begun"])
    widget.repaint()
    assert calls == ["begun"]
