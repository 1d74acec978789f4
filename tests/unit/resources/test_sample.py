"""The sample recording is what its README says."""

import json

import av
import numpy as np
import pytest

from reviewer_app import paths
from reviewer_app.formats.transcript_names import find_transcript
from reviewer_app.formats.transcripts import read_transcript
from reviewer_app.media.frames import FrameReader
from reviewer_app.media.packet_index import PacketIndex
from tests.media_files import read_frame_number

FOLDER = paths.resources() / "sample"
RECORDING = FOLDER / "directo-demo.mp4"


@pytest.fixture(scope="module")
def transcript():
    return read_transcript(find_transcript(RECORDING))


def test_it_is_small_portrait_and_two_to_three_minutes_long():
    assert sum(path.stat().st_size for path in FOLDER.glob("directo-demo.*")) < 3_000_000
    with av.open(str(RECORDING)) as container:
        video = container.streams.video[0]
        assert video.width < video.height
        assert 120 <= container.duration / av.time_base <= 180
        assert container.streams.audio


def test_each_picture_carries_its_number():
    index = PacketIndex.build(RECORDING)
    with FrameReader(RECORDING) as reader:
        for number in range(0, len(index), 341):
            assert read_frame_number(reader.at(index.time_of(number)).to_rgb()) == number


def test_two_people_speak_and_words_have_their_times(transcript):
    assert {cue.speaker for cue in transcript.cues} == {"SPEAKER_00", "SPEAKER_01"}
    assert (transcript.format, transcript.language, transcript.warnings) == ("whisperx", "es", ())
    words = [word for cue in transcript.cues for word in cue.words]
    assert len(words) > 250
    assert [word.text for word in words if not word.timed] == ["40", "500"]


def test_cues_begin_and_end_where_the_sound_does(transcript):
    """Within 60 ms: silence before, speech after, and the other way round."""
    loud, step_ms = _loudness(10)
    for cue in transcript.cues:
        begin, end = cue.start_ms // step_ms, cue.end_ms // step_ms
        assert loud[begin + 6 : begin + 30].max() > 0.02
        assert loud[end - 30 : end - 3].max() > 0.02
        assert loud[max(0, begin - 25) : begin - 6].max(initial=0) < 0.02
        assert loud[end + 8 : end + 25].max(initial=0) < 0.02


def test_the_chat_has_gifts_a_deletion_and_a_warning():
    lines = [json.loads(line) for line in (FOLDER / "directo-demo.chat.jsonl").read_text(encoding="utf-8").splitlines()]
    kinds = [line["event"] for line in lines]
    assert {"CommentEvent", "JoinEvent", "GiftEvent", "ImDeleteEvent", "PerceptionEvent", "ControlEvent"} <= set(kinds)
    streak = [line for line in lines if line["event"] == "GiftEvent"]
    assert [line["repeat_end"] for line in streak] == [False] * (len(streak) - 1) + [True]
    ids = [line["common"]["msg_id"] for line in lines[1:]]
    assert len(ids) == len(set(ids))
    comments = {line["common"]["msg_id"] for line in lines if line["event"] == "CommentEvent"}
    (deletion,) = [line for line in lines if line["event"] == "ImDeleteEvent"]
    assert set(deletion["delete_msg_ids"]) <= comments
    times = [line["common"]["create_time"] for line in lines[1:]]
    assert times == sorted(times)
    assert times[0] > lines[0]["record_start_time"]


def _loudness(step_ms: int) -> tuple[np.ndarray, int]:
    """Root mean square of the sound in steps, 0 to 1, on media time."""
    with av.open(str(RECORDING)) as container:
        stream = container.streams.audio[0]
        resampler = av.AudioResampler(format="flt", layout="mono", rate=16_000)
        parts = [
            out.to_ndarray()[0] for frame in container.decode(stream) for out in resampler.resample(frame)
        ]  # fmt: skip
    samples = np.concatenate(parts)
    size = 16 * step_ms
    blocks = samples[: len(samples) // size * size].reshape(-1, size)
    return np.sqrt((blocks**2).mean(axis=1)), step_ms
