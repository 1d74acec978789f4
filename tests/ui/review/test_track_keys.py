"""Going through a recording's sound tracks."""

from dataclasses import replace

import numpy as np
import pytest

from reviewer_app.domain.recording import AudioStream
from tests.ui.review.desk import RECORDING, SHIFT, Desk

TRACKS = tuple(AudioStream("aac", 48_000, 2, language) for language in ("spa", "por", None))


@pytest.fixture
def make(qtbot, theme, policy_set, database, tmp_path):
    made = []

    def desk(tracks, **more):
        recording = replace(RECORDING, audio=tracks)
        made.append(Desk(qtbot, theme, policy_set, database, tmp_path / "settings.toml", recording=recording, **more))
        made[0].open()
        return made[0]

    yield desk
    made[0].close()


def chips(desk):
    return desk.page.panes.video.accessibleDescription()


def test_a_key_goes_through_the_tracks_and_the_picture_tells_which_is_heard(make):
    desk = make(TRACKS)
    assert "sound 1 of 3 · español · M" in chips(desk)
    desk.key("M", SHIFT)
    assert desk.deck.audio_track == 1 and "sound 2 of 3 · português · M" in chips(desk)
    desk.key("M", SHIFT)
    assert desk.deck.audio_track == 2 and "sound 3 of 3 · M" in chips(desk)
    desk.key("M", SHIFT)
    assert desk.deck.audio_track == 0


@pytest.mark.parametrize("tracks", [(), TRACKS[:1]])
def test_with_one_track_or_none_there_is_nothing_to_choose(make, tracks):
    desk = make(tracks)
    desk.key("M", SHIFT)
    assert desk.deck.audio_track == 0 and "sound" not in chips(desk) and not desk.page.allowed("tracks")


def test_the_waveform_is_that_of_the_track_that_is_heard(make, monkeypatch):
    desk = make(TRACKS, companions=True)
    asked = []
    monkeypatch.setattr(desk.companions, "use_track", asked.append)
    timeline = desk.page.panes.timeline
    timeline.set_peaks(0, np.full((50, 2), 9, np.int8), 50)
    desk.key("M", SHIFT)
    assert asked == [1]
    assert len(timeline._rows.sound.peaks) == 0 and timeline._rows.sound.present()


def test_the_track_stays_chosen_when_the_page_is_made_anew(make, theme):
    from reviewer_app.ui.review.kept import Kept
    from reviewer_app.ui.review.page import ReviewPage

    desk = make(TRACKS, companions=True)
    desk.key("M", SHIFT)
    page = ReviewPage(desk.page._bench, theme)
    desk.bot.addWidget(page)
    page.resume(Kept.of(desk.page), "")
    desk.bot.waitUntil(lambda: page.controller.review is not None)
    assert page.tracks.text == "sound 2 of 3 · português"
    assert desk.companions._track == 1
