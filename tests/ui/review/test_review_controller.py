"""Events one after the other: stored, then told."""

import pytest

from reviewer_app.background.store_worker import StoreWorker
from reviewer_app.domain.errors import Refused
from reviewer_app.domain.review import Context, Finding, Verdict
from reviewer_app.operations import labelling
from reviewer_app.store import log
from reviewer_app.ui.review.review_controller import ReviewController
from tests import stores


class Told:
    """A controller with a note of all it says, in order."""

    def __init__(self, database, qtbot, policy_set):
        self.database, self.bot = database, qtbot
        self.worker = StoreWorker(database)
        self.controller = ReviewController(self.worker, lambda: 5_000, policy_set, "en")
        self.said = []
        self.controller.opened.connect(lambda _: self.said.append("opened"))
        self.controller.changed.connect(lambda _, event: self.said.append(event.kind))
        self.controller.busy_changed.connect(lambda on: self.said.append("busy" if on else "free"))
        self.controller.failed.connect(lambda text: self.said.append(f"failed: {text}"))
        self.controller.refused.connect(lambda text: self.said.append(f"refused: {text}"))

    def open(self):
        self.controller.open(stores.RECORDING.recording_id, stores.CONTEXT)
        self.bot.waitUntil(lambda: "opened" in self.said)
        self.said.clear()

    def settle(self):
        self.bot.waitUntil(lambda: not self.controller.saving)

    def stored(self):
        with self.database.read() as connection:
            return [event.kind for event, _ in log.events(connection)]


@pytest.fixture
def told(database, qtbot, policy_set):
    made = Told(database, qtbot, policy_set)
    yield made
    made.worker.close()


@pytest.fixture
def ready(told):
    told.open()
    return told


def test_before_a_review_is_open_everything_is_refused(told):
    with pytest.raises(Refused, match="still loading"):
        told.controller.place(Finding("a.b", 0))
    with pytest.raises(Refused):
        told.controller.undo()


def test_opening_makes_no_change_but_the_opened_event(told):
    told.open()
    assert told.stored() == ["review.opened"]
    assert told.controller.is_open
    assert not told.controller.saving


def test_a_change_is_told_after_it_is_stored(ready):
    kinds_when_told = []
    ready.controller.changed.connect(lambda *_: kinds_when_told.append(ready.stored()[-1]))
    ready.controller.place(Finding("hate.slur", 10))
    assert ready.controller.review.findings == {}
    ready.settle()
    assert kinds_when_told == ["finding.placed"]
    assert ready.said == ["busy", "finding.placed", "free"]


def test_what_is_on_its_way_is_told_so_that_it_can_be_made_ready(ready):
    ready.controller.sent.connect(lambda event: ready.said.append(f"sent {event.kind}"))
    ready.controller.place(Finding("hate.slur", 10))
    ready.settle()
    assert ready.said == ["busy", "sent finding.placed", "finding.placed", "free"]


def test_what_is_asked_while_saving_waits_its_turn(ready):
    for ms in range(5):
        ready.controller.place(Finding("hate.slur", ms))
    ready.controller.undo()
    ready.controller.give_verdict(Verdict("NA", ("WARN_HOST",)))
    ready.settle()
    told = [kind for kind in ready.said if "." in kind]
    assert told == ["finding.placed"] * 5 + ["finding.withdrawn", "verdict.given"]
    assert ready.stored()[1:] == told
    assert (ready.said[0], ready.said[-1], ready.said.count("free")) == ("busy", "free", 1)


def test_a_rule_broken_in_the_queue_is_said_and_the_rest_goes_on(ready):
    ready.controller.place(Finding("hate.slur", 1))
    ready.controller.submit()
    ready.controller.place(Finding("hate.slur", 2))
    ready.settle()
    assert len(ready.controller.review.findings) == 2
    assert any(said.startswith("refused: Give a verdict") for said in ready.said)


def test_a_failure_tells_nothing_and_drops_what_waited(ready, monkeypatch):
    def full(database, event):
        raise OSError("disk full")

    monkeypatch.setattr(labelling, "record", full)
    ready.controller.place(Finding("hate.slur", 1))
    ready.controller.place(Finding("hate.slur", 2))
    ready.settle()
    assert ready.controller.review.findings == {}
    assert ready.said[0] == "busy"
    assert "disk full" in ready.said[1]
    assert ready.said[2:] == ["free"]
    assert ready.stored() == ["review.opened"]


def test_a_held_finding_is_one_step_with_its_placing(ready):
    finding = Finding("hate.slur", 1)
    ready.controller.place(finding)
    ready.settle()
    ready.controller.extend(finding.finding_id, 900, "hola")
    ready.settle()
    assert ready.controller.review.findings[finding.finding_id].end_ms == 900
    ready.controller.undo()
    ready.settle()
    assert not ready.controller.holds(finding.finding_id)
    ready.controller.redo()
    ready.settle()
    assert ready.controller.review.findings[finding.finding_id].end_ms == 900


def test_two_keys_held_together_undo_one_by_one(ready):
    one, other = Finding("hate.slur", 1), Finding("hate.incite", 2)
    ready.controller.place(one)
    ready.controller.place(other)
    ready.controller.extend(one.finding_id, 500, "")
    ready.controller.extend(other.finding_id, 600, "")
    ready.settle()
    ready.controller.undo()
    ready.controller.undo()
    ready.settle()
    assert {f.finding_id: f.end_ms for f in ready.controller.review.findings.values()} == {
        one.finding_id: None,
        other.finding_id: None,
    }


