"""Jobs: off the UI thread, answers on it, cancelled when asked."""

import threading

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt

from reviewer_app.background.jobs import Job


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
