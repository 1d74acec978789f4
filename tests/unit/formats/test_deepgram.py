"""JSON of Deepgram."""

from copy import deepcopy

from reviewer_app.domain.transcript import Word
from tests.unit.formats.reading import lines, read
from tests.unit.formats.transcript_samples import DEEPGRAM


def test_words_of_a_channel_are_cut_at_speakers():
    transcript = read(DEEPGRAM)
    assert (transcript.format, transcript.language, transcript.warnings) == ("deepgram", "es", ())
    assert lines(transcript) == [(100, 500, "0", "Hola."), (600, 900, "1", "Sí.")]
    assert transcript.cues[0].words == (Word(100, 500, "Hola.", 0.9, "0"),)


def test_utterances_are_cues():
    value = deepcopy(DEEPGRAM)
    words = value["results"]["channels"][0]["alternatives"][0]["words"]
    value["results"]["utterances"] = [
        {"start": 0.0, "end": 1.0, "channel": 0, "speaker": 0, "transcript": "Hola. Sí.", "words": words}
    ]
    assert lines(read(value)) == [(0, 1000, "0", "Hola. Sí.")]


def test_channels_keep_their_speakers_apart():
    value = deepcopy(DEEPGRAM)
    value["results"]["channels"].append(deepcopy(value["results"]["channels"][0]))
    assert {cue.speaker for cue in read(value).cues} == {"ch_0 0", "ch_0 1", "ch_1 0", "ch_1 1"}


def test_the_plain_word_shows_what_the_punctuated_one_masks():
    value = deepcopy(DEEPGRAM)
    value["results"]["channels"][0]["alternatives"][0]["words"][0]["punctuated_word"] = "****."
    transcript = read(value)
    assert (transcript.cues[0].text, transcript.masked) == ("hola", 0)


def test_a_channel_without_words_keeps_its_text():
    transcript = read({"results": {"channels": [{"alternatives": [{"transcript": "hola"}]}]}})
    assert lines(transcript) == [(0, 0, None, "hola")]
    assert len(transcript.warnings) == 1
