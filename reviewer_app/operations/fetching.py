"""Fetching ahead what was assigned, or is shown in a case: from where it lives into the sealed recordings, checked,
normalised, stored."""

import os
import shutil
import stat
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from reviewer_app.domain.assignment import BatchItem
from reviewer_app.domain.errors import Cancelled
from reviewer_app.domain.location import HTTP, BadLocation, Location, locate, must_be_one_file
from reviewer_app.domain.queue import QueueRow
from reviewer_app.formats.chats import read_chat
from reviewer_app.formats.transcripts import read_transcript
from reviewer_app.media.probe import probe
from reviewer_app.media.remote import LATER_S, NotFetched, Remote
from reviewer_app.media.remux import Clock, check_clock, remux_into
from reviewer_app.media.source import Named, SealedMedia
from reviewer_app.media.vault import COPY, ORIGINAL, Busy, Vault, sealed_path
from reviewer_app.operations import importing, queueing
from reviewer_app.operations.chatting import ReadLog, read_for
from reviewer_app.operations.importing import Prepared
from reviewer_app.store import case_files
from reviewer_app.store.database import Database
from reviewer_app.store.sealed_file import Damaged, SealedWriter, sealed_size

# What is asked for at once: more of it costs memory and a broken connection, less of it costs round trips.
PIECE = 1024 * 1024
# So much of the disk stays free for the decisions.
RESERVE = 512 * 1024 * 1024
# A transcript or chat log that is longer is none.
_LONGEST_TEXT = 256 * 1024 * 1024
_FULL = (
    "Recordings wait: {need} more would not fit into the {quota} for recordings (cache_gb), all of it is still to do."
)

Options = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Access:
    """What may be fetched from here: file shares, plain HTTP, and the fsspec options (credentials) for a location.

    `read_log` reads chat logs.
    """

    shares: tuple[Path, ...] = ()
    plain_http: bool = False
    options: Callable[[Location], Options] = field(default=lambda _: {})
    read_log: ReadLog = read_chat


class Pace(NamedTuple):
    """How a fetch is steered: `progress(done, total)` in bytes, `cancelled()`, `pause()` behind each piece."""

    progress: Callable[[int, int], None] = lambda done, total: None
    cancelled: Callable[[], bool] = lambda: False
    pause: Callable[[], None] = lambda: None


def wanted(rows: Iterable[QueueRow]) -> list[BatchItem]:
    """Of a queue, in its order, what is assigned to the person, to be reviewed, not here, and known where it lives."""
    given = [row.assignment for row in rows if row.is_mine and not row.here]
    return [one.item for one in given if one is not None and one.url]


def wanted_for_cases(database: Database, vault: Vault) -> list[BatchItem]:
    """What the person's open cases are about, not here, and known where it lives; the case that changed last first."""
    with database.read() as connection:
        cases = [one for one in case_files.all_of_them(connection) if not one.is_over]
    items = {one.recording_id: one for case in cases for one in case.recordings if one.url}
    there = queueing.here(database, vault) if items else ()
    return [one for one in items.values() if one.recording_id not in there]


def needed(rows: Iterable[QueueRow]) -> set[str]:
    """The recordings that are never let go of: assigned to the person and not submitted."""
    return {row.recording_id for row in rows if row.is_mine}


def fetch(one: BatchItem, vault: Vault, access: Access, keep: Collection[str], pace: Pace) -> Prepared:
    """Bring a recording here, with transcript and chat log where it is told where they live; ready to be stored.

    What came of it before is continued. `keep` are recordings that do not make room for it. Raises NotFetched,
    BadLocation, Unreadable, Cancelled.
    """
    try:
        with vault.alone(one.recording_id):
            if (one.recording_id, sealed_path(ORIGINAL)) not in vault.whole():
                _bring(one, vault, access, keep, pace)
            texts = [_text(url, access) for url in (one.transcript_url, one.chat_url)]
            return _prepare(one, vault, *texts, pace, access.read_log)
    except Busy:
        raise NotFetched(f"{one.title} is being fetched by another window or command.") from None
    except Damaged as error:
        raise NotFetched(f"{one.title} has been damaged on this disk ({error}): it is fetched again.") from error
    except OSError as error:
        raise _disk_fault(error) from error


def checked(address: str, access: Access) -> Location:
    """The location of an address, if it may be fetched from here. Raises BadLocation."""
    location = locate(address)
    if location.scheme == HTTP and not (location.is_local or access.plain_http):
        raise BadLocation(f"{location} is read without TLS, so by anybody on the way: it must begin with https://.")
    return location


def _bring(one: BatchItem, vault: Vault, access: Access, keep: Collection[str], pace: Pace) -> None:
    location = checked(one.url, access)
    must_be_one_file(location)
    with Remote(location, access.options(location), access.shares) as remote:
        size = _agreed_size(one, remote)
        _make_room(one, vault, size, keep)
        try:
            writer, digest = vault.go_on(one.recording_id)
            with writer:
                _copy(remote, writer, digest, size, pace)
                if digest.hexdigest() == one.recording_id:
                    writer.finish(digest.digest())
                    vault.settle(one.recording_id, ORIGINAL)
                    return
        except OSError as error:
            # The room is wanted by the decisions.
            vault.drop_part(one.recording_id)
            raise _disk_fault(error) from error
    vault.drop_part(one.recording_id)
    raise NotFetched(
        f"{location} is not the recording that was assigned (its SHA-256 differs): tell your operator.", LATER_S
    )


