"""The schedule of uploads: pauses grow with each failure, up to a minute, and differ between workstations."""

import random
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reviewer_app.domain.upload_pauses import LONGEST_PAUSE_S, pause_s

CHANCES = st.floats(0, 1)


def test_each_failure_doubles_the_pause_up_to_a_minute():
    assert [pause_s(15, failures, 1.0) for failures in range(8)] == [15, 2, 4, 8, 16, 32, 60, 60]
    assert [pause_s(15, failures, 0.0) for failures in range(8)] == [7.5, 1, 2, 4, 8, 16, 30, 30]


def test_a_refused_sign_in_waits_longest_from_the_first_time():
    """Nothing changes by itself, and wrong passwords in a row look like somebody who guesses."""
    assert [pause_s(15, failures, 1.0, refused=True) for failures in (1, 2, 9)] == [LONGEST_PAUSE_S] * 3


@given(failures=st.integers(1, 10**6), chance=CHANCES, seconds=st.floats(1, 3_600), refused=st.booleans())
def test_it_is_never_longer_than_a_minute_and_never_shorter_than_a_second(failures, chance, seconds, refused):
    """Whatever the pause behind a success is, and after a night of failures as well."""
    assert 1.0 <= pause_s(seconds, failures, chance, refused=refused) <= LONGEST_PAUSE_S


@given(failures=st.integers(0, 20), chance=CHANCES)
def test_chance_takes_at_most_half_of_it(failures, chance):
    whole = pause_s(15, failures, 1.0)
    assert whole / 2 <= pause_s(15, failures, chance) <= whole


def test_two_hundred_workstations_that_failed_together_come_back_apart():
    """In no tenth of the span over which they are spread are there more than a quarter of them."""
    chance = random.Random(1)
    for failures in (1, 6):
        ends = sorted(pause_s(15, failures, chance.random()) for _ in range(200))
        tenth = (pause_s(15, failures, 1.0) - pause_s(15, failures, 0.0)) / 10
        assert max(sum(start <= end < start + tenth for end in ends) for start in ends) < 50
        assert all(later > earlier for earlier, later in pairwise(ends))
