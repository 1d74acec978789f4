"""Reviewing counts, short pauses do not end it, a break does."""

from reviewer_app.domain.work_clock import BREAK_MS, POSTPONED_MS, WorkClock

MINUTE = 60_000


def test_a_break_is_due_after_the_minutes_set():
    clock = WorkClock()
    clock.worked(50 * MINUTE - 1)
    assert not clock.due(50)
    clock.worked(1)
    assert clock.due(50) and not clock.due(51)


def test_zero_minutes_never_suggest_one():
    clock = WorkClock()
    clock.worked(600 * MINUTE)
    assert not clock.due(0)


def test_short_pauses_do_not_count_and_do_not_end_the_count():
    clock = WorkClock()
    for _ in range(3):
        clock.worked(10 * MINUTE)
        clock.rested(BREAK_MS - 1)
    assert clock.worked_ms == 30 * MINUTE
    clock.rested(1)
    assert clock.worked_ms == 0


def test_postponed_it_comes_back_after_ten_minutes_of_work():
    clock = WorkClock()
    clock.worked(50 * MINUTE)
    clock.postpone()
    clock.worked(POSTPONED_MS - 1)
    assert not clock.due(50)
    clock.worked(1)
    assert clock.due(50)


def test_after_a_break_nothing_is_left_of_a_postponement():
    clock = WorkClock()
    clock.worked(50 * MINUTE)
    clock.postpone()
    clock.rested(BREAK_MS)
    clock.worked(50 * MINUTE)
    assert clock.due(50)
