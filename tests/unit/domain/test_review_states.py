"""The states of a review are known without the review."""

import subprocess
import sys

from reviewer_app.domain import review, review_states

LOADED = (
    "import sys, reviewer_app.domain.review_states; print(*(n for n in sys.modules if 'reviewer_app.domain.' in n))"
)


def test_they_are_those_of_the_review():
    assert (review.OPEN, review.SUBMITTED) == (review_states.OPEN, review_states.SUBMITTED) == ("open", "submitted")


def test_nothing_else_of_the_domain_comes_with_them():
    """The queue is painted before reviews can be."""
    said = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True, timeout=60)
    assert said.stdout.split() == ["reviewer_app.domain.review_states"]
