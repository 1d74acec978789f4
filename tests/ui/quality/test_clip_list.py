"""The decisions behind a figure."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from reviewer_app.domain.quality.checks import Check, Fault
from reviewer_app.ui.quality.clip_list import AT, DAY, FOUND, QUEUE, REVIEWER, TITLE, ClipList, no_clip
from reviewer_app.ui.theme import Theme

NOON_MS = 1_791_158_400_000
FAULTS = (
    Fault("missed", "hate.slur", "S1", "critical", start_ms=61_000, end_ms=66_000),
    Fault("span", "scam.x", start_ms=9_000),
)


def check(number, right=True, faults=(), **values):
    shape = {"recording_id": f"r{number}", "title": f"directo-{number}", "queue": "ES-47", **values}
    return Check(f"c{number}", "drawn", "R-12", NOON_MS, right, faults=faults, **shape)


CHECKS = (check(0), check(1, False, FAULTS), check(2, overturned=True, title="", recording_id=""), check(3, False))


@pytest.fixture
def clips(qtbot):
    made = ClipList(Theme(), QWidget(), str.upper)
    qtbot.addWidget(made)
    made.resize(1500, 400)
    made.show()
    made.show_clips("Recall", "75.0%", CHECKS, (1, 0, 2, 3))
    return made


def cells(clips, row):
    return [clips.model.index(row, column).data() for column in (DAY, TITLE, FOUND, AT, REVIEWER, QUEUE)]


def test_a_row_says_what_came_out_and_where(clips):
    found = "■ ▲ missed: HATE.SLUR · another span: SCAM.X · another verdict"
    assert cells(clips, 0) == ["5 Oct", "directo-1", found, "00:00:09", "R-12", "ES-47"]
    assert cells(clips, 1)[1:4] == ["directo-0", "● right", ""]
    assert cells(clips, 2)[1:3] == ["not told", "● right, overturned"]
    assert cells(clips, 3)[2] == "■ another verdict"
    cell = clips.model.index(0, FOUND)
    assert cell.data(Qt.ItemDataRole.ToolTipRole).splitlines() == ["▲ missed: HATE.SLUR", "another span: SCAM.X"]
    assert cell.data(Qt.ItemDataRole.ForegroundRole) == Theme().color("error")


def test_the_first_is_chosen_and_can_be_played(clips):
    asked = []
    clips.play.connect(asked.append)
    clips.play_current()
    assert asked == [CHECKS[1]] and clips.table.accessibleName() == "Recall"


def test_a_clip_that_is_not_told_says_why(clips):
    assert no_clip(CHECKS[0]) == "" and no_clip(CHECKS[2]).startswith("Which recording it was is not told")


def test_a_narrow_list_leaves_out_queue_and_reviewer_first(clips, qtbot):
    assert not clips.table.isColumnHidden(QUEUE)
    clips.resize(900, 400)
    qtbot.waitUntil(lambda: clips.table.isColumnHidden(QUEUE))
    assert not clips.table.isColumnHidden(TITLE) and not clips.table.isColumnHidden(FOUND)


def test_an_empty_list_plays_nothing(clips, qtbot):
    clips.show_clips("Recall", "", CHECKS, ())
    assert clips.current() is None
    with qtbot.assertNotEmitted(clips.play):
        clips.play_current()
