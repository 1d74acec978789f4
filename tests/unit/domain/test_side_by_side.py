"""A translation beside the cues that it translates."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer_app.domain.side_by_side import side_by_side, without_words
from reviewer_app.domain.transcript import Cue, Transcript
from reviewer_app.domain.transcript_index import TranscriptIndex


def cues(*times):
    """Cues of (start, end, text)."""
    return Transcript("srt", "es", tuple(Cue(start, end, text) for start, end, text in times))


def beside(original, translation):
    return side_by_side(TranscriptIndex(cues(*original)), cues(*translation))


def test_cues_of_the_same_times_stand_beside_each_other():
    found = beside([(0, 900, "uno"), (1_000, 1_900, "dos")], [(0, 900, "one"), (1_000, 1_900, "two")])
    assert found.texts == ("one", "two")
    assert not found.goes_on


def test_a_translation_that_begins_a_little_early_stands_beside_what_it_translates():
    found = beside([(0, 1_000, "uno"), (1_000, 3_000, "dos")], [(0, 900, "one"), (900, 3_000, "two")])
    assert found.texts == ("one", "two")


def test_several_cues_of_the_translation_share_one_row_in_order():
    found = beside([(0, 6_000, "uno dos tres")], [(0, 2_000, "one"), (2_000, 4_000, "two"), (4_000, 6_000, "three")])
    assert found.texts == ("one two three",)
    assert [found.piece_at(0, place).ms for place in (0, 4, 12)] == [0, 2_000, 4_000]


def test_one_translation_of_several_cues_stands_beside_the_first_and_goes_on_over_the_others():
    original = [(0, 900, "uno"), (1_000, 1_900, "dos"), (2_000, 2_900, "tres"), (3_000, 3_900, "cuatro")]
    found = beside(original, [(0, 2_900, "one two three"), (3_000, 3_900, "four")])
    assert found.texts == ("one two three", "", "", "four")
    assert found.goes_on == {1, 2}


def test_a_translation_that_hardly_reaches_into_the_next_cue_does_not_go_on_over_it():
    found = beside([(0, 1_000, "uno"), (1_000, 3_000, "dos")], [(0, 1_200, "one")])
    assert found.texts == ("one", "")
    assert not found.goes_on


def test_what_shares_less_than_half_with_each_stands_beside_the_one_it_shares_most_with():
    found = beside([(0, 1_000, "uno"), (2_000, 3_000, "dos")], [(700, 2_100, "both")])
    assert found.texts == ("both", "")


def test_a_cue_without_a_translation_has_an_empty_text():
    found = beside([(0, 900, "uno"), (1_000, 1_900, "dos")], [(0, 900, "one")])
    assert found.texts == ("one", "")
    assert found.piece_at(1, 0) is None


def test_a_translation_in_a_silence_is_shown_with_its_time_on_a_line_of_its_own():
    found = beside([(1_000, 2_000, "uno"), (9_000, 9_900, "dos")], [(1_000, 2_000, "one"), (5_000, 6_000, "music")])
    assert found.texts == ("one\n00:00:05  music", "")
    assert found.piece_at(0, 6).ms == 5_000


def test_a_translation_before_the_first_cue_is_shown_above_the_first():
    found = beside([(5_000, 6_000, "uno")], [(0, 1_000, "intro"), (5_000, 6_000, "one")])
    assert found.texts == ("00:00:00  intro\none",)


def test_of_cues_that_run_at_once_each_keeps_its_own_translation():
    times = [(0, 10_000), (4_000, 6_000)]
    found = beside([(*times[0], "largo"), (*times[1], "corto")], [(*times[0], "long"), (*times[1], "short")])
    assert found.texts == ("long", "short")


def test_cues_without_length_are_matched_too():
    found = beside([(1_000, 1_000, "uno")], [(1_000, 1_000, "one")])
    assert found.texts == ("one",)


@pytest.mark.parametrize(("original", "translation"), [([], []), ([], [(0, 1, "one")]), ([(0, 1, "uno")], [])])
def test_either_may_be_empty(original, translation):
    assert beside(original, translation).texts == ("",) * len(original)


def test_search_finds_rows_and_characters_of_the_translation():
    found = beside(
        [(0, 6_000, "uno"), (7_000, 8_000, "dos")], [(0, 2_000, "Café"), (2_000, 6_000, "cafe"), (6_300, 6_500, "cafe")]
    )
    hits = found.search("cafe")
    assert [(hit.ms, hit.cue, found.texts[hit.cue][hit.start : hit.end]) for hit in hits] == [
        (0, 0, "Café"),
        (2_000, 0, "cafe"),
        (6_300, 0, "cafe"),
    ]
    assert all(hit.translated for hit in hits)


def test_without_an_original_nothing_is_said_at_the_times_of_the_translation():
    translation = cues((0, 900, "one"), (1_000, 1_900, "two"))
    index = TranscriptIndex(without_words(translation))
    assert side_by_side(index, translation).texts == ("one", "two")
    assert index.quote(0, 2_000) == ""


def test_thousands_of_cues_that_all_run_at_once_take_no_longer_than_others():
    """Each is weighed against a few, not against each other one."""
    looked = []

    original = TranscriptIndex(cues(*((at, 10_000_000 + at, "x") for at in range(3_000))))
    seen = original.transcript.cues

    class Counting(tuple):
        def __getitem__(self, row):
            looked.append(row)
            return super().__getitem__(row)

    object.__setattr__(original.transcript, "cues", Counting(seen))
    side_by_side(original, cues(*((at, 3_001, "y") for at in range(3_000))))
    assert len(looked) < 3_000 * 40


@given(
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 20)), max_size=12),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 20)), max_size=12),
)
def test_every_cue_of_the_translation_is_shown_once(original, translation):
    spoken = [(start, start + length, "o") for start, length in sorted(original)]
    said = [(start, start + length, f"t{n}.") for n, (start, length) in enumerate(sorted(translation))]
    found = beside(spoken, said)
    shown = " ".join(found.texts)
    assert len(found.texts) == len(spoken)
    if spoken:
        assert all(shown.count(text) == 1 for _, _, text in said)
    for row, pieces in enumerate(found.pieces):
        assert [found.texts[row][piece.start : piece.end][-1] for piece in pieces] == ["."] * len(pieces)
        assert row not in found.goes_on or not found.texts[row]
