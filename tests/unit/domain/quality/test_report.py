"""A view of checks: what is in it, over time and by group."""

from dataclasses import replace
from datetime import date

import pytest

from reviewer_app.domain.quality import figures as fg
from reviewer_app.domain.quality import report as rp
from reviewer_app.domain.quality.checks import DRAWN, GOLD, PICKED, Planned, Quality
from reviewer_app.domain.quality.report import View, report
from tests.qualities import quality
from tests.unit.domain.quality.made import DAY_MS, MONDAY_MS, check, fault

CHECKS = tuple(
    check(n, "a" if n % 2 else "+b", day=n // 20, right=n % 5 != 0, market="ES" if n < 80 else "MX",
          reviewer=f"R-{n % 3}", queue="q1", faults=(fault("b"),) if n % 5 == 0 else ())
    for n in range(160)
)  # fmt: skip
QUALITY = Quality(MONDAY_MS, MONDAY_MS + 30 * DAY_MS, False, CHECKS, (Planned("", "", 900, 200, 160, 160),))


def test_tiles_hold_every_figure_in_its_order():
    found = report(QUALITY, View())
    assert [one.name for one in found.tiles] == list(fg.NAMES)
    assert found.figure.value == 128 / 160 and found.tiles[-1].value == 0.8


def test_time_is_cut_in_days_weeks_from_monday_and_months():
    keys = {step: [one.key for one in report(QUALITY, View(step=step)).over_time] for step in rp.STEPS}
    assert keys["week"] == ["2026-10-05", "2026-10-12"] and keys["month"] == ["2026-10-01"]
    assert keys["day"] == [f"2026-10-{day:02}" for day in range(5, 13)]
    first, second = report(QUALITY, View()).over_time
    assert (first.figure.n, second.figure.n) == (140, 20) and second.figure.value is None


def test_the_last_moment_of_sunday_is_of_the_week_before():
    assert rp.begin_of(MONDAY_MS - 1, "week") == date(2026, 9, 28)
    assert rp.begin_of(MONDAY_MS, "week") == date(2026, 10, 5)


@pytest.mark.parametrize(("by", "expected"), [
    ("market", [("ES", 80), ("MX", 80)]), ("reviewer", [("R-0", 54), ("R-1", 53), ("R-2", 53)]),
    ("queue", [("q1", 160)]), ("policy", [("a", 80), ("b", 80)]),
])  # fmt: skip
def test_groups_come_largest_first(by, expected):
    assert [(one.key, one.figure.n) for one in report(QUALITY, View(by=by)).groups] == expected


def test_a_policy_that_is_chosen_stands_alone_and_figures_count_it_only():
    found = report(QUALITY, View(policy="b", metric=fg.PRECISION))
    assert [one.key for one in found.groups] == ["b"] and found.figure.value == 0 and found.figure.n == 80


@pytest.mark.parametrize(("view", "count"), [
    (View(market="ES"), 80), (View(reviewer="R-1"), 53), (View(queue="none"), 0), (View(source=GOLD), 0),
    (View(source=DRAWN, market="MX"), 80),
])  # fmt: skip
def test_what_is_not_chosen_counts_nowhere(view, count):
    found = report(QUALITY, view)
    assert found.tiles[0].n == count == sum(one.figure.n for one in found.over_time)
    assert found.to_json()["checks"] == count


def test_what_can_be_chosen_is_what_there_is():
    found = report(QUALITY, View(market="ES")).choices
    assert found == {
        "policy": ("a", "b"), "market": ("ES", "MX"), "reviewer": ("R-0", "R-1", "R-2"), "queue": ("q1",),
        "source": (DRAWN,),
    }  # fmt: skip


def test_gold_and_picked_are_in_no_plan():
    assert report(QUALITY, View(source=PICKED)).tiles[-1].reason == "nothing was drawn in this time"


def test_one_begins_with_what_stands_for_the_whole():
    assert rp.first_view(QUALITY).source == DRAWN
    assert rp.first_view(Quality(0, 1, checks=(check(1, source=GOLD),))).source == ""


def test_the_control_chart_has_times_with_thirty_and_tells_what_is_out():
    """Reference C8: 50 a day, 12 15 8 … wrong; days 15 and 23 are out."""
    wrong = (12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6)
    checks = [check(n, day=day, faults=(fault(),) * (n < count)) for day, count in enumerate(wrong) for n in range(50)]
    checks += [check(n, day=40) for n in range(29)]
    found = rp.control(checks, range(len(checks)), "day")
    assert found.centre == pytest.approx(0.2313, abs=5e-5) and len(found.points) == 30
    assert [place for place, one in enumerate(found.points, 1) if one.out] == [15, 23]
    first = found.points[0]
    assert (first.count, first.n) == (12, 50) and first.high == pytest.approx(0.4102, abs=5e-5)
    assert all(checks[place].wrong for place in first.places[:12])


def test_too_few_times_make_no_control_chart():
    found = report(QUALITY, View(step="week")).control
    assert (found.points, found.reason) == ((), "fewer than two times with 30 decisions")


