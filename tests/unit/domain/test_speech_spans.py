"""The cue and the turn around a time."""

from reviewer_app.domain.speech_spans import cue_span, turn_span
from reviewer_app.domain.transcript import Cue, Transcript
from reviewer_app.domain.transcript_index import TranscriptIndex

CUES = (
    Cue(0, 900, "a", "S1"),
    Cue(1_000, 2_000, "b", "S2"),
    Cue(2_500, 3_000, "c", "S2"),
    Cue(9_000, 9_500, "d", "S1"),
    Cue(9_600, 9_900, "e"),
    Cue(9_950, 10_000, "f"),
)
INDEX = TranscriptIndex(Transcript("srt", "es", CUES))


def test_the_cue_at_a_time_or_the_one_that_has_just_ended():
    assert cue_span(INDEX, 1_500) == (1_000, 2_000)
    assert cue_span(INDEX, 4_900) == (2_500, 3_000)


def test_in_a_silence_and_without_words_there_is_none():
    assert cue_span(INDEX, 5_000) is None
    assert turn_span(INDEX, 5_000) is None
    assert cue_span(TranscriptIndex(Transcript("none")), 5) is None


def test_a_turn_is_everything_that_a_speaker_says_in_a_row():
    assert turn_span(INDEX, 2_600) == turn_span(INDEX, 1_000) == (1_000, 3_000)
    assert turn_span(INDEX, 10) == (0, 900)


def test_of_an_unknown_speaker_only_the_cue_is_known():
    assert turn_span(INDEX, 9_700) == (9_600, 9_900)