def test_nothing_to_undo_or_redo_is_said(ready):
    ready.controller.undo()
    ready.settle()
    ready.controller.redo()
    ready.settle()
    assert [said for said in ready.said if said.startswith("refused")] == [
        "refused: There is nothing to undo.",
        "refused: There is nothing to redo.",
    ]


def test_a_submitted_review_takes_nothing_until_it_is_reopened(ready):
    ready.controller.give_verdict(Verdict("OK", ("NO_ACTION",)))
    ready.controller.submit()
    ready.settle()
    assert ready.controller.is_submitted
    for refused in (
        lambda: ready.controller.place(Finding("hate.slur", 1)),
        ready.controller.undo,
        lambda: ready.controller.reopen("  "),
    ):
        with pytest.raises(Refused):
            refused()
    ready.controller.reopen("falta un hallazgo")
    ready.settle()
    assert ready.controller.is_open


def test_a_verdict_against_the_rules_is_refused(ready):
    with pytest.raises(Refused, match="Write a rationale: Interrupt the LIVE needs one"):
        ready.controller.give_verdict(Verdict("NA", ("INTERRUPT_LIVE",)))
    assert ready.stored() == ["review.opened"]


def test_a_graver_finding_placed_after_the_verdict_holds_the_submission_up(ready):
    """Until the verdict is given again, stricter or with a reason; an exception with its reason goes through."""
    ready.controller.give_verdict(Verdict("OK", ("NO_ACTION",)))
    ready.controller.place(Finding("hate.slur", 61_000))
    ready.settle()
    ready.controller.verdict_key = "F5"
    with pytest.raises(Refused) as refused:
        ready.controller.submit()
    assert str(refused.value) == (
        "The verdict says Allowed, but Slur at 00:01:01 is Not allowed: choose another outcome or write a rationale. "
        "F5 gives the verdict again."
    )
    ready.controller.give_verdict(Verdict("OK", ("NO_ACTION",), "lo dice citando a otro"))
    ready.controller.submit()
    ready.settle()
    assert ready.controller.is_submitted


def test_another_review_opened_meanwhile_does_not_get_the_answer_of_the_first(ready):
    ready.controller.place(Finding("hate.slur", 1))
    ready.controller.open(stores.RECORDING.recording_id, Context("eva", stores.CONTEXT.policy_set))
    ready.bot.waitUntil(lambda: ready.controller.review is not None)
    assert ready.controller.review.findings == {}
    assert "finding.placed" in ready.stored()
    assert "finding.placed" not in ready.said
    assert not ready.controller.saving


EVA = Context("eva", stores.CONTEXT.policy_set)


def test_what_waited_for_the_review_before_is_stored_in_its_order(ready):
    """It was asked for; only painting belongs to the review on screen."""
    ready.controller.place(Finding("hate.slur", 1))
    ready.controller.give_verdict(Verdict("NA", ("WARN_HOST",)))
    ready.controller.submit()
    ready.controller.open(stores.RECORDING.recording_id, EVA)
    ready.bot.waitUntil(lambda: ready.controller.idle and ready.controller.review is not None)
    kinds = [kind for kind in ready.stored() if kind != "review.opened"]
    assert kinds == ["finding.placed", "verdict.given", "review.submitted"]
    assert ready.controller.is_open
    assert ready.said == ["busy", "free", "opened"]


def test_a_failure_of_the_review_before_is_told_with_what_waited_behind_it(ready, monkeypatch):
    def full(database, event):
        raise OSError("disk full")

    monkeypatch.setattr(labelling, "record", full)
    ready.controller.lost.connect(lambda text: ready.said.append(f"lost: {text}"))
    ready.controller.place(Finding("hate.slur", 1))
    ready.controller.place(Finding("hate.slur", 2))
    ready.controller.open(stores.RECORDING.recording_id, EVA)
    ready.bot.waitUntil(lambda: ready.controller.idle and ready.controller.review is not None)
    [lost] = [said for said in ready.said if said.startswith("lost")]
    assert lost.startswith("lost: Directo de prueba: ")
    assert "disk full" in lost
    assert "1 decision(s) behind it were not carried out either." in lost
    assert not any(said.startswith("failed") for said in ready.said)


def test_a_rule_broken_by_what_waited_for_the_review_before_is_said(ready):
    ready.controller.place(Finding("hate.slur", 1))
    ready.controller.submit()
    ready.controller.open(stores.RECORDING.recording_id, EVA)
    ready.bot.waitUntil(lambda: ready.controller.idle and ready.controller.review is not None)
    assert "refused: Give a verdict first." in ready.said


def test_what_a_closed_store_cannot_take_any_more_is_told(ready):
    ready.controller.lost.connect(lambda text: ready.said.append(f"lost: {text}"))
    ready.controller.place(Finding("hate.slur", 1))
    ready.controller.place(Finding("hate.slur", 2))
    ready.controller.close()
    ready.worker.close()
    ready.bot.waitUntil(lambda: any(said.startswith("lost") for said in ready.said))
    assert ready.stored() == ["review.opened", "finding.placed"]
    assert "closed before everything was stored. 1 decision(s)" in ready.said[-1]


def test_a_recording_that_cannot_be_opened_is_said(told):
    told.controller.open("c" * 64, stores.CONTEXT)
    told.bot.waitUntil(lambda: any("not in this store" in said for said in told.said))
    assert told.controller.review is None
