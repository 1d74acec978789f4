"""Jobs: off the UI thread, answers on it, cancelled when asked."""

import threading

from PySide6.QtCore import QObject

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


def test_the_end_of_a_job_may_be_the_end_of_its_parent(qtbot):
    """What it worked on is the last to hold the parent: neither falls under the other's feet."""
    ended = []

    def begin() -> None:
        owner = QObject()
        job = Job(lambda _, held=owner: len(held.children()), owner)
        job.finished.connect(ended.append)
        owner.destroyed.connect(lambda: ended.append("owner"))
        job.start()

    begin()
    qtbot.waitUntil(lambda: ended == [1, "owner"])
