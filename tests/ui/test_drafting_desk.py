"""The page of the standard: in the whole window proposing, drafting, a file that is edited elsewhere, publishing; and
its desk alone, with a real session and store.
"""

import threading
from datetime import date
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt

from reviewer_app.bootstrap import drafting_desk
from reviewer_app.bootstrap.case_desks import Room
from reviewer_app.bootstrap.drafting_desk import DraftingDesk
from reviewer_app.bootstrap.session import Session, open_store
from reviewer_app.domain.case_file import AUDIT, CALIBRATION, PROPOSAL
from reviewer_app.domain.errors import Refused, Unreachable
from reviewer_app.domain.events import STANDARD_PROPOSED, STANDARD_SETTLED
from reviewer_app.domain.proposal import Change
from reviewer_app.domain.standard import Changes
from reviewer_app.operations import drafting, proposing
from reviewer_app.operations.publishing import Publishing
from reviewer_app.operations.pulling import PullResult
from reviewer_app.operations.signing_in import SignedIn
from reviewer_app.store import log, people
from reviewer_app.ui.banner import INFO, WARN
from reviewer_app.ui.commands import QUEUE, STANDARDS
from reviewer_app.ui.standards.forms import Edit
from reviewer_app.ui.theme import Theme
from tests.ui.standards.standings import OWN, TODAY, proposal
from tests.windows import CTRL, at_work, events_of, place_of_ana
from tests.workplaces import make_place


@pytest.fixture
def place(tmp_path, media_files):
    """Ana's place, who is a lead; the server does not answer."""
    made = place_of_ana(tmp_path, media_files("mp4"))
    store = made.open_store("ana")
    with store.transaction() as connection:
        people.set_role(connection, "lead")
    store.close()
    return made


def opened(work):
    """The page, with what is here on it."""
    work.wait_for_queue()
    work.wait(lambda: work.application.policies is not None)
    work.key(Qt.Key.Key_5, CTRL)
    work.wait(lambda: work.window.page.name == STANDARDS and work.window.page.standing is not None)
    return work.window.page


def test_from_a_proposal_to_a_draft_that_is_edited_here_and_elsewhere(qtbot, place):
    with at_work(qtbot, place) as work:
        page = opened(work)
        assert page.current().key == "live-es@2026.2" and "live-es@2026.2" in page.status_text

        work.key("n")
        assert page.sheet.isVisible()
        work.key(Qt.Key.Key_Return, CTRL)
        work.wait(lambda: "say what is to change" in page.sheet._said.text())
        page.sheet.put("policy_id", "hate.slur")
        page.sheet.put("change", "Decir qué pasa con las citas.")
        work.key(Qt.Key.Key_Return, CTRL)
        work.wait(lambda: len(page.standing.proposals) == 1 and not page.sheet.isVisible())
        (proposal,) = page.standing.proposals
        page.choose(proposal.proposal_id)
        assert "Decir qué pasa con las citas." in page.reading.toPlainText()

        work.key(" ")
        assert page.current().taken
        work.key("b")
        work.wait(lambda: page.standing.drafts and page.standing.proposals[0].state == "drafted")
        path = page.standing.drafts[0].path
        assert path.parent == drafting.folder(place) and page.current().key == path.name
        noted = "  # Proposal of ana: Decir qué pasa con las citas.\n  - id: hate.slur"
        assert noted in path.read_text(encoding="utf-8")

        work.key("e")
        assert page.sheet.value("policy_id") == "hate.slur"  # what was proposed
        page.sheet.put("policy_id", "hate.incite")
        work.wait(lambda: "Palabra que insulta" not in page.sheet.value("guidance.es"))
        page.sheet.put("policy_id", "hate.slur")
        work.wait(lambda: "Palabra que insulta" in page.sheet.value("guidance.es"))
        page.sheet.put("severity", "S0")
        page.sheet.put("guidance.es", "Una frase nueva.")
        work.key(Qt.Key.Key_Return, CTRL)
        work.wait(lambda: page.standing.drafts[0].difference.counts()["changed"] == 1)
        assert "Una frase nueva." in page.reading.toPlainText() and not page.sheet.isVisible()

        path.write_text(path.read_text(encoding="utf-8").replace("severity: S0", "severity: S9"), encoding="utf-8")
        work.wait(lambda: page.standing.drafts[0].problems)
        assert "unknown severity 'S9'" in page.reading.toPlainText()
        assert not page.allowed("publishing")

        if work.window.banner.text:  # that the server does not answer: Escape takes it away first
            work.key(Qt.Key.Key_Escape)
        work.key(Qt.Key.Key_Escape)
        assert work.window.page.name == QUEUE
    kinds = [event.kind for event in events_of(place)]
    assert kinds == [STANDARD_PROPOSED, STANDARD_SETTLED]


