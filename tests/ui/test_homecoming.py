"""Signing in on a new machine, with a real central database."""

import pytest

from reviewer_app.central.connection import connect
from reviewer_app.central.push import Session
from reviewer_app.operations import auditing, signing_in, syncing
from tests.postgres import PASSWORD
from tests.windows import at_work
from tests.workplaces import add_recording, begin_review, make_place


@pytest.fixture
def central(central_servers):
    """A central database of this test alone."""
    return central_servers.database("embedded").dsn


def work_elsewhere(folder, central):
    """Ana has reviewed at another machine, and all is sent."""
    place = make_place(folder, central)
    add_recording(place)
    begin_review(place, starts_ms=(5_000, 2_000))
    database = place.open_store("ana")
    with Session(connect(signing_in.address_of(place), "ana", PASSWORD)) as session:
        syncing.sync_once(syncing.directly(database), session)
    database.close()


def test_what_was_decided_elsewhere_is_offered_and_fetched_on_a_new_machine(qtbot, tmp_path, central):
    """The review goes on there, everything verifies, and nobody is asked again."""
    work_elsewhere(tmp_path / "there", central)
    place = make_place(tmp_path / "here", central)
    add_recording(place)
    with at_work(qtbot, place) as work:
        work.sign_in("ana", PASSWORD)
        work.wait_for_queue()
        work.wait(lambda: "“Fetch my decisions”" in work.window.banner.text)
        work.window.dispatcher.invoke("recover")
        work.wait(lambda: work.window.banner.text.startswith("3 decisions were fetched."))
        work.wait(lambda: [row.findings for row in work.application.queue.model.rows] == [2])
        assert auditing.verify(work.application.session.database).faults == []
        work.window.dispatcher.invoke("recover")
        work.wait(lambda: "nothing to recover" in work.window.banner.text)
    with at_work(qtbot, place) as work:
        work.wait_for_queue()
        work.wait_until_sent()
        assert work.window.banner.text == ""


def test_who_has_decided_nothing_is_offered_nothing(qtbot, tmp_path, central):
    with at_work(qtbot, make_place(tmp_path, central)) as work:
        work.sign_in("ana", PASSWORD)
        work.wait_for_queue(0)
        work.wait_until_sent()
        work.wait(lambda: work.application.homecoming.looked)
        assert work.window.banner.text == ""


def test_a_server_that_does_not_answer_is_said_only_when_it_was_asked_by_the_person(qtbot, tmp_path):
    place = make_place(tmp_path, "host=/nowhere dbname=central")
    signing_in.remember(place, "ana", PASSWORD)
    with at_work(qtbot, place) as work:
        work.wait_for_queue(0)
        work.wait(lambda: work.application.homecoming.looked)
        work.window.show_banner("")
        work.window.dispatcher.invoke("recover")
        work.wait(lambda: "does not answer" in work.window.banner.text)
