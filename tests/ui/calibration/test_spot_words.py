"""The words around a spot."""

from reviewer_app.domain.transcript import Cue, Transcript, Word
from reviewer_app.ui.calibration.spot_words import Said, said_around


def transcript(*cues):
    return Transcript("srt", "es", tuple(cues))


def spoken(start_ms, *texts):
    words = tuple(Word(start_ms + 1_000 * n, start_ms + 1_000 * n + 900, text) for n, text in enumerate(texts))
    return Cue(start_ms, start_ms + 1_000 * len(texts), " ".join(texts), None, words)


def test_words_before_in_and_behind():
    found = said_around(transcript(spoken(0, "uno", "dos", "tres", "cuatro")), 1_000, 2_900)
    assert found == Said("uno", "dos tres", "cuatro")


def test_what_is_far_away_is_not_told():
    found = said_around(
        transcript(spoken(0, "lejos"), spoken(30_000, "cerca"), spoken(60_000, "lejos")), 30_000, 30_900
    )
    assert found == Said("", "cerca", "")


def test_cues_without_words_count_whole():
    assert said_around(transcript(Cue(0, 4_000, "todo esto")), 1_000, 2_000) == Said("", "todo esto", "")


def test_a_point_has_the_word_that_runs_there():
    assert said_around(transcript(spoken(0, "uno", "dos")), 1_200, 1_200).inside == "dos"


def test_a_very_long_spot_is_told_by_its_beginning():
    found = said_around(transcript(spoken(0, *(str(n) for n in range(100)))), 0, 100_000)
    assert found.inside.endswith("59 …") and found.after == ""
