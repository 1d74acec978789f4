"""The page of the standard in the whole window: proposing, drafting, a file that is edited elsewhere, publishing."""

import pytest
from PySide6.QtCore import Qt

from reviewer_app.domain.events import STANDARD_PROPOSED, STANDARD_SETTLED
from reviewer_app.operations import drafting
from reviewer_app.store import people
from reviewer_app.ui.commands import QUEUE, STANDARDS
from tests.windows import CTRL, at_work, events_of, place_of_ana


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
