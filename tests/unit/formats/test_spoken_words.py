"""What readers of recognisers' JSON share."""

import math

import pytest

from reviewer_app.domain.transcript import Word
from reviewer_app.formats.cue_drafts import DraftCue, DraftWord
from reviewer_app.formats.spoken_words import channel_speaker, cut, milliseconds, place, spoken_word


@pytest.mark.parametrize(
    ("value", "ms"),
    [
        (1.0005, 1000), (1.2345, 1234), (2, 2000), ("1.5", 1500), (None, None), (math.nan, None), ("", None),
        (True, None), ("nan", None), ("pronto", None), (1e300, None), ("inf", None),
    ],
)  # fmt: skip
def test_seconds(value, ms):
    assert milliseconds(value) == ms


def test_a_word_is_a_draft_until_its_times_are_sound():
    assert spoken_word(0, 5, "a", 0.5, "S") == Word(0, 5, "a", 0.5, "S")
    for start, end in ((None, 5), (0, None), (-1, 5), (5, 0)):
        assert spoken_word(start, end, "a", None, None) == DraftWord(start, end, "a")


def test_speakers_of_several_channels_are_named_apart():
    assert channel_speaker("1", 0, several=False) == "1"
    assert channel_speaker("1", 0, several=True) == "ch_0 1"
    assert channel_speaker(None, "ch_1", several=True) == "ch_1"
    assert channel_speaker("1", None, several=True) == "1"


def test_a_cue_is_placed_by_its_words_else_by_its_neighbours():
    before = [DraftCue("a", 0, 700, "a")]
    assert place(None, None, [Word(5, 9, "a")], before, 2000) == (5, 9)
    assert place(None, None, [], before, 2000) == (700, 2000)
    assert place(None, None, [], [], None) == (0, 0)
    assert place(500, None, [], before, 100) == (500, 500)


def test_words_are_cut_at_speakers_pauses_and_sentences():
    words = [Word(n * 100, n * 100 + 90, "fin." if n % 13 == 12 else "a", None, "S") for n in range(60)]
    assert [len(draft.words) for draft in cut(words, "x")] == [13, 13, 13, 13, 8]
    words = [Word(0, 9, "a", None, "S"), Word(9, 19, "b", None, "T"), Word(1020, 1030, "c", None, "T")]
    assert [(draft.where, draft.text) for draft in cut(words, "x")] == [
        ("group 1 of x", "a"), ("group 2 of x", "b"), ("group 3 of x", "c"),
    ]  # fmt: skip
