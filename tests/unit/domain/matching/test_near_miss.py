"""One slip away, found without looking at every word."""

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from reviewer_app.domain.matching.near_miss import NearMisses

WORDS = ["estafador", "estafado", "suicidio", "cabron", "gonorrea", "imbecil"]


def test_one_insertion_deletion_or_substitution():
    near = NearMisses(WORDS)
    assert near.of("estafadur") == ["estafador"]
    assert near.of("estfador") == ["estafador"]
    assert near.of("gonorreea") == ["gonorrea"]
    assert near.of("estafaxur") == near.of("cabrones") == []


def test_the_last_letter_and_short_words_are_no_slip():
    near = NearMisses([*WORDS, "puta"])
    assert near.of("gonorreo") == near.of("pata") == near.of("cabrot") == []


@given(st.sampled_from(WORDS), st.integers(0, 8), st.sampled_from("aeioubcd"))
def test_nothing_within_one_slip_is_missed(word, place, letter):
    """The two parts that are looked up by find what comparing with every word would."""
    slip = word[:place] + letter + word[place + 1 :]
    expected = sorted(
        one for one in WORDS if Levenshtein.distance(one, slip) == 1 and one[:-1] != slip[:-1] and len(slip) >= 6
    )
    assert NearMisses(WORDS).of(slip) == expected
