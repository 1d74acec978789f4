"""Each rule of the lexicon has words of its own."""

from reviewer_app.domain.lexicon import RULES
from reviewer_app.ui.review.rule_names import rule_name


def test_every_rule_has_a_name_of_its_own(qapp):
    assert len({rule_name(rule) for rule in RULES}) == len(RULES)
