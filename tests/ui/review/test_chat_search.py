"""Searching what has many hits: off the window's thread, with the same result, and only what was asked for last."""

import pytest

from reviewer_app.domain.side_by_side import side_by_side
from reviewer_app.domain.transcript import Cue, Transcript, Word
from reviewer_app.domain.transcript_index import STRETCH, TranscriptIndex
from reviewer_app.ui.review.chat_model import ChatModel
from reviewer_app.ui.review.chat_search import AT_ONCE, WholeSearch
from reviewer_app.ui.review.transcript_model import TranscriptModel

CUES, EACH = 1_300, 4


@pytest.fixture
def transcript(qapp):
    """A model of cues that each say "la" a few times; "ya" is said in the last one only."""
    cues = []
    for number in range(CUES):
        texts = ["la"] * EACH + ["ya"] * (number == CUES - 1)
        words = tuple(Word(number * 1_000 + n * 100, number * 1_000 + n * 100 + 90, one) for n, one in enumerate(texts))
        cues.append(Cue(number * 1_000, number * 1_000 + 900, " ".join(texts), None, words))
    said = Transcript("test", "es", tuple(cues))
    model, index = TranscriptModel(), TranscriptIndex(said)
    model.set_transcript(said, index, side_by_side(index, said))
    model.want_translation(False)
    return model


@pytest.fixture
def search(transcript):
    return WholeSearch(transcript, ChatModel())


def test_few_hits_are_there_at_once(search, transcript):
    search.search("ya")
    assert len(transcript.hits) == 1
    assert search.hits.tolist() == [transcript.hits[0].ms]


def test_many_hits_come_from_a_thread_and_are_those_of_the_index(search, transcript, qtbot):
    """While the window waits no more are looked for than it has time for."""
    assert CUES * EACH > AT_ONCE + STRETCH
    search.search("la")
    assert transcript.hits == () and search.under_way
    qtbot.waitUntil(lambda: len(transcript.hits) > 0)
    assert transcript.hits == transcript.index.search("la") and len(transcript.hits) == CUES * EACH
    assert search.hits.tolist() == [hit.ms for hit in transcript.hits]
    assert [hit.ms for hit, _ in transcript.hits_in(3)] == [3_000, 3_100, 3_200, 3_300]


def test_a_step_waits_for_many_hits(search, qtbot):
    search.search("la")
    assert search.step(1, 500_050) is None
    with qtbot.waitSignal(search.step_ready) as ready:
        pass
    assert search.step(ready.args[0], 500_050).ms == 500_100


def test_steps_go_round_from_where_the_playhead_is(qapp):
    cues = tuple(Cue(n * 10_000, n * 10_000 + 900, "ya") for n in range(6))
    model, said = TranscriptModel(), Transcript("test", "es", cues)
    model.set_transcript(said, TranscriptIndex(said))
    search = WholeSearch(model, ChatModel())
    search.search("ya")
    assert search.step(1, 16_000).ms == 20_000
    # The player lands a little before or behind: the same hit is not found again.
    assert search.step(1, 19_970).ms == 30_000
    assert search.step(-1, 30_030).ms == 20_000
    assert search.step(-1, 0).ms == 50_000
    assert search.step(1, 50_010).ms == 0
    # After a jump elsewhere time decides.
    assert search.step(1, 35_000).ms == 40_000


def test_what_was_typed_last_counts(search, transcript, qtbot):
    """A search with many hits that is under way tells nothing any more."""
    search.search("la")
    search.search("ya")
    found = list(transcript.hits)
    assert len(found) == 1
    qtbot.waitUntil(lambda: not search._busy)
    assert list(transcript.hits) == found


def test_another_transcript_ends_the_search(search, transcript, qtbot):
    search.search("la")
    nothing = Transcript("none")
    transcript.set_transcript(nothing, TranscriptIndex(nothing))
    qtbot.waitUntil(lambda: not search._busy)
    assert len(transcript.hits) == 0


def test_the_translation_that_is_shown_is_searched_too(search, transcript, qtbot):
    """Also by the thread, and anew when it is shown or not."""
    search.search("la")
    qtbot.waitUntil(lambda: len(transcript.hits) == CUES * EACH)
    transcript.want_translation(True)
    qtbot.waitUntil(lambda: len(transcript.hits) == 2 * CUES * EACH)
    assert [hit.ms for hit in transcript.hits] == sorted(hit.ms for hit in transcript.hits)
