"""Waveform and thumbnails made beside everything else: signals, cache, wishes, cancelling."""

import threading
from dataclasses import replace

import numpy as np
import pytest

from reviewer_app.background.media_job import PICTURES, SOUND, MediaJob
from reviewer_app.domain.recording import Recording
from reviewer_app.media.media_cache import MediaCache
from reviewer_app.media.probe import probe
from reviewer_app.media.thumbnails import HEIGHT, ThumbnailReader
from reviewer_app.media.waveform import joined, read_peaks
from reviewer_app.store.sealed_cache import SealedCache
from tests.contract.players import number_in


class Heard:
    """What a job has said."""

    def __init__(self, job: MediaJob) -> None:
        self.columns, self.images, self.progress, self.failed = [], {}, [], []
        job.peaks.connect(lambda start, peaks: self.columns.append((start, peaks)))
        job.thumbnail.connect(self.images.__setitem__)
        job.progress.connect(lambda share, what: self.progress.append((what, share)))
        job.failed.connect(self.failed.append)

    def peaks(self) -> np.ndarray:
        """The columns, which came without a gap."""
        assert self.columns[0][0] == 0
        return np.concatenate([peaks for _, peaks in self.columns])


@pytest.fixture
def recording(media_files):
    """`recording(recipe)`: a recording that plays as it is."""

    def make(recipe: str) -> Recording:
        path = str(media_files(recipe))
        found = probe(media_files(recipe))
        return Recording(recipe, recipe, path, path, "mp4", found.duration_ms, found.video, found.audio)

    return make


@pytest.fixture
def cache(tmp_path):
    """An empty cache."""
    made = MediaCache(SealedCache(tmp_path / "cache.db", bytes(32), 10_000_000))
    yield made
    made.close()


@pytest.fixture
def job(qtbot):
    """`job(recording, …)`: a job that is closed at the end."""
    made = []

    def make(*values, **named) -> MediaJob:
        made.append(MediaJob(*values, **named))
        return made[-1]

    yield make
    for one in made:
        one.close()


def finish(job, qtbot) -> Heard:
    """Run a job to its end."""
    heard = Heard(job)
    with qtbot.waitSignal(job.finished, timeout=20_000):
        job.start()
    return heard


def test_waveform_and_pictures_come(job, recording, media_files, qtbot):
    """The columns are those of the file; each picture's number is the one due at its time; progress ends at one."""
    heard = finish(job(recording("mp4")), qtbot)
    assert (heard.peaks() == joined(list(read_peaks(media_files("mp4"))))).all()
    assert [number_in(image) for _, image in sorted(heard.images.items())] == [0, 60]
    assert {image.height() for image in heard.images.values()} == {HEIGHT}
    assert heard.progress[-1] == (SOUND, 1.0) and (PICTURES, 1.0) in heard.progress


def test_the_second_time_all_comes_out_of_the_cache(job, recording, cache, qtbot, monkeypatch):
    """The same as the first time, and no picture is decoded."""
    first = finish(job(recording("mp4"), cache), qtbot)
    monkeypatch.setattr("reviewer_app.background.media_job.read_peaks", None)
    decoded = []
    at = ThumbnailReader.at
    monkeypatch.setattr(ThumbnailReader, "at", lambda *values: decoded.append(at(*values)))
    second = finish(job(recording("mp4"), cache), qtbot)
    assert (second.peaks() == first.peaks()).all()
    assert sorted(second.images) == sorted(first.images) and set(decoded) == {None}


def test_where_pictures_are_forbidden_none_is_made_or_kept(job, recording, cache, qtbot):
    """The waveform comes all the same; pictures kept from before are dropped."""
    cache.keep_thumbnails(recording("mp4").recording_id, HEIGHT, {0: b"jpeg"})
    heard = finish(job(recording("mp4"), cache, pictures=False), qtbot)
    assert not heard.images and len(heard.peaks()) > 190
    assert cache.thumbnails(recording("mp4").recording_id, HEIGHT) == {}


def test_a_wish_is_made_after_the_end_too(job, recording, cache, qtbot):
    """Zoomed in, the key picture of a time that no round asked for; and it is kept."""
    one = replace(recording("mp4-forty-seconds"), duration_ms=1000)
    made = job(one, cache)
    heard = finish(made, qtbot)
    assert sorted(number_in(image) for image in heard.images.values()) == [0]
    made.want([20_100, 30_500])
    qtbot.waitUntil(lambda: len(heard.images) == 3, timeout=5000)
    assert sorted(number_in(image) for image in heard.images.values()) == [0, 600, 900]
    made.close()
    assert len(cache.thumbnails(one.recording_id, HEIGHT)) == 3


@pytest.mark.parametrize("recipe", ["m4a", "mp4-silent"])
def test_one_kind_of_track_is_enough(job, recording, qtbot, recipe):
    """Sound alone and pictures alone."""
    heard = finish(job(recording(recipe)), qtbot)
    assert bool(heard.images) == (recipe == "mp4-silent") and bool(heard.columns) == (recipe == "m4a")


def test_another_sound_track_has_its_own_waveform(job, recording, cache, qtbot):
    """Each kept by itself."""
    one = recording("mp4-two-tracks")
    first, second = (finish(job(one, cache, track=track), qtbot).peaks() for track in (0, 1))
    assert (cache.peaks(one.recording_id, 0) == first).all() and (cache.peaks(one.recording_id, 1) == second).all()


def test_a_closed_job_says_nothing_and_its_thread_is_gone(job, recording, cache, qtbot, monkeypatch):
    """Another recording was opened in the middle; no half waveform is kept."""
    go_on = threading.Event()

    def held(*arguments):
        for piece in read_peaks(*arguments):
            yield piece
            assert go_on.wait(20)

    monkeypatch.setattr("reviewer_app.background.media_job.read_peaks", held)
    before = set(threading.enumerate())
    made = job(recording("mp4-forty-seconds"), cache)
    with qtbot.waitSignal(made.peaks, timeout=5000):
        made.start()
    heard = Heard(made)
    with qtbot.assertNotEmitted(made.finished, wait=50):
        made.drop()
        go_on.set()
        made.close()
    assert set(threading.enumerate()) <= before
    assert not heard.columns and not heard.images
    assert cache.peaks(recording("mp4-forty-seconds").recording_id, 0) is None


def test_a_file_that_cannot_be_read_is_told_once(job, recording, tmp_path, qtbot):
    """One sentence that names it."""
    made = job(replace(recording("mp4"), media_path=str(tmp_path / "gone.mp4")))
    heard = Heard(made)
    with qtbot.waitSignal(made.failed, timeout=5000):
        made.start()
    assert len(heard.failed) == 1 and "gone.mp4" in heard.failed[0] and heard.failed[0].endswith(".")
