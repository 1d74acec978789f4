"""What a person is told stays readable, whatever the file holds that it quotes."""

from reviewer_app.domain.errors import Unreadable


def test_what_is_quoted_stays_on_one_line_and_sends_no_terminal_anything():
    error = Unreadable("a\nb.csv", "no column 'x\x1b[2J\u2028'.", 3)
    assert str(error) == "a\\nb.csv, line 3: no column 'x\\x1b[2J\\u2028'."
    assert error.reason == "no column 'x\\x1b[2J\\u2028'."


def test_the_middle_of_what_is_long_is_left_out():
    """The end says what to do."""
    told = str(Unreadable("a.csv", f"no column {'x' * 5_000}; choose another."))
    assert len(told) < 700 and told.startswith("a.csv: no column xx") and told.endswith("xx; choose another.")
