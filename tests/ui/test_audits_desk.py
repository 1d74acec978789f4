"""The desk of second reviews in a session: made when it is first wanted, up to date with what comes down."""

import pytest
from PySide6.QtCore import Qt

from reviewer_app.domain.case_file import AUDIT, CALIBRATION
from reviewer_app.domain.second_review_draft import Draft
from reviewer_app.operations.pulling import PullResult
from reviewer_app.store import case_files, people
from reviewer_app.ui.commands import AUDITS, QUEUE
from tests import audits
from tests.windows import CTRL, at_work, place_of_ana


@pytest.fixture
def place(tmp_path, media_files):
    """Ana, who is a moderator to the server, and one second review of hers."""
    made = place_of_ana(tmp_path, media_files("mp4"))
    database = made.open_store("ana")
    one = audits.case_file("judged", "reviewer", [audits.judged()])
    with database.transaction() as connection:
        people.set_role(connection, "moderator")
        case_files.keep(connection, AUDIT, one.case_id, one.content, 1)
    database.close()
    return made


def test_a_key_opens_the_page_and_what_comes_down_is_shown(qtbot, place):
    """Other kinds of cases are not its business; signing out takes it away."""
    with at_work(qtbot, place) as work:
        work.wait_for_queue()
        assert not work.application.cases.desks
        work.key("2", CTRL)
        page = work.window.page
        assert page.name == AUDITS
        work.wait(lambda: len(page.table.cases.rows) == 1)
        session = work.application.session
        other = audits.case_file("judged", "reviewer", [audits.judged()], audit_id=audits.AUDIT_ID[:-1] + "9")
        with session.database.transaction() as connection:
            case_files.keep(connection, AUDIT, other.case_id, other.content, 2)
        asked = []
        page.refresh, refresh = lambda: asked.append(1) or refresh(), page.refresh
        work.application.cases.came(PullResult(cases=((CALIBRATION, "x"),)))
        assert not asked
        work.application.cases.came(PullResult(cases=((AUDIT, other.case_id),)))
        work.wait(lambda: len(page.table.cases.rows) == 2)
        work.window.show_page(QUEUE)
        work.application._sign_out()
        assert AUDITS not in [one.name for one in work.window.pages]


def test_what_was_typed_and_not_sent_is_there_when_the_program_is_opened_again(qtbot, place):
    """By keys in the whole program; once sent, nothing of it comes back."""
    one = audits.case_file("comparing", "auditor")

    def listed(work):
        return [each.status.text for each in work.window.page.view.differences.rows.rows]

    def open_case(work):
        work.wait_for_queue()
        work.key("2", CTRL)
        page = work.window.page
        work.wait(lambda: len(page.table.cases.rows) == 1)
        work.key(Qt.Key.Key_Return)
        work.wait(lambda: page.case is not None)
        return page

    def drafts():
        database = place.open_store("ana")
        with database.read() as connection:
            found = case_files.with_draft(connection)
        database.close()
        return found

    database = place.open_store("ana")
    with database.transaction() as connection:
        case_files.keep(connection, AUDIT, one.case_id, one.content, 1)
    database.close()
    with at_work(qtbot, place) as work:
        open_case(work)
        for key in "e7l":
            work.key(key)
        work.key(Qt.Key.Key_Return, CTRL)
        work.key("o")
        typed = listed(work)
        assert typed[0].startswith("Critical") and typed[1] == "No error" and typed[2] == "Not judged yet"
    assert drafts() == [one.case_id]
    with at_work(qtbot, place) as work:
        page = open_case(work)
        assert listed(work) == typed
        for _ in range(4):
            work.key("o")
        work.key(Qt.Key.Key_Return, CTRL)
        work.type("Escucha hasta el final.")
        work.key(Qt.Key.Key_Return, CTRL)
        work.wait(lambda: page.case.state == "judged")
    assert drafts() == []
    with at_work(qtbot, place) as work:
        page = open_case(work)
        assert page.case.on_its_way and page.draft == Draft()
