"""Files that were picked together: recordings, and which chat log and transcripts belong to which of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reviewer_app.domain.chat import Chat
from reviewer_app.domain.errors import Unreadable
from reviewer_app.formats.chat_csv import UnknownColumns
from reviewer_app.formats.chats import find_chat, read_chat
from reviewer_app.formats.transcript_names import original_and_translation

# What chat logs and transcripts are written in; no recording is.
TEXTS = (
    ".jsonl", ".json", ".xml", ".csv", ".tsv", ".txt", ".srt", ".vtt", ".ass", ".ssa", ".ttml", ".dfxp", ".eaf",
)  # fmt: skip
TABLES = (".csv", ".tsv")


@dataclass(frozen=True, slots=True)
class Picked:
    """A recording with the transcript, its translation and the chat log that were picked for it; None: what lies beside
    it is taken.
    """

    recording: Path
    transcript: Path | None = None
    chat: Path | None = None
    translation: Path | None = None


def sort_out(paths: Sequence[Path], read_log: Callable[[Path], Chat] = read_chat) -> tuple[Picked, ...]:
    """The recordings of a pick in its order, each with its texts; texts alone are given back as if recordings.

    A text belongs to the recording whose name its own begins with, the longest, else to the only recording there is.
    Its content says whether it is a chat log, as which tables count that `read_log` cannot make out; its name says
    whether it is a translation. Raises Unreadable for a text that could belong to any, and for one too many.
    """
    texts = [path for path in paths if path.suffix.lower() in TEXTS]
    picked = {path: Picked(path) for path in paths if path not in texts}
    if not picked:
        return tuple(Picked(path) for path in paths)
    transcripts: dict[Path, list[Path]] = {}
    for text in texts:
        recording = _owner(text, tuple(picked))
        if _is_chat(text, read_log):
            if picked[recording].chat is not None:
                raise Unreadable(text, "another chat log was picked for the same recording; pick one of them.")
            picked[recording] = replace(picked[recording], chat=text)
        else:
            transcripts.setdefault(recording, []).append(text)
    for recording, found in transcripts.items():
        if len(found) > 2:
            reason = "a recording takes a transcript and its translation; more were picked for this one."
            raise Unreadable(found[2], reason)
        original, translation = original_and_translation(found)
        picked[recording] = replace(picked[recording], transcript=original, translation=translation)
    return tuple(picked.values())


def _owner(text: Path, recordings: Sequence[Path]) -> Path:
    named = [one for one in recordings if text.name.casefold().startswith(one.stem.casefold())]
    if named:
        return max(named, key=lambda one: len(one.stem))
    if len(recordings) == 1:
        return recordings[0]
    reason = "it could belong to any of the recordings picked with it; pick it with its recording alone."
    raise Unreadable(text, reason)


def unknown_table(picked: Picked, read_log: Callable[[Path], Chat] = read_chat) -> UnknownColumns | None:
    """What is to be asked about the chat log picked for a recording or lying beside it, None for nothing.

    Whether it can be read otherwise is not looked at.
    """
    path = picked.chat or find_chat(picked.recording)
    if path is None or not _is_table(path):
        return None
    try:
        read_log(path)
    except UnknownColumns as error:
        return error if len(error.rows[0]) > 1 else None
    except Unreadable:
        return None
    return None


def _is_table(path: Path) -> bool:
    return path.suffix.lower() in TABLES


def _is_chat(path: Path, read_log: Callable[[Path], Chat]) -> bool:
    try:
        read_log(path)
    except UnknownColumns:
        return _is_table(path)
    except Unreadable:
        return False
    return True
