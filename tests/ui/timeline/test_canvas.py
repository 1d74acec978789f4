"""The room of the rows, and what is painted on them: scale, theme, focus."""

import pytest

from reviewer_app.domain.review import Finding
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.timeline.timeline import Timeline
from tests.ui.timeline.conftest import MINUTE, Watched, loud, picture, shown


def test_rows_are_lower_where_there_is_little_room(full):
    full.set_room(1_400)
    high = full.sizeHint().height()
    full.set_room(600)
    low = full.sizeHint().height()
    assert low < high * 0.8
    assert low <= 0.36 * 600


def test_at_another_size_the_rows_are_painted_behind_everything_else(full, qtbot):
    """Until then their picture of before stands in; what a person does is shown at once."""
    for change in (lambda: full.resize(700, full.height()), lambda: full.set_room(600)):
        change()
        full.repaint()
        assert full._ground.painted == 0
        qtbot.waitUntil(lambda: full._ground.painted > 0)
        assert full.kept() == full.anew()
        full.rest()
    full.resize(900, full.height())
    full.zoom(4)
    full.repaint()
    assert full._ground.painted > 0
    assert full.kept() == full.anew()


def test_nothing_of_the_recording_before_is_on_screen_while_the_next_one_is_painted(full, qtbot):
    """Emptied at once; what comes then is painted behind the rest of the page."""
    full.set_empty()
    empty = full.kept()
    full.rest()
    full.set_recording(MINUTE, sound=True)
    full.repaint()
    assert full._ground.painted == 0
    assert full._stand_in.toImage() == empty
    qtbot.waitUntil(lambda: full._ground.painted > 0)
    assert full.kept() == full.anew() != empty
    full.rest()
    full.set_recording(2 * MINUTE)
    full.repaint()
    assert full._ground.painted > 0


@pytest.mark.parametrize("scale", [80, 100, 150, 200])
def test_rows_follow_the_scale_and_lie_on_whole_pixels(qtbot, scale):
    made = Watched(Theme(scale=scale))
    qtbot.addWidget(made)
    made.set_recording(MINUTE)
    base = Timeline(Theme())
    qtbot.addWidget(base)
    base.set_recording(MINUTE)
    assert made.sizeHint().height() == pytest.approx(base.sizeHint().height() * scale / 100, rel=0.06)
    for ratio in (1.25, 1.5, 2.0):
        made.ratio = ratio
        made._lay_out()
        assert all(isinstance(row.top, int) and row.height > 0 for row in made._ground.rows)
        assert made.height() * ratio >= 0
        assert made.sizeHint().height() * ratio >= made._ground.rows[-1].bottom


def test_the_theme_and_the_language_are_followed(full):
    before = shown(full)
    theme = full._rows.kit.theme
    theme._name = "light"
    theme._colors.clear()
    theme.changed.emit()
    after = shown(full)
    assert after != before
    assert after.pixelColor(3, after.height() - 3).lightness() > 200


def test_a_recording_without_anything_and_a_narrow_widget_do_no_harm(theme, qtbot):
    made = Timeline(theme)
    qtbot.addWidget(made)
    made.set_recording(0)
    made.resize(40, 90)
    made.grab()
    made.set_playhead(5)
    made.put_finding(Finding("a.b", 0))
    made.drop_finding("not there")
    made.set_thumbnail(0, picture())
    made.set_peaks(0, loud(1), 50)
    made.grab()


def test_the_keyboards_focus_can_be_seen(timeline, qtbot):
    timeline.activateWindow()
    timeline.clearFocus()
    before = shown(timeline)
    timeline.setFocus()
    qtbot.waitUntil(timeline.hasFocus)
    assert shown(timeline) != before
    timeline.clearFocus()
    assert shown(timeline) == before
