"""The forms of nouns and adjectives, held against a dictionary of Spanish."""

import pytest

from reviewer_app.domain.matching.inflection import forms_of, hosts_of, same_word, stressed_last


def made(word, forms="all"):
    """The forms of a word."""
    return set(forms_of(word, forms))


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("puto", "puta putos putas putito putita putísimo putísimas putazo putón putona"),
        ("loco", "loquito loquísima locazo locos"),
        ("verga", "vergas verguita vergaza"),
        ("cabrón", "cabrones cabrona cabronas cabroncito cabronazo cabroncete"),
        ("imbécil", "imbéciles"),
        ("estafador", "estafadora estafadores estafadoras"),
        ("nariz", "narices"),
        ("marroquí", "marroquíes marroquís"),
        ("feote", "feotes feotecito"),
    ],
)
def test_number_gender_and_size(word, forms):
    assert set(forms.split()) <= made(word)


def test_a_feminine_noun_keeps_its_gender():
    """Polla is no pollo, teta no teto."""
    assert not {"pollo", "pollos", "pollito", "pollón"} & made("polla")


def test_number_alone_leaves_the_other_gender_out():
    assert made("pito", "number") & {"pita", "pitillo", "pitón"} == set()
    assert {"pitos", "pitito"} <= made("pito", "number")


def test_exact_short_and_written_with_signs_have_no_forms():
    assert made("puta", "exact") == made("ano") == made("o.f.") == set()


def test_a_verb_may_be_kept_from_being_one():
    """Mujer is a noun."""
    assert "mujo" in made("mujer")
    assert made("mujer", "number") >= {"mujeres"}
    assert "mujo" not in made("mujer", "number")


def test_pronouns_lean_on_verbs_alone():
    assert {"matar", "mata", "maten"} <= hosts_of("matar", "all")
    assert hosts_of("puta", "all") == hosts_of("matar", "number") == hosts_of("ir", "all") == set()


@pytest.mark.parametrize(
    ("token", "form", "same"),
    [
        ("maricon", "maricón", True),
        ("papá", "papa", False),
        ("mató", "mato", False),
        ("matás", "matas", False),
        ("mato", "mató", True),
        ("mátalo", "matalo", True),
        ("pútá", "puta", True),
        ("pùta", "puta", True),
    ],
)
def test_accents_that_make_another_word(token, form, same):
    assert same_word(token, form) is same


def test_stress_on_the_last_syllable():
    assert [stressed_last(word) for word in ("mató", "papás", "maricón", "mátalo", "mato")] == [
        True, True, True, False, False,
    ]  # fmt: skip
