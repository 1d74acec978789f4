"""A translation and masked words on the review page, by keys."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from reviewer_app.domain.transcript import Cue, Transcript, Word
from reviewer_app.settings import Settings
from reviewer_app.store import recordings
from reviewer_app.store.recordings import PackedTranscript
from tests.ui.review.conftest import spoken
from tests.ui.review.desk import NO_KEYS, RECORDING, SHIFT

ENGLISH = Transcript("vtt", "en", tuple(replace(cue, text="the penguin said so", words=()) for cue in spoken().cues))


def keep(desk, text, role):
    with desk.database.transaction() as connection:
        recordings.save_transcript(connection, RECORDING.recording_id, PackedTranscript.pack(text), role)


def masked():
    """Three masked words in the cues 2, 5 and 9."""
    cues = list(spoken().cues)
    for row in (2, 5, 9):
        words = list(cues[row].words)
        words[1] = Word(words[1].start_ms, words[1].end_ms, "***", 0.9)
        cues[row] = Cue(
            cues[row].start_ms, cues[row].end_ms, " ".join(word.text for word in words), cues[row].speaker, tuple(words)
        )
    return Transcript("aws", "es", tuple(cues), (), 3)


@pytest.fixture
def translated(desk):
    keep(desk, ENGLISH, recordings.TRANSLATION)
    desk.open()
    return desk


@pytest.fixture
def hidden(desk):
    keep(desk, masked(), recordings.ORIGINAL)
    desk.open()
    return desk


def test_a_translation_is_shown_beside_its_transcript(translated):
    panes = translated.page.panes
    assert panes.transcript.beside.texts[0] == "the penguin said so"
    assert panes.translation.isVisible() and panes.translation.text() == "● EN"


def test_a_key_hides_and_shows_it_and_that_is_remembered(translated):
    panes = translated.page.panes
    translated.key("S", SHIFT)
    assert panes.transcript.beside is None and panes.translation.text() == "○ EN"
    assert Settings(translated.settings.path)["translation"] is False
    translated.page.entered("other")
    translated.page.entered(RECORDING.recording_id)
    translated.bot.waitUntil(lambda: translated.page.controller.review is not None)
    assert panes.transcript.beside is None and panes.transcript.translation is not None
    translated.key("S", SHIFT)
    assert panes.transcript.beside is not None
    assert Settings(translated.settings.path)["translation"] is True


def test_the_button_does_the_same_and_says_what_it_is(translated, qtbot):
    panes = translated.page.panes
    assert panes.translation.accessibleName() == "Translation (English)"
    qtbot.mouseClick(panes.translation, Qt.MouseButton.LeftButton)
    assert panes.transcript.beside is None
    assert panes.translation.accessibleDescription() == "hidden"


def test_without_a_translation_there_is_nothing_to_show(review_desk):
    assert not review_desk.page.panes.translation.isVisible()
    assert not review_desk.page.allowed("translation")


def test_the_words_of_a_finding_are_those_of_the_original(translated):
    translated.deck.now = 500
    translated.key("1")
    assert translated.findings[0].quote == spoken().cues[0].text


def test_a_hit_in_the_translation_is_gone_to(translated):
    translated.key("/")
    translated.type("penguin")
    translated.key("Return")
    assert translated.deck.now in [cue.start_ms for cue in ENGLISH.cues]
    assert len(translated.page.panes.transcript.hits) == len(ENGLISH.cues)


def test_a_translation_without_its_transcript_is_shown_and_quoted_nowhere(desk):
    from reviewer_app.store.tables import transcript

    keep(desk, ENGLISH, recordings.TRANSLATION)
    with desk.database.transaction() as connection:
        connection.execute(transcript.delete().where(transcript.c.role == recordings.ORIGINAL))
    desk.open()
    assert desk.page.panes.transcript.beside.texts[3] == "the penguin said so"
    desk.deck.now = 500
    desk.key("1")
    assert not desk.findings[0].quote


def test_masked_words_are_told_over_the_transcript_for_as_long_as_it_is_shown(hidden):
    bar = hidden.page.panes.masked
    assert bar.text == "3 word(s) masked (***): evidence may be missing; listen to the recording."
    assert bar.accessibleName() == bar.text
    hidden.key("Escape")
    assert bar.text
    hidden.page.panes.show_loading()
    assert bar.text == ""


def test_nothing_is_told_where_nothing_is_masked(review_desk):
    assert review_desk.page.panes.masked.text == ""
    assert not review_desk.page.allowed("masked")


def test_a_key_goes_from_masked_word_to_masked_word_and_round_the_end(hidden):
    places = [masked().cues[row].words[1].start_ms for row in (2, 5, 9)]
    came = []
    for _ in range(4):
        hidden.key("N", SHIFT)
        came.append(hidden.deck.now)
    assert came == [*places, places[0]]


def test_a_player_that_lands_a_little_before_does_not_keep_one_there(hidden):
    places = [masked().cues[row].words[1].start_ms for row in (2, 5, 9)]
    hidden.key("N", SHIFT)
    hidden.deck.now = places[0] - 40
    hidden.key("N", SHIFT)
    assert hidden.deck.now == places[1]


def test_masked_words_are_marked_in_the_timeline(hidden):
    row = hidden.page.panes.timeline._rows.hits
    assert row.masked.tolist() == [masked().cues[one].words[1].start_ms for one in (2, 5, 9)]
    hidden.page.panes.show_loading()
    assert not len(row.masked)


def test_a_masked_transcript_without_known_places_says_so_and_offers_no_way_there(desk):
    keep(desk, replace(spoken(), masked=2), recordings.ORIGINAL)
    desk.open()
    assert desk.page.panes.masked.text.startswith("2 ")
    assert not desk.page.panes.masked._next.isVisible() and not desk.page.allowed("masked")


def test_masked_words_are_gone_to_both_ways_round_the_ends(hidden):
    model, went = hidden.page.panes.transcript, []
    for second, modifiers in (("m", NO_KEYS), ("m", NO_KEYS), ("m", SHIFT), ("m", SHIFT)):
        hidden.key("G", SHIFT)
        hidden.key(second, modifiers)
        went.append(hidden.deck.now)
    first, then, last = (place.ms for place in model.masked)
    assert went == [first, then, first, last]
