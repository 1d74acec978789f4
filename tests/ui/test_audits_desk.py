"""The desk of second reviews in a session: made when it is first wanted, up to date with what comes down."""

import pytest

from reviewer_app.domain.case_file import AUDIT, CALIBRATION
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
