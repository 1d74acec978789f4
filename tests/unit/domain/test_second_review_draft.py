"""What is typed of a second review: all of it comes back from how it is kept."""

import json
from dataclasses import replace

from reviewer_app.domain import events as ev
from reviewer_app.domain.second_review import AUDITOR
from reviewer_app.domain.second_review_draft import Draft
from reviewer_app.domain.second_review_steps import judgement_of
from tests.audits import audit, pack


def typed() -> Draft:
    """Something of everything."""
    first, second, *_ = audit("comparing", AUDITOR).compared(pack()).differences
    one = judgement_of(first, is_error=True, error_class="technical", root_cause="fatigue", note="«¿Sí?»\n")
    return Draft(
        {first.difference_id: one, second.difference_id: judgement_of(second, is_error=False)},
        {"extra:a", "missed:b"},
        {"extra:a": True, "missed:b": False},
        {ev.AUDIT_JUDGED: "Escucha\nel tramo."},
        {ev.AUDIT_DISPUTED: "hate.slur: x."},
        {"missed:b": replace(one, difference_id="missed:b", root_cause="")},
    )


def test_all_that_is_typed_comes_back():
    """Also an error that is not whole yet."""
    draft = typed()
    assert Draft.from_json(json.loads(json.dumps(draft.to_json()))) == draft


def test_a_draft_of_nothing_is_kept_as_nothing():
    """A sheet that was opened and left empty is nothing either."""
    assert Draft().to_json() == Draft(texts={ev.AUDIT_JUDGED: ""}, clauses={ev.AUDIT_JUDGED: ""}).to_json() == {}
    assert Draft.from_json({}) == Draft()


def test_what_is_said_of_differences_that_are_not_there_is_left_out():
    draft = typed()
    first = next(iter(draft.judgements))
    found = draft.about({first, "missed:b"})
    assert found == Draft(
        {first: draft.judgements[first]}, {"missed:b"}, {"missed:b": False}, draft.texts, draft.clauses, draft.typing
    )
    assert draft.about({first}).typing == {}
    assert draft == typed()
