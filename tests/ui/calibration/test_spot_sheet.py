"""Voting and ruling on a spot by keys alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reviewer_app.domain.calibration.discussion import gold_id
from reviewer_app.domain.calibration.session import NONE, Vote
from reviewer_app.domain.calibration.spots import FINDINGS, VERDICT
from reviewer_app.domain.review import Verdict
from reviewer_app.ui.calibration.position_keys import offered
from reviewer_app.ui.calibration.ruling_sheet import RulingSheet, right_of
from reviewer_app.ui.calibration.vote_sheet import VoteSheet
from tests.ui.calibration.conftest import INSULT, SLUR, make_session

Key, Mod = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def spot(spots):
    """`spot(kind)`: the first of a kind."""
    return lambda kind: next(one.spot for one in spots(make_session()) if one.spot.kind == kind)


@pytest.fixture
def opened(qtbot, on_screen, spot, standard, theme):
    """`opened(Sheet, kind)`: a sheet for the first spot of a kind, on screen, with the keys."""

    def show(sheet_kind, kind=FINDINGS, *more):
        parent = QWidget()
        parent.resize(700, 600)
        qtbot.addWidget(parent)
        sheet = sheet_kind(spot(kind), standard, theme, parent, *more)
        sheet.parent_kept = parent
        QVBoxLayout(parent).addWidget(sheet)
        on_screen(parent)
        sheet.appear()
        qtbot.waitUntil(sheet.hasFocus)
        return sheet

    return show


def test_what_members_hold_has_digits_and_nothing_has_0(spot, standard):
    assert offered(spot(FINDINGS), standard.policies) == [("1", INSULT), ("2", SLUR), ("0", NONE)]
    of_verdict = offered(spot(VERDICT), standard.policies)
    assert of_verdict[:2] == [("1", "NA"), ("2", "FI")]
    assert len(of_verdict) == len(standard.policies.outcomes)


def test_a_vote_needs_a_position_and_a_reason(opened, press):
    sheet = opened(VoteSheet)
    votes = []
    sheet.voted.connect(lambda position, why: votes.append((position, why)))
    press("Ctrl+Return")
    assert (votes, sheet._missing.property("role")) == ([], "error")
    press("2", "Ctrl+Return")
    assert votes == []
    press("Tab", *"grupo", "Ctrl+Return")
    assert votes == [(SLUR, "grupo")]
    assert sheet.isVisible()


def test_the_vote_given_before_stands_there(opened):
    before = Vote("e", "A", "s", "r", NONE, "no veo nada", "", 1)
    sheet = opened(VoteSheet, FINDINGS, before)
    assert (sheet.position, sheet._why.toPlainText(), sheet.problem) == (NONE, "no veo nada", "")


def test_another_policy_is_found_by_its_name(opened, press, qtbot):
    sheet = opened(VoteSheet)
    assert not sheet.other.isVisible()
    press("p")
    qtbot.waitUntil(sheet.other.hasFocus)
    qtbot.keyClicks(sheet.other, "alcohol")
    sheet.other._take(next(iter(sheet.other._lines)))
    assert sheet.position == "regulated.alcohol"
    press("Escape")
    assert sheet.hasFocus() and sheet.isVisible()
    press("1")
    assert (sheet.position, sheet.other.text()) == (INSULT, "")


def test_escape_leaves_the_sheet(opened, press):
    sheet = opened(VoteSheet, VERDICT)
    left = []
    sheet.left.connect(lambda: left.append(True))
    press("Escape")
    assert left == [True] and not sheet.isVisible()


def test_a_ruling_by_keys(opened, spot, standard, press, qtbot):
    """Policy, cause, severity, another time, a proposal, and that it is tested again."""
    sheet = opened(RulingSheet)
    drafts = []
    sheet.ruled.connect(drafts.append)
    assert sheet.start.text() == "00:00:10.000", "where most of them have it"
    press("2")
    assert sheet.severity == "S1"
    press("1")
    assert sheet.severity == "S2"
    press("s", "a", "t", "Ctrl+Return")
    assert (drafts, sheet._missing.property("role")) == ([], "error")
    press("Tab")
    qtbot.keyClicks(sheet._why, "A una persona.")
    press("Tab")
    qtbot.keyClicks(sheet.change, "Sin grupo.")
    press("Tab")
    sheet.start.setText("0:11")
    press("Ctrl+Return")
    [draft] = drafts
    right = right_of(draft, spot(FINDINGS), make_session(), standard)
    finding = right.finding
    assert (finding.policy_id, finding.start_ms, finding.end_ms, finding.severity) == (INSULT, 11_000, 14_000, "S3")
    assert finding.finding_id == gold_id(spot(FINDINGS).spot_id)
    assert (right.cause, right.rationale, right.retest) == ("policy_ambiguous", "A una persona.", True)
    assert right.proposal["policy_id"] == INSULT and right.proposal["change"] == "Sin grupo."
    assert right.clause.startswith(f"{INSULT}: Degrades an identifiable person")


def test_nothing_is_a_ruling_without_times(opened, spot, standard, press, qtbot):
    sheet = opened(RulingSheet)
    drafts = []
    sheet.ruled.connect(drafts.append)
    press("0", "e")
    assert not sheet.start.isEnabled() and not sheet._grave.isEnabled()
    press("Tab")
    qtbot.keyClicks(sheet._why, "Broma.")
    press("Ctrl+Return")
    right = right_of(drafts[0], spot(FINDINGS), make_session(), standard)
    assert (right.finding, right.verdict, right.proposal) == (None, None, None)
    assert right.clause.startswith(f"{INSULT}: "), "of what most are for"


@pytest.mark.parametrize(("start", "end", "sentence"), [("x", "", "Write times"), ("0:12", "0:11", "before the start")])
def test_times_that_cannot_be_are_said(opened, press, start, end, sentence):
    sheet = opened(RulingSheet)
    press("1", "e")
    sheet.start.setText(start)
    sheet.end.setText(end)
    assert sentence in sheet.problem


def test_a_ruling_on_a_verdict_takes_the_actions_of_those_who_gave_it(opened, spot, standard, press, qtbot):
    sheet = opened(RulingSheet, VERDICT)
    drafts = []
    sheet.ruled.connect(drafts.append)
    assert not sheet.change.isVisible() and sheet.other is None
    press("1", "m", "Tab")
    qtbot.keyClicks(sheet._why, "Grave.")
    press("Ctrl+Return")
    right = right_of(drafts[0], spot(VERDICT), make_session(), standard)
    assert right.verdict == Verdict("NA", ("NO_ACTION",), "Grave.")
    assert right.finding is None
