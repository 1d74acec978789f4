"""Next and previous of many places."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from reviewer_app.ui.timeline.marks import KINDS, beyond

times = st.lists(st.integers(0, 500), max_size=30)


@given(times, times, st.integers(-5, 510))
def test_the_next_is_the_nearest_beyond_and_the_previous_the_nearest_before(one, other, ms):
    near = np.array([ms - 1, ms + 1])
    places = {"finding": np.array(one, np.int64), "hit": np.array(other, np.int64), "silence": near}
    kinds, everything = ("finding", "hit"), sorted({*one, *other})
    assert beyond(places, kinds, ms, 1) == min((at for at in everything if at > ms), default=None)
    assert beyond(places, kinds, ms, -1) == max((at for at in everything if at < ms), default=None)


def test_no_kind_is_no_place():
    assert beyond({kind: np.array([1]) for kind in KINDS}, (), 0, 1) is None
