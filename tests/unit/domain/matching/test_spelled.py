"""Words in several pieces."""

from reviewer_app.domain.matching.spelled import Spelled
from reviewer_app.domain.matching.tokens import Tokens, token_pattern
from reviewer_app.domain.matching.word_table import RANK, WordTable


def spelled(text, *words):
    """What is found in a text, as `(first, last + 1, rule)`."""
    table = WordTable()
    for word in words or ("puta", "pito", "mierda"):
        table.add(word, "all")
    rules = {rank: rule for rule, rank in RANK.items()}
    found = Spelled(table).find(Tokens(text, token_pattern()))
    return [(first, end, rules[readings[0].rank]) for first, end, readings in found]


def test_letters_always_the_same_apart():
    assert spelled("eres p u t a") == [(1, 5, "separators")]
    assert spelled("p u-t a") == spelled("a y o u e") == []


def test_parts_with_signs_between_them():
    assert spelled("mier.da") == spelled("mier--da") == [(0, 2, "separators")]
    assert spelled("mier. da") == []


def test_hidden_letters_where_more_is_seen():
    assert spelled("p*ta") == [(0, 2, "masked")]
    assert spelled("p**a") == spelled("*uta") == spelled("3*4") == []


def test_of_two_words_that_fit_the_first_is_meant():
    """`p*t*s` could be many; both ends must be seen."""
    assert spelled("p*to", "pito", "puto") == [(0, 2, "masked")]


def test_a_sign_between_parts_may_be_a_letter():
    assert spelled("p!to") == [(0, 2, "leet")]