def test_publishing_offline_says_so_and_keeps_the_draft(qtbot, place):
    with at_work(qtbot, place) as work:
        page = opened(work)
        work.key("b")
        work.wait(lambda: page.current() and page.current().kind == "draft")
        work.key(Qt.Key.Key_Return, CTRL)
        page.sheet.put("day", "morgen")
        work.key(Qt.Key.Key_Return, CTRL)
        assert "Write the day as 2026-12-01" in page.sheet._said.text()
        page.sheet.put("day", "2030-01-01")
        work.key(Qt.Key.Key_Return, CTRL)
        work.wait(lambda: "does not answer" in page.sheet._said.text())
        work.key(Qt.Key.Key_Escape)
        assert len(drafting.drafts(place)) == 1
        work.key(Qt.Key.Key_Delete)
        work.key(Qt.Key.Key_Return, CTRL)
        work.wait(lambda: not page.standing.drafts)
        assert drafting.drafts(place) == []


class Alone:
    """A desk without a window around it: what it says is in `said`, what went wrong in `failed`."""

    def __init__(self, bot, folder, role):
        self._bot, self.said, self.failed = bot, [], []
        self.place, who = make_place(folder / "home"), SignedIn("ana", None, role)
        self.session = Session(self.place, who, open_store(self.place, who))
        window = SimpleNamespace(
            theme=Theme("dark", parent=self.session), page=SimpleNamespace(name=QUEUE), show_page=lambda *_: None,
            show_banner=lambda text, level, *_: self.said.append((text, level)),
        )  # fmt: skip
        review_desk = SimpleNamespace(policies=OWN.policies)
        self.desk = DraftingDesk(Room(window, self.session, review_desk, self.failed.append), self.session)
        self.page = self.desk.page

    def wait(self, reached):
        self._bot.waitUntil(lambda: bool(reached()), timeout=20_000)

    def open(self):
        """Read what is here, and show it."""
        before = self.page.standing
        self.desk.open()
        self.wait(lambda: self.page.standing is not before)
        return self.page.standing

    def drafted(self):
        """A draft, read and shown."""
        path = drafting.begin(self.place, OWN.text, [], [], TODAY)
        drafting.change_word(path, "hate.slur", "severity", "S0")
        return self.open().draft(path.name)

    def kinds(self):
        """What has been decided."""
        with self.session.database.read() as connection:
            return [event.kind for event, _ in log.events(connection)]


@pytest.fixture
def alone(qtbot, tmp_path):
    made = []

    def make(role="lead"):
        made.append(Alone(qtbot, tmp_path, role))
        return made[0]

    yield make
    for one in made:
        one.desk.close()
        one.session.close()
        # At once: left to the collector, they might go on the thread of another job.
        for each in (one.page, one.session):
            each.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.parametrize("role", ["lead", "specialist"])
def test_leads_alone_ask_what_is_everybodys(alone, monkeypatch, role):
    asked = []
    monkeypatch.setattr(proposing, "alarms_kept", lambda *_: asked.append("alarms") or [])
    monkeypatch.setattr(proposing, "findings_kept", lambda *_: asked.append(_[-1]) or {"hate.slur": 40})
    one = alone(role)
    draft = one.drafted()
    one.page.everybody_wanted.emit(draft)
    if role == "lead":
        one.wait(lambda: one.page.standing.everybody)
        assert one.page.standing.everybody == {draft.path: {"hate.slur": 40}}
        assert sorted(map(str, asked)) == ["['hate.slur']", "alarms"]
    else:
        one.open()
        assert asked == []


def test_a_server_that_does_not_answer_is_passed_over_and_nothing_else_is(alone, monkeypatch):
    faults = [Unreachable("The server does not answer."), RuntimeError("broken")]

    def answer(*_):
        raise faults.pop(0)

    monkeypatch.setattr(proposing, "alarms_kept", answer)
    one = alone()
    one.open()
    one.wait(lambda: len(faults) == 1)
    one.open()
    one.wait(lambda: one.failed)
    assert [str(error) for error in one.failed] == ["broken"] and one.said == []


def test_what_was_read_last_is_shown_whatever_comes_later(alone, monkeypatch):
    one, read, gate, numbers = alone("specialist"), drafting_desk._read, threading.Event(), []

    def slow(*arguments):
        number = len(numbers)
        numbers.append(number)
        found = read(*arguments)
        if number == 0:
            gate.wait(20)
        return found

    monkeypatch.setattr(drafting_desk, "_read", slow)
    one.desk.open()
    one.wait(lambda: numbers)
    drafting.begin(one.place, OWN.text, [], [], TODAY)
    standing = one.open()
    assert len(standing.drafts) == 1
    gate.set()
    one.wait(lambda: not one.desk.findChildren(drafting_desk.Job))
    assert one.page.standing is standing


def test_an_answer_behind_the_end_of_the_session_is_told_to_nobody(alone, monkeypatch):
    one, read, gate, answers = alone("specialist"), drafting_desk._read, threading.Event(), []

    def slow(*arguments):
        number = len(answers)
        answers.append(number)
        gate.wait(20)
        if number == 0:
            raise RuntimeError("the store is closed")
        return read(*arguments)

    monkeypatch.setattr(drafting_desk, "_read", slow)
    one.desk.open()
    one.wait(lambda: len(answers) == 1)
    one.desk.open()
    one.wait(lambda: len(answers) == 2)
    one.session.closed = True
    gate.set()
    one.wait(lambda: not one.desk.findChildren(drafting_desk.Job))
    assert one.page.standing is None and one.failed == []


