"""Jobs: off the UI thread, answers on it, cancelled when asked."""

import gc
import threading
import time
import weakref

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt

from reviewer_app.background import jobs
from reviewer_app.background.jobs import Job
from reviewer_app.domain.errors import Cancelled


def test_a_job_works_elsewhere_and_answers_here(qtbot, qapp):
    seen = []

    def work(job):
        job.report(1, 2)
        return threading.current_thread().name

    job = Job(work)
    job.progress.connect(lambda done, total: seen.append((done, total, threading.current_thread().name)))
    job.finished.connect(lambda name: seen.append((name, threading.current_thread().name)))
    with qtbot.waitSignal(job.finished):
        job.start()
    assert seen == [(1, 2, "MainThread"), ("job", "MainThread")]


def test_a_failure_is_handed_over(qtbot, qapp):
    job = Job(lambda _job: 1 / 0)
    with qtbot.waitSignal(job.failed) as got:
        job.start()
    assert isinstance(got.args[0], ZeroDivisionError)


def test_a_cancelled_job_sees_it(qtbot, qapp):
    begun = threading.Event()

    def work(job):
        begun.set()
        while not job.cancelled:
            threading.Event().wait(0.001)
        return "stopped"

    job = Job(work)
    job.start()
    begun.wait(5)
    with qtbot.waitSignal(job.finished) as got:
        job.cancel()
    assert got.args == ["stopped"]
    assert job.join(5)


def test_a_job_whose_owner_is_gone_ends_without_a_word(qapp):
    """As when a page is closed while something is still read for it."""
    owner, go_on = QObject(), threading.Event()
    job = Job(lambda _: go_on.wait(20), owner)
    job.start()
    shiboken6.delete(owner)
    go_on.set()
    assert job.join(20)


def test_a_job_that_lets_the_window_in_waits_until_all_of_it_is_done(qtbot, qapp):
    """Also for what Qt puts off, as painting, and what comes while it waits already."""
    let_in = []

    class Window(QObject):
        def event(self, event):
            let_in.append(job._window_is_done.is_set())
            return True

    window, job = Window(), Job(lambda job: job.let_window_in())
    job._window_is_done.set()
    job.start()
    while job._window_is_done.is_set():
        threading.Event().wait(0.01)
    with qtbot.waitSignal(job.finished):
        QCoreApplication.postEvent(window, QEvent(QEvent.Type.User), Qt.EventPriority.LowEventPriority.value)
    assert let_in == [False]


def test_work_that_is_not_wanted_any_more_ends_where_it_would_let_the_window_in(qtbot, qapp):
    """At once: a thread that waits for a window which itself waits for the thread would hold both up."""
    begun = threading.Event()

    def work(job):
        job.let_window_in()
        begun.set()
        while True:
            job.let_window_in()

    job = Job(work)
    with qtbot.waitSignal(job.failed) as got:
        job.start()
        qtbot.waitUntil(begun.is_set)
        # From here on the event loop stands: the job cannot be let go on.
        threading.Event().wait(0.1)
        started = time.monotonic()
        job.cancel()
        assert job.join(5)
        assert time.monotonic() - started < jobs._PATIENCE_S / 2
    assert isinstance(got.args[0], Cancelled)


def test_what_stopped_work_had_made_is_let_go_at_once(qtbot, qapp):
    """The collector rests while somebody works: a search given up would keep its hundred thousand hits for hours."""

    class Made:
        pass

    kept = []

    def work(job):
        made = Made()
        kept.append(weakref.ref(made))
        raise Cancelled

    job = Job(work)
    gc.disable()
    try:
        with qtbot.waitSignal(job.failed):
            job.start()
        job.join(5)
        qtbot.waitUntil(lambda: kept[0]() is None)
    finally:
        gc.enable()


def test_the_window_is_not_asked_at_every_turn(qtbot, qapp, monkeypatch):
    """What is asked thousands of times in a second takes more time with asking than with work."""
    asked, post = [], QCoreApplication.postEvent
    monkeypatch.setattr(jobs.QCoreApplication, "postEvent", lambda *given: (asked.append(1), post(*given))[1])
    monkeypatch.setattr(jobs.time, "monotonic", lambda: now[0])
    now = [100.0]

    def work(job):
        for _ in range(10):
            job.let_window_in()
        now[0] += jobs._AT_A_STRETCH_S * 2
        job.let_window_in()

    job = Job(work)
    with qtbot.waitSignal(job.finished):
        job.start()
    assert len(asked) == 2
