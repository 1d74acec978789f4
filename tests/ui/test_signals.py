"""Requests to end while the event loop runs."""

import signal

from reviewer_app.bootstrap.signals import on_request_to_end


def test_a_request_is_heard_while_qt_waits_and_handlers_are_put_back(qtbot):
    """Both kinds; without anything else happening in the loop."""
    before = [signal.getsignal(one) for one in (signal.SIGINT, signal.SIGTERM)]
    heard = []
    with on_request_to_end(lambda: heard.append("asked")):
        for count, one in enumerate((signal.SIGINT, signal.SIGTERM), 1):
            signal.raise_signal(one)
            qtbot.waitUntil(lambda count=count: len(heard) == count)
    assert [signal.getsignal(one) for one in (signal.SIGINT, signal.SIGTERM)] == before
