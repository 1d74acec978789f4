"""Benchmarks at their smallest: they run, and tell what they say that they tell. How fast anything is plays no part."""

import pytest

from tests.bench import agreement, dashboard, follow, push, stations, timeline

QUERIES = {"week", "policy_half_year", "year"}
LATENCIES = {"p50_ms", "p99_ms"}


def test_the_dashboard_is_measured_with_and_without_what_makes_it_fast():
    """The figures in the rollups are compared with the tables inside of it."""
    told = dashboard.run(5_000)
    assert (told["events"], told["findings"], told["reviews"], told["people"]) == (5_000, 4_200, 200, 200)
    ways = ("tables", "tables_with_indexes_made_for_it", "rollups_without_indexes", "rollups_with_indexes")
    for way in ways:
        assert set(told[way]) == QUERIES
        assert all(set(one) == {"ms", "processor_ms"} for one in told[way].values())
    assert set(told["goals_ms"]) == QUERIES
    assert set(told["fold_of_new"]) == {"events", "ms", "nothing_new_ms"}
    assert {"database_gb", "filled_s", "first_fold_s", "rollup_rows", "met", "load_average"} <= set(told)


@pytest.mark.slow
def test_an_upload_is_measured_beside_a_bare_copy(monkeypatch):
    for name, value in {"ROUNDS": 1, "REVIEWS": 2, "FINDINGS": 9}.items():
        monkeypatch.setattr(push, name, value)
    told = push.run()
    assert told["rows"] == 20
    assert told["x_floor_of_each_round"] == [told["x_floor"]]
    assert {"floor_s", "product_s", "rows_per_second", "goal"} <= set(told)


@pytest.mark.slow
def test_workstations_are_measured_beside_bare_inserts(monkeypatch):
    """Two of them, for two uploads each."""
    monkeypatch.setattr(stations, "BUSY_STATIONS", 2)
    told = stations.run(2, 3.0)
    for way in ("floor_bare_inserts", "kept_sessions", "sign_in_each_time", "without_pause_2_stations"):
        assert set(told[way]["push_alone"]) >= LATENCIES
        assert (told[way]["errors"], told[way]["rows"] > 0) == (0, True)
    assert {"stations", "cores", "floor_copy", "goal", "met"} <= set(told)
    assert 1 < told["kept_sessions"]["memory_of_connection_mb"] < 100
    assert min(told["bytes_per_event"][name] for name in ("disk", "wal")) > 400


def test_agreement_is_measured_beside_another_library(monkeypatch):
    for name, value in {"UNITS": 200, "RATERS": 4, "DRAWS": 20}.items():
        monkeypatch.setattr(agreement, name, value)
    told = agreement.run()
    assert told["difference"] < 1e-9
    assert {"floor_s", "value_s", "value_x_floor", "with_bootstrap_s", "with_bootstrap_x_floor", "ci95"} <= set(told)


def test_the_transcript_that_follows_is_measured(monkeypatch, qtbot):
    monkeypatch.setattr(follow, "BLOCKS", 1)
    monkeypatch.setattr(follow, "WORDS", (500, 1_000))
    monkeypatch.setattr(follow, "NAMES", ("500 words", "1000 words", "1000 words and their translation"))
    assert {*follow.NAMES, "ratio of medians", "ratio of medians, another word", "goal"} <= set(follow.run())


def test_the_timeline_is_measured(monkeypatch, qtbot):
    monkeypatch.setattr(timeline, "TURNS", 2)
    loads = {"10 min, 0 findings": (60_000, 0, 0), "10 h, 5,000 findings": (60_000, 3, 10)}
    monkeypatch.setattr(timeline, "LOADS", loads)
    told = timeline.run()
    actions = {"whole", "tick", "put_one", "zoom_in", "zoom_out"}
    for name in loads:
        assert set(told[name]) == {f"{action}_p50_ms" for action in actions}
    assert {"floor_p50_ms", "x_full_by_empty", "goal"} <= set(told)
