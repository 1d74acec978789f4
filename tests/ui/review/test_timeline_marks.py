"""Counts per column, compared with counting anew."""

from hypothesis import given
from hypothesis import strategies as st

from reviewer_app.ui.review.timeline_marks import MarkColumns

NONE = 5
marks = st.tuples(
    st.integers(0, 9), st.integers(-200, 1_200), st.one_of(st.none(), st.integers(0, 600)), st.integers(0, 4)
)


def columns(made):
    """Everything that is drawn."""
    last = made.width - 1
    return made.point_ranks(0, last).tolist(), made.span_ranks(0, last).tolist()


def anew(kept, view=(0, 1_000), width=100):
    """The same marks counted from nothing."""
    made = MarkColumns(NONE)
    made.put_all((name, *mark) for name, mark in kept.items())
    made.show(*view, width)
    return columns(made)


@given(st.lists(marks, max_size=40), st.lists(st.integers(0, 9), max_size=5))
def test_changes_one_by_one_lead_to_the_same_as_counting_anew(puts, drops):
    made, kept = MarkColumns(NONE), {}
    made.show(0, 1_000, 100)
    for number, start, length, rank in puts:
        mark = (start, None if length is None else start + length, rank)
        made.put(str(number), *mark)
        kept[str(number)] = mark
    for number in drops:
        made.drop(str(number))
        kept.pop(str(number), None)
    assert columns(made) == anew(kept)


@given(st.lists(marks, max_size=20))
def test_what_may_look_different_is_told(puts):
    made = MarkColumns(NONE)
    made.show(0, 1_000, 100)
    for number, start, length, rank in puts:
        before = columns(made)
        told = made.put(str(number), start, None if length is None else start + length, rank)
        for old, new in zip(before, columns(made), strict=True):
            changed = [column for column in range(100) if old[column] != new[column]]
            assert not changed or (told[0] <= changed[0] and changed[-1] <= told[1])


def test_the_gravest_of_a_column_wins_and_leaves_the_next():
    made = MarkColumns(NONE)
    made.show(0, 1_000, 100)
    made.put("low", 500, None, 3)
    made.put("grave", 505, None, 0)
    assert made.point_ranks(50, 50).tolist() == [0]
    made.drop("grave")
    assert made.point_ranks(50, 50).tolist() == [3]
    made.drop("low")
    assert made.point_ranks(50, 50).tolist() == [NONE]


def test_more_marks_than_the_first_room_are_kept():
    made = MarkColumns(NONE)
    for number in range(1_000):
        made.put(str(number), number, None, 2)
    made.show(0, 1_000, 1_000)
    assert set(made.point_ranks(0, 999).tolist()) == {2}


def test_dropping_what_is_not_there_changes_nothing():
    assert MarkColumns(NONE).drop("x") is None
