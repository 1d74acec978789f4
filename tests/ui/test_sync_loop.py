"""The uploading thread with a real store, a real worker and a real server."""

import logging
import re
from dataclasses import replace

import psycopg
import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from reviewer_app.background.store_worker import StoreWorker
from reviewer_app.background.sync_loop import SyncLoop, SyncStatus
from reviewer_app.central.connection import CentralAddress, connect
from reviewer_app.central.push import Session
from reviewer_app.domain.errors import Unreachable
from reviewer_app.domain.upload_pauses import pause_s
from reviewer_app.operations import syncing
from reviewer_app.store import outbox
from tests import stores
from tests.postgres import PASSWORD


def disk_error() -> Exception:
    """What the driver says when the disk fails under a reader."""
    error = sqlcipher.OperationalError("disk I/O error")
    error.sqlite_errorcode = 10 | 1 << 8
    return error


class Loop:
    """A loop with its worker, and everything that it told."""

    def __init__(self, database, sign_in) -> None:
        self.database = database
        self.worker = StoreWorker(database)
        self.loop = SyncLoop(self.worker, sign_in, seconds=3600, gather_seconds=0.01)
        self.told: list[SyncStatus] = []
        self.loop.status.connect(self.told.append)

    def close(self) -> None:
        self.loop.stop()
        self.worker.close()


@pytest.fixture
def loops(database, qtbot):
    """Makes loops on the test's store and stops them at the end."""
    made = []

    def make(sign_in) -> Loop:
        made.append(Loop(database, sign_in))
        return made[-1]

    yield make
    for loop in made:
        loop.close()


def test_it_uploads_at_the_start_and_after_each_notice(database, central, loops, qtbot):
    review = stores.open_review(database)
    it = loops(lambda: central.session("ana"))
    it.loop.start()
    qtbot.waitUntil(lambda: bool(it.told))
    first = it.told[-1]
    assert (first.pending, first.sent, first.refused, first.online, first.sentence) == (0, 1, 0, True, "")
    assert first.last_sync_ms is not None
    stores.place(database, review, 3)
    it.loop.notify()
    qtbot.waitUntil(lambda: it.told[-1].sent == 2)
    assert it.told[-1].pending == 0


def backends(central) -> list[tuple]:
    """The sessions of the loop at the server."""
    return central.query("SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND usename = 'ana'")


def test_one_session_serves_until_it_is_idle_and_none_is_left_at_the_end(database, central, loops, qtbot):
    review = stores.open_review(database)
    signed_in = []

    def sign_in() -> Session:
        signed_in.append(1)
        return central.session("ana")

    it = loops(sign_in)
    it.loop.start()
    qtbot.waitUntil(lambda: bool(it.told))
    kept = backends(central)
    stores.place(database, review, 3)
    it.loop.notify()
    qtbot.waitUntil(lambda: it.told[-1].sent == 2)
    assert (backends(central), len(kept), len(signed_in)) == (kept, 1, 1)
    # As if its time were over: the loop wakes by itself to give the place back.
    it.loop._kept._idle_seconds = 0.1
    it.loop.notify()
    qtbot.waitUntil(lambda: not backends(central))
    it.loop.retry()
    qtbot.waitUntil(lambda: len(signed_in) == 2)
    it.loop.stop()
    qtbot.waitUntil(lambda: not backends(central))


def test_a_refused_decision_is_told_with_the_servers_reason_and_those_behind_it_go(database, central, loops, qtbot):
    """An event that claims to be somebody else's."""
    review = stores.open_review(database)
    stores.labelling.record(database, replace(review.place(stores.Finding("a.b", 1), 2), author="eva"))
    stores.place(database, review, 3)
    it = loops(lambda: central.session("ana"))
    it.loop.start()
    qtbot.waitUntil(lambda: bool(it.told))
    assert (it.told[-1].pending, it.told[-1].refused) == (0, 1)
    with database.read() as connection:
        ((_, reason),) = outbox.refusals(connection)
    assert it.told[-1].refusal == reason != ""


def test_its_pauses_grow_with_each_failure_and_begin_anew_behind_a_success(database, central, loops):
    """By the schedule that every way of uploading has; who may not sign in waits longest at once."""
    nowhere = replace(central.address, host="/nowhere")
    reached, password = [nowhere], [PASSWORD]
    it = loops(lambda: Session(connect(reached[0], "ana", password[0])))
    for failures in (1, 2, 3, 4, 5, 6):
        assert pause_s(3600, failures, 0.0) <= it.loop._attempt() <= pause_s(3600, failures, 1.0)
    reached[0] = central.address
    assert 1800 <= it.loop._attempt() <= 3600
    it.loop._kept.close()
    password[0] = "otra"
    assert 30 <= it.loop._attempt() <= 60


