"""What comes out of a session, as it stands."""

import pytest
from PySide6.QtWidgets import QLabel

from reviewer_app.domain.calibration.discussion import Right, outcome, rule
from reviewer_app.domain.calibration.session import BAD_DATA, POLICY_AMBIGUOUS
from reviewer_app.domain.calibration.spots import FINDINGS, spots_of
from reviewer_app.domain.review import Verdict
from reviewer_app.ui.calibration.outcome_view import OutcomeView, why_no_gold
from tests import calibrations
from tests.ui.calibration.conftest import INSULT, make_session


@pytest.fixture
def shown(theme, standard):
    """`shown(session)`: all that is written of it."""
    view = OutcomeView(theme)

    def show(session):
        found = outcome(session, spots_of(session, standard.policies))
        view.show_outcome(session, found, standard, "33 % before")
        return "\n".join(label.text() for label in view.widget().findChildren(QLabel))

    return show


def ruled(spots, cause=POLICY_AMBIGUOUS, **more):
    """The session with a ruling on every spot."""
    decisions = []
    for one in spots(make_session()):
        right = Right(None, Verdict("NA", (), "Grave."), "Grave.", "", cause)
        if one.spot.kind == FINDINGS:
            change = {"policy_id": INSULT, "clause": "", "change": "Añadir «en broma»."}
            right = Right(one.spot.positions[0].findings[0], None, "A una persona.", "", cause, change, True)
        decisions.append(calibrations.told(rule(make_session(), "luz", one.spot, right, 5), None))
    return make_session(decisions=decisions, **more)


def test_what_is_open_becomes_no_gold(shown):
    text = shown(make_session())
    assert "Not every spot is ruled on yet" in text and "33 % before" in text
    assert "Without gold · 2" in text and "Gold ·" not in text


def test_gold_proposals_and_what_is_tested_again(shown, spots):
    text = shown(ruled(spots))
    assert "the session can be closed" in text
    assert "Gold · 2" in text and "00:00:10–00:00:14 · Harassment · Degrading insult · S2" in text
    assert "A una persona." in text
    assert "Proposals to change the standard · 1" in text and "Añadir «en broma»." in text
    assert "To be tested again · 1" in text
    assert "Without gold" not in text


def test_bad_data_are_no_gold(shown, spots):
    text = shown(ruled(spots, cause=BAD_DATA))
    assert "Without gold · 2" in text and "the data are bad" in text


def test_a_closed_session_says_that_it_counts_in_no_figure(shown, spots):
    assert "enter no figure" in shown(ruled(spots, state="closed"))


def test_each_reason_has_words():
    for why in ("too_few_reviews", "open_spots", "bad_data", "no_verdict"):
        assert why_no_gold(why).endswith(".")
    assert why_no_gold("other") == "other"
