"""Normalised copies: every picture of the original, on a clock that runs on."""

import errno
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest

from reviewer_app.domain.errors import Cancelled, Unreadable, UserError
from reviewer_app.media import remux as module
from reviewer_app.media.clock import media_ms
from reviewer_app.media.frames import FrameReader
from reviewer_app.media.opening import opened
from reviewer_app.media.remux import Clock, check_clock, remux
from tests.media_files import MediaFiles, brightness, cut_off, make_recording, read_frame_number

HOUR_MS = 3_600_000
JOINED = ["ts-forward", "ts-back", "ts-back-little", "ts-runs-over", "flv-forward", "flv-restart"]


def _remux(path: Path, target: Path) -> Clock:
    return remux(path, target, lambda done, total: None, lambda: False)


def _check(path: Path) -> Clock:
    return check_clock(path, lambda done, total: None, lambda: False)


def _pictures(path: Path) -> list[tuple[int, int]]:
    """(media time, number) of each picture, decoded from first to last."""
    with opened(path) as container:
        stream = container.streams.video[0]
        return [
            (
                media_ms(frame.pts, stream.time_base, container.start_time),
                read_frame_number(brightness(frame)),
            )
            for frame in container.decode(stream)
        ]


def _sound_times(path: Path) -> list[int]:
    with av.open(str(path)) as container:
        return sorted(packet.pts for packet in container.demux(audio=0) if packet.pts is not None)


@pytest.mark.parametrize(
    "recipe",
    [
        "mp4-fragmented", "mp4-fragmented-edits", "flv", "hls", "hls-fmp4", "hls-open", "flv-turned", "flv-cut",
        "ts", "ts-late", "mkv", "mkv-late", "mkv-vfr", "webm", "ts-vfr", "flv-vfr", "ts-turned", "ts-late-sound",
        "flv-late-sound", "mkv-short-sound", "mkv-long-sound", "flv-zero-tail", "ts-cut-evenly",
    ],
)  # fmt: skip
def test_each_picture_keeps_its_time(media_files: MediaFiles, tmp_path: Path, recipe: str) -> None:
    """To the millisecond, in whatever container it came; so a time of the original holds in the copy."""
    clock = _remux(media_files(recipe), tmp_path / "copy.mkv")
    assert _pictures(tmp_path / "copy.mkv") == _pictures(media_files(recipe))
    assert clock.time_map.pieces == ((0, 0),)


@pytest.mark.parametrize("recipe", ["mp4-fragmented", "flv", "hls", "ts", "mkv-late", "webm"])
def test_the_copy_says_how_many_pictures_a_second_it_has(media_files: MediaFiles, tmp_path: Path, recipe: str) -> None:
    """libVLC lands some pictures early where Matroska does not say it."""
    _remux(media_files(recipe), tmp_path / "copy.mkv")
    with av.open(str(tmp_path / "copy.mkv")) as container:
        assert float(container.streams.video[0].average_rate) == pytest.approx(30, abs=0.1)


@pytest.mark.parametrize("recipe", ["m4a", "mp3", "opus", "mp4-silent"])
def test_one_kind_of_track_is_enough(media_files: MediaFiles, tmp_path: Path, recipe: str) -> None:
    """Sound alone and pictures alone are copied whole."""
    clock = _remux(media_files(recipe), tmp_path / "copy.mkv")
    with av.open(str(tmp_path / "copy.mkv")) as container:
        assert container.duration / 1000 == pytest.approx(clock.duration_ms, abs=30)
        assert clock.duration_ms == pytest.approx(4000 if recipe == "mp4-silent" else 3000, abs=30)


@pytest.mark.parametrize("recipe", JOINED)
def test_pieces_of_a_broken_clock_join(media_files: MediaFiles, tmp_path: Path, recipe: str) -> None:
    """All pictures of both pieces, in order; sound without a gap; one warning; one step in the map of times."""
    clock = _remux(media_files(recipe), tmp_path / "copy.mkv")
    pictures = _pictures(tmp_path / "copy.mkv")
    assert [number for _, number in pictures] == [*range(90), *range(90)]
    assert all(33 <= b - a <= 34 for (a, _), (b, number) in pairwise(pictures) if number != 0)
    (last, _), (first, _) = pictures[89], pictures[90]
    assert 33 <= first - last <= 70
    assert all(20 <= b - a <= 23 for a, b in pairwise(_sound_times(tmp_path / "copy.mkv")))
    [(begin, _), (joint, _)] = clock.time_map.pieces
    assert begin == 0 and last < joint <= first
    [warning] = clock.warnings
    assert not clock.damaged
    assert "clock jumps from" in warning and "the times here run on" in warning


