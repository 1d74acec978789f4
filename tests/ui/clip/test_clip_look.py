"""How a clip's picture is shown, without a recording: what keys, settings and presets make of it."""

import pytest

from reviewer_app import paths
from reviewer_app.domain.comfort import Preset, Presets
from reviewer_app.domain.review import Finding
from reviewer_app.formats.policy_pack import read_policy_pack
from reviewer_app.operations import standards
from reviewer_app.settings import Settings
from reviewer_app.ui.clip.clip_look import ClipLook
from reviewer_app.ui.invocation import Invocation
from reviewer_app.ui.review.filters import Look
from reviewer_app.ui.review.playback_keys import PlaybackKeys
from reviewer_app.ui.review.video_view import VideoView
from tests.ui.review.desk import StandInDeck


@pytest.fixture
def video(qtbot):
    made = VideoView()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def look(video, tmp_path):
    settings = Settings(tmp_path / "settings.toml")
    settings.set("start_muted", False)
    playback = PlaybackKeys(StandInDeck(), settings, video)
    presets = Presets({"S0": Preset(blur=3, mute=True), "hate.slur": Preset(grey=True)})
    return ClipLook(video, playback, settings, presets, video)


def do(look, *commands):
    for one in commands:
        look.handlers()[one](Invocation(one))


def test_each_key_changes_its_part_of_the_look(look, video):
    do(look, "filter.blur", "filter.grey", "filter.detail")
    assert video.look == Look(2, True, 1)
    assert [text for text, _ in look.chips()] == ["blurred 2", "grey", "less detail 1"]
    do(look, "filter.blur_strength", "filter.detail", "filter.detail", "filter.detail", "filter.grey")
    assert video.look == Look(3, False, 0)
    do(look, "filter.blur_strength", "filter.blur")
    assert video.look.plain and look.chips() == []


def test_a_preset_holds_when_its_place_is_reached_and_can_be_lowered_there(look, video):
    """Severity's and policy's; what is lowered stays so until one comes back."""
    look.begin([Finding("hate.slur", 10_000, 12_000, severity="S0")], None)
    look.moved(5_000)
    assert video.look.plain and not look._playback.muted
    look.moved(9_500)
    assert video.look == Look(blur=3) and look._playback.muted
    do(look, "filter.blur")
    look.moved(11_000)
    assert video.look.plain
    look.moved(20_000)
    look.moved(11_000)
    assert video.look == Look(blur=3)


def test_off_is_over_everything_and_back_as_it_was(look, video):
    do(look, "picture.cover")
    look.set_keys({"panic": "F12, Shift+Escape", "picture.cover": "Shift+P"})
    assert "Shift+P shows it" in video._cover
    look.turn_off(True)
    look.turn_off(True)
    assert look.off and "F12 brings" in video._cover and look._playback.muted
    look.turn_off(False)
    assert "Shift+P shows it" in video._cover and not look._playback.muted


def test_another_recording_does_not_turn_the_sound_on_while_all_is_off(look):
    look.turn_off(True)
    look._playback.begin()
    look.begin_recording()
    assert look._playback.muted
    look.turn_off(False)
    assert not look._playback.muted


def test_where_several_findings_are_each_asks_for_its_part(look, video):
    """The gravest is not all there is; what is lowered stays so until another one begins."""
    pack = read_policy_pack(paths.resources() / "policies" / standards.SHIPPED_PACK)
    somewhere = Finding("hate.slur", 0, open_span=True, severity="S2")
    look.begin([Finding("violence.threat", 8_000, 12_000, severity="S0"), somewhere], pack)
    look.moved(1_000)
    assert video.look == Look(grey=True) and not look._playback.muted
    do(look, "filter.grey")
    look.moved(9_000)
    assert video.look == Look(blur=3) and look._playback.muted
    do(look, "filter.blur")
    look.moved(30_000)
    assert video.look.plain
    look.begin([somewhere, Finding("violence.threat", 0, severity="S0")], pack)
    look.moved(0)
    assert video.look == Look(blur=3, grey=True)
