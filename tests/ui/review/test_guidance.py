"""The guidance box."""

import pytest

from reviewer_app.ui.review.guidance import Guidance


@pytest.fixture
def box(theme, qtbot):
    made = Guidance(theme)
    qtbot.addWidget(made)
    made.resize(300, made.height())
    made.show()
    return made


def test_its_height_is_the_same_for_any_text(box):
    before = box.height()
    box.show_text("Nombre", "palabra " * 400)
    box.grab()
    assert box.height() == before


def test_what_does_not_fit_can_still_be_read(box):
    text = "palabra " * 400
    box.show_text("Nombre", text)
    assert box.toolTip() == text
    assert text in box.accessibleDescription()


def test_text_is_painted_and_taken_away(box):
    empty = box.grab().toImage()
    box.show_text("Nombre", "Corto.")
    assert box.grab().toImage() != empty
    box.show_text("", "")
    assert box.grab().toImage() == empty


def test_it_grows_with_the_text_size(box, theme):
    before = box.height()
    theme._scale = 200
    theme.changed.emit()
    assert box.height() > before
