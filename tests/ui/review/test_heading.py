"""The line over a list."""

from reviewer_app.ui.review.heading import Heading


def test_one_text_changes_without_the_other(theme, qtbot):
    heading = Heading(theme)
    qtbot.addWidget(heading)
    heading.set_texts("Findings", "no verdict yet")
    before, height = heading.grab().toImage(), heading.sizeHint()
    heading.set_texts(left="Findings · 1")
    assert (heading.left, heading.right) == ("Findings · 1", "no verdict yet")
    assert heading.accessibleName() == "Findings · 1, no verdict yet"
    assert heading.grab().toImage() != before
    assert heading.sizeHint() == height


def test_a_long_text_is_cut(theme, qtbot):
    heading = Heading(theme)
    qtbot.addWidget(heading)
    heading.resize(120, 30)
    heading.set_texts("Findings", "a verdict with a very long name " * 5)
    assert not heading.grab().isNull()


def test_it_grows_with_the_text_size(theme, qtbot):
    heading = Heading(theme)
    qtbot.addWidget(heading)
    before = heading.sizeHint().height()
    theme._scale = 200
    theme.changed.emit()
    assert heading.sizeHint().height() > before
