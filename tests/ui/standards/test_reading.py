"""Reading: places that the keys go to, links, and where the text stands when it is shown again."""

import pytest
from PySide6.QtCore import QUrl

from reviewer_app.ui.standards.html_parts import entry, heading
from reviewer_app.ui.standards.reading import Reading
from reviewer_app.ui.theme import Theme

FILL = "<p>words words words</p>" * 12
NAMES = [f"minor.{letter}" for letter in "abcdefgh"]
HTML = "<p>head</p>" + heading("minor", "Minors") + "".join(entry(one, one) + FILL for one in NAMES)


@pytest.fixture
def theme(qapp):
    made = Theme("dark")
    made.apply()
    return made


@pytest.fixture
def reading(qtbot, theme):
    made = Reading(theme)
    qtbot.addWidget(made)
    made.resize(900, 300)
    made.show()
    made.show_html("one", HTML)
    return made


def test_keys_go_from_place_to_place_and_round(reading):
    assert reading.has_places and reading.place() == ""
    seen = []
    for _ in range(len(NAMES) + 1):
        reading.go(1)
        seen.append(reading.place())
    assert seen == [*NAMES, ""] and reading.verticalScrollBar().value() == 0
    reading.go(-1)
    assert reading.place() == NAMES[-1]
    reading.go(-1)
    assert reading.place() == NAMES[-2]


def test_the_place_comes_to_the_top(reading):
    reading.go(1)
    reading.go(1)
    top = reading.cursorForPosition(reading.viewport().rect().topLeft())
    assert top.block().text() == NAMES[1]


def test_who_has_scrolled_goes_on_from_there(reading):
    reading.go(1)
    reading.go(1)
    reading.go(1)
    value = reading.verticalScrollBar().value()
    reading.go(-1)
    reading.go(-1)
    reading.verticalScrollBar().setValue(value + 20)
    assert reading.place() == NAMES[2]
    reading.go(1)
    assert reading.place() == NAMES[3]
    reading.verticalScrollBar().setValue(0)
    assert reading.place() == ""


def test_the_same_text_stays_where_it_was_and_another_begins_at_its_beginning(reading):
    reading.go(1)
    reading.go(1)
    value = reading.verticalScrollBar().value()
    reading.show_html("one", HTML + "<p>more</p>")
    assert reading.verticalScrollBar().value() == value > 0 and reading.place() == NAMES[1]
    reading.show_html("two", HTML)
    assert reading.verticalScrollBar().value() == 0 and reading.place() == ""


def test_what_is_shown_already_is_not_shown_anew(qtbot, reading, theme):
    """A mark that somebody has made in it stays."""
    with qtbot.assertNotEmitted(reading.shown):
        reading.show_html("one", HTML)
    theme.set("light")
    with qtbot.waitSignal(reading.shown):
        reading.show_html("one", HTML)


def test_a_text_without_places_goes_nowhere(reading):
    reading.show_html("two", "<p>words</p>")
    assert not reading.has_places
    reading.go(1)
    assert reading.verticalScrollBar().value() == 0


def test_links_within_the_text_go_there_and_others_are_told(reading):
    asked = []
    reading.link_wanted.connect(lambda *link: asked.append(link))
    reading.anchorClicked.emit(QUrl("#at:minor.d"))
    assert reading.place() == "minor.d" and asked == []
    reading.anchorClicked.emit(QUrl("#in:minor"))
    assert reading.cursorForPosition(reading.viewport().rect().topLeft()).block().text() == "Minors"
    reading.anchorClicked.emit(QUrl("part:text"))
    assert asked == [("part", "text")]


def test_a_character_comes_into_view(reading):
    end = reading.document().characterCount() - 1
    reading.show_position(end)
    cursor = reading.textCursor()
    cursor.setPosition(end)
    assert reading.viewport().rect().contains(reading.cursorRect(cursor))
    value = reading.verticalScrollBar().value()
    reading.show_position(end - 1)
    assert reading.verticalScrollBar().value() == value, "what is in view already does not move"


def test_lines_of_running_text_do_not_grow_with_the_window(reading, theme):
    reading.resize(1600, 300)
    wide = reading.viewport().width()
    reading.show_html("one", HTML, is_text=True)
    assert theme.px(740) < reading.viewport().width() <= theme.px(760) < wide
    reading.resize(600, 300)
    assert 560 < reading.viewport().width() <= 600
    reading.show_html("one", HTML)
    reading.resize(1600, 300)
    assert reading.viewport().width() == wide


def test_nothing_but_marks_of_severities_is_loaded(reading):
    assert not reading.loadResource(2, QUrl("severity:S0")).isNull()
    for name in ("file:///etc/hostname", "https://example.org/x.png", "x.png"):
        assert reading.loadResource(2, QUrl(name)) is None