def test_without_the_server_it_counts_and_says_so_and_a_retry_brings_it_back(database, central, loops, qtbot, caplog):
    """The log file is told of the outage once, of its end and of what went up, in numbers."""
    caplog.set_level(logging.INFO)
    review = stores.open_review(database)
    address = central.address
    nowhere = CentralAddress("/nowhere", address.port, address.database)
    reached = [nowhere]
    it = loops(lambda: Session(connect(reached[0], "ana", PASSWORD)))
    it.loop.start()
    qtbot.waitUntil(lambda: bool(it.told))
    assert (it.told[-1].online, it.told[-1].pending, it.told[-1].last_sync_ms) == (False, 1, None)
    assert "does not answer" in it.told[-1].sentence
    stores.place(database, review, 3)
    it.loop.notify()
    qtbot.waitUntil(lambda: it.told[-1].pending == 2)
    assert not it.told[-1].online
    reached[0] = address
    it.loop.retry()
    qtbot.waitUntil(lambda: it.told[-1].online)
    assert (it.told[-1].pending, it.told[-1].sentence) == (0, "")
    outage, *after = [one.getMessage() for one in caplog.records if one.name.endswith("sync_loop")]
    assert outage == "no exchange with the central database: Unreachable"
    assert "upload: 2 sent, 2 acknowledged, 0 refused, 0 pending" in after and outage not in after
    assert any(re.fullmatch(r"the central database answers again: \d+ tries failed in \d+ s", one) for one in after)


def test_a_password_changed_at_the_server_is_told_with_what_helps(database, central, loops, qtbot):
    it = loops(lambda: Session(connect(central.address, "ana", "wrong password")))
    it.loop.start()
    qtbot.waitUntil(lambda: bool(it.told))
    assert "password is wrong" in it.told[-1].sentence
    assert it.told[-1].sentence.endswith("sign out and in again; what is pending stays here.")
    assert "wrong password" not in it.told[-1].sentence


def test_an_unforeseen_error_does_not_end_the_loop(database, central, loops, qtbot, caplog):
    review = stores.open_review(database)
    broken = [True]

    def sign_in() -> Session:
        if broken.pop() if broken else False:
            raise KeyError("a mistake of ours")
        return central.session("ana")

    it = loops(sign_in)
    it.loop.start()
    qtbot.waitUntil(lambda: bool(it.told))
    assert it.told[-1].sentence == "The upload failed: see the log file."
    stores.place(database, review, 4)
    it.loop.retry()
    qtbot.waitUntil(lambda: it.told[-1].online)
    assert it.told[-1].pending == 0


@pytest.mark.parametrize(
    "fault",
    [
        (KeyError("a mistake of ours"), "The local store cannot be read: see the log file."),
        (disk_error(), "check the drive of"),
    ],
    ids=["mistake", "disk"],
)
def test_a_store_that_cannot_be_read_for_a_while_does_not_end_the_loop(database, central, loops, qtbot, fault):
    """The header says so with the last numbers; when the store can be read again, everything goes on."""
    stores.open_review(database)
    it = loops(lambda: central.session("ana"))
    it.loop.start()
    qtbot.waitUntil(lambda: bool(it.told))

    error, sentence = fault

    def unreadable(_connection: object) -> int:
        raise error

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(outbox, "pending_count", unreadable)
        told = len(it.told)
        it.loop.retry()
        qtbot.waitUntil(lambda: len(it.told) > told)
        assert (it.told[-1].online, it.told[-1].pending, it.told[-1].sent) == (False, 0, 1)
        assert sentence in it.told[-1].sentence
    it.loop.retry()
    qtbot.waitUntil(lambda: it.told[-1].online)
    assert it.told[-1].sentence == ""


def test_a_file_that_is_damaged_while_it_is_in_use_is_told(database, central, loops, qtbot, caplog):
    stores.open_review(database)
    it = loops(lambda: central.session("ana"))
    stores.damage(database)
    it.loop.start()
    qtbot.waitUntil(lambda: bool(it.told))
    assert not it.told[-1].online
    assert "is damaged: close the program" in it.told[-1].sentence
    it.loop.retry()
    qtbot.waitUntil(lambda: len(it.told) > 1)


def test_stopping_cuts_an_upload_that_waits_and_loses_nothing(database, central, loops, qtbot):
    stores.open_review(database)
    with central.session("ana") as session:
        syncing.sync_once(syncing.directly(database), session)
    review = stores.open_review(database, 7)
    stores.place(database, review, 5)
    blocked = (
        "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'reviewer-app' AND wait_event_type = 'Lock'"
    )
    it = loops(lambda: central.session("ana"))
    with psycopg.connect(central.admin_dsn) as other:
        other.execute("SELECT * FROM central.device FOR UPDATE")
        it.loop.start()
        qtbot.waitUntil(lambda: central.query(blocked) == [(1,)])
        it.loop.stop()
        assert not it.loop._thread.is_alive()
        other.rollback()
    assert syncing.pending(database) > 0
    qtbot.waitUntil(lambda: central.query(blocked) == [(0,)])
    with central.session("ana") as session:
        assert syncing.sync_once(syncing.directly(database), session).pending == 0
    rows = central.query(
        "SELECT count(*), count(DISTINCT event_id) FROM central.event WHERE review_id = %s", (review.review_id,)
    )
    assert rows[0][0] == rows[0][1]


def test_stopping_one_that_never_began_is_harmless(database, loops):
    def sign_in() -> Session:
        raise Unreachable("nobody asks")

    loops(sign_in).loop.stop()
