"""Taking recordings in: whole or not at all, and the second time nothing changes."""

import json
import logging
import shutil
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from reviewer_app.domain.errors import Cancelled, Unreadable
from reviewer_app.domain.transcript import Transcript
from reviewer_app.media.identity import content_hash
from reviewer_app.media.packet_index import PacketIndex
from reviewer_app.operations import importing, labelling
from reviewer_app.operations.importing import KEPT, NEW, NONE, REPLACED, Imported, Prepared
from reviewer_app.store import recordings
from tests import stores
from tests.media_files import cut_off, make_recording

SRT = "1\n00:00:00,500 --> 00:00:01,500\nHola a todas\n"


@pytest.fixture
def folder(tmp_path):
    """Where normalised copies go."""
    return tmp_path / "copies"


def _prepare(path: Path, folder: Path, transcript: Path | None = None) -> Prepared:
    return importing.prepare(path, transcript, folder, lambda done, total: None, lambda: False)


def import_recording(database, prepared: Prepared) -> Imported:
    """Store one recording."""
    [imported] = importing.import_recordings(database, [prepared])
    return imported


def _stored(database) -> tuple[dict, dict]:
    """All recordings and transcripts, as they are in the store."""
    with database.read() as connection:
        ids = [entry.recording.recording_id for entry in recordings.list_recordings(connection)]
        packed = {one: recordings.load_transcript(connection, one) for one in ids}
        return (
            {one: recordings.load_recording(connection, one) for one in ids},
            {one: words and words.unpack() for one, words in packed.items()},
        )


def test_what_plays_as_it_is_is_not_copied(media_files, folder):
    """The original is played; nothing is written."""
    path = media_files("mp4")
    recording = _prepare(path, folder).recording
    assert (recording.media_path, recording.original_path) == (str(path), str(path))
    assert (recording.remuxed, recording.time_map.pieces) == (False, ((0, 0),))
    assert recording.recording_id == content_hash(path)
    assert not folder.exists()


@pytest.mark.parametrize(
    "recipe", ["mp4-fragmented", "flv", "hls", "hls-fmp4", "hls-open", "ts", "ts-late", "mp4-late", "mkv-late"]
)
def test_what_libvlc_cannot_seek_is_copied_under_the_hash_of_the_original(media_files, folder, recipe):
    """All pictures are in the copy, and only the copy is left in the folder."""
    recording = _prepare(media_files(recipe), folder).recording
    assert recording.remuxed
    assert recording.recording_id == content_hash(media_files(recipe))
    assert sorted(file.name for file in folder.iterdir()) == [
        f"{recording.recording_id}{end}" for end in (".json", ".mkv")
    ]
    assert len(PacketIndex.build(recording.media_path)) == 120
    assert recording.duration_ms == pytest.approx(4000, abs=70)


@pytest.mark.parametrize(
    "recipe", ["mp4", "mp4-vfr", "mp4-late", "mkv", "mkv-vfr", "mkv-late", "webm", "ts", "ts-late", "flv"]
)
def test_a_whole_recording_carries_no_warning(media_files, folder, recipe):
    """Odd clocks are no damage; a warning that cries wolf is soon not read."""
    assert _prepare(media_files(recipe), folder).recording.warnings == ()


def test_sound_alone_is_a_recording(media_files, folder):
    """A voice room has no picture; that is said, and it plays."""
    recording = _prepare(media_files("m4a"), folder).recording
    assert recording.video is None and len(recording.audio) == 1
    assert recording.warnings == ("The recording has no picture.",)


@pytest.mark.parametrize("recipe", ["mkv-cut", "flv-cut"])
def test_a_recording_that_was_cut_off_ends_where_it_really_does(media_files, folder, recipe):
    """The real end, not the one that the file claims, and a warning."""
    recording = _prepare(media_files(recipe), folder).recording
    last = PacketIndex.build(recording.media_path).times_ms[-1]
    assert last <= recording.duration_ms <= last + 100 < 3000
    assert any("breaks off" in warning for warning in recording.warnings)
    assert recording.damaged


