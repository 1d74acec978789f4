"""The event loop and the requests to end it."""

import signal

import pytest
from PySide6.QtCore import QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from reviewer_app.bootstrap.signals import requests_to_end, run_event_loop

REQUESTS = [signal.SIGINT, signal.SIGTERM, *([signal.SIGHUP] if hasattr(signal, "SIGHUP") else [])]


@pytest.fixture
def terminal():
    """As started from a terminal, even where these tests run under `nohup`."""
    before = {one: signal.getsignal(one) for one in REQUESTS[2:]}
    for one in before:
        signal.signal(one, signal.SIG_DFL)
    yield
    for one, handler in before.items():
        signal.signal(one, handler)


def test_a_request_is_heard_while_qt_waits_and_handlers_are_put_back(qapp, terminal):
    """Each kind; without anything else happening in the loop."""
    before = [signal.getsignal(one) for one in REQUESTS]
    heard = []

    def asked():
        heard.append("asked")
        if len(heard) == len(REQUESTS):
            QTimer.singleShot(0, qapp.quit)
        else:
            signal.raise_signal(REQUESTS[len(heard)])

    QTimer.singleShot(0, lambda: signal.raise_signal(signal.SIGINT))
    run_event_loop(asked)
    assert len(heard) == len(REQUESTS)
    assert [signal.getsignal(one) for one in REQUESTS] == before


if hasattr(signal, "SIGHUP"):

    def test_under_nohup_the_closed_terminal_is_no_request(terminal):
        assert requests_to_end() == [signal.SIGTERM, signal.SIGHUP]
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
        assert requests_to_end() == [signal.SIGTERM]


def test_loops_of_a_later_time_go_on(qapp):
    """Two requests to quit in one turn, as when the last window closes on the way out: the second ends nothing else."""

    def quit_twice():
        qapp.exit(0)
        qapp.postEvent(qapp, QEvent(QEvent.Type.Quit))

    QTimer.singleShot(1, quit_twice)
    run_event_loop(lambda: None)
    qapp.processEvents()
    turned = []
    loop = QEventLoop()
    QTimer.singleShot(0, loop, lambda: turned.append(True))
    QTimer.singleShot(1, loop, loop.quit)
    loop.exec()
    assert turned


def test_the_code_of_the_end_comes_back(qapp):
    QTimer.singleShot(0, lambda: QApplication.exit(3))
    assert run_event_loop(lambda: None) == 3
