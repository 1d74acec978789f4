"""The exact picture: frame numbers burnt into the recordings are read back from what was decoded."""

import random

import av
import numpy as np
import pytest

from reviewer_app.media import frames
from reviewer_app.media.clock import media_ms
from reviewer_app.media.frames import FrameReader
from reviewer_app.media.opening import Abandoned
from tests.media_files import brightness, read_frame_number

# What plays as it is; fragmented MP4, FLV and HLS are normalised before they are played (test_remux).
PLAYED = [
    "mp4", "mp4-no-b", "mp4-long-gop", "mp4-silent", "mp4-vfr", "mp4-late", "mp4-wide", "mkv", "mkv-vfr", "mkv-late",
    "webm", "ts", "ts-late", "mkv-cut", "ts-cut",
]  # fmt: skip


def _truth(path) -> list[tuple[int, int]]:
    """(time, number) of every picture, by decoding the whole file from its beginning."""
    with av.open(str(path)) as container:
        stream, start = container.streams.video[0], container.start_time
        found = []
        for packet in container.demux(stream):
            try:
                decoded = packet.decode()
            except av.InvalidDataError:
                continue  # the picture in which a recording was cut off
            for frame in decoded:
                if frame.pts is not None and not frame.is_corrupt:
                    found.append((media_ms(frame.pts, stream.time_base, start), _number(brightness(frame))))
    return sorted(found)


def _number(image: np.ndarray) -> int | None:
    try:
        return read_frame_number(image)
    except ValueError:
        return None


def _shown(truth, ms):
    return next((one for one in reversed(truth) if one[0] <= ms), truth[0])


def _seen(picture):
    return picture.pts_ms, _number(picture.to_rgb())


@pytest.mark.parametrize("recipe", PLAYED)
def test_the_picture_at_any_time_is_exact(media_files, recipe):
    """100 % of random times, in random order, forwards and backwards."""
    truth = _truth(media_files(recipe))
    chance = random.Random(recipe)
    times = [chance.randrange(truth[-1][0] + 40) for _ in range(25)] + [0, truth[-1][0], truth[-1][0] + 10_000]
    with FrameReader(media_files(recipe)) as reader:
        seen = [(ms, _seen(reader.at(ms))) for ms in times]
    assert [(ms, one, _shown(truth, ms)) for ms, one in seen if one != _shown(truth, ms)] == []


# Alike in all that a step knows of.
OFFSET_ALONE = ("mp4-wide", "mp4-silent", "mp4-late", "mkv-late", "ts-late")


@pytest.mark.parametrize(
    "recipe", [pytest.param(one, marks=[pytest.mark.slow] if one in OFFSET_ALONE else []) for one in PLAYED]
)
def test_steps_go_to_the_very_next_picture(media_files, recipe):
    """Forwards and backwards through the whole file, and in a random walk."""
    truth = _truth(media_files(recipe))
    with FrameReader(media_files(recipe)) as reader:
        reader.at(0)
        walked = [_seen(reader.step(1)) for _ in truth[1:]]
        assert walked == truth[1:]
        assert reader.step(1) is None
        back = [_seen(reader.step(-1)) for _ in truth[1:]]
        assert back == truth[-2::-1]
        assert reader.step(-1) is None
    chance = random.Random(recipe)
    place = len(truth) // 2
    with FrameReader(media_files(recipe)) as reader:
        reader.at(truth[place][0])
        for _ in range(40):
            n = chance.choice((-7, -2, -1, 1, 3))
            if 0 <= place + n < len(truth):
                place += n
                assert _seen(reader.step(n)) == truth[place]


def test_steps_back_work_when_the_cache_holds_less_than_a_group(media_files, monkeypatch):
    truth = _truth(media_files("mp4-long-gop"))
    monkeypatch.setattr(frames, "CACHE_BYTES", 20 * 180 * 320 * 3 // 2)
    with FrameReader(media_files("mp4-long-gop")) as reader:
        reader.at(truth[150][0])
        for place in range(149, 80, -1):
            assert _seen(reader.step(-1)) == truth[place]


def test_a_recording_marked_as_turned_is_shown_upright(tmp_path, media_files):
    """As phones write them: stored lying, with the matrix of a quarter turn clockwise in the track's header."""
    whole = media_files("mp4").read_bytes()
    one, none = bytes.fromhex("00010000"), bytes(4)
    identity = one + none * 3 + one
    place = whole.index(identity, whole.index(b"tkhd"))
    quarter = none + one + none + bytes.fromhex("ffff0000") + none
    turned = tmp_path / "turned.mp4"
    turned.write_bytes(whole[:place] + quarter + whole[place + len(identity) :])
    with FrameReader(turned) as reader, FrameReader(media_files("mp4")) as lying:
        picture = reader.at(500).to_rgb()
        assert picture.flags["C_CONTIGUOUS"]
        assert np.array_equal(picture, np.rot90(lying.at(500).to_rgb(), k=-1))


def test_without_pictures_it_says_so(media_files):
    with pytest.raises(ValueError, match="no pictures"):
        FrameReader(media_files("m4a"))


def test_a_step_before_any_picture_is_none(media_files):
    with FrameReader(media_files("mp4")) as reader:
        assert reader.step(1) is None


def test_nobody_waits_any_more(media_files):
    with FrameReader(media_files("mp4-long-gop"), abandoned=lambda: True) as reader, pytest.raises(Abandoned):
        reader.at(9_000)
