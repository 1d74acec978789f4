"""Time and keys on the verdict sheet."""

import pytest

from tests.ui.review.desk import CTRL, SHIFT


@pytest.fixture(autouse=True)
def _by_hand(desk):
    """Seconds go by only when the test says so."""
    desk.page.pace._timer.setInterval(3_600_000)


def told(desk):
    return desk.page.panes.sheet._pace.text()


def test_keys_seconds_and_findings_are_told_on_the_sheet_only(review_desk):
    meter = review_desk.page.pace
    review_desk.key("h")
    review_desk.key("2")
    for _ in range(65):
        meter.tick()
    assert meter.ms == 60_000, "after a minute without a key nobody is there"
    review_desk.key("Return", SHIFT)
    assert told(review_desk) == "This recording: 1:00 · 3 keys · 1 finding"


def test_what_was_counted_is_kept_when_the_review_is_submitted(review_desk, qtbot):
    review_desk.page.pace.tick()
    review_desk.key("Return", CTRL)
    review_desk.key("Return", CTRL | SHIFT)
    qtbot.waitUntil(lambda: review_desk.page.controller.is_submitted)

    def stored():
        with review_desk.database.read() as connection:
            from reviewer_app.store import pace

            return pace.of_review(connection, review_desk.review.review_id)

    qtbot.waitUntil(lambda: stored() != (0, 0))
    assert stored()[0] == 1_000


def test_it_can_be_hidden(desk):
    desk.page.pace._shown = False
    desk.open()
    desk.key("Return", SHIFT)
    assert told(desk) == ""
    assert desk.page.panes.sheet._pace.isHidden()
