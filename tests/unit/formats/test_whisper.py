"""JSON of openai-whisper, faster-whisper and WhisperX."""

import math
from pathlib import Path

import pytest

from reviewer_app.domain.errors import Unreadable
from reviewer_app.domain.transcript import Word
from reviewer_app.formats.cue_drafts import Warnings
from reviewer_app.formats.whisper import is_whisper, read_whisper


def read(value):
    assert is_whisper(value)
    return read_whisper(value, Path("name.json"), Warnings(), 1)


def segment(start, end, text, **more):
    return {"start": start, "end": end, "text": text, **more}


def test_openai_whisper():
    transcript = read(
        {
            "text": " Hola a todos.",
            "segments": [
                segment(
                    0.0, 1.5, " Hola a.", id=0, seek=0, tokens=[1], avg_logprob=-0.2, no_speech_prob=0.1,
                    words=[
                        {"word": " Hola", "start": 0.0, "end": 0.84, "probability": 0.93},
                        {"word": " a.", "start": 0.84, "end": 1.5, "probability": 1},
                    ],
                )
            ],
            "language": "es",
        }
    )  # fmt: skip
    assert (transcript.format, transcript.language, transcript.warnings) == ("whisper", "es", ())
    (cue,) = transcript.cues
    assert (cue.start_ms, cue.end_ms, cue.text, cue.speaker) == (0, 1500, "Hola a.", None)
    assert cue.words == (Word(0, 840, "Hola", 0.93), Word(840, 1500, "a.", 1.0))


def test_faster_whisper_lists_and_named_tuples():
    transcript = read([segment(0.5, 1.5, " Hola", words=[[0.5, 1.5, " Hola", 0.8]], no_speech_prob=0.1)])
    assert transcript.format == "whisper"
    assert transcript.cues[0].words == (Word(500, 1500, "Hola", 0.8),)
    assert transcript.language is None


def test_whisper_without_words_has_none():
    transcript = read({"segments": [segment(0, 1, "Hola a todos", tokens=[])], "language": "es"})
    assert (transcript.format, transcript.cues[0].words) == ("whisper", ())


def test_whisperx_with_speakers_and_a_numeral_without_times():
    words = [
        {"word": "En", "start": 1.0, "end": 1.2, "score": 0.9, "speaker": "SPEAKER_00"},
        {"word": "2014"},
        {"word": "sí", "start": 2.0, "end": 2.5, "score": 0.5, "speaker": "SPEAKER_01"},
        {"word": "3"},
    ]
    transcript = read(
        {
            "segments": [segment(1.0, 3.0, " En 2014 sí 3", words=words, speaker="SPEAKER_00")],
            "word_segments": words,
            "language": "es",
        }
    )
    assert (transcript.format, transcript.warnings) == ("whisperx", ())
    assert transcript.cues[0].speaker == "SPEAKER_00"
    assert transcript.cues[0].words == (
        Word(1000, 1200, "En", 0.9, "SPEAKER_00"),
        Word(1200, 2000, "2014", None, None, timed=False),
        Word(2000, 2500, "sí", 0.5, "SPEAKER_01"),
        Word(2500, 3000, "3", None, None, timed=False),
    )


@pytest.mark.parametrize(
    "value",
    [
        {"segments": [segment(0, 1, "a", words=[{"word": "a", "start": 0.0, "end": 1.0, "score": 0.5}])]},
        {"segments": [segment(0, 1, "a", words=[{"word": "2014"}])]},
        {"segments": [segment(0, 1, "a", speaker="SPEAKER_00")]},
        {"segments": [segment(0, 1, "a")], "word_segments": [{"word": "a"}]},
    ],
)
def test_whisperx_is_told_by_its_keys(value):
    assert read(value).format == "whisperx"


def test_flat_words_alone_become_cues():
    """Cut at a new speaker and at a pause."""
    transcript = read(
        {
            "word_segments": [
                {"word": "Hola", "start": 0.0, "end": 0.5, "score": 0.9, "speaker": "A"},
                {"word": "2014"},
                {"word": "Sí", "start": 1.0, "end": 1.5, "score": 0.9, "speaker": "B"},
                {"word": "ya", "start": 9.0, "end": 9.5, "score": 0.9, "speaker": "B"},
            ]
        }
    )
    assert [(c.start_ms, c.end_ms, c.speaker, c.text) for c in transcript.cues] == [
        (0, 500, "A", "Hola 2014"),
        (1000, 1500, "B", "Sí"),
        (9000, 9500, "B", "ya"),
    ]


