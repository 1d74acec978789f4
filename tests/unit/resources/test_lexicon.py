"""The starting lexicon is sound, documented, and finds its own examples."""

import pytest

from reviewer_app import paths
from reviewer_app.domain.lexicon import EVERYWHERE
from reviewer_app.domain.matching.matcher import Matcher
from reviewer_app.formats.lexicon_file import read_lexicon
from reviewer_app.formats.policy_pack import read_policy_pack

READ = read_lexicon(
    paths.resources() / "lexicons" / "es-live-2026.1.yaml",
    read_policy_pack(paths.resources() / "policies" / "live-es-2026.2.yaml"),
)


def test_it_fits_the_policy_set_and_is_of_moderate_size():
    assert READ.warnings == ()
    assert 150 <= len(READ.lexicon.terms) <= 250
    assert len({term.policy for term in READ.lexicon.terms}) > 50


@pytest.mark.parametrize("term", READ.lexicon.terms, ids=lambda term: f"{term.lemma}, {term.policy}")
def test_every_term_says_what_it_means_and_is_found_in_its_example(term):
    """Sense, severity and source are there; each example has a hit of this very term where it applies."""
    assert term.sense and term.severity and term.source == "own" and term.examples
    country = None if EVERYWHERE in term.countries else term.countries[0]
    one = Matcher([term], country, n_for_enye=False)
    for example in term.examples:
        assert [hit.term for hit in one.match(example)], example
