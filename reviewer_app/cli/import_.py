"""`reviewer-app import PATH…`: take recordings in.

With `--json`: `{"imported": [{"recording_id", "title", "new", "remuxed", "duration_ms", "transcript", "translation",
"chat", "warnings"}]}`. `transcript` and `translation` are null when the recording has none, else `{"state":
"new|kept|replaced", "path", "format", "language", "cues", "masked", "warnings"}`; all but the state are null when an
earlier one was kept and none came along. `chat` likewise: `{"state", "path", "format", "events", "clock":
{"pieces", "source"}, "warnings"}`, and state `left out` for one beside the recording that cannot be read.
"""

import argparse
import contextlib
import sys
from collections.abc import Callable
from pathlib import Path

from reviewer_app.cli import print_json
from reviewer_app.cli.chat_table import add_map, advised, naming_map, reader_of
from reviewer_app.cli.context import store_of, user_of, workplace_of
from reviewer_app.domain.chat import Chat
from reviewer_app.domain.errors import UserError
from reviewer_app.domain.timecode import timecode
from reviewer_app.domain.transcript import Transcript
from reviewer_app.formats.chats import find_chat
from reviewer_app.operations import importing
from reviewer_app.operations.chatting import FoundChat
from reviewer_app.operations.importing import Imported, Prepared

NAME = "import"
HELP = "Take recordings in, with their transcripts and chat logs."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The recordings, and a transcript when it does not lie beside its recording."""
    parser.add_argument(
        "paths", metavar="PATH", nargs="+", type=Path, help="MP4, MKV, WebM, FLV, TS, HLS playlist, or sound only"
    )
    parser.add_argument(
        "--transcript", metavar="FILE", type=Path, help="the transcript of the one recording; else the one beside it"
    )
    parser.add_argument(
        "--translation",
        metavar="FILE",
        type=Path,
        help="the transcript's translation; else the one beside the recording",
    )
    parser.add_argument(
        "--chat", metavar="FILE", type=Path, help="the chat log of the one recording; else the one beside it"
    )
    add_map(parser)
    parser.add_argument("--json", action="store_true", help="print what was imported as JSON")


def run(arguments: argparse.Namespace) -> int:
    """Prepare every file, then store them; one that cannot be used leaves the store as it was."""
    for option in ("transcript", "translation", "chat"):
        if getattr(arguments, option) is not None and len(arguments.paths) > 1:
            raise UserError(f"--{option} belongs to one recording: import the others by another command.")
    place = workplace_of(arguments)
    # Said before the long work begins.
    user_of(arguments, place)
    read_log = reader_of(arguments, place.settings)
    prepared: list[Prepared] = []
    with contextlib.ExitStack() as opened:
        try:
            for path in arguments.paths:
                prepared.append(_prepare(path, arguments, place.home.media, read_log))
            database = opened.enter_context(store_of(arguments, must_exist=False))
        except BaseException:
            importing.discard(prepared)
            raise
        stored = list(zip(prepared, importing.import_recordings(database, prepared), strict=True))
    if arguments.json:
        print_json({"imported": [_to_json(*one) for one in stored]})
    else:
        for one in stored:
            _tell(*one)
    return 0


def _prepare(path: Path, arguments: argparse.Namespace, media: Path, read_log: Callable[[Path], Chat]) -> Prepared:
    shown = -1
    log = _log_of(path, arguments)

    def progress(done: int, total: int) -> None:
        nonlocal shown
        percent = done * 100 // total if total else 0
        if percent != shown and sys.stderr.isatty():
            shown = percent
            print(f"\r{path.name}: {percent} %\033[K", end="", file=sys.stderr, flush=True)

    try:
        with naming_map():
            return importing.prepare(
                path,
                arguments.transcript,
                media,
                progress,
                lambda: False,
                translation=arguments.translation,
                chat=log,
                read_log=read_log,
            )
    finally:
        if shown >= 0:
            print("\r\033[K", end="", file=sys.stderr, flush=True)


def _log_of(path: Path, arguments: argparse.Namespace) -> Path | None:
    """The chat log that was named; with columns that were named the one beside the recording, which must be there."""
    if arguments.chat is not None or arguments.map is None:
        return arguments.chat
    found = find_chat(path)
    if found is None:
        raise UserError(f"--map names the columns of a chat log, and none lies beside {path}: name it with --chat.")
    return found


def _to_json(prepared: Prepared, imported: Imported) -> dict[str, object]:
    recording = prepared.recording
    return {
        "recording_id": imported.recording_id,
        "title": imported.title,
        "new": imported.new,
        "remuxed": recording.remuxed,
        "duration_ms": recording.duration_ms,
        "transcript": _text_json(imported.transcript, prepared.transcript, prepared.transcript_path),
        "translation": _text_json(imported.translation, prepared.translation, prepared.translation_path),
        "chat": _chat_json(imported.chat, prepared.chat),
        "warnings": list(recording.warnings),
    }


def _chat_json(state: str, found: FoundChat | None) -> dict[str, object] | None:
    if found is None and state == importing.NONE:
        return None
    chat = found and found.chat
    return {
        "state": "left out" if found is not None and chat is None else state,
        "path": found and str(found.path),
        "format": chat and chat.format,
        "events": chat and len(chat.events),
        "clock": found and found.clock and found.clock.to_json(),
        "warnings": found and list(_chat_warnings(found)),
    }


def _chat_warnings(found: FoundChat | None) -> tuple[str, ...]:
    """What was strange, with the option that mends a log which was left out for columns that nobody knows."""
    told = found.warnings if found else ()
    return tuple(map(advised, told)) if found and found.unknown_columns else told


def _text_json(state: str, words: Transcript | None, path: Path | None) -> dict[str, object] | None:
    if state == importing.NONE:
        return None
    return {
        "state": state,
        "path": None if path is None else str(path),
        "format": words and words.format,
        "language": words and words.language,
        "cues": None if words is None else len(words.cues),
        "masked": words and words.masked,
        "warnings": None if words is None else list(words.warnings),
    }


def _tell(prepared: Prepared, imported: Imported) -> None:
    recording = prepared.recording
    parts = [timecode(recording.duration_ms), "imported" if imported.new else "known already"]
    if recording.remuxed:
        parts.append("copied for playing")
    parts.append("no transcript" if imported.transcript == importing.NONE else f"transcript {imported.transcript}")
    if imported.translation != importing.NONE:
        parts.append(f"translation {imported.translation}")
    if imported.chat != importing.NONE:
        parts.append(f"chat {imported.chat}")
    print(f"{imported.title}: {', '.join(parts)}  {imported.recording_id}")
    texts = [text for text in (prepared.transcript, prepared.translation) if text]
    chat_warnings = _chat_warnings(prepared.chat)
    for warning in (*recording.warnings, *(warning for text in texts for warning in text.warnings), *chat_warnings):
        print(f"warning: {imported.title}: {warning}", file=sys.stderr)