def _copy(remote: Remote, writer: SealedWriter, digest: Any, size: int | None, pace: Pace) -> None:
    end = writer.seek(0, os.SEEK_END)
    while size is None or end < size:
        if pace.cancelled():
            raise Cancelled
        piece = remote.read(end, PIECE if size is None else min(PIECE, size - end))
        if not piece:
            break
        digest.update(piece)
        writer.write(piece)
        end += len(piece)
        pace.progress(end, size or 0)
        pace.pause()


def _agreed_size(one: BatchItem, remote: Remote) -> int | None:
    if None not in (one.size_bytes, remote.size) and one.size_bytes != remote.size:
        raise NotFetched(
            f"{one.url} has {remote.size} bytes, but the assigned recording has {one.size_bytes}: tell your operator.",
            LATER_S,
        )
    return remote.size if one.size_bytes is None else one.size_bytes


def _make_room(one: BatchItem, vault: Vault, size: int | None, keep: Collection[str]) -> None:
    need = max(0, sealed_size(size or 0) - vault.come(one.recording_id))
    if vault.make_room(need, {*keep, one.recording_id}):
        raise NotFetched(_FULL.format(need=_gigabytes(need), quota=_gigabytes(vault.quota)), LATER_S)
    vault.folder.mkdir(parents=True, exist_ok=True)
    if shutil.disk_usage(vault.folder).free < need + RESERVE:
        raise NotFetched(f"The disk is full: {one.title} wants {_gigabytes(need)}; make room.", LATER_S)


def _disk_fault(error: OSError) -> NotFetched:
    reason = error.strerror or type(error).__name__
    return NotFetched(
        f"Recordings cannot be kept on this disk ({reason}): make room or mend it; work goes on.", LATER_S
    )


def _gigabytes(count: int) -> str:
    return f"{count / 1e9:.1f} GB"


# ---------------------------------------------------------------- taking in


class FetchedText(Named):
    """A transcript or chat log in memory, with the part of `Path` that reading needs."""

    def __init__(self, location: Location, content: bytes) -> None:
        super().__init__(location.name)
        self._content, self._shown = content, str(location)

    def __str__(self) -> str:
        return self._shown

    def open(self, mode: str = "rb") -> BytesIO:
        """The bytes."""
        assert mode == "rb"
        return BytesIO(self._content)

    def stat(self) -> os.stat_result:
        """That it is a file, and how long."""
        return os.stat_result((stat.S_IFREG | 0o600, 0, 0, 1, 0, 0, len(self._content), 0, 0, 0))


def _text(address: str, access: Access) -> FetchedText | None:
    if not address:
        return None
    location = checked(address, access)
    content = b""
    with Remote(location, access.options(location), access.shares) as remote:
        while piece := remote.read(len(content), PIECE):
            content += piece
            if len(content) > _LONGEST_TEXT:
                raise NotFetched(f"{location} is too long for a transcript or a chat log: tell your operator.", LATER_S)
    return FetchedText(location, content)


def _prepare(  # noqa: PLR0917 - what was brought, and how it is read
    one: BatchItem,
    vault: Vault,
    transcript: FetchedText | None,
    chat: FetchedText | None,
    pace: Pace,
    read_log: ReadLog,
) -> Prepared:
    source = vault.sealed(one.recording_id, ORIGINAL, locate(one.url).name)
    found = probe(source)
    if found.needs_remux:
        clock, kind = None, COPY
    else:
        clock = check_clock(source, pace.progress, pace.cancelled)
        kind = ORIGINAL if clock.runs_on else COPY
    if clock is None or kind == COPY:
        clock = _copy_sealed(one, vault, source, pace)
    recording = importing.recording_of(
        one.recording_id,
        one.title,
        found,
        clock,
        original=one.url,
        media=sealed_path(kind),
        remuxed=kind == COPY,
    )
    return Prepared(
        recording,
        read_transcript(transcript) if transcript else None,  # type: ignore[arg-type]
        None,
        chat=read_for(recording, chat, read_log) if chat else None,  # type: ignore[arg-type]
    )


def _copy_sealed(one: BatchItem, vault: Vault, source: SealedMedia, pace: Pace) -> Clock:
    """Matroska in which players can seek, sealed as well; takes the original's place."""
    try:
        with vault.new_copy(one.recording_id) as writer:
            clock = remux_into(source, writer, pace.progress, pace.cancelled)  # type: ignore[arg-type]
            writer.finish(b"\0" * 32)
        vault.settle(one.recording_id, COPY)
    except OSError as error:
        raise _disk_fault(error) from error
    finally:
        with suppress(OSError):
            vault.drop_part(one.recording_id, COPY)
    return clock
