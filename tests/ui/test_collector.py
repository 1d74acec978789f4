"""Garbage is collected when nobody waits for it."""

import gc

import pytest
from PySide6.QtCore import Qt

from reviewer_app.background.collector import _OLDER_AFTER, _TIDIED_AFTER, MOST, YOUNG, Collector


class Ring:
    """Garbage that only the collector finds."""

    alive = 0

    def __init__(self) -> None:
        self.itself = self
        Ring.alive += 1

    def __del__(self) -> None:
        Ring.alive -= 1


@pytest.fixture
def collector(qtbot):
    made = Collector()
    made.start()
    yield made
    made.stop()
    # What the tests have set aside from the beginning is set aside again: each look at all of it takes long.
    gc.collect()
    gc.freeze()


def make(count):
    """So many rings that nobody holds."""
    for _ in range(count):
        Ring()


def test_young_garbage_goes_without_a_walk_of_everything(collector, qtbot):
    gc.collect()
    before = gc.get_stats()[2]["collections"]
    make(YOUNG + 500)
    assert Ring.alive > YOUNG
    qtbot.waitUntil(lambda: Ring.alive < YOUNG)
    assert gc.get_stats()[2]["collections"] == before


def test_making_many_objects_walks_nothing(collector):
    """Left to itself Python would collect within this loop."""
    gc.collect()
    before = [generation["collections"] for generation in gc.get_stats()]
    kept = [[number] for number in range(300_000)]
    assert [generation["collections"] for generation in gc.get_stats()] == before and kept


def test_a_flood_of_new_objects_is_set_aside_and_not_walked(collector):
    """A chat log that is being read would be a block of a fifth of a second; what is set aside goes when tidied."""
    gc.collect()
    before, aside = [generation["collections"] for generation in gc.get_stats()], gc.get_freeze_count()
    make(MOST + 1_000)
    collector._look()
    assert [generation["collections"] for generation in gc.get_stats()] == before
    assert gc.get_freeze_count() - aside > MOST
    collector.tidy()
    assert Ring.alive == 0


def test_no_look_goes_through_more_than_the_most(collector):
    """Neither do the young ones that were handed on make a great walk of the older generation."""
    gc.collect()
    kept, before, aside = [], gc.get_stats()[1]["collections"], gc.get_freeze_count()
    each = YOUNG + 100
    assert each * _OLDER_AFTER > MOST
    for _ in range(_OLDER_AFTER):
        kept += [[number] for number in range(each)]
        collector._look()
    assert gc.get_stats()[1]["collections"] == before
    assert gc.get_freeze_count() - aside >= each * _OLDER_AFTER


def test_what_has_settled_is_found_when_all_is_tidied(collector):
    """Garbage of a recording that was set aside goes when the window is not in front."""
    gc.collect()
    make(10)
    collector.settle()
    gc.collect()
    assert Ring.alive == 10
    collector._state_changed(Qt.ApplicationState.ApplicationInactive)
    assert Ring.alive == 0


def test_all_is_tidied_now_and_then_for_who_never_leaves_the_window(collector):
    gc.collect()
    make(10)
    for _ in range(_TIDIED_AFTER):
        collector.settle()
    assert Ring.alive == 0


def test_python_collects_again_when_it_has_stopped(qtbot):
    collector = Collector()
    collector.start()
    assert not gc.isenabled()
    collector.settle()
    collector.stop()
    assert gc.isenabled() and gc.get_freeze_count() == 0
