"""The store worker: order, answers on the UI thread, errors, closing."""

import threading
from dataclasses import replace

import pytest

from reviewer_app.background.store_worker import StoreWorker
from reviewer_app.domain.errors import Refused
from reviewer_app.operations import labelling, queueing
from reviewer_app.store import outbox, recordings
from tests import stores


@pytest.fixture
def worker(database, qapp):
    made = StoreWorker(database)
    yield made
    made.close()


def test_answers_come_in_order_on_the_ui_thread(worker, qtbot):
    got = []
    for number in range(50):
        worker.run(
            lambda _db, n: (n, threading.current_thread().name),
            number,
            then=lambda answer: got.append((*answer, threading.current_thread().name)),
        )
    qtbot.waitUntil(lambda: len(got) == 50)
    assert [number for number, _, _ in got] == list(range(50))
    assert {(work, answer) for _, work, answer in got} == {("store", threading.main_thread().name)}


def test_a_failure_goes_to_who_asked_and_work_goes_on(worker, qtbot):
    def refuse(_database):
        raise Refused("no")

    seen = []
    worker.run(refuse, failed=lambda error: seen.append(str(error)))
    worker.run(lambda _db: "next", then=seen.append)
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen == ["no", "next"]


def test_a_failure_nobody_waits_for_is_not_swallowed(worker, qtbot):
    with qtbot.captureExceptions() as caught:
        worker.run(lambda _db: 1 / 0)
        qtbot.waitUntil(lambda: len(caught) == 1)
    assert caught[0][0] is ZeroDivisionError


def test_changed_follows_what_was_appended_and_nothing_else(database, qtbot):
    """A queue that is read, a recording that is taken in: nothing to upload. Nor what the log had at the start."""
    review = stores.open_review(database)
    worker = StoreWorker(database)
    seen = []
    worker.changed.connect(lambda: seen.append("changed"))
    all_asked = threading.Event()
    worker.run(lambda _: all_asked.wait(20))
    worker.run(queueing.queue_of, "ana", then=lambda _: seen.append("read"))
    worker.run(recordings_again, then=lambda _: seen.append("written"))
    event = review.place(stores.Finding("hate.slur", 5), 7)
    worker.run(labelling.record, event, then=lambda _: seen.append("appended"))
    worker.run(queueing.queue_of, "ana", then=lambda _: seen.append("read"))
    all_asked.set()
    qtbot.waitUntil(lambda: len(seen) == 5)
    # Told when there is nothing else to do: an answer is shown first.
    assert seen == ["read", "written", "appended", "read", "changed"]
    worker.close()


def test_a_log_that_cannot_be_read_is_told_without_what_the_fault_says(database, qapp, monkeypatch, caplog):
    """A fault of SQL quotes its parameters, and these are notes and quotes."""

    def fault(_connection):
        raise RuntimeError("INSERT … lo que dijo")

    monkeypatch.setattr(outbox, "length", fault)
    StoreWorker(database).close()
    assert [one.getMessage() for one in caplog.records] == ["the log cannot be read: RuntimeError"]


def test_what_is_done_meanwhile_comes_before_the_answer(worker, qtbot, database):
    """Here, not on the store's thread, once, and only for the job that asked; nothing of it where a rule forbids it."""
    review = stores.open_review(database)
    seen = []
    for start in (5, 6):
        event = review.place(stores.Finding("hate.slur", start), 7)
        worker.run(
            labelling.record,
            event,
            then=lambda _: seen.append("stored"),
            meanwhile=lambda: seen.append(threading.current_thread() is threading.main_thread()),
        )
    worker.run(labelling.undo, review.review_id, stores.CONTEXT, 8, then=lambda _: seen.append("undone"))
    stranger = replace(event, review_id="not here", event_id="another")
    worker.run(labelling.record, stranger, failed=lambda _: seen.append("refused"), meanwhile=lambda: seen.append("no"))
    worker.run(labelling.redo, review.review_id, stores.CONTEXT, 9, then=lambda _: seen.append("redone"))
    qtbot.waitUntil(lambda: "redone" in seen)
    assert seen == [True, "stored", True, "stored", "undone", "refused", "redone"]


def recordings_again(database):
    """Writes without an event."""
    with database.transaction() as connection:
        recordings.save_recording(connection, stores.RECORDING, 2)


def test_other_threads_wait_for_their_answer(worker, qtbot):
    answers = []

    def ask():
        answers.append(worker.call(lambda _db, x: x + 1, 41))
        try:
            worker.call(lambda _db: 1 / 0)
        except ZeroDivisionError as error:
            answers.append(error)

    thread = threading.Thread(target=ask)
    thread.start()
    qtbot.waitUntil(lambda: len(answers) == 2)
    thread.join()
    assert answers[0] == 42


def test_closing_finishes_what_was_asked_for(database, qapp):
    before = set(threading.enumerate())
    worker = StoreWorker(database)
    done = []
    for number in range(20):
        worker.run(lambda _db, n: done.append(n), number)
    worker.close()
    worker.close()
    assert done == list(range(20))
    assert "store" not in {thread.name for thread in set(threading.enumerate()) - before}
    with pytest.raises(RuntimeError, match="closed"):
        worker.run(lambda _db: None)
