"""What the panes show."""

from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QPushButton

from reviewer_app.domain.review import Finding, Verdict
from reviewer_app.domain.transcript_index import TranscriptIndex
from reviewer_app.operations import labelling
from reviewer_app.ui.review import panes as panes_module
from reviewer_app.ui.review.choice_button import ChoiceButton
from reviewer_app.ui.review.review_controller import Opened
from tests.ui.review.desk import RECORDING, SHIFT


def test_loading_shows_nothing_of_the_recording_before(review_desk):
    review_desk.key("2")
    panes = review_desk.page.panes
    panes.show_loading()
    assert panes.findings.rowCount() == 0
    assert panes.transcript.cues == ()
    assert "Opening" in panes.video.accessibleDescription()


def test_the_verdict_stands_beside_the_findings(review_desk):
    panes = review_desk.page.panes
    panes.show_verdict(Verdict("NA"))
    assert "Not allowed" in panes.heading.right
    panes.show_verdict(None)
    assert panes.heading.right == "no verdict yet"


def test_everything_that_can_be_used_has_a_name(review_desk):
    page = review_desk.page
    used = [page.panes.transcript_view, page.panes.timeline, page.panes.video, page.panes.findings_view]
    used += [*page.findChildren(QLineEdit), *page.findChildren(QPlainTextEdit), *page.findChildren(QPushButton)]
    used += [*page.findChildren(QComboBox), *page.findChildren(ChoiceButton)]
    assert [widget for widget in used if not (widget.accessibleName() or widget.text())] == []


def test_guidance_is_that_of_the_chosen_finding(review_desk):
    """Placed, gone back to or given another policy; with none chosen it stays, so that nothing is taken away."""
    desk, panes = review_desk, review_desk.page.panes

    def guided_by(policy_id):
        guidance = panes.policies._set.policy(policy_id).guidance["en"]
        desk.bot.waitUntil(lambda: panes.policies.guidance() == guidance)

    desk.key("2")
    guided_by("hate.slur")
    slur = panes.findings_view.chosen_finding()
    desk.deck.seek(9_000)
    desk.key("4")
    other = panes.findings_view.chosen_finding()
    guided_by(other.policy_id)
    desk.key(Qt.Key.Key_Backtab, SHIFT)
    assert panes.findings_view.chosen_finding().finding_id == slur.finding_id
    guided_by("hate.slur")
    panes.put_finding(replace(slur, policy_id=other.policy_id), choose=False)
    guided_by(other.policy_id)
    panes.put_finding(slur, choose=False)
    guided_by("hate.slur")
    desk.key("x")
    assert panes.findings_view.chosen_finding().finding_id == other.finding_id
    guided_by(other.policy_id)
    desk.key("x")
    assert panes.findings_view.chosen_finding() is None
    guided_by(other.policy_id)


def test_the_list_is_first_and_the_other_panes_follow(review_desk):
    panes = review_desk.page.panes
    panes.put_finding(Finding("hate.slur", 1_000, finding_id="new"), choose=True)
    assert panes.findings.has("new")
    assert "new" not in panes.transcript.finding_ids()
    review_desk.bot.waitUntil(lambda: "new" in panes.transcript.finding_ids())
    assert panes.heading.left.endswith("1")


def test_what_follows_the_list_keeps_its_order(review_desk):
    """Withdrawn before it was shown everywhere, a finding is shown nowhere."""
    panes = review_desk.page.panes
    panes.put_finding(Finding("hate.slur", 1_000, finding_id="new"), choose=True)
    panes.drop_finding("new")
    panes.catch_up()
    assert "new" not in panes.transcript.finding_ids()


def test_nothing_that_follows_is_shown_in_another_recording(review_desk):
    panes = review_desk.page.panes
    panes.put_finding(Finding("hate.slur", 1_000, finding_id="new"), choose=True)
    panes.show_loading()
    panes.catch_up()
    assert "new" not in panes.transcript.finding_ids()


def test_many_findings_are_shown_a_slice_at_a_time(review_desk, monkeypatch):
    """Keys that come while a long review opens wait for a slice, not for all of it."""
    panes, review = review_desk.page.panes, review_desk.review
    monkeypatch.setattr(panes_module, "_A_WHILE_S", 0)
    review.findings.update({str(n): Finding("hate.slur", n * 100, finding_id=str(n)) for n in range(1_000)})
    opened = labelling.open_review(review_desk.database, RECORDING.recording_id, review.context, 1)
    panes.show_opened(Opened(review, opened, TranscriptIndex(opened.transcript)))
    seen = []
    while panes._later:
        panes._catch_up_a_while()
        seen.append(len(set(panes.transcript.finding_ids())))
    assert seen[-1] == 1_000 and max(after - before for before, after in pairwise(seen)) <= 250
