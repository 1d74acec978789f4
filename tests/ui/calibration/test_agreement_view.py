"""The figures before anyone speaks: none without n and interval, and what is not defined says why."""

import pytest
from PySide6.QtCore import Qt

from reviewer_app.domain.calibration.discussion import vote
from reviewer_app.domain.calibration.measures import measure, two_rounds
from reviewer_app.domain.calibration.spots import FINDINGS, spots_of
from reviewer_app.ui.calibration import agreement_view
from reviewer_app.ui.calibration.agreement_view import AgreementView, Figure, Heading
from reviewer_app.ui.calibration.figures import coefficient_name, reason_name, rounds, summary, told
from tests import calibrations
from tests.ui.calibration.conftest import INSULT, make_session, reviews

DRAWS = 50


@pytest.fixture
def figures(standard):
    """`figures(session)`: what is told of it."""

    def tell(session):
        found = measure(session, spots_of(session, standard.policies), standard.policies, draws=DRAWS)
        return told(found, session, standard)

    return tell


def lines(found, section):
    """The figures below a heading."""
    headings = [n for n, one in enumerate(found.rows) if isinstance(one, Heading)]
    first = next(n for n in headings if found.rows[n].text == section)
    last = next((n for n in headings if n > first), len(found.rows))
    return found.rows[first + 1 : last]


def test_every_section_is_there_and_no_number_stands_alone(figures):
    found = figures(make_session())
    sections = [one.text for one in found.rows if isinstance(one, Heading)]
    assert sections == [
        "Verdict on the whole recording", "Which policies are in a recording", "By policy",
        "Severity, where two found something", "Where in the recording", "By member",
    ]  # fmt: skip
    for one in found.rows:
        if isinstance(one, Figure):
            assert one.n and (one.interval is not None or one.reason), one.name


def test_the_headline_counts_and_the_meaning_says_what_they_do_not_say(figures):
    found = figures(make_session())
    assert found.headline.startswith(
        "4 member(s), 2 recording(s), 8 blind review(s). On the verdict 75% of the pairs agree"
    )
    assert "do not say who is right" in found.meaning and "few recordings" in found.meaning
    assert "after the reveal" not in found.meaning


def test_labels_that_came_late_are_counted_as_late(figures):
    late = [*reviews()[:-1], {**reviews()[-1], "counted": False}]
    found = figures(make_session(reviews=late))
    assert "7 blind review(s)" in found.headline
    assert "1 review(s) came after the reveal" in found.meaning


def test_policies_and_members_have_a_line_each(figures, standard):
    found = figures(make_session())
    assert [one.name for one in lines(found, "By policy")] == ["Harassment · Degrading insult", "Hate · Slur"]
    members = [one.name for one in lines(found, "By member")]
    assert members[:2] == ["A: policies", "A: verdict"] and len(members) == 8
    named = figures(make_session(state="named", reviews=reviews(login="bea")))
    assert lines(named, "By member")[0].name == "A · bea: policies"


def test_what_is_not_defined_says_why(figures):
    alone = figures(make_session(reviews=reviews()[:1]))
    verdict = lines(alone, "Verdict on the whole recording")
    assert all(one.value is None and one.reason == "nothing was judged by two members" for one in verdict)
    assert "not defined" in alone.headline
    assert reason_name("something new") == "something new"
    assert coefficient_name("scott_pi") == "scott_pi"


def test_an_interval_that_may_be_too_short_says_so_beside_it(theme, figures):
    """Two recordings are few: seen and heard."""
    rows = lines(figures(make_session()), "Verdict on the whole recording")
    assert all(one.rough for one in rows if one.interval is not None)
    view = AgreementView(theme)
    view.show_figures(figures(make_session()))
    assert "], rough, " in view.model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)


def test_both_rounds_are_told_with_their_numbers(spots, standard):
    before = make_session()
    spot = next(one.spot for one in spots(before) if one.spot.kind == FINDINGS)
    votes = [
        calibrations.told(vote(make_session(my_letter=letter), "x", spot, (INSULT, "sí", ""), 5), letter)
        for letter in "CD"
    ]
    after = make_session(decisions=votes)
    assert "33% of the pairs of members said the same before" in summary(spots(before))
    assert "and 75% after it (n = 12 pairs on 2 spots; 1 spots" in summary(spots(after))
    text = rounds(*two_rounds(after, spots_of(after, standard.policies), draws=DRAWS))
    assert text.count("[") == 2 and "2 recordings" in text
    assert "no disputed spot" in summary(())


def test_they_are_painted_and_read_aloud(theme, on_screen, figures):
    view = AgreementView(theme)
    view.resize(900, 500)
    view.show_figures(figures(make_session()))
    on_screen(view)
    shown = view.grab().toImage()
    accent = theme.color("accent").rgb()
    assert any(shown.pixel(x, y) == accent for x in range(500, 900, 2) for y in range(120, 500, 2)), "the charts"
    aloud = [view.model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert aloud[0].startswith("Verdict on the whole recording.")
    assert aloud[1].startswith("Pairs that agree: 0.75")


@pytest.mark.parametrize("width", [1280, 1600])
def test_why_there_is_no_interval_is_read_whole(theme, qtbot, monkeypatch, figures, width):
    """In the longest words that fit."""
    shown = []
    elided = agreement_view._FigureDelegate._elided
    monkeypatch.setattr(
        agreement_view._FigureDelegate,
        "_elided",
        staticmethod(lambda painter, text, room: shown.append(elided(painter, text, room)) or shown[-1]),
    )
    view = AgreementView(theme)
    qtbot.addWidget(view)
    view.resize(width, 700)
    view.show_figures(figures(make_session(reviews=reviews()[:4])))
    view.grab()
    reasons = [text for text in shown if "only one recording".startswith(text.rstrip("…")) and text]
    assert "only one recording" in reasons or "no interval: only one recording" in shown
    assert not [text for text in shown if text.startswith(("no interval", "only")) and text.endswith("…")]
