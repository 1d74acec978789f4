"""A clip: real recordings from a real store on a real deck; pictures carry their numbers."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication

from reviewer_app import paths
from reviewer_app.background.store_worker import StoreWorker
from reviewer_app.domain.review import Finding
from reviewer_app.formats.policy_pack import read_policy_pack
from reviewer_app.media.identity import content_hash
from reviewer_app.operations import exposure, importing, standards
from reviewer_app.playback.deck import Deck
from reviewer_app.playback.player import State
from reviewer_app.settings import Settings
from reviewer_app.store import recordings
from reviewer_app.ui.clip.clip_view import ClipView
from reviewer_app.ui.invocation import PRESS, RELEASE, Invocation
from reviewer_app.ui.review.filters import Look


class Clips:
    """A clip view on screen, over a store with recordings."""

    def __init__(self, bot, database, folder, **settings):
        self.bot, self.folder, self.database = bot, folder, database
        self.settings = Settings(folder / "settings.toml")
        for name, value in settings.items():
            self.settings.set(name, value)
        self.worker = StoreWorker(database)
        self.deck = Deck("vlc")
        self.view = ClipView(self.deck, self.worker, self.settings)
        self.said = []
        self.view.failed.connect(self.said.append)
        self.view.set_keys({"sound.mute": "m", "filter.blur": "b", "panic": "F12, Shift+Escape", "picture.cover": "P"})
        self.view.resize(400, 500)
        self.view.show()

    def take_in(self, path):
        prepared = importing.prepare(path, None, self.folder, lambda *_: None, lambda: False)
        importing.import_recordings(self.database, [prepared])
        return prepared.recording

    def do(self, command, phase=PRESS):
        self.view.handlers()[command](Invocation(command, None, phase))

    def wait(self, reached):
        self.bot.waitUntil(lambda: bool(reached()))

    def close(self):
        self.view.release()
        self.worker.close()
        self.view.deleteLater()


@pytest.fixture
def make(qtbot, database, tmp_path):
    made = []

    def build(**settings):
        made.append(Clips(qtbot, database, tmp_path, **settings))
        return made[-1]

    yield build
    for one in made:
        one.close()


@pytest.fixture
def clips(make):
    return make()


@pytest.fixture
def recording(clips, media_files):
    return clips.take_in(media_files("mp4"))


def test_a_clip_asked_for_at_once_plays_from_a_little_before_and_stops_behind_its_end(clips, recording):
    """Recording and span in one go, as a page asks: it begins when the recording is open."""
    moves = []
    clips.deck.moved.connect(moves.append)
    clips.view.show_recording(recording.recording_id)
    clips.view.play(1_800, 1_900)
    clips.wait(lambda: clips.view.playing)
    clips.wait(lambda: not clips.view.playing)
    assert 800 <= min(ms for ms in moves if ms) <= 1_100
    assert 2_900 <= clips.deck.playhead_ms() <= 3_500 and clips.deck.state is State.PAUSED
    assert "00:00:01.800 – 00:00:01.900" in clips.view.video.accessibleDescription()
    clips.do("play.toggle")
    clips.wait(lambda: clips.view.playing and clips.deck.playhead_ms() < 2_500)
    clips.do("play.toggle")
    assert not clips.view.playing


def test_standing_at_a_span_shows_its_first_picture_and_plays_nothing(clips, recording):
    clips.view.stand(2_000, 2_500)
    clips.view.show_recording(recording.recording_id)
    clips.view.stand(2_000, 2_500)
    clips.wait(lambda: clips.view.video.marker_text() == "00:00:02.000")
    clips.view.stand(1_000, 1_000)
    clips.wait(lambda: clips.view.video.marker_text() == "00:00:01.000")
    assert not clips.view.playing


def test_what_was_asked_for_and_stopped_does_not_begin_by_itself(clips, recording):
    states = []
    clips.deck.state_changed.connect(states.append)
    clips.view.show_recording(recording.recording_id)
    clips.view.play(1_000, 2_000)
    clips.view.stop()
    clips.wait(lambda: clips.deck.state is State.PAUSED and clips.view.video.has_picture)
    for _ in range(3):
        QCoreApplication.processEvents()
    assert State.PLAYING not in states and not clips.view.playing


def test_a_hidden_clip_stops(clips, recording):
    clips.view.show_recording(recording.recording_id)
    clips.view.play(500, 3_500)
    clips.wait(lambda: clips.view.playing)
    clips.view.hide()
    assert not clips.view.playing


@pytest.mark.parametrize("fault", ["never here", "file gone"])
def test_a_recording_that_is_not_here_is_told_in_one_sentence(clips, media_files, tmp_path, fault):
    recording_id = "f" * 64
    if fault == "file gone":
        path = tmp_path / "gone.mp4"
        path.write_bytes(media_files("mp4").read_bytes())
        recording_id = clips.take_in(path).recording_id
        path.unlink()
    clips.view.show_recording(recording_id)
    clips.view.play(1_000, 2_000)
    clips.wait(lambda: "is not on this machine" in clips.view.video.accessibleDescription())
    assert clips.said == [] and not clips.view.playing


def test_a_recording_that_comes_while_it_is_asked_for_is_shown_still(clips, media_files):
    """And nothing is shown of another one that comes."""
    path = media_files("mp4")
    recording_id = content_hash(path)
    clips.view.show_recording(recording_id)
    clips.view.play(1_000, 2_000)
    clips.wait(lambda: "is not on this machine" in clips.view.video.accessibleDescription())
    assert clips.take_in(path).recording_id == recording_id
    clips.view.arrived("f" * 64)
    assert not clips.view.video.has_picture
    clips.view.arrived(recording_id)
    clips.wait(lambda: clips.view.video.has_picture)
    assert not clips.view.playing


def test_sound_alone_plays_and_says_that_there_is_no_picture(clips, media_files):
    recording = clips.take_in(media_files("m4a"))
    clips.view.show_recording(recording.recording_id)
    clips.view.play(0, 200)
    clips.wait(lambda: clips.view.playing)
    assert "This recording has sound only." in clips.view.video.accessibleDescription()
    clips.wait(lambda: not clips.view.playing)


def test_a_file_that_nothing_can_play_is_told(clips, media_files, database):
    """Its details are in the store; what is in the file now is something else."""
    path = clips.folder / "text.mp4"
    path.write_text("no recording")
    recording = clips.take_in(media_files("mp4"))
    with database.transaction() as connection:
        recordings.save_recording(connection, replace(recording, recording_id="e" * 64, media_path=str(path)), 1)
    clips.view.show_recording("e" * 64)
    clips.wait(lambda: "text.mp4" in clips.view.video.accessibleDescription())
    assert not clips.view.video.has_picture and clips.said == []


def test_the_filters_of_the_settings_are_in_force_from_the_first_picture(make, media_files):
    clips = make(start_blurred=True, blur_strength=3, start_grey=True, start_detail=1, start_muted=True)
    recording = clips.take_in(media_files("mp4"))
    clips.view.show_recording(recording.recording_id)
    clips.wait(lambda: clips.view.video.has_picture)
    assert clips.view.video.look == Look(3, True, 1)
    assert clips.view.playback.muted and "muted · m" in clips.view.video.accessibleDescription()
    clips.do("peek")
    assert clips.view.video.peeking
    clips.do("peek", RELEASE)
    assert not clips.view.video.peeking
    clips.do("filter.blur")
    clips.do("sound.mute")
    assert clips.view.video.look == Look(0, True, 1) and not clips.view.playback.muted


def test_read_first_covers_the_picture_until_a_key_shows_it(make, media_files):
    clips = make(read_first=True)
    clips.view.show_recording(clips.take_in(media_files("mp4")).recording_id)
    clips.wait(lambda: clips.view.video.has_picture)
    assert clips.view.video.covered
    clips.do("picture.cover")
    assert not clips.view.video.covered


def test_everything_off_blanks_mutes_and_stops_until_it_is_on_again(make, media_files):
    clips = make(start_muted=False)
    clips.view.show_recording(clips.take_in(media_files("mp4")).recording_id)
    clips.view.play(500, 3_000)
    clips.wait(lambda: clips.view.playing)
    clips.do("panic")
    assert clips.view.video.covered and clips.view.playback.muted and not clips.view.playing
    clips.view.play(500, 3_000)
    assert not clips.view.playing
    clips.do("panic")
    assert not clips.view.video.covered and not clips.view.playback.muted


def test_a_finding_of_grave_policy_is_met_in_the_look_of_its_preset(clips, recording):
    """As on the review page; elsewhere in the recording the picture is as it was."""
    finding = Finding("minor.sexualised", 2_000, 2_500, severity="S2")
    pack = read_policy_pack(paths.resources() / "policies" / standards.SHIPPED_PACK)
    clips.view.show_recording(recording.recording_id, [finding], pack)
    clips.view.stand(100, 100)
    clips.wait(lambda: clips.view.video.marker_text() == "00:00:00.100")
    assert clips.view.video.look.plain
    clips.view.stand(2_000, 2_500)
    assert not clips.view.video.look.plain
    clips.wait(lambda: clips.view.video.marker_text() == "00:00:02.000")


def test_what_is_watched_counts_in_the_persons_own_ledger(clips, recording, database):
    finding = Finding("hate.slur", 0, 3_500, severity="S1")
    clips.view.show_recording(recording.recording_id, [finding])
    clips.view.play(0, 100)
    clips.wait(lambda: clips.view.playing)
    clips.wait(lambda: not clips.view.playing)
    clips.view.hide()
    clips.worker.call(lambda _: None)
    counted = exposure.totals(database, clips.view._meter._today())
    assert 500 < counted.periods[0]["S1"] < 20_000


def test_the_newest_recording_is_shown_when_two_are_asked_for(clips, recording, media_files):
    other = clips.take_in(media_files("mp4-wide"))
    clips.view.show_recording(recording.recording_id)
    clips.view.show_recording(other.recording_id)
    clips.wait(lambda: clips.view.video.has_picture)
    assert clips.view.video.picture_rect().width() > clips.view.video.picture_rect().height()


def test_a_recording_that_nobody_wants_any_more_is_not_opened(clips, recording):
    """The answer of the store comes behind the wish for none."""
    clips.view.show_recording(recording.recording_id)
    clips.view.show_recording("")
    clips.worker.call(lambda _: None)
    for _ in range(3):
        QCoreApplication.processEvents()
    assert clips.deck.state is State.EMPTY and clips.view.recording_id == ""


def test_a_recording_that_came_meanwhile_is_shown_when_it_is_asked_for_again(clips, media_files):
    """And while it is shown, or still being looked for, asking again changes nothing."""
    path = clips.folder / "late.mp4"
    path.write_bytes(media_files("mp4").read_bytes())
    recording_id = clips.take_in(path).recording_id
    away = path.rename(clips.folder / "away.mp4")
    clips.view.show_recording(recording_id)
    clips.view.show_recording(recording_id)
    clips.wait(lambda: "is not on this machine" in clips.view.video.accessibleDescription())
    away.rename(path)
    clips.view.show_recording(recording_id)
    clips.wait(lambda: clips.view.video.has_picture)
    clips.view.show_recording(recording_id)
    assert clips.view.video.has_picture and clips.said == []
