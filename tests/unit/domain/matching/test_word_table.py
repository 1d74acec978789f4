"""Each token is read once, by its mildest rule."""

from reviewer_app.domain.matching.word_table import RANK, WordTable


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
    assert not table.readings("klo")
    assert not table.readings("qlooo")


def test_a_word_of_the_lexicon_is_read_as_nothing_else():
    """`naci` is written there as innocent, so its sound is not asked for."""
    table = WordTable()
    table.add("nazi", "number")
    assert table.readings("nasi")
    table.add("naci", "number")
    assert [reading.form for reading in table.readings("naci")] == ["naci"]
