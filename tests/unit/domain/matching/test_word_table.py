"""Each token is read once, by its mildest rule."""

import pytest

from reviewer_app.domain.matching.word_table import RANK, Reading, WordTable


def test_a_word_of_two_modes_has_two_numbers_and_a_known_one_its_own():
    table = WordTable()
    first = table.add("puto", "all")
    assert table.add("puto", "all") == first != table.add("puto", "exact")


def test_readings_are_the_mildest_and_remembered():
    table = WordTable()
    number = table.add("matar", "all")
    (reading,) = table.readings("MATÓ")
    assert (reading.word, reading.rank, reading.form) == (number, RANK["inflection"], "mató")
    assert table.readings("MATÓ") is table.readings("MATÓ")


def test_short_words_are_taken_as_they_are_written():
    table = WordTable()
    table.add("qlo", "all")
    assert table.readings("QLO")
    assert not any(reading.firm for text in ("klo", "qlooo", "q1o") for reading in table.readings(text))


@pytest.mark.parametrize(
    ("token", "word", "rule"),
    [
        ("vooooy", "voy", "elongation"),
        ("teee", "te", "elongation"),
        ("t3", "te", "leet"),
        ("v0000y", "voy", "leet"),
        ("4", "a", "leet"),
        ("@", "a", "leet"),
        ("té", "te", "accents"),
        ("ｔｅ", "te", "invisible"),
        ("vоу", "voy", "lookalike"),
        ("boy", "voy", "phonetic"),
        ("voi", "voy", "phonetic"),
    ],
)
def test_short_words_in_disguise_are_read_but_not_firmly(token, word, rule):
    table = WordTable()
    number = table.add(word, "exact")
    assert table.readings(token) == (Reading(number, RANK[rule], word, firm=False),)


def test_a_longer_word_is_no_short_one():
    """Nor is a number of several digits."""
    table = WordTable()
    for word in ("te", "a", "voy", "to"):
        table.add(word, "exact")
    assert not any(table.readings(token) for token in ("tren", "boya", "44", "70", "voyeur", "hoy", "ve"))


def test_a_word_of_the_lexicon_is_read_as_nothing_else():
    """`naci` is written there as innocent, so its sound is not asked for."""
    table = WordTable()
    table.add("nazi", "number")
    assert table.readings("nasi")
    table.add("naci", "number")
    assert [reading.form for reading in table.readings("naci")] == ["naci"]
