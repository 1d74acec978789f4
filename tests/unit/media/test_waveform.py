"""Waveforms: loud where it sounds, silent where it does not, in pieces that come in order."""

import tracemalloc
import wave
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from reviewer_app.media.opening import Abandoned
from reviewer_app.media.waveform import COLUMNS_PER_SECOND, joined, read_peaks
from tests.media_files import MediaFiles, make_audio, make_recording


def _peaks(path: Path, track: int = 0) -> np.ndarray:
    return joined(list(read_peaks(path, track)))


def _wav(path: Path, samples: np.ndarray, rate: int) -> Path:
    """Samples (n, channels) of uint8 or int16 as a WAV file."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(samples.shape[1])
        file.setsampwidth(samples.dtype.itemsize)
        file.setframerate(rate)
        file.writeframes(samples.tobytes())
    return path


@pytest.mark.parametrize("recipe", ["m4a", "mp3", "opus", "mp4-bursts"])
def test_loud_where_it_sounds(media_files: MediaFiles, recipe: str) -> None:
    """A tone in the first tenth of each second: five columns of fifty, whatever the codec; the rest is silence."""
    peaks = _peaks(media_files(recipe))
    for second in range(3):
        column = second * COLUMNS_PER_SECOND
        assert (peaks[column + 1 : column + 4, 1] > 35).all() and (peaks[column + 1 : column + 4, 0] < -35).all()
        assert np.abs(peaks[column + 10 : column + 46]).max() <= 3
    assert len(peaks) == pytest.approx(150 if recipe != "mp4-bursts" else 200, abs=4)


@pytest.mark.parametrize("rate", [8000, 11_025, 44_100, 48_000])
@pytest.mark.parametrize("kind", [np.uint8, np.int16])
def test_every_column_is_the_extremes_of_its_samples(tmp_path: Path, rate: int, kind: type) -> None:
    """Compared with the samples themselves, also where a column is no whole number of them; channels together."""
    levels = np.random.default_rng(1).integers(-100, 100, (rate * 12, 2))
    samples = (levels + 128 if kind is np.uint8 else levels * 256).astype(kind)
    peaks = _peaks(_wav(tmp_path / "noise.wav", samples, rate))
    assert len(peaks) == 12 * COLUMNS_PER_SECOND
    for column in (0, 1, 7, 300, 599):
        begin, end = (-(-number * rate // COLUMNS_PER_SECOND) for number in (column, column + 1))
        expected = [levels[begin:end].min(), levels[begin:end].max()]
        assert np.abs(peaks[column] - np.array(expected) * 127 / 128).max() <= 1


def test_pieces_come_in_order_and_progress_ends_at_one(tmp_path: Path) -> None:
    """Each piece begins where the one before it ended."""
    path = make_audio(tmp_path / "long.m4a", seconds=30)
    shares: list[float] = []
    pieces = list(read_peaks(path, progress=shares.append))
    assert len(pieces) > 3
    assert all(a.start + len(a.peaks) == b.start for a, b in pairwise(pieces))
    assert shares == sorted(shares) and shares[-1] == 1.0


def test_sound_that_begins_late_lies_where_it_sounds(tmp_path: Path) -> None:
    """A recorder whose microphone came two seconds after the picture: the columns before are missing, not shifted."""
    pieces = list(read_peaks(make_recording(tmp_path / "late.mkv", seconds=4, sound_s=(2.0, 4.0))))
    assert pieces[0].start == pytest.approx(100, abs=2)
    peaks = joined(pieces)
    assert not peaks[:98].any() and (peaks[104:150, 1] > 35).all()


def test_each_sound_track_has_its_own_waveform(media_files: MediaFiles) -> None:
    """Of two tracks the second is read when it is asked for; a third is refused."""
    path = media_files("mp4-two-tracks")
    assert len(_peaks(path, 1)) == pytest.approx(200, abs=3)
    with pytest.raises(ValueError, match="no sound track 3"):
        _peaks(path, 2)


def test_a_file_that_breaks_off_gives_what_there_is(media_files: MediaFiles) -> None:
    """60 percent of a recording are about 60 percent of its columns."""
    assert 90 < len(_peaks(media_files("mkv-cut"))) < 150


def test_it_stops_when_nobody_wants_it(media_files: MediaFiles) -> None:
    """Between two packets."""
    with pytest.raises(Abandoned):
        list(read_peaks(media_files("m4a"), abandoned=lambda: True))


def test_a_clock_that_begins_late_is_no_silence(media_files: MediaFiles) -> None:
    """Media time begins where the container does."""
    assert len(_peaks(media_files("mkv-late"))) == pytest.approx(200, abs=3)


def test_memory_does_not_grow_with_the_length(tmp_path: Path) -> None:
    """Reading a minute takes no more memory than reading ten seconds."""
    most = []
    for seconds in (10, 60):
        path = _wav(tmp_path / f"{seconds}.wav", np.zeros((seconds * 8000, 1), np.int16), 8000)
        tracemalloc.start()
        for _ in read_peaks(path):
            pass
        most.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert most[1] < most[0] + 500_000


def test_a_recording_without_sound_is_refused(tmp_path: Path) -> None:
    """There is nothing to draw."""
    path = make_recording(tmp_path / "silent.mp4", seconds=0.5, audio=False)
    with pytest.raises(ValueError, match="no sound track"):
        next(read_peaks(path))