@pytest.mark.parametrize("recipe", ["mp4-silent", "m4a", "ts-forward"])
def test_what_is_only_noted_is_no_damage(media_files, folder, recipe):
    """No sound, no picture, and a jump that was taken out are told, but nothing of the recording is lost."""
    recording = _prepare(media_files(recipe), folder).recording
    assert len(recording.warnings) == 1
    assert not recording.damaged


def test_damage_seen_before_the_copy_counts(media_files, folder, tmp_path):
    """An MP4 with its index in front that lost its end."""
    whole = make_recording(tmp_path / "whole.mp4", seconds=4, options={"movflags": "faststart"})
    assert _prepare(cut_off(whole, tmp_path / "cut.mp4"), folder).recording.damaged


def test_the_transcript_beside_the_recording_comes_along_and_a_named_one_goes_first(media_files, folder, tmp_path):
    """Found by file name; what is named by hand counts more."""
    path = Path(shutil.copy(media_files("mp4"), tmp_path / "live.mp4"))
    assert _prepare(path, folder).transcript is None
    beside, other = tmp_path / "live.srt", tmp_path / "other.srt"
    beside.write_text(SRT)
    other.write_text(SRT.replace("Hola", "Adiós"))
    assert _prepare(path, folder).transcript_path == beside
    named = _prepare(path, folder, other)
    assert (named.transcript_path, named.transcript.cues[0].text) == (other, "Adiós a todas")


def test_importing_stores_recording_and_transcript(database, media_files, folder, tmp_path, caplog):
    """What is read back equals what was prepared; the log file is told of ids and formats, of no title and no word."""
    caplog.set_level(logging.INFO)
    (tmp_path / "a.srt").write_text(SRT)
    prepared = _prepare(media_files("mp4"), folder, tmp_path / "a.srt")
    imported = import_recording(database, prepared)
    assert (imported.recording_id, imported.new, imported.transcript) == (prepared.recording.recording_id, True, NEW)
    stored, transcripts = _stored(database)
    assert stored[imported.recording_id] == prepared.recording
    assert transcripts[imported.recording_id] == prepared.transcript
    [line] = [one.getMessage() for one in caplog.records if one.name.endswith("operations.importing")]
    assert line.startswith(f"imported {imported.recording_id}: new, ") and "transcript new (srt)" in line
    assert not any(said in line for said in (imported.title, *(cue.text for cue in prepared.transcript.cues)))


def test_importing_twice_changes_nothing(database, media_files, folder, tmp_path):
    """The store is byte for byte what it was, and the person is told that it was known."""
    (tmp_path / "a.srt").write_text(SRT)
    import_recording(database, _prepare(media_files("flv"), folder, tmp_path / "a.srt"))
    before = _stored(database), _rows(database)
    again = import_recording(database, _prepare(media_files("flv"), folder, tmp_path / "a.srt"))
    assert (again.new, again.transcript) == (False, KEPT)
    assert (_stored(database), _rows(database)) == before


def _rows(database) -> list:
    with database.read() as connection:
        tables = ("recording", "transcript")
        return [connection.exec_driver_sql(f"SELECT * FROM {table}").all() for table in tables]


def test_another_transcript_replaces_and_none_keeps(database, media_files, folder, tmp_path):
    """A second import with a new transcript replaces it and says so; without one the old one stays."""
    first, second = tmp_path / "a.srt", tmp_path / "b.srt"
    first.write_text(SRT)
    second.write_text(SRT.replace("Hola", "Adiós"))
    path = media_files("mp4")
    states = [
        import_recording(database, _prepare(path, folder, transcript)).transcript
        for transcript in (None, first, None, second)
    ]
    assert states == [NONE, NEW, KEPT, REPLACED]
    assert _stored(database)[1][content_hash(path)].cues[0].text == "Adiós a todas"


