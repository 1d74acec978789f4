"""JSON of Google Speech-to-Text."""

from copy import deepcopy

from reviewer_app.domain.transcript import Word
from tests.unit.formats.reading import lines, read
from tests.unit.formats.transcript_samples import GOOGLE_1, GOOGLE_2


def test_the_last_result_of_v1_repeats_all_words_with_speakers():
    transcript = read(GOOGLE_1)
    assert (transcript.format, transcript.language) == ("google", "es-es")
    assert lines(transcript) == [(0, 1200, "1", "hola"), (1200, 2000, "2", "ya")]


def test_what_the_last_result_does_not_repeat_is_kept():
    value = deepcopy(GOOGLE_1)
    value["results"].insert(1, {"alternatives": [{"transcript": "otra cosa"}], "resultEndTime": "9s"})
    value["results"].insert(1, {"alternatives": [{"transcript": "hola ya"}], "resultEndTime": "3s"})
    assert "otra cosa" in [cue.text for cue in read(value).cues]
    assert [cue.text for cue in read(value).cues].count("hola ya") == 0


def test_v2_leaves_out_zero_and_0_confidence_is_none():
    transcript = read(GOOGLE_2)
    assert transcript.cues[0].words == (Word(0, 500, "hola", 0.7, "1"),)
    assert lines(transcript)[1] == (500, 2000, None, "sin palabras")
    plain = {"results": GOOGLE_1["results"][:1]}
    assert [word.confidence for word in read(plain).cues[0].words] == [None, 0.8]


def test_answers_of_operations_and_client_libraries():
    seconds = {"seconds": "3", "nanos": 500_000_000}
    words = [{"startTime": seconds, "endTime": {"seconds": 4}, "word": "ya"}]
    value = {"name": "1", "done": True, "response": {"results": [{"alternatives": [{"words": words}]}]}}
    assert lines(read(value)) == [(3500, 4000, None, "ya")]
    batch = {"results": {"gs://b/live.wav": {"inlineResult": {"transcript": GOOGLE_2}}}}
    assert read(batch).cues == read(GOOGLE_2).cues


def test_channels_keep_their_speakers_apart():
    def result(channel, word, start):
        words = [{"startTime": start, "endTime": "9s", "word": word, "speakerTag": 1}]
        return {"channelTag": channel, "alternatives": [{"words": words}]}

    value = {"results": [result(1, "uno", "0s"), result(2, "dos", "0.1s")]}
    assert lines(read(value)) == [(0, 9000, "ch_1 1", "uno"), (100, 9000, "ch_2 1", "dos")]
