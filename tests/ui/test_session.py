"""One person at work: the lock, the worker and the sync loop live and end together."""

import pytest

from reviewer_app.bootstrap import start
from reviewer_app.bootstrap.session import Session, open_store
from reviewer_app.domain.errors import Refused, StoreUnavailable
from reviewer_app.operations import labelling, syncing
from reviewer_app.operations.signing_in import SignedIn
from reviewer_app.store import opening
from tests import stores
from tests.workplaces import add_recording, make_place

ANA = SignedIn("ana")


def test_the_store_is_locked_for_other_windows_until_the_end(qtbot, tmp_path):
    """And free afterwards."""
    place = make_place(tmp_path)
    session = Session(place, ANA, open_store(place, ANA))
    with pytest.raises(StoreUnavailable, match="Another window"):
        Session(place, ANA, open_store(place, ANA))
    session.close()
    Session(place, ANA, open_store(place, ANA)).close()


def test_a_store_that_cannot_be_opened_is_not_left_locked(qtbot, tmp_path):
    """`recover` needs it free."""
    place = make_place(tmp_path)
    place.open_store("ana").close()
    (tmp_path / "key").unlink()
    with pytest.raises(StoreUnavailable, match="recover"):
        Session(place, ANA, open_store(place, ANA))
    opening.window_lock(place.store_path("ana")).release()


def test_what_was_asked_for_is_written_before_the_end(qtbot, tmp_path):
    """Closing at once after the key loses nothing."""
    place = make_place(tmp_path)
    add_recording(place)
    session = Session(place, ANA, open_store(place, ANA))
    for _ in range(20):
        session.worker.run(labelling.open_review, stores.RECORDING.recording_id, stores.CONTEXT, 1_000)
    session.close()
    database = place.open_store("ana")
    assert syncing.pending(database) == 1
    database.close()


def test_the_policies_are_read_and_kept_and_another_text_is_refused(qtbot, tmp_path):
    """Both answers come back to this thread."""
    place = make_place(tmp_path)
    session = Session(place, ANA, open_store(place, ANA))
    read, failed = [], []
    session.load_policies(read.append, failed.append)
    qtbot.waitUntil(lambda: len(read) == 1)
    database = session.database
    with database.transaction() as connection:
        connection.exec_driver_sql("UPDATE policy_set SET digest = 'another'")
    session.load_policies(read.append, failed.append)
    qtbot.waitUntil(lambda: len(failed) == 1)
    assert isinstance(failed[0], Refused)
    session.close()


def test_without_a_central_database_nothing_is_sent(qtbot, tmp_path):
    """There is no loop that would try."""
    place = make_place(tmp_path)
    session = Session(place, ANA, open_store(place, ANA))
    assert session.sync is None
    session.close()


def test_a_window_closed_while_its_store_is_being_opened_lets_go_of_it(qtbot, tmp_path):
    """The next window opens the same store at once."""
    place = make_place(tmp_path)
    application = start(place)
    application.begin(ANA)
    application.close()
    open_store(place, ANA).close()