@pytest.mark.parametrize(
    ("pulled", "reads"),
    [
        (PullResult(standards=("live-es@2026.3",)), True),
        (PullResult(cases=((PROPOSAL, "p"),)), True),
        (PullResult(cases=((AUDIT, "a"),)), True),
        (PullResult(cases=((CALIBRATION, "c"),)), False),
        (PullResult(), False),
    ],
)
def test_what_comes_down_is_read_where_it_is_of_the_page(alone, monkeypatch, pulled, reads):
    one, read = alone("specialist"), []
    monkeypatch.setattr(one.desk, "_run", lambda *_: read.append(True))
    one.desk.came(pulled)
    assert bool(read) == reads


@pytest.mark.parametrize("role", ["lead", "specialist"])
def test_who_begins_a_draft_takes_proposals_in_and_a_lead_settles_them(alone, role):
    one = alone(role)
    one.open()
    one.page.proposed.emit(Change("hate.slur", "", "Otra cosa."))
    one.wait(lambda: one.page.standing.proposals)
    one.page.draft_wanted.emit(one.page.standing.proposals)
    one.wait(lambda: one.page.standing.drafts)
    assert "Proposal of ana: Otra cosa." in one.page.standing.drafts[0].text
    one.session.worker.call(lambda _: None)
    QCoreApplication.processEvents()
    assert one.said == [], "who may not settle is not told so"
    assert one.kinds() == [STANDARD_PROPOSED, *([STANDARD_SETTLED] if role == "lead" else [])]


def test_proposals_go_into_the_draft_from_the_version_in_force(alone):
    """Not into one that was begun from another."""
    one = alone("specialist")
    path = drafting.begin(one.place, OWN.text, [], ["live-es@2026.7"], TODAY)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("# Draft from live-es@2026.2", "# Draft from live-es@2020.1"), encoding="utf-8")
    one.open()
    one.page.draft_wanted.emit((proposal("p"),))
    one.wait(lambda: len(one.page.standing.drafts) == 2)
    assert one.page.current().key == "live-es-2026.3.yaml" and one.desk._to_choose is None
    assert "Proposal of sol" not in path.read_text(encoding="utf-8")
    one.page.draft_wanted.emit((proposal("q"),))
    one.wait(lambda: "Proposal of sol" in one.page.standing.draft("live-es-2026.3.yaml").text)
    assert len(drafting.drafts(one.place)) == 2


def test_a_draft_is_chosen_when_it_is_there_and_not_before(alone):
    one = alone("specialist")
    before = one.open()
    draft = one.drafted()
    after = one.page.standing
    one.desk._to_choose = draft.path
    one.desk._show(before)
    assert one.page.current().kind == "version"
    one.desk._show(after)
    assert one.page.current().key == draft.path.name


def test_a_refusal_is_shown_in_the_form_that_is_open_else_over_the_page(alone):
    one = alone("specialist")
    one.open()
    one.page.show()
    one.page.proposed.emit(Change("hate.slur", "", " "))
    one.wait(lambda: one.said)
    ((text, level),) = one.said
    assert "say what is to change" in text and level == WARN
    one.page.drafting.handlers()["standards.propose"](None)
    one.page.proposed.emit(Change("hate.slur", "", " "))
    one.wait(lambda: "say what is to change" in one.page.sheet._said.text())
    assert len(one.said) == 1 and one.failed == []


@pytest.mark.parametrize("warnings", [(), ("The file of the draft could not be removed: delete it yourself.",)])
def test_publishing_is_said_and_what_went_wrong_beside_it_stays_on_screen(alone, monkeypatch, warnings):
    done = Publishing("live-es@2026.3", "digest", "2026-12-01", True, "live-es@2026.2", Changes(), warnings)
    monkeypatch.setattr(drafting, "publish", lambda *_: done)
    one = alone()
    one.page.publish_wanted.emit(one.drafted(), date(2026, 12, 1))
    one.wait(lambda: one.said)
    ((text, level),) = one.said
    assert text.startswith("live-es@2026.3 is published") and level == (WARN if warnings else INFO)
    assert all(one in text for one in warnings)


def test_a_draft_that_cannot_be_changed_in_the_window_says_why(alone, monkeypatch):
    def refuse(*_):
        raise Refused("actions of hate.slur is written over several lines: change it in the file.")

    monkeypatch.setattr(drafting, "change_words", refuse)
    one = alone("specialist")
    draft = one.drafted()
    one.page.edited.emit(draft.path, [Edit("hate.slur", exceptions=("documentary",))])
    one.wait(lambda: one.said)
    assert "change it in the file" in one.said[0][0]