def test_flat_words_go_to_their_segments():
    words = [{"word": "uno", "start": 0.0, "end": 0.5}, {"word": "2"}, {"word": "tres", "start": 2.0, "end": 2.5}]
    transcript = read({"segments": [segment(0, 1, "uno 2"), segment(2, 3, "tres")], "words": words})
    assert transcript.format == "whisper"
    assert [[w.text for w in c.words] for c in transcript.cues] == [["uno", "2"], ["tres"]]


def test_a_segment_takes_the_one_speaker_of_its_words():
    words = [{"word": "a", "start": 0.0, "end": 1.0, "score": 1.0, "speaker": 0}]
    assert read({"segments": [segment(0, 1, "a", words=words)]}).cues[0].speaker == "0"


def test_missing_segment_times_come_from_words_or_neighbours_and_are_said():
    words = [{"word": "b", "start": 2.5, "end": 2.7, "probability": 0.5}]
    transcript = read(
        {
            "segments": [
                segment(0.0, 2.0, "a"),
                segment(None, math.nan, "b", words=words),
                segment(None, None, "c"),
                segment(5.0, 6.0, "d"),
            ]
        }
    )
    assert [(c.start_ms, c.end_ms) for c in transcript.cues] == [(0, 2000), (2500, 2700), (2700, 5000), (5000, 6000)]
    assert [w.split(":")[0] for w in transcript.warnings] == ["segment 2", "segment 3"]


def test_negative_backward_and_empty_are_named_by_segment():
    words = [{"word": "a", "start": -1.0, "end": 0.5, "probability": 0.5}, {"word": " "}]
    transcript = read({"segments": [segment(-1.0, 1.0, "a", words=words), segment(5, 4, "b"), segment(6, 7, " ")]})
    assert [(c.start_ms, c.end_ms) for c in transcript.cues] == [(0, 1000), (5000, 5000)]
    assert transcript.cues[0].words == (Word(0, 500, "a", 0.5),)
    assert sorted({w.split(":")[0] for w in transcript.warnings}) == ["segment 1", "segment 2", "segment 3"]


@pytest.mark.parametrize("odd", [1e300, -1e300, math.inf, "pronto", [], {}, True, 10**400])
def test_absurd_times_are_no_times(odd):
    words = [{"word": "a", "start": odd, "end": odd, "probability": odd}, {"word": "b", "start": 1.0, "end": 2.0}]
    transcript = read({"segments": [segment(0.0, 2.0, "a b", words=words)]})
    first = transcript.cues[0].words[0]
    assert (first.start_ms, first.end_ms, first.confidence, first.timed) == (0, 1000, None, False)
    assert transcript.warnings == ("segment 1: a word, or a word's time, that cannot be read was ignored.",)


@pytest.mark.parametrize(("raw", "confidence"), [(1.0000001, 1.0), (-0.0000001, 0.0), (95, None), ("0.9", None)])
def test_confidence_is_a_probability_or_unknown(raw, confidence):
    words = [{"word": "a", "start": 0.0, "end": 1.0, "score": raw}]
    assert read({"segments": [segment(0, 1, "a", words=words)]}).cues[0].words[0].confidence == confidence


def test_numbers_for_words_and_text_are_read():
    transcript = read({"segments": [segment(0, 1, 2014, words=[{"word": 2014, "start": 0, "end": 1}])]})
    assert (transcript.cues[0].text, transcript.cues[0].words[0].text) == ("2014", "2014")


def test_a_segment_that_is_no_object_is_named():
    with pytest.raises(Unreadable, match=r"name\.json, line 1: segment 2 is not an object"):
        read({"segments": [segment(0, 1, "a"), 5]})


@pytest.mark.parametrize("value", [{}, [], 5, None, "x", {"segments": {}}, [1], [{"message": "x"}], {"comments": []}])
def test_other_json_is_no_transcript(value):
    assert not is_whisper(value)


@pytest.mark.parametrize("value", [{"segments": []}, {"segments": [segment(0, 1, None)]}, {"word_segments": [{}]}])
def test_no_cue_is_unreadable(value):
    with pytest.raises(Unreadable, match="no cue"):
        read(value)
