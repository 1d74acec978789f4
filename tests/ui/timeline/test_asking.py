"""Of many wishes the first is heard at once, then the newest."""

from reviewer_app.ui.timeline.asking import Asking


def test_the_first_is_passed_on_at_once_and_of_those_behind_it_the_newest(qtbot):
    heard = []
    asking = Asking(heard.append)
    for value in range(10):
        asking.ask(value)
    assert heard == [0]
    qtbot.waitUntil(lambda: heard == [0, 9])


def test_what_waits_can_be_had_now(qtbot):
    heard = []
    asking = Asking(heard.append)
    asking.ask(1)
    asking.ask(2)
    asking.now()
    asking.now()
    assert heard == [1, 2]
