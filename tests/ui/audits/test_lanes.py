"""Both reviews on one timeline."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from reviewer_app.domain.second_review import AUDITOR
from reviewer_app.ui.audits.lanes import Lanes
from reviewer_app.ui.theme import Theme
from tests import audits


@pytest.fixture
def lanes(qtbot):
    """Both reviews of the case, ten minutes long."""
    made = Lanes(Theme())
    qtbot.addWidget(made)
    case = audits.audit("comparing", AUDITOR)
    made.set_names("First review", "Second review")
    made.resize(1_000, made.sizeHint().height())
    made.show_comparison(
        case.compared(audits.pack()),
        (case.original.findings, case.second.findings),
        case.duration_ms,
        audits.pack(),
        "en",
    )
    made.show()
    return made


def at(lanes, ms):
    """A place between the lanes."""
    return QPointF(lanes.view.x(ms), lanes.height() / 2)


def test_all_of_the_recording_is_in_view_at_first(lanes):
    assert lanes.view.whole and lanes.view.duration_ms == audits.DURATION_MS


def test_a_click_chooses_the_difference_there(lanes):
    """Of two at one place the shorter; beside the time there is none."""
    chosen = []
    lanes.chosen.connect(chosen.append)
    QTest.mouseClick(lanes, Qt.MouseButton.LeftButton, pos=at(lanes, 530_000).toPoint())
    assert chosen == ["missed:s-gambling"]
    assert lanes.difference_at(at(lanes, 150_000)).kind == "severity"
    assert lanes.difference_at(at(lanes, 220_000)) is None
    assert lanes.difference_at(QPointF(3, 10)) is None


def test_zooming_to_what_is_chosen_and_back(lanes):
    lanes.choose("extra:o-giveaway")
    lanes.zoom_to_chosen()
    assert lanes.view.span_ms < 20_000 and lanes.view.from_ms < 300_000 and lanes.view.to_ms > 312_000
    lanes.zoom(2.0)
    assert lanes.view.holds(306_000)
    lanes.page(1)
    assert not lanes.view.holds(306_000)
    lanes.choose("missed:s-gambling")
    assert lanes.view.holds(520_000) and lanes.view.holds(540_000), "what is chosen comes into view"
    lanes.choose("verdict")
    lanes.zoom_to_chosen()
    assert lanes.view.whole


def test_what_differs_stands_out_from_what_is_alike(lanes):
    """The pair that agrees is pale, the others are not; the chosen difference is in the accent's colour."""

    def colour(ms, y):
        return lanes.grab().toImage().pixelColor(QPoint(round(lanes.view.x(ms)), y))

    first_lane = 24 + 17
    assert colour(63_500, first_lane).value() < colour(135_000, first_lane).value()
    before = colour(522_000, 24 + 34 + 4)
    lanes.choose("missed:s-gambling")
    assert colour(522_000, 24 + 34 + 4) != before


def test_the_lanes_are_told_in_words(lanes):
    lanes.choose("verdict")
    told = lanes.accessibleDescription()
    assert told.startswith("First review: 00:01:01 Slur") and "Second review: 00:01:00 Slur" in told
    assert "00:08:40 Gambling on LIVE" in told