def test_picture_and_sound_stay_together_over_a_jump(media_files: MediaFiles, tmp_path: Path) -> None:
    """One shift moves both: the sound begins as long before the picture as it did in the original's piece."""
    _remux(media_files("ts-forward"), tmp_path / "copy.mkv")
    pictures, sound = _pictures(tmp_path / "copy.mkv"), _sound_times(tmp_path / "copy.mkv")
    before = pictures[0][0] - sound[0]
    second = min((time for time in sound if time > pictures[89][0]), key=lambda ms: abs(pictures[90][0] - ms - before))
    assert pictures[90][0] - second == pytest.approx(before, abs=1)


def test_the_map_leads_back_to_the_originals_clock(media_files: MediaFiles, tmp_path: Path) -> None:
    """An hour forward, then back: a time of the copy is found in the original."""
    clock = _remux(media_files("ts-thrice"), tmp_path / "copy.mkv")
    original = _pictures(media_files("ts-thrice"))
    copied = _pictures(tmp_path / "copy.mkv")
    assert len(copied) == 270
    for (there, number), (here, same) in zip(original, copied, strict=True):
        assert (number, there) == (same, pytest.approx(clock.time_map.to_original(here), abs=1))
    assert original[90][0] > HOUR_MS - 10_000 > original[180][0]


def test_discontinuities_of_a_playlist_join(media_files: MediaFiles, tmp_path: Path) -> None:
    """A live source that began anew twice: three pieces, all pictures, twice a warning."""
    clock = _remux(media_files("hls-discontinuity"), tmp_path / "copy.mkv")
    assert [number for _, number in _pictures(tmp_path / "copy.mkv")] == [*range(90)] * 3
    assert len(clock.time_map.pieces) == 3 and len(clock.warnings) == 2
    assert clock.duration_ms == pytest.approx(9000, abs=150)


def test_pictures_after_a_turn_of_the_camera_are_found_by_seeking(media_files: MediaFiles, tmp_path: Path) -> None:
    """The size changes in mid-stream; to and fro across the change each picture is right and has its own size."""
    _remux(media_files("flv-turned"), tmp_path / "copy.mkv")
    expected = dict(_pictures(media_files("flv-turned")))
    with FrameReader(tmp_path / "copy.mkv") as reader:
        for wanted in (0, 5000, 1000, 4000, 2900, 3100):
            picture = reader.at(wanted)
            assert read_frame_number(picture.to_rgb()) == expected[picture.pts_ms]
            assert picture.frame.width == (180 if picture.pts_ms < 3030 else 320)


@pytest.mark.parametrize("recipe", ["mp4", "mp4-vfr", "mkv", "mkv-late", "webm", "ts", "ts-late", "mp3", "m4a"])
def test_whole_recordings_run_on(media_files: MediaFiles, recipe: str) -> None:
    """No jump is seen where there is none, not even in variable rates and late starts."""
    clock = _check(media_files(recipe))
    assert clock.runs_on and clock.warnings == ()


@pytest.mark.parametrize("recipe", JOINED)
def test_checking_and_copying_find_the_same(media_files: MediaFiles, tmp_path: Path, recipe: str) -> None:
    """The check that decides on a copy sees the jump, and the same number of pieces."""
    found, copied = _check(media_files(recipe)), _remux(media_files(recipe), tmp_path / "copy.mkv")
    assert not found.runs_on
    assert found.warnings == copied.warnings
    assert len(found.time_map.pieces) == len(copied.time_map.pieces)


@pytest.mark.parametrize("recipe", ["mkv-cut", "flv-cut"])
def test_a_recording_that_breaks_off_says_where(media_files: MediaFiles, recipe: str) -> None:
    """Its length is what is there, not what its header claims."""
    clock = _check(media_files(recipe))
    assert clock.duration_ms == pytest.approx(2360, abs=40)
    assert clock.warnings == ("The recording breaks off at 00:00:02: it was cut off before its end.",)
    assert clock.damaged


