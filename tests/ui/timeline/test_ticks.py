"""The ruler at every zoom from ten hours to single pictures."""

import numpy as np
import pytest

from reviewer_app.ui.timeline.frames import Frames
from reviewer_app.ui.timeline.ticks import ticks
from reviewer_app.ui.timeline.view import View

HOUR = 3_600_000
ROOM, LEAST = 80, 5


def view(span_ms, from_ms=2 * HOUR + 12_345):
    made = View()
    made.left, made.width = 0, 1_300
    made.set_duration(10 * HOUR, 1000 / 30)
    made.show(from_ms, span_ms)
    return made


@pytest.mark.parametrize("span_ms", np.geomspace(400, 10 * HOUR, 60).tolist())
def test_texts_have_room_do_not_repeat_and_are_never_far_apart(span_ms):
    made = view(span_ms)
    found = ticks(made, Frames(rate=30), ROOM, LEAST)
    apart = np.diff(made.xs(found.major))
    assert np.all(apart >= ROOM - 1.5)
    assert np.all(apart <= 4 * ROOM)
    texts = [found.text(int(ms)) for ms in found.major]
    assert len(set(texts)) == len(texts)
    assert np.all(np.isin(found.major[1:], found.minor))
    assert np.all(np.diff(made.xs(found.minor)) >= LEAST - 1.5)


def test_close_up_the_small_ticks_are_the_pictures_of_the_index():
    times = np.cumsum(np.tile([33, 33, 34, 120], 5_000))
    made = view(600, from_ms=20_000)
    found = ticks(made, Frames(times), ROOM, LEAST)
    assert found.frames
    assert found.minor.tolist() == times[(times >= made.from_ms) & (times < made.to_ms)].tolist()


def test_close_up_panning_does_not_move_texts_to_other_pictures():
    frames = Frames(np.arange(100_000) * 40)
    first = set(ticks(view(3_000, 20_000), frames, ROOM, LEAST).major.tolist())
    second = set(ticks(view(3_000, 20_120), frames, ROOM, LEAST).major.tolist())
    assert len(first & second) >= len(first) - 1


def test_a_time_says_as_much_as_its_step_needs():
    assert ticks(view(10 * HOUR, 0), Frames(), ROOM, LEAST).text(HOUR) == "01:00:00"
    tenths = ticks(view(3_000), Frames(rate=240), ROOM, LEAST)
    assert tenths.text(HOUR + 200) == "01:00:00.2"
    assert ticks(view(400), Frames(rate=30), ROOM, LEAST).text(33) == "00:00:00.033"
