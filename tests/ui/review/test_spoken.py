"""What a search through speech finds, ready to be shown."""

import pytest

from reviewer_app.domain.errors import Cancelled
from reviewer_app.domain.side_by_side import side_by_side
from reviewer_app.domain.transcript import Cue, Transcript
from reviewer_app.domain.transcript_index import STRETCH, TranscriptIndex
from reviewer_app.ui.review.spoken import NOTHING_FOUND, Found, Spoken

CUES = 2 * STRETCH


@pytest.fixture
def said():
    """An index of many cues that say the same two words."""
    cues = tuple(Cue(number * 1_000, number * 1_000 + 900, "la playa") for number in range(CUES))
    return TranscriptIndex(Transcript("test", "es", cues))


def test_hits_come_with_their_times_and_by_cue(said):
    found = Spoken(said).find("la")
    assert found.hits == said.search("la") and found.times.tolist() == [hit.ms for hit in found.hits]
    assert found.by_row[7] == [14, 15] and all(found.hits[number].cue == 7 for number in found.by_row[7])


def test_original_and_translation_are_one_list_by_time(said):
    found = Spoken(said, side_by_side(said, said.transcript)).find("la")
    assert len(found.hits) == 4 * CUES and found.times.tolist() == sorted(found.times.tolist())
    assert {hit.translated for hit in found.hits} == {False, True}


def test_few_are_found_and_many_are_left_to_a_thread(said):
    """However many there are, no more are looked for than one stretch behind the most."""
    search = Spoken(said)
    assert len(search.find_few("playa 7", STRETCH).hits) == 0
    assert len(search.find_few("playa", CUES).hits) == CUES
    assert search.find_few("la", STRETCH) is None


def test_a_search_lets_others_in_and_is_given_up_by_what_they_raise(said):
    pauses = []
    assert Spoken(said).find("la", lambda: pauses.append(1)).hits == said.search("la") and len(pauses) > 2

    def given_up():
        pauses.append(1)
        if len(pauses) == 2:
            raise Cancelled

    pauses.clear()
    with pytest.raises(Cancelled):
        Spoken(said).find("la", given_up)
    assert len(pauses) == 2


def test_no_text_finds_nothing(said):
    assert Spoken(said).find("  ") is NOTHING_FOUND and len(Found.of(()).times) == 0
