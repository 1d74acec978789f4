"""Time until something is due."""

from reviewer_app.ui.due import due_sentence, due_text, is_overdue


def test_it_counts_down_to_nothing_and_then_up():
    assert due_text(900_000, 0) == "▲ 15:00"
    assert due_text(900_000, 27_500) == "▲ 14:33"
    assert due_text(900_000, 899_999) == "▲ 0:01"
    assert due_text(900_000, 900_000) == "■ −0:00"
    assert due_text(900_000, 1_090_000) == "■ −3:10"
    assert due_text(86_400_000, 1_000) == "▲ 23:59:59"


def test_it_is_over_at_the_due_time_itself():
    assert not is_overdue(5, 4)
    assert is_overdue(5, 5)


def test_in_words_for_those_who_hear_it():
    assert due_sentence(900_000, 0) == "due in 15:00"
    assert due_sentence(0, 61_000) == "overdue by 1:01"