def test_a_copy_elsewhere_is_the_same_recording(database, media_files, folder, tmp_path):
    """Known by its bytes: the first path stays for as long as the file is there, then the new one counts."""
    first = Path(shutil.copy(media_files("mp4"), tmp_path / "first.mp4"))
    second = Path(shutil.copy(first, tmp_path / "second.mp4"))
    import_recording(database, _prepare(first, folder))
    again = import_recording(database, _prepare(second, folder))
    assert (again.new, again.title) == (False, "first")
    first.unlink()
    moved = import_recording(database, _prepare(second, folder))
    assert (moved.new, moved.title) == (False, "second")
    assert _stored(database)[0][moved.recording_id].media_path == str(second)


def test_nothing_is_half_imported(database, media_files, folder, tmp_path):
    """When the transcript cannot be stored the recording is not stored either."""
    (tmp_path / "a.srt").write_text(SRT)
    prepared = _prepare(media_files("mp4"), folder, tmp_path / "a.srt")
    before = _stored(database)
    broken = replace(prepared, transcript=replace(prepared.transcript, language=object()))
    with pytest.raises(Exception, match="object"):
        import_recording(database, broken)
    assert _stored(database) == before


def _files(folder) -> dict:
    return {file.name: (file.stat().st_ino, file.stat().st_mtime_ns) for file in folder.iterdir()}


@pytest.mark.parametrize("recipe", ["flv-cut", "hls", "ts-forward"])
def test_a_copy_that_is_there_is_not_made_again(media_files, folder, recipe):
    """Importing again reads the original for its hash, writes nothing, and finds the same recording."""
    first = _prepare(media_files(recipe), folder)
    before = _files(folder)
    again = _prepare(media_files(recipe), folder)
    assert again.recording == first.recording
    assert _files(folder) == before
    assert (first.made_copy, again.made_copy) == (True, False)


@pytest.mark.parametrize("share", [0, 0.5])
def test_a_copy_in_doubt_is_made_again(media_files, folder, share):
    """One that was cut short, and one of which nothing is known."""
    first = _prepare(media_files("flv"), folder)
    copy = Path(first.recording.media_path)
    whole = copy.read_bytes()
    if share:
        copy.write_bytes(whole[: int(len(whole) * share)])
    else:
        copy.with_suffix(".json").unlink()
    assert _prepare(media_files("flv"), folder).recording == first.recording
    assert len(copy.read_bytes()) == len(whole)
    assert len(PacketIndex.build(copy)) == 120


def test_all_or_none_of_a_list_is_stored(database, media_files, folder):
    """The second cannot be stored: the first is not in the store either, and both copies are gone."""
    before = _stored(database)
    first, second = (_prepare(media_files(recipe), folder) for recipe in ("flv", "ts"))
    broken = replace(second, transcript=Transcript("srt", object(), ()))
    with pytest.raises(Exception, match="object"):
        importing.import_recordings(database, [first, broken])
    assert _stored(database) == before
    assert not list(folder.iterdir())


def test_what_was_there_before_stays_when_a_list_cannot_be_stored(database, media_files, folder):
    """A copy in use belongs to a recording of the store, even one that had to be made anew."""
    known = _prepare(media_files("flv"), folder)
    import_recording(database, known)
    Path(known.recording.media_path).unlink()
    again, other = (_prepare(media_files(recipe), folder) for recipe in ("flv", "ts"))
    assert again.made_copy
    with pytest.raises(Exception, match="object"):
        importing.import_recordings(database, [again, replace(other, transcript=Transcript("srt", object(), ()))])
    assert Path(known.recording.media_path).exists()
    assert not Path(other.recording.media_path).exists()


