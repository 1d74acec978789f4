"""Threads that read a recording let the window in soon."""

import sys

import pytest

from reviewer_app.background.turns import SECONDS, take_short_turns


@pytest.fixture
def as_it_was():
    before = sys.getswitchinterval()
    yield before
    sys.setswitchinterval(before)


def test_threads_take_turns_more_often_than_python_would_have_them(as_it_was):
    sys.setswitchinterval(0.005)
    take_short_turns()
    assert sys.getswitchinterval() == pytest.approx(SECONDS)
    assert SECONDS <= 0.001
