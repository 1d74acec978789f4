"""Lanes of spans, and what lies in a stretch of time."""

from hypothesis import given
from hypothesis import strategies as st

from reviewer_app.ui.timeline.finding_table import OPEN, POINT, SPAN, FindingTable

LANES = 3
marks = st.tuples(st.integers(0, 12), st.integers(0, 500), st.one_of(st.none(), st.integers(1, 120)), st.integers(0, 4))


def span_rows(table):
    return [(int(table.start[r]), int(table.end[r]), int(table.lane[r])) for r in table.within(-1e9, 1e9, SPAN)]


def crossing(table):
    """Pairs of spans in one lane, the last not counted, that overlap."""
    rows = [row for row in span_rows(table) if row[2] < LANES - 1]
    return [(a, b) for n, a in enumerate(rows) for b in rows[n + 1 :] if a[2] == b[2] and a[0] < b[1] and b[0] < a[1]]


@given(st.lists(marks, max_size=40), st.lists(st.integers(0, 12), max_size=6))
def test_spans_in_a_lane_do_not_cross_whatever_comes_and_goes(puts, drops):
    table, kept = FindingTable(LANES), {}
    for number, start, length, rank in puts:
        table.put(str(number), start, None if length is None else start + length, rank)
        kept[str(number)] = (start, None if length is None else start + length, rank)
    for number in drops:
        table.drop(str(number))
        kept.pop(str(number), None)
    assert crossing(table) == []
    assert table.ids() == kept.keys()
    found = {
        table.finding_id(int(r)): (int(table.start[r]), int(table.end[r]) if table.kind[r] == SPAN else None)
        for r in table.within(-1e9, 1e9, POINT, SPAN)
    }
    assert found == {name: mark[:2] for name, mark in kept.items()}


@given(st.lists(marks, max_size=60))
def test_many_at_once_do_not_cross_either(puts):
    table = FindingTable(LANES)
    table.put_all(
        (str(number), start, None if length is None else start + length, rank, False)
        for number, (_, start, length, rank) in enumerate(puts)
    )
    assert crossing(table) == []
    assert len(table) == len(puts)


def test_the_lowest_free_lane_is_taken_and_kept():
    table = FindingTable(LANES)
    table.put("a", 0, 100, 0)
    table.put("b", 50, 150, 0)
    table.put("c", 60, 160, 0)
    table.put("d", 70, 80, 0)
    table.put("e", 100, 120, 0)
    assert [int(table.lane[table.row(name)]) for name in "abcde"] == [0, 1, 2, 2, 0]
    table.drop("a")
    assert int(table.lane[table.row("b")]) == 1


def test_a_span_still_open_keeps_its_lane_free_for_good():
    table = FindingTable(LANES)
    table.put("open", 10, None, 1, is_open=True)
    table.put("later", 10_000, 20_000, 1)
    assert int(table.lane[table.row("later")]) == 1
    assert table.within(500_000, 600_000, OPEN).tolist() == [table.row("open")]


def test_the_gravest_come_last_so_that_they_are_painted_on_top():
    table = FindingTable(LANES)
    for number, rank in enumerate((2, 0, 3, 1)):
        table.put(str(number), 5, None, rank)
    assert [int(table.rank[row]) for row in table.within(0, 10, POINT)] == [3, 2, 1, 0]


def test_more_than_the_first_room_are_kept_and_edges_are_starts_and_ends():
    table = FindingTable(LANES)
    for number in range(1_000):
        table.put(str(number), number * 10, number * 10 + 5, 2)
    assert len(table.edges()) == 2_000
    table.drop("3")
    assert len(table.edges()) == 1_998
    table.drop("3")
    assert "3" not in table
