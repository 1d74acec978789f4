"""Parameter sets in front of keyframes."""

from pathlib import Path

import av
import numpy as np
import pytest

from reviewer_app.media.parameter_sets import ParameterSets, audio_specific_config
from tests.media_files import MediaFiles, make_recording

# The types of parameter sets among the units: H.264 SPS and PPS; H.265 VPS, SPS and PPS.
SETS = {"h264": [7, 8], "hevc": [32, 33, 34]}


def _types(data: bytes, codec: str) -> list[int]:
    found, place = [], 0
    while place < len(data):
        size = int.from_bytes(data[place : place + 4], "big")
        found.append(data[place + 4] & 0x1F if codec == "h264" else data[place + 4] >> 1 & 0x3F)
        place += 4 + size
    assert place == len(data)
    return found


@pytest.mark.parametrize(("codec", "encoder"), [("h264", "libx264"), ("hevc", "libx265")])
def test_keyframes_carry_their_sets_and_others_stay_as_they_are(tmp_path: Path, codec: str, encoder: str) -> None:
    """What stands in the header of an MP4 comes first in each keyframe, in well-formed units."""
    options = {"codec": encoder, "gop": 10, "audio": False}
    path = make_recording(tmp_path / "a.mp4", seconds=1, **options)  # type: ignore[arg-type]
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        sets = ParameterSets(stream)
        keys = 0
        for packet in container.demux(stream):
            if not packet.size:
                continue
            before, filled = bytes(packet), sets.fill(packet)
            if packet.is_keyframe:
                keys += 1
                assert filled.is_keyframe
                assert _types(bytes(filled), codec)[: len(SETS[codec])] == SETS[codec]
                assert bytes(filled).endswith(before)
            else:
                assert bytes(filled) == before
        assert keys == 3


@pytest.mark.parametrize("recipe", ["ts", "webm"])
def test_what_needs_no_sets_is_left_alone(media_files: MediaFiles, recipe: str) -> None:
    """MPEG-TS repeats them itself, VP8 has none."""
    with av.open(str(media_files(recipe))) as container:
        stream = container.streams.video[0]
        sets = ParameterSets(stream)
        assert all(sets.fill(packet) is packet for packet in container.demux(stream))


def test_new_sets_count_from_where_they_are_announced(media_files: MediaFiles) -> None:
    """After a change of size the keyframes carry the new ones."""
    with av.open(str(media_files("flv-turned"))) as container:
        stream = container.streams.video[0]
        sets = ParameterSets(stream)
        keys = [bytes(sets.fill(packet)) for packet in container.demux(stream) if packet.size and packet.is_keyframe]
    heads = [key[: 4 + int.from_bytes(key[:4], "big")] for key in keys]
    assert len(keys) == 4
    assert heads[0] == heads[1] != heads[2] == heads[3]


@pytest.mark.parametrize(("layout", "rate"), [("mono", 48_000), ("stereo", 44_100)])
def test_the_configuration_of_aac_is_read_from_adts(tmp_path: Path, layout: str, rate: int) -> None:
    """The same two bytes as an encoder writes into MP4."""
    configs, path = [], tmp_path / "a.aac"
    for target in (tmp_path / "a.mp4", path):
        with av.open(str(target), "w") as output:
            track = output.add_stream("aac", rate=rate, layout=layout)
            silence = np.zeros((track.channels, rate), np.float32)
            frame = av.AudioFrame.from_ndarray(silence, format="fltp", layout=layout)
            frame.sample_rate = rate
            output.mux(track.encode(frame))
            output.mux(track.encode())
    with av.open(str(tmp_path / "a.mp4")) as container:
        configs.append(container.streams.audio[0].codec_context.extradata[:2])
    assert audio_specific_config(path.read_bytes()) == configs[0]


@pytest.mark.parametrize("data", [b"", b"\xff\xf1", b"ID3\x04\x00\x00\x00\x00"])
def test_what_is_no_adts_gives_nothing(data: bytes) -> None:
    """No configuration is made up."""
    assert audio_specific_config(data) == b""
