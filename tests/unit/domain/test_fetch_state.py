"""How far a recording is on its way."""

from reviewer_app.domain.fetch_state import WAITING, FetchState


def test_nothing_has_come_of_one_that_waits():
    assert FetchState(WAITING) == FetchState("waiting", 0.0, "")
