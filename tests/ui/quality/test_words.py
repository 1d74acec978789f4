"""How figures are written."""

import pytest
from PySide6.QtCore import QLocale

from reviewer_app.domain.quality import figures as fg
from reviewer_app.domain.quality.checks import SOURCES, Planned
from reviewer_app.domain.quality.figures import Figure
from reviewer_app.domain.quality.report import GROUPS, STEPS
from reviewer_app.domain.sampling.shares import Judged, share_of
from reviewer_app.ui.quality import words


@pytest.fixture(autouse=True)
def english():
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    yield
    QLocale.setDefault(before)


def figure(
    value=0.9421, n=842, count=793, *, name=fg.ACCURACY, ci95=(0.921, 0.958), method="Wilson", reason="", warning=""
):
    return Figure(name, n, count, value, None, ci95, method, reason, warning=warning)


def test_a_share_stands_with_its_interval_and_n():
    assert words.value_text(figure()) == "94.2%"
    assert words.under_text(figure()) == "92.1 – 95.8% · n 842"
    assert words.spoken(figure()) == "Decision accuracy, 94.2%, 92.1 – 95.8% · n 842, Wilson's interval"


def test_agreement_is_no_share():
    found = figure(0.8149, name=fg.AGREEMENT, ci95=(-0.05, 0.9), method="Gwet's AC1, BCa")
    assert (words.value_text(found), words.under_text(found)) == ("0.81", "−0.05 – 0.90 · n 842")


def test_few_are_counts_and_what_is_not_defined_has_a_reason():
    few = figure(None, 29, 27, ci95=None, method="counts: fewer than 30")
    assert (words.value_text(few), words.under_text(few)) == ("27 of 29", "fewer than 30")
    nothing = figure(None, 0, 0, ci95=None, method="none", reason=fg.NOTHING)
    assert (words.value_text(nothing), words.under_text(nothing)) == ("—", "nothing to count")
    one = figure(0.8, name=fg.AGREEMENT, ci95=None, reason="one recording: nothing to draw from")
    assert words.under_text(one) == "n 842 · one recording: no interval"


@pytest.mark.parametrize("units", [
    [Judged(1.0)] * 40,
    [Judged(1.0, 2.0)] * 20 + [Judged(0.0, 1.0)] * 20,
    [Judged(1.0, probability=0.5), Judged(0.0, probability=0.2)] * 20,
    [Judged(1.0, 1.0, 0.5, "a"), Judged(0.0, 1.0, 0.5, "a"), Judged(0.0, 1.0, 0.2, "b")] * 20,
    [Judged(1.0)] * 9,
])  # fmt: skip
def test_every_method_of_shares_has_words(units):
    share = share_of(units)
    assert words.method_text(figure(method=share.method))


def test_what_is_not_weighted_says_so():
    share = share_of([Judged(1.0, probability=0.5)] * 20 + [Judged(0.0)] * 12)
    assert (
        words.method_text(figure(method=share.method)) == "Wilson's interval, not weighted: the draw of 12 is not known"
    )


def test_everything_has_a_name():
    named = [words.name_of, words.about]
    assert all(name(metric) for name in named for metric in fg.NAMES)
    assert all(words.group_name(one) and words.any_of(one) and words.noun(one) for one in GROUPS)
    assert all(words.step_name(one) for one in STEPS) and all(words.source_name(one) for one in (*SOURCES, ""))


def test_days_and_times():
    assert words.day_text("2026-10-05", "week") == "5 Oct" and words.day_text("2026-10-01", "month") == "Oct 2026"
    assert words.moment(1_791_158_400_000) == "5 Oct"


def test_several_samples_are_said():
    said = words.method_text(figure(method="Wilson" + fg.SEVERAL))
    assert said == "Wilson's interval, not weighted: drawn in more than one sample"


def test_a_lot_and_what_is_not_seen_are_a_sentence_each(qapp):
    lots = [Planned("lote 3", "", 1000, 80, 80, final, found, 2) for final, found in ((80, 1), (30, 3), (30, 1))]
    told = words.notes(lots, [Planned("week", "rare", 12, 0, 0, 0), Planned("week", "new", 90, 9, 4, 0)])
    assert told == (
        "Lot lote 3 is accepted: 1 with an error in 80 of 80, 2 are borne.",
        "Lot lote 3 is rejected: 3 with an error in 30 of 80, 2 are borne.",
        "Lot lote 3 is still open: 1 with an error in 30 of 80, 2 are borne.",
        "No figure speaks for week · rare, week · new: nothing of it is judged for good yet (102 decisions).",
    )
    assert words.notes((), ()) == ()


@pytest.mark.parametrize(
    ("method", "said"),
    [
        ("ratio, exact ends of the effective size", "a ratio, exact ends of the effective size"),
        ("strata, exact ends of the effective size", "weighted by strata, exact ends of the effective size"),
        ("strata, score interval of the effective size", "weighted by strata, score interval of the effective size"),
        ("strata, the wider of limits put together and size", "weighted by strata, the wider of two intervals"),
        ("Clopper-Pearson", "exact ends (Clopper and Pearson)"),
        (
            "Horvitz-Thompson, exact ends of the effective size",
            "weighted by the draw, exact ends of the effective size",
        ),
        (
            "Gwet's AC1 of 3 outcomes, not weighted, BCa",
            "Gwet's AC1 of 3 outcomes, not weighted, recordings drawn again",
        ),
    ],
)
def test_a_method_is_told_as_it_was(qapp, method, said):
    """Exact ends are not called a score interval."""
    assert words.method_text(figure(0.5, method=method)) == said


def test_an_interval_that_may_be_too_short_is_called_rough(qapp):
    assert words.under_text(figure(0.5, ci95=(0.4, 0.6), warning="few")).endswith("rough")
