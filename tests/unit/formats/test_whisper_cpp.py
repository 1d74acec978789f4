"""JSON of whisper.cpp."""

from copy import deepcopy

from reviewer_app.domain.transcript import Word
from tests.unit.formats.reading import lines, read
from tests.unit.formats.transcript_samples import WHISPER_CPP


def test_tokens_are_joined_to_words():
    transcript = read(WHISPER_CPP)
    assert (transcript.format, transcript.language, transcript.warnings) == ("whisper.cpp", "es", ())
    assert lines(transcript) == [(0, 2000, None, "Hola amigo.")]
    assert transcript.cues[0].words == (Word(0, 500, "Hola", 0.9), Word(500, 1000, "amigo.", 0.7))


def test_a_letter_cut_in_two_by_tokens_is_whole_in_its_word():
    value = deepcopy(WHISPER_CPP)
    value["transcription"][0]["text"] = " Hola señor."
    tokens = value["transcription"][0]["tokens"]
    tokens[2]["text"], tokens[3]["text"] = " se\ufffd", "\ufffdor"
    assert read(value).cues[0].words[1].text == "señor."


def test_segments_alone_by_their_stamps_and_speakers():
    segment = {"timestamps": {"from": "00:00:01,500", "to": "01:00:02,000"}, "text": " Hola a todos", "speaker": "1"}
    value = {"transcription": [segment, segment | {"speaker": "?"}]}
    assert lines(read(value)) == [(1500, 3_602_000, "1", "Hola a todos"), (1500, 3_602_000, None, "Hola a todos")]


def test_a_file_of_one_word_a_segment_is_cut_into_cues():
    pieces = [(0, 300, " Ho"), (300, 500, "la"), (500, 900, " ya"), (9000, 9500, " luego")]
    value = {"transcription": [{"offsets": {"from": a, "to": b}, "text": text} for a, b, text in pieces]}
    transcript = read(value)
    assert lines(transcript) == [(0, 900, None, "Hola ya"), (9000, 9500, None, "luego")]


def test_what_was_translated_is_english():
    assert read(WHISPER_CPP | {"params": {"translate": True}}).language == "en"


def test_damaged_pieces_are_said():
    value = deepcopy(WHISPER_CPP)
    value["transcription"][0]["tokens"].append({"text": 5})
    value["transcription"] += [7, {"text": " fin", "offsets": {"from": None, "to": 2500}}]
    assert [warning.split(":")[0] for warning in read(value).warnings] == ["segment 2", "segment 1", "segment 2"]
