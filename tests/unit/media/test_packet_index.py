"""Picture times read from packets equal those of the decoded pictures."""

import shutil

import av
import numpy as np
import pytest

from reviewer_app.media.clock import media_ms, stream_pts
from reviewer_app.media.opening import Abandoned
from reviewer_app.media.packet_index import PacketIndex

PLAYED = ["mp4", "mp4-no-b", "mp4-vfr", "mp4-late", "mkv", "mkv-vfr", "mkv-late", "webm", "ts", "ts-late"]


def _decoded(path):
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        frames = [(frame.pts, frame.key_frame) for frame in container.decode(stream)]
        times = [media_ms(pts, stream.time_base, container.start_time) for pts, _ in frames]
    return times, [key for _, key in frames]


@pytest.mark.parametrize("recipe", PLAYED)
def test_packets_and_pictures_agree(media_files, recipe):
    times, keys = _decoded(media_files(recipe))
    index = PacketIndex.build(media_files(recipe))
    assert index.times_ms.tolist() == times
    assert index.keys.tolist() == keys


def test_looking_up_is_a_search_not_a_scan():
    index = PacketIndex(np.array([10, 43, 76, 200]), np.array([True, False, False, False]))
    assert [index.snap(ms) for ms in (0, 10, 42, 43, 199, 10_000)] == [10, 10, 10, 43, 76, 200]
    assert [index.index_of(ms) for ms in (-5, 10, 75, 76, 500)] == [0, 0, 1, 2, 3]
    assert (index.neighbour(43, 1), index.neighbour(43, -1), index.neighbour(43, 99)) == (76, 10, 200)
    assert [index.first_from(ms) for ms in (0, 10, 11, 43, 77, 900)] == [10, 10, 43, 43, 200, 200]
    assert (index.middle_of(2), index.middle_of(3), len(index)) == (138, 200, 4)


def test_a_kept_index_is_used_and_a_broken_one_replaced(media_files, tmp_path, monkeypatch):
    built = PacketIndex.cached(media_files("mp4"), tmp_path, "abc")
    with monkeypatch.context() as patch:
        patch.setattr(PacketIndex, "build", None)
        again = PacketIndex.cached(media_files("mp4"), tmp_path, "abc")
    assert again.times_ms.tolist() == built.times_ms.tolist()
    (kept,) = tmp_path.iterdir()
    whole = kept.read_bytes()
    for broken in (b"", b"rubbish", whole[:200], whole[:-40], np.lib.format.magic(1, 0)):
        kept.write_bytes(broken)
        assert len(PacketIndex.cached(media_files("mp4"), tmp_path, "abc")) == len(built)
        assert len(kept.read_bytes()) == len(whole)


def test_an_index_of_another_file_is_not_used(media_files, tmp_path):
    """The copy that is played may have been made anew."""
    path = shutil.copy(media_files("mp4"), tmp_path / "copy")
    PacketIndex.cached(path, tmp_path / "kept", "abc")
    shutil.copy(media_files("mp4-vfr"), path)
    assert PacketIndex.cached(path, tmp_path / "kept", "abc").times_ms.tolist() == _decoded(path)[0]


def test_a_folder_that_takes_no_index_is_no_fault(media_files, tmp_path):
    """The disk is full, or not ours: the recording can be reviewed all the same."""
    (tmp_path / "kept").write_text("no folder")
    assert len(PacketIndex.cached(media_files("mp4"), tmp_path / "kept", "abc")) == 120


def test_sound_alone_has_no_pictures(media_files):
    with pytest.raises(ValueError, match="no pictures"):
        PacketIndex.build(media_files("m4a"))


def test_nobody_waits_any_more(media_files):
    with pytest.raises(Abandoned):
        PacketIndex.build(media_files("mp4"), abandoned=lambda: True)


def test_the_clock_rounds_halves_up_and_finds_its_way_back():
    from fractions import Fraction

    base = Fraction(1, 90_000)
    assert media_ms(45, base, 0) == 1  # 0.5 ms
    assert media_ms(44, base, None) == 0
    assert media_ms(90_000, base, 500_000) == 500
    assert stream_pts(500, base, 500_000) == 90_000
