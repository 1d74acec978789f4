"""kill -9 while keys are being pressed: what was painted is stored, and the next start opens without a question."""

import pytest

from tests.faults import kill


def test_what_was_painted_is_stored():
    outcome = kill.run(6)
    assert outcome.faults == []
    assert outcome.rounds == 6
    assert outcome.painted > 18


def test_painting_before_the_commit_is_noticed():
    """The same kills find the loss when the window paints while the commit is still to come."""
    assert kill.run(2, early=True).lost_in == 2


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_what_was_painted_is_stored_in_sixty_rounds():
    assert kill.run(60, seed=2).faults == []
