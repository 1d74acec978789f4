"""The packet index is built aside."""

import threading
from dataclasses import replace

from reviewer_app.media.packet_index import PacketIndex
from reviewer_app.playback.index_job import IndexJob
from tests import stores
from tests.contract.players import index_of


def _recording(path):
    return replace(stores.RECORDING, media_path=str(path))


def test_the_index_comes_when_it_is_built(media_files, qtbot):
    """`done` carries the index of the file."""
    job = IndexJob(_recording(media_files("mp4")), None)
    with qtbot.waitSignal(job.done, timeout=5000) as done:
        pass
    assert list(done.args[0].times_ms) == list(index_of(media_files("mp4")).times_ms)
    job.close()


def test_an_index_is_kept_for_the_next_opening(media_files, qtbot, tmp_path, monkeypatch):
    """The second time the recording is not read."""
    for _ in range(2):
        job = IndexJob(_recording(media_files("mp4")), tmp_path)
        with qtbot.waitSignal(job.done, timeout=5000) as done:
            pass
        job.close()
        assert len(done.args[0]) == 120
        monkeypatch.setattr(PacketIndex, "build", None)


def test_a_file_without_index_ends_the_job_in_silence(media_files, qtbot):
    """Nothing is emitted for a file that cannot be read, and the thread ends."""
    before = set(threading.enumerate())
    job = IndexJob(_recording(media_files("text")), None)
    with qtbot.assertNotEmitted(job.done, wait=100):
        qtbot.waitUntil(lambda: set(threading.enumerate()) == before, timeout=5000)
    job.close()


def test_a_closed_job_says_nothing(media_files, qtbot):
    """An index that nobody wants any more is not delivered."""
    before = set(threading.enumerate())
    job = IndexJob(_recording(media_files("mp4")), None)
    with qtbot.assertNotEmitted(job.done, wait=100):
        job.close()
    assert set(threading.enumerate()) == before
