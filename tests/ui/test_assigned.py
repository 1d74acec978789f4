"""Assignments in the open window, from a real server."""

import pytest
from PySide6.QtCore import Qt

from reviewer_app.central import batches
from reviewer_app.central.batches import Terms
from reviewer_app.domain.assignment import Batch, BatchItem
from reviewer_app.media.identity import content_hash
from reviewer_app.operations import signing_in
from reviewer_app.ui.queue.model import ASSIGNMENT, URGENCY
from tests.postgres import PASSWORD
from tests.windows import CTRL, at_work, take_in
from tests.workplaces import make_place


@pytest.fixture
def central(central_servers):
    """A central database of the test's own."""
    return central_servers.database("embedded")


@pytest.fixture
def place(tmp_path, central, media_files):
    """Ana signed in here once; one recording is in her store, and the server is there."""
    made = make_place(tmp_path, central.dsn)
    made.settings.set("engine", "vlc")
    made.settings.set("last_user", "ana")
    # The recordings of these tests live nowhere.
    made.settings.set("fetch_ahead", False)
    made.secrets.set(f"password {signing_in.address_of(made)} ana", PASSWORD)
    take_in(made, media_files("mp4"))
    return made


@pytest.fixture
def recording(media_files):
    """The id of the recording that is in her store."""
    return content_hash(media_files("mp4"))


def give(central, name, *recordings, urgent=False):
    """Recordings for ana, by id."""
    items = tuple(BatchItem(one, f"Directo {one[:2]}", "https://media.example/x", 9_000) for one in recordings)
    batches.add_batch(central.admin, Batch(name, items))
    batches.assign_batch(central.admin, name, ["ana"], Terms(urgent=urgent))


def shown(work):
    """(title, urgency or else assignment) of each row."""
    model = work.application.queue.model
    said = [model.index(n, URGENCY).data() or model.index(n, ASSIGNMENT).data() for n in range(len(model.rows))]
    return [(row.title, text) for row, text in zip(model.rows, said, strict=True)]


def test_urgent_work_stands_first_after_the_next_sync_and_is_said(qtbot, place, central, recording):
    """The row of the recording that is here is joined; Enter on one that is not says where it is."""
    with at_work(qtbot, place) as work:
        work.wait_for_queue()
        give(central, "ES-47", recording)
        work.key("S", CTRL)
        work.wait(lambda: shown(work)[0][1] == "ES-47")
        assert len(shown(work)) == 1 and work.window.banner.text == ""
        give(central, "ES-48", "ab" * 32, urgent=True)
        work.key("S", CTRL)
        work.wait(lambda: shown(work)[0] == ("Directo ab", "‼ Urgent"))
        work.wait(lambda: work.window.banner.text == "‼ Urgent work for you: Directo ab")
        work.application.queue.choose("ab" * 32)
        work.key(Qt.Key.Key_Return)
        work.wait(lambda: "Import its file: https://media.example/x" in work.window.banner.text)
        assert work.window.page is work.application.queue


def test_urgent_work_is_said_while_a_recording_is_open_and_nothing_moves(qtbot, place, central):
    """Next opens what can be opened here."""
    with at_work(qtbot, place) as work:
        work.wait_for_queue()
        work.open_recording()
        give(central, "ES-49", "cd" * 32, urgent=True)
        work.application.session.sync.retry()
        work.wait(lambda: work.window.banner.text == "‼ Urgent work for you: Directo cd")
        assert work.window.page is work.review_page


def test_what_was_returned_keeps_its_findings_in_the_window(qtbot, place, central, recording):
    """A lease that ran out while the window was open."""
    give(central, "ES-50", recording)
    with at_work(qtbot, place) as work:
        work.wait_for_queue()
        work.wait(lambda: shown(work)[0][1] == "ES-50")
        work.open_recording()
        work.key("1")
        central.query("UPDATE central.assignment SET lease_until = now() - interval '1 s' WHERE state = 'leased'")
        work.application.session.sync.retry()
        work.wait(lambda: shown(work)[0][1] == "↩ Returned · ES-50")
        work.wait(lambda: work.application.queue.model.rows[0].findings == 1)
        assert len(work.findings) == 1
