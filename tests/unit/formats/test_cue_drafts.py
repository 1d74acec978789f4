"""Repairs that every format shares."""

from pathlib import Path

import pytest

from reviewer_app.domain.errors import Unreadable
from reviewer_app.domain.transcript import Word
from reviewer_app.formats.cue_drafts import DraftCue, DraftWord, Warnings, finish, place_words

FILE = Path("name.srt")


def cue(start, end, text="hola", words=(), where="line 1"):
    return DraftCue(where, start, end, text, words=list(words))


def timed(start, end, text="x"):
    return DraftWord(start, end, text)


def times(draft):
    return [(word.start_ms, word.end_ms, word.timed) for word in place_words(draft)]


def finished(*drafts):
    return finish("srt", None, list(drafts), Warnings(), FILE)


def test_cues_are_sorted_by_start_and_equal_starts_keep_their_order():
    transcript = finished(cue(5, 6, "c"), cue(1, 9, "a"), cue(1, 3, "b"))
    assert [found.text for found in transcript.cues] == ["a", "b", "c"]
    assert len([warning for warning in transcript.warnings if "sorted in" in warning]) == 2


def test_overlaps_are_kept_without_a_warning():
    transcript = finished(cue(0, 5000), cue(1000, 2000))
    assert [(found.start_ms, found.end_ms) for found in transcript.cues] == [(0, 5000), (1000, 2000)]
    assert transcript.warnings == ()


def test_an_empty_cue_is_dropped_and_said():
    transcript = finished(cue(0, 1), cue(2, 3, "", where="line 7"), cue(4, 5, "\u200b", where="line 9"))
    assert len(transcript.cues) == 1
    assert transcript.warnings == ("line 7: an empty cue was dropped.", "line 9: an empty cue was dropped.")


def test_negative_times_become_zero_and_are_said():
    transcript = finished(cue(-500, 1000, words=[timed(-500, -100)], where="line 3"))
    assert transcript.cues[0].start_ms == 0
    assert transcript.cues[0].words == (Word(0, 0, "x"),)
    assert [warning.split(":")[0] for warning in transcript.warnings] == ["line 3", "line 3"]


def test_an_end_before_the_start_is_repaired_and_said():
    transcript = finished(cue(2000, 1000, words=[timed(1500, 1400)]))
    assert (transcript.cues[0].start_ms, transcript.cues[0].end_ms) == (2000, 2000)
    assert transcript.cues[0].words == (Word(1500, 1500, "x"),)
    assert len(transcript.warnings) == 2


def test_no_cue_left_is_unreadable():
    with pytest.raises(Unreadable, match=r"name\.srt, line 1: there is no cue"):
        finished(cue(0, 1, ""))


def test_words_without_times_share_the_room_between_their_neighbours():
    draft = cue(0, 900, words=[timed(0, 100), timed(None, None), timed(None, None), timed(400, 900)])
    assert times(draft) == [(0, 100, True), (100, 250, False), (250, 400, False), (400, 900, True)]


def test_words_without_times_at_the_edges_stay_in_their_cue():
    draft = cue(1000, 2000, words=[timed(None, None), timed(1200, 1300), timed(None, None)])
    assert times(draft) == [(1000, 1200, False), (1200, 1300, True), (1300, 2000, False)]


def test_edges_stay_in_the_cue_even_when_its_words_do_not():
    draft = cue(1000, 2000, words=[timed(None, None), timed(2500, 2600), timed(None, None)])
    assert times(draft) == [(1000, 2000, False), (2500, 2600, True), (2000, 2000, False)]


def test_a_cue_with_no_word_time_at_all_is_shared_evenly():
    assert times(cue(0, 10, words=[timed(None, None)] * 3)) == [(0, 3, False), (3, 6, False), (6, 10, False)]


def test_neighbours_that_overlap_leave_no_room_but_keep_the_order():
    draft = cue(0, 900, words=[timed(0, 500), timed(None, None), timed(300, 900)])
    assert times(draft)[1] == (300, 300, False)


def test_a_known_start_without_an_end_is_timed_and_ends_with_its_share():
    draft = cue(0, 1000, words=[timed(100, None), timed(None, None), timed(500, None)])
    assert times(draft) == [(100, 300, True), (300, 500, False), (500, 1000, True)]


def test_many_warnings_of_one_kind_are_counted():
    warnings = Warnings()
    for number in range(150):
        warnings.add(f"line {number}", "an empty cue was dropped.")
    assert len(warnings.all()) == 101
    assert warnings.all()[-1] == "50 more places: an empty cue was dropped."
