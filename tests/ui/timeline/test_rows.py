"""Each row by itself: what it shows of what it was given."""

import numpy as np
import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from reviewer_app.domain.review import Finding
from reviewer_app.domain.who_speaks import WhoSpeaks
from reviewer_app.ui.review import look
from reviewer_app.ui.review.filters import Look
from reviewer_app.ui.timeline import enforcement_row, pictures_row
from reviewer_app.ui.timeline.chat_row import ChatRow
from reviewer_app.ui.timeline.enforcement_row import EnforcementRow
from reviewer_app.ui.timeline.findings_row import FindingsRow
from reviewer_app.ui.timeline.frames import Frames
from reviewer_app.ui.timeline.ground import Ground
from reviewer_app.ui.timeline.hits_row import HitsRow
from reviewer_app.ui.timeline.kit import Kit
from reviewer_app.ui.timeline.overlay import Overlay
from reviewer_app.ui.timeline.overview_row import OverviewRow
from reviewer_app.ui.timeline.pictures_row import PicturesRow
from reviewer_app.ui.timeline.rows import Rows
from reviewer_app.ui.timeline.ruler_row import RulerRow
from reviewer_app.ui.timeline.sound_row import SoundRow
from reviewer_app.ui.timeline.speakers_row import SpeakersRow
from tests.ui.timeline.conftest import MINUTE, loud, picture

WIDTH = 900
PARTS = {
    "chat": ChatRow,
    "enforcement": EnforcementRow,
    "findings": FindingsRow,
    "ground": Ground,
    "hits": HitsRow,
    "kit": Kit,
    "overlay": Overlay,
    "overview": OverviewRow,
    "pictures": PicturesRow,
    "ruler": RulerRow,
    "sound": SoundRow,
    "speakers": SpeakersRow,
}


@pytest.fixture
def rows(theme):
    """All rows over ten minutes, not yet painted."""
    made = Rows(theme, str.upper)
    made.clear(10 * MINUTE, Frames(rate=25), pictures=False, sound=False)
    made.set_width(WIDTH)
    return made


def painted(rows, row=None):
    """What is painted of one row, of all when none is named."""
    height = rows.ground.lay_out(1.0)
    image = rows.ground.picture(QSize(WIDTH, height)).toImage()
    return image if row is None else image.copy(QRect(rows.view.left, row.top, rows.view.width, row.height))


def share(image, colour, near=40):
    """For each column the share of dots that have about a colour."""
    wanted = (colour.red(), colour.green(), colour.blue())

    def is_near(x, y):
        found = image.pixelColor(x, y)
        return all(abs(a - b) < near for a, b in zip((found.red(), found.green(), found.blue()), wanted, strict=True))

    return [sum(is_near(x, y) for y in range(image.height())) / image.height() for x in range(image.width())]


def test_the_rows_are_what_they_are_named(rows):
    assert {name: type(getattr(rows, name)) for name in PARTS} == PARTS


def test_where_more_is_written_bars_are_higher_and_none_is_higher_than_the_row(rows):
    rows.chat.set_times([MINUTE] * 5 + [5 * MINUTE] * 400)
    bars = share(painted(rows, rows.chat), rows.kit.color("muted"), 60)
    few, many = (max(bars[int(minute * len(bars) / 10) - 4 : int(minute * len(bars) / 10) + 5]) for minute in (1, 5))
    assert 0 < few < many
    assert sum(bar > 0 for bar in bars) <= 2 * rows.kit.px(3)


def test_of_deeds_in_one_place_the_gravest_is_seen(rows):
    rows.enforcement.set_deeds([(5 * MINUTE, "deleted", "")] * 50 + [(5 * MINUTE + 10, "suspended", "")])
    assert max(share(painted(rows, rows.enforcement), rows.kit.color("error"))) > 0.3


def test_every_action_has_words_and_an_unknown_one_too():
    actions = [*enforcement_row._KINDS]
    assert len(actions) == 11
    words = [enforcement_row.action_name(action) for action in actions]
    assert len(set(words)) == len(actions)
    assert enforcement_row.action_name("new") == enforcement_row.action_name("other")


def test_hits_have_the_colour_of_their_severity(rows):
    rows.hits.set_hits([(2 * MINUTE, "S0", ""), (8 * MINUTE, "S3", "")])
    image = painted(rows, rows.hits)
    grave, light = (share(image, rows.kit.theme.severity_color(name)) for name in ("S0", "S3"))
    middle = image.width() // 2
    assert max(grave[:middle]) > 0.4 and max(grave[middle:]) == 0
    assert max(light[middle:]) > 0.4 and max(light[:middle]) == 0


