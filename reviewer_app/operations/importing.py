"""Taking recordings in: read, normalised where the players need it, stored with their transcripts and chat logs."""

import logging
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from reviewer_app.domain import wall_clock
from reviewer_app.domain.chat_clock import ChatClock
from reviewer_app.domain.errors import Unreadable
from reviewer_app.domain.recording import Recording
from reviewer_app.domain.transcript import Transcript
from reviewer_app.formats.chats import read_chat
from reviewer_app.formats.transcript_names import find_transcript, find_translation
from reviewer_app.formats.transcripts import read_transcript
from reviewer_app.media.identity import content_hash, size_of
from reviewer_app.media.kept_copy import keep_clock, kept_clock, remove_copy
from reviewer_app.media.probe import Probe, probe
from reviewer_app.media.remux import Clock, check_clock, remux
from reviewer_app.operations.chatting import FoundChat, ReadLog, read_for
from reviewer_app.store import chats, recordings
from reviewer_app.store.chats import PackedChat
from reviewer_app.store.database import Database
from reviewer_app.store.recordings import PackedTranscript

Progress = Callable[[int, int], None]

_log = logging.getLogger(__name__)
NONE, KEPT, NEW, REPLACED = "none", "kept", "new", "replaced"


@dataclass(frozen=True, slots=True)
class Prepared:
    """A recording ready to be stored; nothing of it is in the store yet.

    `made_copy`: its normalised copy was not there before.
    """

    recording: Recording
    transcript: Transcript | None
    transcript_path: Path | None
    made_copy: bool = False
    translation: Transcript | None = None
    translation_path: Path | None = None
    chat: FoundChat | None = None


@dataclass(frozen=True, slots=True)
class Imported:
    """What storing did: whether the recording is `new`; transcript, translation, chat none, kept, new or replaced."""

    recording_id: str
    title: str
    new: bool
    transcript: str
    translation: str = NONE
    chat: str = NONE


