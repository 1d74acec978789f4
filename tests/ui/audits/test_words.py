"""Everything that a case can say has a name."""

import pytest

from reviewer_app.domain import review_differences, second_review
from reviewer_app.domain.review import Finding
from reviewer_app.domain.review_differences import Difference
from reviewer_app.ui.audits import words
from tests import audits

NAMES = [
    *((words.kind_name, one) for one in review_differences.KINDS),
    *((words.class_name, one) for one in second_review.ERROR_CLASSES),
    *((words.cause_name, one) for one in second_review.ROOT_CAUSES),
    *((words.criticality_name, one) for one in second_review.CRITICALITIES),
    *((words.state_name, one) for one in second_review.STATES),
    *((words.role_name, one) for one in second_review.ROLES),
]


@pytest.mark.parametrize(("name_of", "one"), NAMES, ids=lambda value: getattr(value, "__name__", value))
def test_each_id_has_a_name_of_its_own(qapp, name_of, one):
    others = {other for asked, other in NAMES if asked is name_of and other != one}
    assert name_of(one) != one and name_of(one) not in {name_of(other) for other in others}
    assert name_of("of a later version") == "of a later version"


def test_every_kind_has_a_sign_of_its_own():
    assert set(words.SIGNS) == set(review_differences.KINDS) and len(set(words.SIGNS.values())) == len(words.SIGNS)


@pytest.mark.parametrize(
    ("original", "second", "told"),
    [
        ((10_000, 20_000), (12_500, 20_000), "start −2.5 s · end ±0.0 s · 75% shared"),
        ((10_000, None), (9_000, None), "+1.0 s"),
        ((10_000, 20_000), (10_000, 20_000), ""),
    ],
)
def test_how_far_edges_are_apart(qapp, original, second, told):
    pair = (Finding("hate.slur", *original), Finding("hate.slur", *second))
    assert words.edge_error(Difference("span", *pair)) == told
    assert words.edge_error(Difference("extra", pair[0])) == ""


def test_names_without_the_standard_are_ids(qapp):
    one = Difference("policy", audits.ORIGINAL[3], audits.SECOND[2])
    assert words.difference_name(one, None, "es") == "sexual.language → sexual.suggestive"
    assert words.outcome_name(None, "NA", "es") == "NA" and words.action_name(None, "LABEL", "es") == "LABEL"
    assert words.outcome_name(audits.pack(), "NA", "es") == "No permitido"
