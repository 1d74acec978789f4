"""Reading a recording ahead of its opening."""

from dataclasses import replace

from reviewer_app.domain.transcript import Cue
from reviewer_app.operations import labelling
from reviewer_app.operations.preloading import preload
from reviewer_app.store import log, recordings
from reviewer_app.store.recordings import PackedTranscript
from tests import stores

ID = stores.RECORDING.recording_id


def opened(database, ahead):
    return labelling.open_review(database, ID, stores.CONTEXT, 1, ahead.unpack)


def test_nothing_is_written_ahead(database):
    """The review is begun by whoever opens it."""
    assert preload(database, ID).recording == stores.RECORDING
    with database.read() as connection:
        assert list(log.events(connection)) == []


def test_what_was_unpacked_ahead_is_used_when_the_recording_is_opened(database):
    ahead = preload(database, ID)
    found = opened(database, ahead)
    assert found.transcript is ahead.transcripts[0][1]
    assert ahead.index_of(found.transcript) is ahead.index


def test_a_transcript_that_was_replaced_in_the_meantime_is_read_anew(database):
    ahead = preload(database, ID)
    other = replace(stores.TRANSCRIPT, cues=(Cue(0, 900, "Otra cosa"),))
    with database.transaction() as connection:
        recordings.save_transcript(connection, ID, PackedTranscript.pack(other))
    found = opened(database, ahead)
    assert found.transcript == other
    assert ahead.index_of(found.transcript).transcript is found.transcript


def test_an_unknown_recording_is_none_and_one_without_transcript_has_no_index(database):
    assert preload(database, "none") is None
    with database.transaction() as connection:
        recordings.save_recording(connection, replace(stores.RECORDING, recording_id="c" * 64), 1)
    assert preload(database, "c" * 64).index is None


def test_a_translation_is_matched_ahead_and_anew_when_it_was_replaced(database):
    def keep(text):
        said = replace(stores.TRANSCRIPT, cues=(Cue(1_000, 2_500, text),))
        with database.transaction() as connection:
            recordings.save_transcript(connection, ID, PackedTranscript.pack(said), recordings.TRANSLATION)

    keep("Good evening")
    ahead = preload(database, ID)
    found = opened(database, ahead)
    index = ahead.index_of(found.transcript)
    assert ahead.beside_of(index, found.translation) is ahead.beside
    assert ahead.beside.texts == ("Good evening", "")
    keep("Hello")
    found = opened(database, ahead)
    assert ahead.beside_of(ahead.index_of(found.transcript), found.translation).texts == ("Hello", "")