def test_an_mp4_that_lost_its_end_is_followed_packet_by_packet(tmp_path: Path) -> None:
    """Its index lists what is not there any more; the length is what is."""
    whole = make_recording(tmp_path / "whole.mp4", seconds=4, options={"movflags": "faststart"})
    assert _check(whole).duration_ms == 4000
    clock = _check(cut_off(whole, tmp_path / "cut.mp4"))
    assert 1500 < clock.duration_ms < 3500
    assert "breaks off" in clock.warnings[0]


def test_a_jump_kept_in_the_index_of_an_mp4_is_seen(media_files: MediaFiles, tmp_path: Path) -> None:
    """A recorder that wrote the jump of its source into an MP4: an hour of nothing, taken out by a copy."""
    path = tmp_path / "jump.mp4"
    with av.open(str(media_files("ts-forward"))) as source, av.open(str(path), "w") as output:
        target = output.add_stream_from_template(source.streams.video[0])
        for packet in source.demux(video=0):
            if packet.size:
                packet.stream = target
                output.mux(packet)
    assert _check(path).duration_ms == 6000
    assert not _check(path).runs_on


def test_the_same_original_gives_the_same_copy(media_files: MediaFiles, tmp_path: Path) -> None:
    """Byte for byte, so that importing twice changes nothing."""
    for name in ("a.mkv", "b.mkv"):
        _remux(media_files("flv"), tmp_path / name)
    assert (tmp_path / "a.mkv").read_bytes() == (tmp_path / "b.mkv").read_bytes()


def test_progress_ends_at_its_total(media_files: MediaFiles, tmp_path: Path) -> None:
    """Milliseconds done of milliseconds claimed, never back."""
    seen: list[tuple[int, int]] = []
    remux(media_files("flv"), tmp_path / "copy.mkv", lambda *one: seen.append(one), lambda: False)
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    assert seen[-1] == (4067, 4067)


@pytest.mark.parametrize("asked", [1, 2])
def test_a_cancelled_copy_leaves_the_folder_as_it_was(media_files: MediaFiles, tmp_path: Path, asked: int) -> None:
    """At the first question or the last; an older copy stays."""
    target = tmp_path / "copy.mkv"
    target.write_bytes(b"old")
    questions = iter(range(1, 100))
    with pytest.raises(Cancelled):
        remux(media_files("flv"), target, lambda done, total: None, lambda: next(questions) >= asked)
    assert [file.name for file in tmp_path.iterdir()] == ["copy.mkv"]
    assert target.read_bytes() == b"old"


def test_a_place_that_cannot_be_written_is_told(media_files: MediaFiles, tmp_path: Path) -> None:
    """A file stands where the folder should be: one sentence, with what to do."""
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(UserError, match=r"Cannot write .*copy\.mkv \(.*choose another --home"):
        _remux(media_files("flv"), tmp_path / "file" / "copy.mkv")


def test_a_full_disk_is_told_and_leaves_nothing(media_files: MediaFiles, tmp_path: Path, monkeypatch) -> None:
    """What FFmpeg reports while writing is the disk's fault, not the recording's."""

    def full(*_: object) -> None:
        raise av.error.OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(module, "_copy", full)
    with pytest.raises(UserError, match="No space left on device") as caught:
        _remux(media_files("flv"), tmp_path / "copy.mkv")
    assert not isinstance(caught.value, Unreadable)
    assert list(tmp_path.iterdir()) == []


def test_what_matroska_cannot_hold_is_told(tmp_path: Path) -> None:
    """A codec that cannot be copied: the recording is named, nothing is left."""
    path = tmp_path / "old.flv"
    with av.open(str(path), "w") as output:
        track = output.add_stream("nellymoser", rate=22_050, layout="mono")
        frame = av.AudioFrame.from_ndarray(np.zeros((1, 22_050), np.float32), format="flt", layout="mono")
        frame.sample_rate = 22_050
        output.mux(track.encode(frame))
        output.mux(track.encode())
    with pytest.raises(Unreadable, match=r"old\.flv: nellymoser cannot be copied into Matroska"):
        _remux(path, tmp_path / "copy.mkv")
    assert [file.name for file in tmp_path.iterdir()] == ["old.flv"]
