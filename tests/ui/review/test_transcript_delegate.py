"""Geometry of one cue."""

import pytest

from reviewer_app.ui.review.transcript_delegate import CueDelegate


@pytest.fixture
def delegate(model, theme):
    made = CueDelegate(model, theme)
    made.set_width(420)
    return made


def test_a_word_lies_inside_its_row(delegate, model):
    start, end = model.index.char_range(0, 3)
    (rect,) = delegate.text_rects(0, start, end - start)
    assert rect.width() > 5
    assert 0 <= rect.top() < rect.bottom() <= delegate.measure(0)


def test_words_follow_each_other(delegate, model):
    rects = [delegate.text_rects(0, a, b - a)[0] for a, b in (model.index.char_range(0, n) for n in range(9))]
    places = [(rect.top(), rect.left()) for rect in rects]
    assert places == sorted(places)


def test_a_stretch_over_a_line_break_has_a_part_on_each_line(delegate, model):
    assert len(delegate.text_rects(0, 0, len(model.cues[0].text))) > 1


def test_narrower_is_higher(delegate):
    before = delegate.measure(0)
    delegate.set_width(300)
    assert delegate.measure(0) > before


def test_estimates_are_near_the_truth(delegate, model):
    measured = [delegate.measure(row) for row in range(len(model.cues))]
    assert abs(sum(delegate.estimates()) - sum(measured)) < 0.3 * sum(measured)