def test_an_interruption_after_the_commit_leaves_what_was_stored(database, media_files, folder):
    """Ctrl+C when the recording is in the store already: its copy stays."""

    class Interrupted(type(database)):
        @contextmanager
        def transaction(self):
            with super().transaction() as connection:
                yield connection
            raise KeyboardInterrupt

    prepared = _prepare(media_files("flv"), folder)
    with pytest.raises(KeyboardInterrupt):
        importing.import_recordings(Interrupted(database._engine, database.path), [prepared])
    assert prepared.recording.recording_id in _stored(database)[0]
    assert Path(prepared.recording.media_path).exists()


@pytest.mark.parametrize("recipe", ["mp4-no-moov", "text", "empty"])
def test_what_cannot_be_read_leaves_nothing_behind(media_files, folder, recipe):
    """One sentence, no copy, no temporary file."""
    with pytest.raises(Unreadable):
        _prepare(media_files(recipe), folder)
    assert not folder.exists() or not list(folder.iterdir())


def test_an_unreadable_transcript_stops_before_the_long_work(media_files, folder, tmp_path):
    """The recording is not hashed and copied for nothing."""
    broken = tmp_path / "a.json"
    broken.write_text(json.dumps({"no": "transcript"}))
    seen: list[int] = []
    with pytest.raises(Unreadable, match=r"a\.json"):
        importing.prepare(media_files("flv"), broken, folder, lambda done, total: seen.append(done), lambda: False)
    assert seen == []
    assert not folder.exists()


@pytest.mark.parametrize("recipe", ["mp4", "flv"])
def test_progress_runs_once_from_start_to_end(media_files, folder, recipe):
    """Never back, never beyond its total, and full at the end."""
    seen: list[tuple[int, int]] = []
    importing.prepare(media_files(recipe), None, folder, lambda *one: seen.append(one), lambda: False)
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    assert len({total for _, total in seen}) == 1
    assert seen[-1][0] == seen[-1][1] == 2 * media_files(recipe).stat().st_size


@pytest.mark.parametrize("share", [0.0, 0.4, 0.9])
def test_cancelling_keeps_nothing(media_files, folder, share):
    """At any point: the copy that was under way is gone."""
    reached = 0.0

    def progress(done: int, total: int) -> None:
        nonlocal reached
        reached = done / total

    with pytest.raises(Cancelled):
        importing.prepare(media_files("flv"), None, folder, progress, lambda: reached >= share)
    assert not folder.exists() or not list(folder.iterdir())


def test_a_translation_is_stored_and_opened_beside_the_original(database, media_files, folder, tmp_path):
    """Found by name; another import without one keeps it."""
    path = Path(shutil.copy(media_files("mp4"), tmp_path / "noche.mp4"))
    (tmp_path / "noche.es.srt").write_text(SRT, encoding="utf-8")
    (tmp_path / "noche.en.srt").write_text(SRT.replace("Hola a todas", "Hello"), encoding="utf-8")
    imported = import_recording(database, _prepare(path, folder))
    assert (imported.transcript, imported.translation) == (NEW, NEW)
    (tmp_path / "noche.en.srt").unlink()
    imported = import_recording(database, _prepare(path, folder))
    assert (imported.transcript, imported.translation) == (KEPT, KEPT)
    opened = labelling.open_review(database, imported.recording_id, stores.CONTEXT, 9)
    assert (opened.transcript.cues[0].text, opened.translation.cues[0].text) == ("Hola a todas", "Hello")


def test_a_broken_translation_that_nobody_asked_for_is_a_warning(media_files, folder, tmp_path):
    """One that was asked for is a failure."""
    path = Path(shutil.copy(media_files("mp4"), tmp_path / "noche.mp4"))
    (tmp_path / "noche.srt").write_text(SRT, encoding="utf-8")
    (tmp_path / "noche.en.srt").write_text("nothing", encoding="utf-8")
    prepared = _prepare(path, folder)
    assert prepared.translation is None
    assert prepared.transcript.warnings[-1].startswith("the translation was left out: ")
    with pytest.raises(Unreadable, match="this is not"):
        importing.prepare(
            path, None, folder, lambda done, total: None, lambda: False, translation=tmp_path / "noche.en.srt"
        )
