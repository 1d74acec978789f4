"""The stateful proof of the upload protocol, and that each of its rules is needed for it."""

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from reviewer_app.operations import syncing
from tests.faults.upload_machine import Uploads
from tests.faults.upload_server import ModelServer

# In a long history a later restore or clone makes everything be sent again, and so mends what was lost.
SHORT, MIDDLE, LONG = 6, 12, 50


def searched(examples: int, steps: int = 25) -> settings:
    """So many examples, the same ones at each run, and none made simpler: a fault only has to be there."""
    return settings(
        max_examples=examples, stateful_step_count=steps, derandomize=True, database=None, deadline=None,
        phases=[Phase.generate], report_multiple_bugs=False, suppress_health_check=list(HealthCheck), print_blob=False,
    )  # fmt: skip


def test_nothing_is_lost_and_nothing_is_there_twice():
    run_state_machine_as_test(Uploads, settings=searched(25))


# (examples, steps): three minutes of one core together. Each broken rule below was missed early, whatever the seed:
# TakesAnything within 104 examples of SHORT histories (five seeds), the others within 8 of LONG ones (two seeds).
THOROUGH = [(400, SHORT), (200, LONG)]


@pytest.mark.slow
@pytest.mark.timeout(1_800)
@pytest.mark.parametrize(("examples", "steps"), THOROUGH)
def test_nothing_is_lost_in_many_histories_short_and_long(examples, steps):
    """Others at each run, and made simpler when one fails."""
    thorough = settings(searched(examples, steps), derandomize=False, phases=[Phase.generate, Phase.shrink])
    run_state_machine_as_test(Uploads, settings=thorough)


# ---------------------------------------------------------------- each rule taken out


class TakesAnything(ModelServer):
    """Rule 1 taken out: the server does not ask whether a batch continues the chain."""

    def continues(self, head, rows):
        return True


class TakesTwice(ModelServer):
    """The id of an event is no key: what comes again is there twice."""

    def knows(self, event_id):
        return None


class ComparesNothing(syncing._Upload):
    """Rule 2 taken out: the server's head is not compared with the hash at its place."""

    def _is_ours(self, epoch, seq, head, sent=None):
        return True


class TrustsItsOwnMark(syncing._Upload):
    """Rule 3 taken out: what was once acknowledged is never sent again."""

    def _lost(self, epochs):
        return {}

    def _resume(self, epoch, last_seq):
        return epoch.acked_seq


class ForgetsEarlierEpochs(syncing._Upload):
    """Rule 3 for the current epoch only."""

    def _recover(self, epochs):
        pass


class KeepsItsEpoch(syncing._Upload):
    """Rule 4 taken out: a chain that does not fit is tried again as it is."""

    def _begin_again(self):
        pass


# (without, steps, begun with): the search begins with a number that leads to what is missed within a dozen tries; when
# the rules of the machine change it goes on, for four hundred.
VARIANTS = [
    (TakesAnything, SHORT, 6),
    (TakesTwice, MIDDLE, 3),
    (ComparesNothing, MIDDLE, 1),
    (TrustsItsOwnMark, MIDDLE, 2),
    (ForgetsEarlierEpochs, MIDDLE, 8),
    (KeepsItsEpoch, MIDDLE, 2),
]


@pytest.mark.parametrize(("broken", "steps", "begun_with"), VARIANTS, ids=lambda value: getattr(value, "__name__", ""))
def test_a_rule_that_is_taken_out_is_missed(broken, steps, begun_with):
    """The same search finds what goes wrong without it."""
    part = "server_kind" if issubclass(broken, ModelServer) else "upload"
    machine = seed(begun_with)(type(f"Without{broken.__name__}", (Uploads,), {part: broken}))
    with pytest.raises(AssertionError, match=r"lacks decisions|twice|failed without a fault"):
        run_state_machine_as_test(machine, settings=settings(searched(400, steps), derandomize=False))
