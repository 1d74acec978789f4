"""The guidance box."""

import pytest
from PySide6.QtGui import QFontMetrics

from reviewer_app.domain.policy import text_in
from reviewer_app.ui.review import guidance
from reviewer_app.ui.review.guidance import _WRAPPED, Guidance, _lines

LONG = "palabra " * 90


@pytest.fixture
def box(theme, qtbot):
    made = Guidance(theme, [("Nombre", LONG), ("Otro", "Corto.")])
    qtbot.addWidget(made)
    made.resize(300, made.height())
    made.show()
    made.show_text("Otro", "Corto.")
    return made


def ink_below(box, y):
    """Whether anything is painted in the lines from y on."""
    image = box.grab().toImage()
    ground = image.pixel(1, 1)
    return any(image.pixel(x, row) != ground for row in range(y, image.height()) for x in range(image.width()))


def test_its_height_is_the_same_for_any_text(box):
    before = box.height()
    box.show_text("Nombre", LONG)
    box.grab()
    assert box.height() == before


@pytest.mark.parametrize("width", [200, 300, 420])
def test_the_longest_text_is_shown_whole_and_no_room_is_wasted(box, theme, width):
    box.resize(width, box.height())
    box.show_text("Nombre", LONG)
    line = QFontMetrics(theme.font(12)).lineSpacing()
    assert ink_below(box, box.height() - theme.px(11) - line)
    assert not ink_below(box, box.height() - theme.px(8))
    assert text_whole(box)


def text_whole(box):
    """Whether the lines that are painted say all of the text."""
    return " ".join(_lines(box.text, box._theme.font(12), box._room())).split() == box.text.split()


def test_every_guidance_of_the_pack_has_room(policy_set, theme, qtbot):
    texts = [(text_in(one.name, "es"), text_in(one.guidance, "es")) for one in policy_set.policies]
    made = Guidance(theme, texts)
    qtbot.addWidget(made)
    made.resize(340, made.height())
    made.show()
    made.show_text(*texts[0])
    body = QFontMetrics(theme.font(12))
    room = made.height() - theme.px(20) - QFontMetrics(theme.font(12, bold=True)).lineSpacing()
    assert all(len(_lines(text, theme.font(12), made._room())) * body.lineSpacing() <= room for _, text in texts)


def test_text_is_painted_and_taken_away(box):
    box.show_text("", "")
    empty = box.grab().toImage()
    box.show_text("Nombre", "Corto.")
    assert box.grab().toImage() != empty
    box.show_text("", "")
    assert box.grab().toImage() == empty


def test_it_takes_no_room_until_there_is_something_to_say(theme, qtbot):
    made = Guidance(theme, [("Nombre", LONG)])
    qtbot.addWidget(made)
    made.resize(300, 100)
    made.show()
    assert (made.height(), made.wanted > 0) == (0, True)
    made.show_text("", "")
    assert made.height() == 0
    made.show_text("Nombre", "Corto.")
    assert made.height() == made.wanted


def test_a_screen_reader_gets_name_and_text(box):
    box.show_text("Nombre", LONG)
    assert box.accessibleDescription() == f"Nombre: {LONG}"


def test_it_grows_with_the_text_size(box, theme):
    before = box.height()
    theme._scale = 200
    theme.changed.emit()
    assert box.height() > before


def test_only_the_longest_are_wrapped_to_count_lines(policy_set, theme, qtbot, monkeypatch):
    """With the same result at any width, and not again at the same."""
    texts = [(one.id, text_in(one.guidance, "es")) for one in policy_set.policies]
    made, body, wrapped = Guidance(theme, texts), theme.font(12), []
    qtbot.addWidget(made)
    monkeypatch.setattr(guidance, "_lines", lambda *of: wrapped.append(of) or _lines(*of))
    for width in (140, 190, 230, 301, 350, 420, 500, 640):
        wrapped.clear()
        made.resize(width, 40)
        assert made._most_lines(body) == max(len(_lines(text, body, made._room())) for _, text in texts)
        assert made._most_lines(body) and len(wrapped) <= 3 * _WRAPPED, width
