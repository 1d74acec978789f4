"""Where words lie in the text of their cue."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer_app.domain.transcript import Cue, Word
from reviewer_app.domain.word_places import word_places


def marked(text, *words):
    """The text at each word's place."""
    return [text[start:end] for start, end in word_places(Cue(0, 1, text, None, tuple(Word(0, 1, w) for w in words)))]


@pytest.mark.parametrize(
    ("text", "words", "places"),
    [
        ("hola a todos", ["hola", "a", "todos"], ["hola", "a", "todos"]),
        ("¡Hola,  a todos!", ["hola", "a", "todos"], ["Hola", "a", "todos"]),
        ("la mañana a la", ["la", "a", "la"], ["la", "a", "la"]),
        ("en 2014 fue", ["en", "dos", "mil", "catorce", "fue"], ["en", "2014", "2014", "2014", "fue"]),
        ("en fue", ["en", "dos", "fue"], ["en", "", "fue"]),
        ("MATALO ya", ["mátalo", "ya"], ["MATALO", "ya"]),
        ("mata\u0301lo ya", ["mátalo", "ya"], ["mata\u0301lo", "ya"]),
        ("你好世界", ["你", "好", "世", "界"], ["你", "好", "世", "界"]),
        ("ahora a", ["a"], ["a"]),
        ("otra cosa", ["nada", "que"], ["otra cosa", "otra cosa"]),
        ("", ["a"], [""]),
    ],
)
def test_places(text, words, places):
    assert marked(text, *words) == places


def test_the_second_of_two_equal_words_is_the_second():
    assert word_places(Cue(0, 1, "no, no", None, (Word(0, 1, "no"), Word(1, 2, "no")))) == [(0, 2), (4, 6)]


def test_a_word_is_not_looked_for_inside_another():
    assert word_places(Cue(0, 1, "¿Mañana a la?", None, (Word(0, 1, "a"), Word(1, 2, "la")))) == [(8, 9), (10, 12)]


_TEXT = st.text("ab ñÁ,你\u0301", max_size=20)


@settings(derandomize=True, max_examples=300, deadline=None)
@given(_TEXT, st.lists(st.text("ab ñÁ,你\u0301", min_size=1, max_size=4), max_size=6))
def test_places_are_in_the_text_and_in_order(text, words):
    places = word_places(Cue(0, 1, text, None, tuple(Word(0, 1, word) for word in words)))
    assert len(places) == len(words)
    assert all(0 <= start <= end <= len(text) for start, end in places)
    assert [start for start, _ in places] == sorted(start for start, _ in places)
