"""A deadline that is written and read."""

from reviewer_app.ui.calibration import deadline

MINUTE = 60_000
NOW = 1_790_000_040_000


def test_what_is_written_is_read_back_to_the_minute():
    assert deadline.read(f" {deadline.written(NOW + 1_234)} ") == NOW // MINUTE * MINUTE
    assert deadline.read("mañana") is None


def test_the_past_and_what_is_no_moment_are_told():
    assert "Write the deadline" in deadline.problem(None, NOW)
    assert "over already" in deadline.problem(NOW, NOW)
    assert deadline.problem(NOW + 1, NOW) == ""