def test_everything_is_said_as_json():
    told = report(QUALITY, View(step="day", by="market")).to_json()
    assert set(told) == {"checks", "policy_sets", "figures", "over_time", "groups", "control", "lots", "unseen"}
    assert set(told["groups"][0]) == {"key", "name", "n", "count", "value", "se", "ci95", "method", "reason", "warning"}
    assert told["figures"][0]["value"] == 0.8 and told["over_time"][0]["value"] is None
    assert told["control"]["reason"]


def test_figures_name_the_versions_under_which_was_decided():
    """A score over two versions of the standard says so, with how many decisions are of each."""
    versions = ("live-es@2026.2", "live-es@2026.3")
    checks = tuple(replace(one, policy_set=versions[n % 3 == 0]) for n, one in enumerate(QUALITY.checks))
    told = report(replace(QUALITY, checks=checks), View(source="")).to_json()
    assert [one["policy_set"] for one in told["policy_sets"]] == list(versions)
    assert sum(one["checks"] for one in told["policy_sets"]) == told["checks"] == len(checks)


def test_the_charts_show_another_figure_than_how_much_is_judged():
    assert report(QUALITY, View(metric=fg.COVERAGE)).view.metric == fg.ACCURACY


def test_samples_of_the_same_days_are_not_weighted_together():
    """All 40 of hate and 100 of 960 passed; then 100 of the 860 that were left: those are not 860 more of a whole."""
    rare = [check(n, "hate", right=n >= 10, sample="s1", stratum="hate", inclusion=1.0) for n in range(40)]
    passed = [check(40 + n, sample="s1", stratum="passed", inclusion=100 / 960) for n in range(100)]
    later = [check(140 + n, right=n >= 20, sample="s2", inclusion=100 / 860, reviewer="R-2") for n in range(100)]
    plans = (
        Planned("s1", "hate", 40, 40, 40, 40),
        Planned("s1", "passed", 960, 100, 100, 100),
        Planned("s2", "", 860, 100, 100, 100),
    )
    both = report(Quality(MONDAY_MS, MONDAY_MS + DAY_MS, False, (*rare, *passed, *later), plans), View(by="reviewer"))
    assert both.figure.value == 210 / 240
    assert both.figure.method == "Wilson" + fg.SEVERAL
    assert all(point.figure.method.endswith(fg.SEVERAL) for point in (*both.groups, *both.over_time))
    one = report(Quality(MONDAY_MS, MONDAY_MS + DAY_MS, False, (*rare, *passed), plans), View())
    assert one.figure.value == pytest.approx(990 / 1000) and one.figure.method.startswith("strata")


@pytest.mark.parametrize("view", [
    View(metric=fg.RECALL, by="market", step="day"), View(market="ES"), View(policy="b", metric=fg.PRECISION),
])  # fmt: skip
def test_what_an_earlier_view_showed_is_taken_over_and_changes_nothing(view):
    before = report(QUALITY, View())
    found = report(QUALITY, view, before=before)
    assert found == report(QUALITY, view)
    assert (found.tiles is before.tiles) is (view.market == view.policy == "")


def test_nothing_is_taken_over_from_other_decisions_or_weights():
    before = report(QUALITY, View())
    fewer = replace(QUALITY, checks=CHECKS[:100])
    assert report(fewer, View(), before=before) == report(fewer, View())
    heavy = {**fg.WEIGHTS, "": 9.0}
    assert report(QUALITY, View(), heavy, before=before) == report(QUALITY, View(), heavy)


def test_who_waits_is_let_in_between_pieces_of_the_work():
    """More than once for each figure; the draws of an agreement are pieces, too."""
    seen = []
    report(quality(120), View(), between=lambda: seen.append(1))
    assert len(seen) > 3 * len(fg.NAMES) + fg.DRAWS // 50


def test_lots_and_what_no_figure_speaks_for_are_told_of_what_was_drawn():
    """A lot with its decision; strata of which nothing was drawn, or nothing is said for good yet."""
    plans = (
        Planned("lot", "", 1000, 80, 80, 80, 3, 2),
        Planned("week", "hate", 40, 40, 40, 40),
        Planned("week", "rare", 12, 0, 0, 0),
        Planned("week", "new", 90, 9, 4, 0),
    )
    quality = Quality(MONDAY_MS, MONDAY_MS + DAY_MS, False, CHECKS, plans)
    told = report(quality, View(DRAWN)).to_json()
    assert told["lots"] == [
        {"sample": "lot", "population": 1000, "drawn": 80, "final": 80, "found": 3, "accept": 2, "decision": "rejected"}
    ]
    assert [(one["stratum"], one["population"], one["drawn"]) for one in told["unseen"]] == [
        ("rare", 12, 0),
        ("new", 90, 9),
    ]
    of_gold = report(quality, View(GOLD)).to_json()
    assert (of_gold["lots"], of_gold["unseen"]) == ([], [])
