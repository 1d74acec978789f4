"""Recordings and transcripts in the store."""

from dataclasses import replace

from reviewer_app.domain.recording import AudioStream, TimeMap, VideoStream
from reviewer_app.domain.transcript import Cue, Transcript, Word
from reviewer_app.store import recordings
from reviewer_app.store.recordings import PackedTranscript
from tests import stores

FULL = replace(
    stores.RECORDING,
    recording_id="b" * 64,
    title="«Ñandú» en directo",
    video=VideoStream("h264", 720, 1280, 90, "30/1"),
    audio=(AudioStream("aac", 48_000, 2, "es"),),
    time_map=TimeMap(((0, 120), (5_000, 4_000))),
    warnings=("The recording is cut off.",),
)
WORDS = Transcript("whisperx", "es", (Cue(0, 900, "hola ya", "S1", (Word(0, 400, "hola", 0.5, "S1"),)),), ("w",))


def test_saving_twice_changes_nothing(database):
    with database.transaction() as connection:
        assert recordings.save_recording(connection, FULL, 5)
        assert recordings.save_transcript(connection, FULL.recording_id, PackedTranscript.pack(WORDS))
        assert not recordings.save_recording(connection, FULL, 6)
        assert not recordings.save_transcript(connection, FULL.recording_id, PackedTranscript.pack(WORDS))


def test_everything_reads_back(database):
    with database.transaction() as connection:
        recordings.save_recording(connection, FULL, 5)
        recordings.save_transcript(connection, FULL.recording_id, PackedTranscript.pack(WORDS))
        assert recordings.load_recording(connection, FULL.recording_id) == FULL
        assert recordings.load_transcript(connection, FULL.recording_id).unpack() == WORDS
        assert recordings.load_recording(connection, "nobody") is None
        assert recordings.load_transcript(connection, "nobody") is None


def test_the_newest_comes_first(database):
    with database.transaction() as connection:
        recordings.save_recording(connection, FULL, 5)
        listed = recordings.list_recordings(connection)
    assert [entry.recording.title for entry in listed] == [FULL.title, stores.RECORDING.title]
    assert [(entry.language, entry.words) for entry in listed] == [(None, None), ("es", 6)]


def test_a_translation_stands_beside_the_original(database):
    """Each is kept and replaced by itself; the list shows the original's language and words, once."""
    english = replace(WORDS, language="en", masked=1)
    with database.transaction() as connection:
        recordings.save_recording(connection, FULL, 5)
        recordings.save_transcript(connection, FULL.recording_id, PackedTranscript.pack(WORDS))
        assert recordings.save_transcript(
            connection, FULL.recording_id, PackedTranscript.pack(english), recordings.TRANSLATION
        )
        assert recordings.load_transcript(connection, FULL.recording_id).unpack() == WORDS
        loaded = recordings.load_transcript(connection, FULL.recording_id, recordings.TRANSLATION)
        assert loaded.unpack() == english
        assert [(entry.language, entry.words) for entry in recordings.list_recordings(connection)] == [
            ("es", 1),
            ("es", 6),
        ]


def test_new_details_keep_when_it_came(database):
    with database.transaction() as connection:
        recordings.save_recording(connection, FULL, 5)
        assert recordings.save_recording(connection, replace(FULL, media_path="/elsewhere"), 9)
        assert recordings.list_recordings(connection)[0].imported_at_ms == 5


def test_the_list_tells_how_many_words_are_masked(database):
    with database.transaction() as connection:
        hidden = PackedTranscript.pack(replace(stores.TRANSCRIPT, masked=3))
        recordings.save_transcript(connection, stores.RECORDING.recording_id, hidden)
    with database.read() as connection:
        assert [entry.masked for entry in recordings.list_recordings(connection)] == [3]
        assert recordings.load_transcript(connection, stores.RECORDING.recording_id) == hidden
