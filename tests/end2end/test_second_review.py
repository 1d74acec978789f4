"""One second review from the draw to the ruling: four people, each at their own window, one PostgreSQL between them."""

import shutil

import pytest
from PySide6.QtCore import Qt

from reviewer_app.central import batches
from reviewer_app.central.batches import Terms
from reviewer_app.domain.assignment import Batch, BatchItem
from reviewer_app.media.identity import content_hash
from reviewer_app.operations import signing_in
from reviewer_app.ui.commands import AUDITS
from tests.contract.audits import draw, plan
from tests.postgres import PASSWORD
from tests.windows import CTRL, SHIFT, at_work
from tests.workplaces import make_place

TITLE = "Directo uno"


@pytest.fixture
def central(central_servers):
    """A central database of the test's own."""
    return central_servers.database("embedded")


@pytest.fixture
def share(tmp_path, media_files):
    """A file share with a recording."""
    folder = tmp_path / "share"
    folder.mkdir()
    shutil.copy(media_files("mp4"), folder / "directo.mp4")
    return folder


@pytest.fixture
def place_of(tmp_path, central, share):
    """`place_of(user)`: a machine at which that person has signed in before."""

    def make(user):
        place = make_place(tmp_path / user, central.dsn)
        for name, value in {"engine": "vlc", "last_user": user, "file_shares": str(share), "sync_seconds": 1}.items():
            place.settings.set(name, value)
        place.settings.set("open_next_after_submit", False)
        place.secrets.set(f"password {signing_in.address_of(place)} {user}", PASSWORD)
        return place

    return make


def review(work, *labels):
    """Review the recording of the queue by keys: labels where it begins, the verdict that they ask for."""
    work.wait_for_queue()
    work.wait(lambda: work.application.queue.model.rows[0].here)
    work.open_recording()
    for one in labels:
        work.key(one)
    work.key(Qt.Key.Key_Return, CTRL)
    work.key("w")
    work.key(Qt.Key.Key_Return, CTRL | SHIFT)
    work.wait(lambda: work.review_page.controller.is_submitted)
    work.wait_until_sent()


def open_case(work, state):
    """The person's case on their page, when it has come down."""
    work.wait(lambda: work.application.policies is not None and work.application.session.who.role)
    work.key("2", CTRL)
    work.wait(lambda: work.window.page.name == AUDITS)
    page = work.window.page
    work.wait(lambda: page.table.current() is not None and page.table.current().state == state)
    work.key(Qt.Key.Key_Return)
    work.wait(lambda: page.case is not None)
    assert page.case.title == TITLE and page.case.state == state
    return page


def send(work, page, text, *choices):
    """Send what was decided, with these words, and wait until the server has it and has told it."""
    work.key(Qt.Key.Key_Return, CTRL)
    for one in choices:
        work.key(one)
    if choices:
        work.key(Qt.Key.Key_Tab)
    work.type(text)
    work.key(Qt.Key.Key_Return, CTRL)
    work.wait(lambda: page.case.decisions and page.case.decisions[-1].author == work.application.session.who.user)
    work.wait(lambda: not page.case.on_its_way)


@pytest.mark.slow
def test_drawn_reviewed_blind_judged_disputed_answered_and_ruled_on(qtbot, central, share, place_of):
    """Each step by keys in that person's window; what the others see of it came over the server."""
    path = share / "directo.mp4"
    recording_id = content_hash(path)
    batches.add_batch(
        central.admin,
        Batch("ES-47", (BatchItem(recording_id, TITLE, path.as_uri(), 4_000, size_bytes=path.stat().st_size),)),
    )
    batches.assign_batch(central.admin, "ES-47", ["ana"], Terms())
    with at_work(qtbot, place_of("ana")) as work:
        review(work, "1")
    assert draw(central, plan("ES-47"), "sol")["given"] == {"sol": 1}

    with at_work(qtbot, place_of("sol")) as work:
        review(work, "1", "2")
        page = open_case(work, "comparing")
        (missed,) = page.view.comparison.differences
        assert (missed.kind, missed.original) == ("missed", None)
        assert page.case.people["reviewer"] is None, "not yet whose it is"
        work.wait(lambda: page.view.clip.video.has_picture)
        work.key("e")
        for key in ("7", "l"):
            work.key(key)
        work.key(Qt.Key.Key_Return, CTRL)
        send(work, page, "Escucha el principio.")
        assert page.case.told_state == "judged" and page.case.people["reviewer"] == "ana"

    with at_work(qtbot, place_of("ana")) as work:
        page = open_case(work, "judged")
        assert "Escucha el principio." in page.view.talk.text and "Critical" in page.view.talk.text
        work.key("d")
        send(work, page, "No es una amenaza.", "1")
        assert page.case.told_state == "disputed"

    with at_work(qtbot, place_of("sol")) as work:
        page = open_case(work, "disputed")
        assert "No es una amenaza." in page.view.talk.text
        work.key("s")
        send(work, page, "Lo es.")
        assert page.case.told_state == "arbitration"

    with at_work(qtbot, place_of("luz")) as work:
        page = open_case(work, "arbitration")
        assert page.case.role == "arbiter"
        # The recording was never given to her: it has come with the case, and is no work of hers.
        work.wait(lambda: page.view.clip.video.has_picture)
        assert not work.application.queue.model.rows
        work.key("x")
        send(work, page, "No se dirige a nadie.", "1")
        assert page.case.told_state == "closed"

    with at_work(qtbot, place_of("ana")) as work:
        page = open_case(work, "closed")
        (judged,) = page.case.judgements.values()
        assert not judged.is_error and page.case.rulings == {missed.difference_id: False}
        assert page.view.differences.rows.rows[0].status.text == "Ruled: no error"
        assert "No se dirige a nadie." in page.view.talk.text
    rows = central.query("SELECT kind, is_error, ruling, final_is_error FROM central.audit_judgement")
    assert rows == [("missed", True, "overturned", False)]
    assert central.query("SELECT state, reviewer, auditor, arbiter FROM central.audit") == [
        ("closed", "ana", "sol", "luz")
    ]
