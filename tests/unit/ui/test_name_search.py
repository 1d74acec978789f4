"""Finding by a part of a name."""

from reviewer_app.ui.name_search import best, folded, score

THINGS = {"Amenaza": "v 1 threat", "Insulto discriminatorio": "h 1 slur", "Señal": "s 2 sign"}


def found(query):
    return best(query, list(THINGS), str, THINGS.__getitem__)


def test_accents_and_case_do_not_matter():
    assert folded("Señal ÁRBOL") == "senal arbol"
    assert found("SENAL") == found("señál") == ["Señal"]


def test_names_come_before_what_else_is_known():
    assert found("s") == ["Señal", "Insulto discriminatorio"]
    assert found("h 1") == ["Insulto discriminatorio"]
    assert found("THREAT") == ["Amenaza"]


def test_nothing_typed_is_everything_in_its_order():
    assert found(" ") == list(THINGS)


def test_scores():
    assert score("", "anything") == 0
    assert score("ba", "ab") is None
    assert score("un", "undo") > score("un", "run")
    assert score("mk", "mute key") > score("mk", "smoke")
