"""Folding Spanish for search."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer_app.domain.text_fold import fold, fold_with_offsets


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("CABRÓN", "cabron"),
        ("pingüino", "pinguino"),
        ("Año", "año"),
        ("COÑO", "coño"),
        ("an\u0303o", "año"),
        ("mata\u0301lo", "matalo"),
        ("Çà ê ï õ", "ca e i o"),
        ("¿Qué? ¡Sí! 2014", "¿que? ¡si! 2014"),
        ("İ한ß", "i한ß"),
    ],
)
def test_accents_go_and_enye_stays(text, folded):
    assert fold(text) == folded


def test_enye_goes_when_asked():
    assert fold("Año ñu an\u0303o", keep_enye=False) == "ano nu ano"


def test_a_year_is_not_an_anus():
    assert fold("año") != fold("ano")


def test_composed_text_folds_character_by_character():
    assert list(fold_with_offsets("Año é")[1]) == [0, 1, 2, 3, 4, 5]


def test_decomposed_text_keeps_its_places():
    folded, offsets = fold_with_offsets("xa\u0301n\u0303o")
    assert (folded, list(offsets)) == ("xaño", [0, 1, 3, 5, 6])


@settings(derandomize=True, max_examples=300, deadline=None)
@given(st.text(max_size=30), st.booleans())
def test_any_text_folds_once_and_for_all_and_keeps_its_places(text, keep_enye):
    folded, offsets = fold_with_offsets(text, keep_enye)
    assert fold(folded, keep_enye) == folded
    assert len(offsets) == len(folded) + 1
    assert list(offsets) == sorted(offsets) and offsets[-1] == len(text)
    for place, start in zip(folded, offsets, strict=False):
        assert fold(text[start:], keep_enye).startswith(place)
