"""Which sound track is heard, measured on what the engines give out: two tracks of different pitch."""

import threading

import numpy as np
import pytest
import vlc
from PySide6.QtMultimedia import QAudioBufferOutput, QAudioFormat

from reviewer_app.playback.availability import VLC_OPTIONS
from reviewer_app.playback.player import Player, State
from reviewer_app.playback.qt_player import QtPlayer
from reviewer_app.playback.vlc_player import VlcPlayer

RATE = 48_000
PITCHES = (440, 880)


class VlcEar:
    """libVLC's sound as it is written to a file instead of a device."""

    def __init__(self, folder) -> None:
        self._file = folder / "heard.raw"
        options = [
            f"--audiofile-file={self._file}",
            "--audiofile-channels=1",
            "--no-audiofile-wav",
            "--audiofile-format=s16",
            "--aout=afile",
        ]
        self._instance = vlc.Instance([*VLC_OPTIONS, *options])
        self.player: Player = VlcPlayer(vlc, self._instance)
        self.forget()

    def forget(self) -> None:
        """What was heard up to now does not count."""
        self._passed = self._file.stat().st_size if self._file.exists() else 0

    def heard(self) -> np.ndarray:
        """The newest samples."""
        content = self._file.read_bytes() if self._file.exists() else b""
        # A run that changes anything about the sound begins the file anew.
        content = content[self._passed :] if len(content) >= self._passed else content
        return np.frombuffer(content[: len(content) // 2 * 2], np.int16)

    def close(self) -> None:
        """Let go of libVLC."""
        self.player.close()
        self._instance.release()


class QtEar:
    """QtMultimedia's sound as it is given to a buffer output."""

    def __init__(self, _folder) -> None:
        self.player: Player = QtPlayer(silent=True)
        form = QAudioFormat()
        form.setSampleRate(RATE)
        form.setChannelCount(1)
        form.setSampleFormat(QAudioFormat.SampleFormat.Int16)
        self._output = QAudioBufferOutput(form, self.player)
        self._output.audioBufferReceived.connect(self._take)
        self.player._media.setAudioBufferOutput(self._output)
        self.forget()

    def forget(self) -> None:
        """What was heard up to now does not count."""
        self._samples = [np.empty(0, np.int16)]

    def _take(self, buffer) -> None:
        self._samples.append(np.frombuffer(bytes(buffer.constData()), np.int16))

    def heard(self) -> np.ndarray:
        """The newest samples."""
        return np.concatenate(self._samples)

    def close(self) -> None:
        """Let go of the file."""
        self.player.close()


@pytest.fixture(params=[VlcEar, QtEar])
def ear(request, qtbot, tmp_path):
    """A player of each engine and what is heard of it."""
    made = request.param(tmp_path)
    yield made
    made.close()


def pitch_heard(ear, qtbot) -> float:
    """Play until there is half a second of new sound; its strongest pitch in Hz."""
    ear.forget()
    ear.player.play()
    qtbot.waitUntil(lambda: np.count_nonzero(ear.heard()) > RATE // 2, timeout=10_000)
    samples = ear.heard()[-RATE // 2 :].astype(float)
    strength = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
    return float(np.argmax(strength)) * RATE / len(samples)


@pytest.mark.parametrize("recipe", ["mp4-two-tracks", "mkv-two-tracks"])
def test_the_chosen_sound_track_is_heard(ear, media_files, qtbot, recipe):
    """Before opening is done, while playing, while paused; another recording begins with its first."""
    player = ear.player
    player.load(media_files(recipe))
    player.set_audio_track(1)
    qtbot.waitUntil(lambda: player.state is State.PAUSED, timeout=9000)
    assert pitch_heard(ear, qtbot) == pytest.approx(PITCHES[1], abs=10)
    player.set_audio_track(0)
    assert pitch_heard(ear, qtbot) == pytest.approx(PITCHES[0], abs=10)
    player.pause()
    player.set_audio_track(1)
    player.seek(500)
    assert pitch_heard(ear, qtbot) == pytest.approx(PITCHES[1], abs=10)
    with qtbot.waitSignal(player.opened, timeout=9000):
        player.load(media_files(recipe))
    assert player.audio_track == 0
    assert pitch_heard(ear, qtbot) == pytest.approx(PITCHES[0], abs=10)


def test_choosing_a_track_keeps_the_place_and_the_state(ear, media_files, qtbot):
    """Paused it stands where it stood, playing it plays on from there."""
    player = ear.player
    with qtbot.waitSignal(player.opened, timeout=9000):
        player.load(media_files("mp4-two-tracks"), 2000)
    player.set_audio_track(1)
    assert player.state is State.PAUSED and abs(player.playhead() - 2000) <= 34
    player.play()
    qtbot.waitUntil(lambda: player.playhead() > 2200, timeout=5000)
    player.set_audio_track(0)
    assert player.state is State.PLAYING and player.playhead() > 2100
    qtbot.waitUntil(lambda: player.playhead() > 2600, timeout=5000)


def test_a_track_that_is_not_there_changes_nothing(ear, media_files, qtbot):
    """A recording of one track plays on."""
    player = ear.player
    with qtbot.waitSignal(player.opened, timeout=9000):
        player.load(media_files("mp4"))
    player.set_audio_track(3)
    assert pitch_heard(ear, qtbot) == pytest.approx(PITCHES[0], abs=10)
    assert not threading.active_count() > 20
