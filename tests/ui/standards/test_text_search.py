"""Search in the text that is read."""

import pytest

from reviewer_app.ui.standards.reading import Reading
from reviewer_app.ui.standards.text_search import TextSearch
from reviewer_app.ui.theme import Theme

HTML = "<p>Niño y niña, 😀 acción</p>" + "<p>nada</p>" * 60 + "<p>Accion: ano y <b>año</b></p>"


@pytest.fixture
def reading(qtbot):
    made = Reading(Theme("dark"))
    qtbot.addWidget(made)
    made.resize(600, 200)
    made.show()
    made.show_html("one", HTML)
    return made


@pytest.fixture
def search(reading):
    return TextSearch(reading, Theme("dark"))


def marked(reading):
    return [one.cursor.selectedText() for one in reading.extraSelections()]


def test_accents_and_case_do_not_matter_and_ene_is_a_letter(search, reading):
    search.search("accion")
    assert marked(reading) == ["acción", "Accion"], "places count as the editor counts, also behind a face"
    search.search("año")
    assert marked(reading) == ["año"]
    search.search("nino")
    assert marked(reading) == ["Niño"], "who has no ñ types n"
    search.search("no such word")
    assert not search.hits
    search.search("")
    assert marked(reading) == []


def test_steps_go_round_and_bring_the_hit_into_view(search, reading):
    search.search("accion")
    assert search.hit_at == -1
    seen = []
    for by in (1, 1, 1, -1):
        search.step(by)
        seen.append(search.hit_at)
    assert seen == [0, 1, 0, 1]
    assert reading.verticalScrollBar().value() > 0
    search.search("nothing here")
    search.step(1)
    assert search.hit_at == -1


def test_the_first_step_goes_to_the_hit_next_to_where_one_reads(search, reading):
    search.search("accion")
    reading.verticalScrollBar().setValue(reading.verticalScrollBar().maximum() // 2)
    search.step(1)
    assert search.hit_at == 1
    search.search("accion")
    reading.verticalScrollBar().setValue(reading.verticalScrollBar().maximum() // 2)
    search.step(-1)
    assert search.hit_at == 0


def test_another_text_is_searched_for_the_same_words(search, reading, qtbot):
    search.search("accion")
    with qtbot.waitSignal(search.hits_changed):
        reading.show_html("two", "<p>acción</p>")
    assert marked(reading) == ["acción"] and search.hit_at == -1


def test_more_hits_than_can_be_told_apart_are_counted_and_the_current_one_is_marked(search, reading):
    reading.show_html("three", "<p>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa</p>" * 10)
    search.search("a")
    assert len(search.hits) > 500 and marked(reading) == []
    search.step(1)
    assert marked(reading) == ["a"]
