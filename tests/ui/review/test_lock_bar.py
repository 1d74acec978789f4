"""The line of a submitted review."""

import pytest
from PySide6.QtCore import Qt

from reviewer_app.ui.review.lock_bar import LockBar


@pytest.fixture
def bar(theme, qtbot):
    made = LockBar("Ctrl+N", "Ctrl+Shift+O", theme)
    qtbot.addWidget(made)
    made.wanted, made.leaves = [], []
    made.reopen_wanted.connect(made.wanted.append)
    made.left.connect(lambda: made.leaves.append(True))
    return made


def test_it_shows_only_while_the_review_is_locked(bar):
    assert bar.isHidden()
    bar.set_locked(True)
    assert not bar.isHidden()
    bar.set_locked(False)
    assert bar.isHidden()


def test_it_names_the_keys_that_go_on_and_reopen(bar):
    assert "Ctrl+N opens the next" in bar._text.text()
    assert "Ctrl+Shift+O reopens" in bar._text.text()


def test_reopening_needs_a_reason(bar, qtbot):
    bar.set_locked(True)
    bar.ask()
    qtbot.keyClick(bar._reason, Qt.Key.Key_Return)
    assert bar.wanted == []
    qtbot.keyClicks(bar._reason, " otro ")
    qtbot.keyClick(bar._reason, Qt.Key.Key_Return)
    assert (bar.wanted, bar.leaves) == (["otro"], [True])


def test_escape_leaves(bar, qtbot):
    bar.set_locked(True)
    bar.ask()
    qtbot.keyClick(bar._reason, Qt.Key.Key_Escape)
    assert bar._reason.isHidden()
    assert (bar.wanted, bar.leaves) == ([], [True])