def test_masked_words_are_low_ticks_and_told(rows):
    rows.hits.set_masked([8 * MINUTE, 2 * MINUTE])
    columns = share(painted(rows, rows.hits), rows.kit.color("warn"))
    half = len(columns) // 2
    assert 0.1 < max(columns[:half]) <= 0.6 and 0.1 < max(columns[half:]) <= 0.6
    x = rows.view.x(2 * MINUTE)
    assert "***" in rows.hits.tell(2 * MINUTE, x, rows.hits.top + 1)
    assert rows.hits.tell(5 * MINUTE, rows.view.x(5 * MINUTE), rows.hits.top + 1) == ""


def test_sound_is_as_high_as_it_is_loud_and_unknown_sound_is_not_painted(rows):
    rows.sound.peaks.put(0, loud(300), 50)
    columns = share(painted(rows, rows.sound), rows.kit.color("accent"), 70)
    half = len(columns) // 2
    silent = int(half * 152.5 / 300)
    assert max(columns[:half]) > 0.6
    assert columns[silent] < 0.2
    assert max(columns[half + 2 :]) == 0


def test_speakers_who_say_least_share_a_lane(rows):
    spoken = [(n * 10_000, n * 10_000 + 9_000, f"SPEAKER_0{n % 2}") for n in range(40)]
    spoken += [(500_000, 501_000, "Ana"), (510_000, 511_000, "Luz")]
    rows.speakers.set_speakers(WhoSpeaks(sorted(spoken)))
    assert rows.speakers._lanes == [["SPEAKER_00"], ["SPEAKER_01"], ["Ana", "Luz"]]
    assert rows.speakers.changes[:3].tolist() == [0, 10_000, 20_000]
    image = painted(rows, rows.speakers)
    colour = look.Speakers().colour("Ana", rows.kit.theme)
    assert max(share(image, colour, 60)[int(image.width() * 0.83) :]) > 0


