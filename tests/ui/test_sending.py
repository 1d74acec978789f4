"""What the window says of sending: from the sync loop's words and the store's count."""

import pytest
from PySide6.QtCore import QCoreApplication

from reviewer_app.background.sync_loop import SyncStatus
from reviewer_app.bootstrap.upload_text import sync_details, sync_text
from reviewer_app.operations import syncing
from tests.windows import at_work, place_of_ana

ALL_SENT = SyncStatus(0, 0, 0, True, "", None)


@pytest.fixture
def place(tmp_path, media_files):
    """Ana signed in here once, the server is not there today; one recording is in her store."""
    return place_of_ana(tmp_path, media_files("mp4"))


@pytest.mark.parametrize(
    ("pending", "refused", "online", "text", "state"),
    [
        (0, 0, True, "all sent", "ok"),
        (3, 0, True, "3 pending", "pending"),
        (3, 0, False, "3 pending · offline", "offline"),
        (0, 0, False, "all sent · offline", "offline"),
        (1, 2, False, "2 refused · 1 pending · offline", "error"),
    ],
)
def test_what_the_header_says_of_sending(pending, refused, online, text, state):
    """What needs somebody comes first."""
    status = SyncStatus(pending, 0, refused, online, "", None)
    assert sync_text(status) == (text, state)


def test_the_details_tell_numbers_and_reasons():
    """For the tool tip of the header."""
    status = SyncStatus(1, 12, 2, False, "The server is down.", 0, "22P05: no")
    said = sync_details(status)
    assert "Sent since the start: 12. Pending: 1. Refused: 2." in said
    assert said.endswith("22P05: no The server is down.")


@pytest.fixture
def work(qtbot, place):
    """Ana at her review; the sync loop says nothing by itself any more."""
    with at_work(qtbot, place) as at:
        at.wait_for_queue()
        at.open_recording()
        at.wait(lambda: at.application.sending.status is not None)
        at.application.session.sync.stop()
        # What it told last may still be on its way.
        QCoreApplication.processEvents()
        yield at


def test_a_key_is_pending_before_the_sync_loop_has_said_anything(work):
    """The loop gathers keys for a second before it counts and sends them."""
    work.application.sending.hear(ALL_SENT)
    pending = syncing.pending(work.application.session.database)
    work.wait(lambda: work.header == f"▲ {pending} pending")
    work.key("1")
    work.wait(lambda: work.header == f"▲ {pending + 1} pending")


def test_what_the_loop_counted_before_a_key_is_not_shown_after_it(work):
    """All sent was true when the loop asked; by now it is not."""
    work.key("1")
    seen = []
    work.window.set_sync_status = lambda text, *_: seen.append(text)
    work.application.sending.hear(ALL_SENT)
    work.wait(lambda: seen)
    assert set(seen) == {f"{syncing.pending(work.application.session.database)} pending"}


def test_the_farewell_counts_in_the_store(work):
    """Not what the sync loop told last: a key pressed just now is in it."""
    work.key("1")
    work.application.sending.hear(ALL_SENT)
    said = work.window.closing()
    assert said.startswith(f"{syncing.pending(work.application.session.database)} decision")


def test_a_store_that_cannot_be_read_leaves_the_count_of_the_last_time(work, monkeypatch):
    """The loop has told what is wrong."""

    def broken(_):
        raise OSError("no disk")

    monkeypatch.setattr(syncing, "pending", broken)
    work.application.sending.hear(SyncStatus(7, 0, 0, False, "The store cannot be read.", None))
    work.wait(lambda: work.header == "○ 7 pending · offline")


def test_after_signing_out_nothing_is_said(work):
    """Not even what was counted in the moment before."""
    work.application.sending.hear(ALL_SENT)
    work.application._end_session()
    work.wait(lambda: work.header == "")
    assert work.application.sending.status is None
