"""Two versions side by side: every change is found, once, under the name of its clause."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer_app.domain.policy import Choice
from reviewer_app.domain.policy_difference import (
    ADDED,
    CHANGED,
    CUT,
    EQUAL,
    FIELDS,
    MOVED,
    PUT,
    REMOVED,
    RENAMED,
    compare,
    words,
)
from reviewer_app.operations import standards

OWN = standards.shipped().policies


def changed(*policies, **others):
    """The shipped set with other policies (and lists), under the next version."""
    return replace(OWN, version="2026.3", policies=tuple(policies), **others)


def with_first(**values):
    return changed(replace(OWN.policies[0], **values), *OWN.policies[1:])


def only(found):
    (entry,) = found.entries
    return entry


def test_the_same_set_differs_in_nothing():
    found = compare(OWN, changed(*OWN.policies))
    assert found.entries == () and set(found.counts().values()) == {0}
    assert (found.before, found.after) == ("live-es@2026.2", "live-es@2026.3")


FIRST = OWN.policies[0]
OTHERS = {
    "name": {"en": "Host under age", "es": FIRST.name["es"]},
    "guidance": {**FIRST.guidance, "es": FIRST.guidance["es"] + " Siempre."},
    "category": "hate",
    "severity": "S3",
    "outcome": "public_interest",
    "exceptions": (Choice("documentary", {"en": "Documentary"}),),
    "actions": FIRST.actions[:1],
    "keys": (("c", "9"),),
    "subject": "gifter",
    "escalate": None,
    "never_export": not FIRST.never_export,
    "dsa": None,
    "examples": FIRST.examples[:1],
}


@pytest.mark.parametrize("field", FIELDS)
def test_each_field_is_a_clause_of_its_own(field):
    """Every field of a policy is compared; a new one that is left out of FIELDS fails below."""
    entry = only(compare(OWN, with_first(**{field: OTHERS[field]})))
    assert (entry.entry_id, entry.how) == (FIRST.id, CHANGED)
    assert [clause.name.partition(".")[0] for clause in entry.clauses] == [field]


def test_no_field_of_a_policy_is_forgotten():
    from dataclasses import fields

    assert {one.name for one in fields(FIRST)} - {"id"} == set(FIELDS)


def test_values_are_told_as_a_pack_writes_them():
    entry = only(compare(OWN, with_first(keys=(("c", "9"),), exceptions=OTHERS["exceptions"], severity="S1")))
    told = {clause.name: (clause.before, clause.after) for clause in entry.clauses}
    assert told == {
        "keys": (["c 1", "1"], ["c 9"]),
        "exceptions": ([], ["documentary"]),
        "severity": ("S0", "S1"),
    }


def test_texts_are_told_word_by_word_in_their_language():
    entry = only(compare(OWN, with_first(guidance={**FIRST.guidance, "es": FIRST.guidance["es"].replace("18", "16")})))
    (clause,) = entry.clauses
    assert clause.name == "guidance.es"
    assert [(one.how, one.text) for one in clause.pieces if one.how != EQUAL] == [(CUT, "18"), (PUT, "16")]


def test_a_policy_that_came_and_one_that_went():
    new = replace(FIRST, id="minor.new", guidance={"en": "Something else.", "es": "Otra cosa."})
    found = compare(OWN, changed(new, *OWN.policies[1:]))
    assert [(one.entry_id, one.how, one.places) for one in found.entries] == [
        ("minor.new", ADDED, (None, 1)),
        (FIRST.id, REMOVED, (1, None)),
    ]
    names = {clause.name for clause in found.entries[0].clauses}
    assert {"guidance.en", "severity", "keys"} <= names
    assert found.counts() == {ADDED: 1, REMOVED: 1, RENAMED: 0, CHANGED: 0, MOVED: 0}


def test_the_same_words_under_another_id_are_a_new_name():
    """With what else changed; a policy that is merely new has other words."""
    other = replace(FIRST, id="minor.presenter", severity="S1")
    entry = only(compare(OWN, changed(other, *OWN.policies[1:])))
    assert (entry.how, entry.before_id, entry.entry_id) == (RENAMED, FIRST.id, "minor.presenter")
    assert [clause.name for clause in entry.clauses] == ["severity"]


def test_of_two_that_are_alike_the_more_alike_is_the_renamed_one():
    exact = replace(FIRST, id="minor.b")
    near = replace(FIRST, id="minor.a", guidance={key: text + " Also more." for key, text in FIRST.guidance.items()})
    found = compare(OWN, changed(near, exact, *OWN.policies[1:]))
    assert {one.entry_id: one.how for one in found.entries} == {"minor.a": ADDED, "minor.b": RENAMED}


def test_one_that_was_moved_is_told_and_not_those_that_it_passed():
    first, second, third, *rest = OWN.policies
    entry = only(compare(OWN, changed(second, third, first, *rest)))
    assert (entry.entry_id, entry.how, entry.places) == (first.id, MOVED, (1, 3))


def test_the_other_lists_of_a_standard_are_compared_too():
    gravest, *others = OWN.severities
    lists = {"severities": (replace(gravest, weight=99), *others), "routes": OWN.routes[1:]}
    found = compare(OWN, changed(*OWN.policies, **lists))
    assert [(one.of, one.entry_id, one.how) for one in found.entries] == [
        ("severities", gravest.id, CHANGED),
        ("routes", OWN.routes[0].id, REMOVED),
    ]
    assert [(clause.name, clause.after) for clause in found.entries[0].clauses] == [("weight", 99)]
    assert found.policies == ()


TEXTS = st.lists(st.sampled_from(["una", "frase", "año", "18", ",", " ", ".", "\n"]), max_size=30).map("".join)


@given(before=TEXTS, after=TEXTS)
def test_the_words_of_both_texts_are_all_there(before, after):
    pieces = words(before, after)
    assert "".join(one.text for one in pieces if one.how != PUT) == before
    assert "".join(one.text for one in pieces if one.how != CUT) == after
    assert all(one.text for one in pieces)


def test_words_that_changed_side_by_side_are_one_change():
    """Not a patchwork with blanks in between that nobody can read."""
    pieces = words("se anota lo visto y se escala", "se apunta lo observado y se escala")
    assert [(one.how, one.text) for one in pieces if one.how != EQUAL][:2] == [(CUT, "anota"), (PUT, "apunta")]
    pieces = words("tiene menos de edad", "cumple más de edad")
    assert [(one.how, one.text) for one in pieces] == [(CUT, "tiene menos"), (PUT, "cumple más"), (EQUAL, " de edad")]
