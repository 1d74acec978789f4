"""Searching the palette."""

import pytest

from reviewer_app.ui.commands import COMMANDS
from reviewer_app.ui.palette import search
from tests.ui.pages import label

POLICIES = (
    label("nudity", "s 1", title="Desnudez y señales sexuales"),
    label("threat", "v 1", title="Threat of serious harm"),
    label("throat", "v 2", title="Hurt the oat"),
)


def titles(query):
    return [command.title for command in search(query, (*COMMANDS, *POLICIES))]


def test_accents_and_case_do_not_matter():
    assert titles("SEÑAL")[0] == titles("senal")[0] == "Desnudez y señales sexuales"


def test_letters_in_order_are_enough():
    assert "Threat of serious harm" in titles("tosh")
    assert titles("zzzz") == []


@pytest.mark.parametrize(
    ("query", "first"),
    [("undo", "Undo"), ("queue", "Queue"), ("blur", "Blur picture"), ("thr", "Threat of serious harm")],
)
def test_the_beginning_of_a_word_comes_first(query, first):
    assert titles(query)[0] == first


def test_ids_and_menus_are_found_after_titles():
    found = titles("play")
    assert found[0] == "Play or pause"
    assert found.index("Follow playback") < found.index("Mute")


def test_nothing_typed_shows_all_in_their_order():
    assert titles("") == [command.title for command in (*COMMANDS, *POLICIES)]
