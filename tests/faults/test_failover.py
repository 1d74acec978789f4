"""A primary killed while workstations push, its standby promoted: what was acknowledged is there, once."""

import pytest

from tests.faults import failover


def test_a_pair_that_waits_for_both_loses_nothing():
    """Real servers, real stores, one address with both hosts; nobody touches the workstations."""
    outcome = failover.run(3, 0.5)
    assert (outcome.missing, outcome.missing_at_end, outcome.twice, outcome.faults) == (0, 0, 0, [])
    assert outcome.acknowledged >= 15
    assert outcome.rows > outcome.acknowledged


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("cut_link", [False, True])
def test_twenty_workstations_lose_nothing(cut_link):
    """Also when the standby had been cut off: then nothing was acknowledged any more."""
    outcome = failover.run(failover.STATIONS, cut_link=cut_link)
    assert (outcome.missing, outcome.missing_at_end, outcome.twice, outcome.faults) == (0, 0, 0, [])


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_what_a_standby_alone_never_got_is_sent_again():
    """A pair that does not wait loses what was acknowledged, which is noticed; the third rule brings it back."""
    outcome = failover.run(failover.STATIONS, synchronous=False, cut_link=True)
    assert outcome.missing > 0
    assert (outcome.missing_at_end, outcome.twice, outcome.faults) == (0, 0, [])
