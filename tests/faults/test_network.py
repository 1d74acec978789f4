"""Cut, reset, half-closed, stalled and doubled traffic, a server killed in mid-batch: nothing acknowledged is lost."""

import pytest

from tests.faults import network
from tests.postgres import SERVERS


def test_what_was_acknowledged_is_there_once():
    outcome = network.run(20)
    assert outcome.faults == []
    assert (outcome.rounds, outcome.kills, outcome.missing, outcome.twice) == (20, 2, 0, 0)
    assert outcome.in_mid_batch == outcome.kills, "the server was killed while it had no batch"
    assert outcome.doubled > 0
    assert outcome.cut_off > 2
    assert outcome.sessions < outcome.rounds, "no session was kept"
    assert outcome.acknowledged > 40


def test_a_client_that_trusts_what_it_sent_is_noticed():
    """The same network finds the loss when an upload that failed counts as done."""
    assert network.run(6, careless=True).missing > 0


@pytest.mark.slow
@pytest.mark.timeout(1_800)
@pytest.mark.parametrize("kind", SERVERS)
def test_what_was_acknowledged_is_there_once_in_two_hundred_rounds(kind):
    assert network.run(200, seed=2, kind=kind).faults == []
