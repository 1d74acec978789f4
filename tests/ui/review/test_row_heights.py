"""Row heights against the plain sum."""

from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from reviewer_app.ui.review.row_heights import _BLOCK, RowHeights

heights = st.lists(st.integers(1, 60), min_size=1, max_size=70)


@given(heights, st.lists(st.tuples(st.integers(0, 69), st.integers(1, 60)), max_size=20))
def test_offsets_and_total_are_the_sums_whatever_was_set(values, changes):
    tree = RowHeights(values)
    for row, height in changes:
        if row < len(values):
            assert tree.set(row, height) == height - values[row]
            values[row] = height
    assert tree.total == sum(values)
    assert [tree.offset(row) for row in range(len(values))] == [sum(values[:row]) for row in range(len(values))]


@given(heights)
def test_every_pixel_belongs_to_the_row_that_covers_it(values):
    tree = RowHeights(values)
    expected = [row for row, height in enumerate(values) for _ in range(height)]
    assert [tree.row_at(y) for y in range(sum(values))] == expected


def test_many_rows_are_as_exact_as_few():
    """Across the blocks that they are summed by, at every edge."""
    values = [1 + row % 7 for row in range(3 * _BLOCK + 5)]
    tree = RowHeights(values)
    for row in (0, _BLOCK - 1, _BLOCK, 2 * _BLOCK, len(values) - 1):
        tree.set(row, values[row] + 50)
        values[row] += 50
    begins = [0, *accumulate(values)]
    assert tree.total == begins[-1]
    assert [tree.offset(row) for row in range(len(values))] == begins[:-1]
    assert [tree.row_at(begin) for begin in begins[:-1]] == list(range(len(values)))
    assert [tree.row_at(end - 1) for end in begins[1:]] == list(range(len(values)))


def test_places_outside_give_the_first_and_the_last_row():
    tree = RowHeights([10, 20])
    assert (tree.row_at(-5), tree.row_at(1000)) == (0, 1)


def test_no_rows_have_no_height():
    assert (len(RowHeights([])), RowHeights([]).total) == (0, 0)
