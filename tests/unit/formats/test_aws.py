"""JSON of Amazon Transcribe."""

from copy import deepcopy

from reviewer_app.domain.transcript import Word
from tests.unit.formats.reading import lines, read
from tests.unit.formats.transcript_samples import AWS, aws_item


def test_strings_become_times_and_confidences_and_punctuation_joins_its_word():
    transcript = read(AWS)
    assert (transcript.format, transcript.language, transcript.warnings) == ("aws", "es-US", ())
    assert [cue.words for cue in transcript.cues] == [
        (Word(1000, 1500, "Hola,", 0.99, "spk_0"),),
        (Word(1500, 2000, "ya.", 0.99, "spk_1"),),
    ]


def test_speakers_come_from_the_labels_where_items_have_none():
    value = deepcopy(AWS)
    for item in value["results"]["items"]:
        del item["speaker_label"]
    labels = [{"start_time": "1.0", "end_time": "1.5", "speaker_label": "spk_7"}]
    value["results"]["speaker_labels"] = {"segments": [{"speaker_label": "spk_7", "items": labels}]}
    assert read(value).cues[0].words[0].speaker == "spk_7"


def test_audio_segments_are_cues_and_no_word_is_lost():
    value = deepcopy(AWS)
    value["results"]["audio_segments"] = [
        {"start_time": "0.9", "end_time": "1.6", "speaker_label": "spk_0", "transcript": "Hola,", "items": [0, 1]}
    ]
    assert lines(read(value)) == [(900, 1600, "spk_0", "Hola,"), (1500, 2000, "spk_1", "ya.")]


def test_channels_are_cut_apart_and_named():
    items = [
        aws_item(0, "uno", "0.0", "0.5", channel_label="ch_0"),
        aws_item(1, "dos", "0.2", "0.6", channel_label="ch_1"),
        aws_item(2, "tres", "0.5", "0.9", channel_label="ch_0"),
    ]
    transcript = read({"results": {"items": items}})
    assert lines(transcript) == [(0, 900, "ch_0", "uno tres"), (200, 600, "ch_1", "dos")]
    assert transcript.warnings == ()


def test_masked_words_are_counted_and_said():
    value = deepcopy(AWS)
    value["results"]["items"][2] = aws_item(2, "***", "1.5", "2.0", vocabularyFilterMatch=True)
    transcript = read(value)
    assert transcript.masked == 1
    assert transcript.warnings[0].endswith("words masked by the recogniser (***): 1 in all; evidence may be missing.")


def test_unreadable_times_are_said():
    value = {"results": {"items": [aws_item(0, "Hola", "pronto", "1.5"), aws_item(1, "ya", "2.0", "3.0")]}}
    assert read(value).warnings == ("item 1: a word, or a word's time, that cannot be read was ignored.",)