def prepare(
    path: Path,
    transcript: Path | None,
    media_folder: Path,
    progress: Progress,
    cancelled: Callable[[], bool],
    *,
    translation: Path | None = None,
    chat: Path | None = None,
    read_log: ReadLog = read_chat,
) -> Prepared:
    """Read a recording, its transcript, translation and chat, named or beside it, and write the copy that players need.

    `progress(done, total)` counts bytes: each is read once for the hash and once for the clock or the copy, unless a
    copy made before is whole. `read_log` reads chat logs.
    Raises Unreadable for a recording, transcript or named chat log that cannot be used, Cancelled when asked to stop.
    """
    path = path.absolute()
    found = probe(path)
    texts = _read_texts(path, [stream.language for stream in found.audio if stream.language], transcript, translation)
    size = size_of(path)
    recording_id = content_hash(path, lambda done, total: progress(done, 2 * total), cancelled)

    def second_half(done: int, total: int) -> None:
        progress(size + (size * done // total if total else 0), 2 * size)

    target = media_folder / f"{recording_id}.mkv"
    made_copy = not target.exists()
    media_path, clock = _normalise(path, found, target, second_half, cancelled)
    progress(2 * size, 2 * size)
    recording = recording_of(
        recording_id, path.stem, found, clock, original=str(path), media=str(media_path), remuxed=media_path != path
    )
    made = made_copy and recording.remuxed
    return Prepared(recording, **texts._asdict(), made_copy=made, chat=read_for(recording, chat, read_log))


def recording_of(
    recording_id: str, title: str, found: Probe, clock: Clock, *, original: str, media: str, remuxed: bool
) -> Recording:
    """A recording of which everything is known."""
    return Recording(
        recording_id,
        title,
        original,
        media,
        found.container,
        clock.duration_ms,
        found.video,
        found.audio,
        clock.time_map,
        remuxed,
        tuple(dict.fromkeys((*found.warnings, *clock.warnings))),
        found.damaged or clock.damaged,
    )


def import_recordings(database: Database, prepared: Sequence[Prepared]) -> list[Imported]:
    """Store recordings and their transcripts in one transaction, all or none; the second time nothing changes.

    A recording that is known under another path keeps its title and path for as long as that file is there.
    A transcript or a chat log is replaced by another one, and kept when none comes along. When it fails, the copies
    that were made are taken away, but for those of recordings that are in the store.
    """
    try:
        packed = [(_packed(one.transcript), _packed(one.translation), _packed_chat(one.chat)) for one in prepared]
        with database.transaction() as connection:
            stored = [
                _store(connection, _with_left_out(one), *texts) for one, texts in zip(prepared, packed, strict=True)
            ]
    except BaseException:
        # What is told is this fault, and not that of a store that cannot be read any more.
        with suppress(Exception):
            discard(_not_stored(database, prepared))
        raise
    for one, result in zip(prepared, stored, strict=True):
        _note(one, result)
    return stored


def _note(prepared: Prepared, stored: Imported) -> None:
    """A line in the log file: what became of it, by id and formats."""
    _log.info(
        "imported %s: %s, %s; transcript %s (%s), translation %s, chat log %s (%s)",
        stored.recording_id,
        "new" if stored.new else "known",
        f"{prepared.recording.container}, {'remuxed' if prepared.recording.remuxed else 'as it is'}",
        stored.transcript,
        prepared.transcript.format if prepared.transcript else "-",
        stored.translation,
        stored.chat,
        prepared.chat.chat.format if prepared.chat and prepared.chat.chat else "-",
    )


def discard(prepared: Iterable[Prepared]) -> None:
    """Take away the copies made for recordings that will not be stored after all."""
    for one in prepared:
        if one.made_copy:
            remove_copy(Path(one.recording.media_path))


class _Texts(NamedTuple):
    transcript: Transcript | None
    transcript_path: Path | None
    translation: Transcript | None
    translation_path: Path | None


def _read_texts(path: Path, languages: Sequence[str], transcript: Path | None, translation: Path | None) -> _Texts:
    """Transcript and translation of a recording whose sound is in `languages`, those named or those beside it.

    A translation that nobody asked for and that cannot be read is a warning of the transcript, no failure.
    """
    transcript_path = transcript or find_transcript(path, languages)
    words = read_transcript(transcript_path) if transcript_path else None
    if translation is not None:
        return _Texts(words, transcript_path, read_transcript(translation), translation)
    if words is None or transcript_path is None:
        return _Texts(None, None, None, None)
    found = find_translation(path, transcript_path.absolute(), words.language, languages)
    if found is None:
        return _Texts(words, transcript_path, None, None)
    try:
        return _Texts(words, transcript_path, read_transcript(found), found)
    except Unreadable as error:
        words = replace(words, warnings=(*words.warnings, f"the translation was left out: {error}"))
        return _Texts(words, transcript_path, None, None)


def _packed(text: Transcript | None) -> PackedTranscript | None:
    return None if text is None else PackedTranscript.pack(text)


def _packed_chat(found: FoundChat | None) -> tuple[PackedChat, ChatClock] | None:
    if found is None or found.chat is None or found.clock is None:
        return None
    return PackedChat.pack(found.chat), found.clock


def _with_left_out(one: Prepared) -> Recording:
    """The recording, with why the chat log beside it was left out: no log is stored that could say so."""
    if one.chat is None or one.chat.chat is not None:
        return one.recording
    return replace(one.recording, warnings=(*one.recording.warnings, *one.chat.warnings))


def _store(
    connection: Any,
    new: Recording,
    transcript: PackedTranscript | None,
    translation: PackedTranscript | None,
    chat: tuple[PackedChat, ChatClock] | None,
) -> Imported:
    known = recordings.load_recording(connection, new.recording_id)
    recording = new if known is None or _replaces(new, known) else known
    recordings.save_recording(connection, recording, wall_clock.now_ms())
    return Imported(
        recording.recording_id,
        recording.title,
        known is None,
        _store_text(connection, recording.recording_id, transcript, recordings.ORIGINAL),
        _store_text(connection, recording.recording_id, translation, recordings.TRANSLATION),
        _store_chat(connection, recording.recording_id, chat),
    )


def _store_text(connection: Any, recording_id: str, text: PackedTranscript | None, role: str) -> str:
    """Keep a transcript of a role where one came along; what that did."""
    before = recordings.load_transcript(connection, recording_id, role)
    if text is not None and recordings.save_transcript(connection, recording_id, text, role):
        return NEW if before is None else REPLACED
    return NONE if before is None else KEPT


def _store_chat(connection: Any, recording_id: str, chat: tuple[PackedChat, ChatClock] | None) -> str:
    """Keep a chat log where one came along; what that did."""
    before = chats.load_chat(connection, recording_id)
    if chat is not None and chats.save_chat(connection, recording_id, *chat):
        return NEW if before is None else REPLACED
    return NONE if before is None else KEPT


def _not_stored(database: Database, prepared: Iterable[Prepared]) -> list[Prepared]:
    """As the store knows: an interruption may come as late as after the commit."""
    with database.read() as connection:
        return [one for one in prepared if recordings.load_recording(connection, one.recording.recording_id) is None]


def _normalise(
    path: Path, found: Probe, target: Path, progress: Progress, cancelled: Callable[[], bool]
) -> tuple[Path, Clock]:
    """Where the recording plays from, and its clock."""
    kept = kept_clock(target)
    if kept is not None:
        return target, kept
    if not found.needs_remux:
        clock = check_clock(path, progress, cancelled)
        if clock.runs_on:
            return path, clock
    clock = remux(path, target, progress, cancelled)
    keep_clock(target, clock)
    return target, clock


def _replaces(new: Recording, known: Recording) -> bool:
    return new.original_path == known.original_path or not Path(known.media_path).exists()