def test_pictures_stand_where_they_were_taken_and_shortly_after_dimmed(rows):
    rows.pictures.put(3 * MINUTE, picture(1))
    image = painted(rows, rows.pictures)
    colour = picture(1).pixelColor(0, 0)
    full = share(image, colour, 12)
    at = next(x for x, part in enumerate(full) if part > 0.8)
    assert abs(at - image.width() * 0.3) <= rows.pictures.tile().width() + 1
    assert sum(part > 0.8 for part in full) <= rows.pictures.tile().width()
    assert image.pixelColor(at + 3 * rows.pictures.tile().width(), image.height() // 2) not in (
        rows.kit.color("raised"), rows.kit.color("surface"), colour)  # fmt: skip
    assert image.pixelColor(image.width() - 5, image.height() // 2) == rows.kit.color("raised")


def test_pictures_about_as_far_apart_as_tiles_leave_no_dim_gaps(rows):
    """A recorder's key pictures seldom fall into every tile."""
    bright = QImage(90, 160, QImage.Format.Format_RGB32)
    bright.fill(QColor("white"))
    rows.pictures.put(0, bright)
    # Only a row that has been laid out knows how wide its tiles are.
    painted(rows)
    step_ms = (rows.pictures.tile().width() + rows.kit.hair) * rows.view.ms_per_dot
    for number in range(1, int(10 * MINUTE / (1.3 * step_ms)) + 2):
        rows.pictures.put(round(number * 1.3 * step_ms), bright)
    full = share(painted(rows, rows.pictures), QColor("white"), 12)
    assert sum(part > 0.8 for part in full) > 0.85 * len(full)


def test_down_to_single_frames_a_tile_now_and_then_shows_the_last_picture(rows):
    """Key pictures are seconds apart: a row of empty tiles would look as if there were none."""
    rows.pictures.put(3 * MINUTE, picture(1))
    for at in (2 * MINUTE, 5 * MINUTE):
        rows.view.show(at, 480)
        rows.ground.forget()
        seen = share(painted(rows, rows.pictures), rows.kit.color("raised"), 3)
        shown = sum(part < 0.2 for part in seen)
        assert 2 * rows.pictures.tile().width() < shown < len(seen) / 4


def test_hidden_pictures_are_not_shown_close_up_either(rows):
    rows.pictures.put(3 * MINUTE, picture(1))
    rows.pictures.set_look(Look(), hidden=True)
    rows.view.show(5 * MINUTE, 480)
    seen = share(painted(rows, rows.pictures), rows.kit.color("raised"), 3)
    assert sum(part < 0.2 for part in seen) < len(seen) / 8


def test_that_pictures_are_hidden_is_said(rows):
    """Without words an empty strip looks like pictures that never came."""
    rows.pictures.put(3 * MINUTE, picture(1))

    def words():
        rows.ground.forget()
        return sum(part > 0 for part in share(painted(rows, rows.pictures), rows.kit.color("muted"), 90)[:200])

    rows.pictures.set_look(Look(), hidden=True)
    assert words() > 20
    rows.pictures.set_look(Look(), hidden=False)
    assert words() == 0


def test_too_many_pictures_are_thinned_out_evenly(rows, monkeypatch):
    monkeypatch.setattr(pictures_row, "_MOST_BYTES", 100_000)
    for number in range(600):
        rows.pictures.put(number * 1_000, picture(number))
    held = rows.pictures
    assert held._bytes <= 100_000
    assert held._bytes == sum(one.sizeInBytes() for one in held._pictures.values())
    assert max(np.diff(held._times)) <= 4 * min(np.diff(held._times))
    assert held.put(500, picture()) is None
    assert held.put(0, QImage()) is None


def test_a_wide_bar_says_its_policy_and_a_narrow_one_is_its_colour(rows):
    rows.findings.put(Finding("minors", MINUTE, 5 * MINUTE, severity="S1"))
    rows.findings.put(Finding("minors", 8 * MINUTE, 8 * MINUTE + 3_000, severity="S2"))
    image = painted(rows, rows.findings)
    assert sum(part > 0 for part in share(image, rows.kit.color("text"), 90)) > 20
    assert 1 <= sum(part > 0.15 for part in share(image, rows.kit.theme.severity_color("S2"), 20)) <= 6


def test_a_bar_that_begins_before_the_view_is_still_named(rows):
    rows.findings.put(Finding("minors", MINUTE, 9 * MINUTE, severity="S1"))
    rows.view.show(4 * MINUTE, MINUTE)
    assert max(share(painted(rows, rows.findings), rows.kit.color("text"), 90)[:60]) > 0


def test_the_overview_shows_all_findings_and_a_window_that_can_be_taken(rows):
    rows.findings.put(Finding("a", 9 * MINUTE, severity="S0"))
    rows.view.show(0, 500)
    image = painted(rows, rows.overview)
    assert max(share(image, rows.kit.theme.severity_color("S0"))[int(image.width() * 0.88) :]) > 0.3
    window = rows.overview.window()
    assert window.width() >= rows.kit.px(14) and window.left() >= rows.view.left
    rows.view.show(10 * MINUTE, 500)
    assert rows.overview.window().right() <= rows.view.right + 1e-6


def test_the_ground_paints_only_what_was_touched(rows):
    rows.sound.peaks.put(0, loud(600), 50)
    painted(rows)
    before = rows.ground.painted
    rows.ground.touch(rows.sound, 100, 110)
    rows.ground.touch(rows.sound, 130, 140)
    rows.ground.touch(rows.pictures, 0, 500)
    rows.ground.picture(QSize(WIDTH, rows.overview.bottom + rows.kit.px(2)))
    assert rows.ground.painted - before == 43
    assert rows.ground.touch(rows.sound, -90, -50).isEmpty()


def test_columns_have_the_colour_of_their_number_and_none_is_left_as_it_was(rows):
    canvas = QPixmap(4, 2)
    canvas.fill(QColor("black"))
    painter = QPainter(canvas)
    rows.kit.columns(painter, QRect(0, 0, 4, 2), np.array([0, 9, 1, 0]), [QColor("red"), QColor("blue")])
    painter.end()
    image = canvas.toImage()
    assert [image.pixelColor(x, 1).name() for x in range(4)] == ["#ff0000", "#000000", "#0000ff", "#ff0000"]


def test_the_ruler_has_more_lines_the_closer_one_looks(rows):
    painted(rows)
    whole = len(rows.ruler._ticks.minor)
    rows.view.show(0, 4_000)
    painted(rows)
    assert rows.ruler._ticks.frames
    assert len(rows.ruler._ticks.minor) == pytest.approx(100, abs=2)
    assert whole > 30


def test_the_playhead_covers_the_picture_it_stands_on_close_up(rows):
    painted(rows)
    wide = rows.overlay._frame_width(MINUTE)
    rows.view.show(MINUTE - 200, 480)
    painted(rows)
    assert wide == 0
    assert rows.overlay._frame_width(MINUTE) == pytest.approx(40 / rows.view.ms_per_dot)
