"""What is typed is in the store, and there again when the page is made anew."""

import threading

import pytest

from reviewer_app.background.store_worker import StoreWorker
from reviewer_app.domain.errors import NotStored
from reviewer_app.domain.second_review import ARBITER, AUDITOR, REVIEWER
from reviewer_app.domain.second_review_draft import Draft
from reviewer_app.operations import second_reviews
from reviewer_app.store import case_files
from reviewer_app.ui.audits.drafts import Drafts
from tests import audits
from tests.ui.audits.desk import CTRL


@pytest.fixture
def worker(database, qtbot):
    made = StoreWorker(database)
    yield made
    made.close()


def kept(database, audit_id=audits.AUDIT_ID):
    with database.read() as connection:
        return case_files.draft(connection, audit_id)


def reopened(at_page, work, state, role, decisions=()):
    """The page is closed as it is, and its case opened on another one."""
    work.close()
    return at_page(work.user).open(state, role, decisions)


def test_judgements_and_a_text_half_written_are_there_again(at_page):
    """The sheet is open as the program goes; once sent, nothing of it is left."""
    work = at_page("sofia").open("comparing", AUDITOR)
    work.key("e")
    work.keys("7", "l", "Tab")
    work.write("Dice la calle.")
    work.key("Return", CTRL)
    work.key("o")
    typed = work.listed
    assert len(kept(work.database)["judgements"]) == 2, "before anything is closed: a program may be killed"
    work = reopened(at_page, work, "comparing", AUDITOR)
    assert work.listed == typed and work.view.head.text.endswith("4 difference(s) to decide")
    assert work.view.differences.current_id == typed[2][0], "where it goes on"
    assert next(iter(work.page.draft.judgements.values())).note == "Dice la calle."
    work.keys(*"oooo")
    work.key("Return", CTRL)
    work.write("A medias")
    work = reopened(at_page, work, "comparing", AUDITOR)
    work.key("Return", CTRL)
    assert work.view.words_sheet.text.toPlainText() == "A medias"
    work.key("Return", CTRL)
    assert len(work.stored()) == 1 and kept(work.database) == {} and work.page.draft == Draft()
    work = reopened(at_page, work, "comparing", AUDITOR)
    assert work.page.draft == Draft() and work.page.case.on_its_way


def test_marks_of_a_dispute_and_its_clause_are_there_again(at_page):
    work = at_page("ana").open("judged", REVIEWER, [audits.judged()])
    work.keys("n", "n", "d")
    work.key("Return", CTRL)
    work.key("2")
    work = reopened(at_page, work, "judged", REVIEWER, [audits.judged()])
    assert work.listed[2][1] == "You dispute this"
    work.key("Return", CTRL)
    assert work.view.words_sheet._clause.startswith("scam.giveaway: A giveaway with rules")


def test_what_stands_is_there_again(at_page):
    decisions = audits.to_arbitration("extra", "missed")
    work = at_page("luis").open("arbitration", ARBITER, decisions)
    work.key("x")
    work = reopened(at_page, work, "arbitration", ARBITER, decisions)
    assert work.page.draft.stands == {"extra:o-giveaway": False}


def test_what_waits_is_written_as_the_page_goes(at_page):
    """The store is still busy with the first of two judgements."""
    work = at_page("sofia").open("comparing", AUDITOR)
    gate = threading.Event()
    work.worker.run(lambda _: gate.wait(20))
    settle, work.settle = work.settle, lambda: None
    work.keys("o", "o")
    work.page.close_down()
    gate.set()
    work.settle = settle
    work.worker.close()
    assert len(kept(work.database)["judgements"]) == 2


def test_what_was_taken_back_is_not_there_again(at_page):
    work = at_page("ana").open("judged", REVIEWER, [audits.judged()])
    work.keys("d", "d")
    assert kept(work.database) == {}


def test_what_changes_while_one_is_written_goes_with_the_next(worker, database):
    """Three changes, two writes; what waits is written before what is asked for next."""
    gate = threading.Event()
    drafts = Drafts(worker, lambda _: None)
    worker.run(lambda _: gate.wait(20))
    drafts.of("a").texts["k"] = "1"
    drafts.changed()
    for text in "23":
        drafts.of("a").texts["k"] = text
        drafts.changed()
    before = worker._jobs.qsize()
    drafts.write()
    assert worker._jobs.qsize() == before + 1
    gate.set()
    assert worker.call(lambda store: kept(store, "a")) == {"texts": {"k": "3"}}


def test_what_waits_is_written_when_the_one_before_is(worker, database, qtbot):
    """Of another case too; nobody has to type again for that."""
    drafts = Drafts(worker, lambda _: None)
    for one in "abc":
        drafts.of(one).disputed.add("x")
        drafts.changed()
    qtbot.waitUntil(lambda: all(kept(database, one) for one in "abc"))


def test_what_was_not_written_is_told_and_goes_with_the_next_change(worker, database, qtbot, monkeypatch):
    def full(*_):
        raise NotStored("The disk is full: free some space.")

    told = []
    drafts = Drafts(worker, told.append)
    monkeypatch.setattr(second_reviews, "keep_draft", full)
    drafts.of("a").disputed.add("x")
    drafts.changed()
    qtbot.waitUntil(lambda: len(told) == 1)
    monkeypatch.undo()
    drafts.changed()
    qtbot.waitUntil(lambda: kept(database, "a") == {"disputed": ["x"]})
    assert len(told) == 1


def test_what_is_typed_here_is_newer_than_what_the_store_had(worker, database):
    """What came from there is not written again."""
    drafts = Drafts(worker, lambda _: None)
    assert drafts.came("a", Draft(disputed={"x"})).disputed == {"x"}
    drafts.write()
    worker.call(lambda _: None)
    assert kept(database, "a") == {}
    drafts.of("a").disputed.add("y")
    assert drafts.came("a", Draft(disputed={"x"})).disputed == {"x", "y"}
    drafts.dropped("a")
    assert drafts.of("a") == Draft()


def test_a_judgement_half_typed_is_on_the_sheet_again_and_counts_for_nothing_before(at_page):
    """Class, weight, cause and note; once taken, nothing of it is left."""
    work = at_page("sofia").open("comparing", AUDITOR)
    work.key("e")
    work.keys("9", "Tab")
    work.write("A medias ")
    work.settle()
    work = reopened(at_page, work, "comparing", AUDITOR)
    assert {text for _, text in work.listed} == {"Not judged yet"}
    work.key("e")
    sheet = work.view.judge_sheet
    assert sheet.note.toPlainText() == "A medias " and sheet._judgement.criticality == "minor"
    work.key("l")
    work.key("Return", CTRL)
    assert work.page.draft.typing == {} and "typing" not in kept(work.database)
    assert next(iter(work.page.draft.judgements.values())).note == "A medias"


def test_no_error_drops_what_was_half_typed(at_page):
    work = at_page("sofia").open("comparing", AUDITOR)
    work.keys("e", "9", "Escape", "o")
    assert work.page.draft.typing == {}
