"""Recordings kept for work without a network: sealed files in one folder per store, within a quota.

A recording has one file: the original as it came, or a copy in Matroska where players cannot seek in the original.
A name that ends in `.part` belongs to one that has not come whole yet.
"""

import hashlib
import os
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from reviewer_app.domain.recording import Recording
from reviewer_app.media.source import SealedMedia, Source
from reviewer_app.store.sealed_file import Damaged, SealedWriter

ORIGINAL, COPY = "original", "copy"
# How a recording says that it plays from here.
_SEALED = "sealed:"
_PART = ".part"
_PIECE = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Kept:
    """A file of the vault: bytes on the disk, when it was last used (UTC ms), and whether it has come whole."""

    recording_id: str
    kind: str
    size: int
    used_at_ms: int
    whole: bool


class Busy(Exception):
    """Another window or command is fetching this very recording."""


class Vault:
    """The sealed recordings of one store. From any thread; what happens to files in between is not an error."""

    def __init__(self, folder: Path, master: bytes, quota: Callable[[], int]) -> None:
        self.folder, self._master, self._quota = folder, master, quota

    @property
    def quota(self) -> int:
        """How many bytes there may be."""
        return self._quota()

    def source_of(self, recording: Recording) -> Source:
        """Where a recording is read from: its file, or the sealed one, which counts as used now."""
        if not is_sealed(recording):
            return Path(recording.media_path)
        self.used(recording.recording_id)
        kind = recording.media_path.removeprefix(_SEALED)
        return self.sealed(recording.recording_id, kind, recording.title)

    def sealed(self, recording_id: str, kind: str, name: str) -> SealedMedia:
        """A whole file of a recording, to be read. One that turns out to be damaged goes, and is fetched anew."""
        path, label = self._file(recording_id, kind), _label(recording_id, kind)
        return SealedMedia(path, self._master, label, name, lambda: self.drop(recording_id))

    def kept(self) -> list[Kept]:
        """All that there is, what was used longest ago first."""
        found = []
        with suppress(FileNotFoundError), os.scandir(self.folder) as entries:
            for entry in entries:
                with suppress(ValueError, FileNotFoundError):
                    recording_id, kind, *part = entry.name.split(".")
                    if kind in (ORIGINAL, COPY) and part in ([], [_PART[1:]]):
                        state = entry.stat()
                        used = state.st_mtime_ns // 1_000_000
                        found.append(Kept(recording_id, kind, state.st_size, used, not part))
        return sorted(found, key=lambda one: one.used_at_ms)

    def whole(self) -> set[tuple[str, str]]:
        """Id and `media_path` of the recordings that are here whole."""
        return {(one.recording_id, sealed_path(one.kind)) for one in self.kept() if one.whole}

    def used(self, recording_id: str) -> None:
        """It was used now."""
        now = time.time_ns()
        for kind in (ORIGINAL, COPY):
            with suppress(OSError):
                os.utime(self._file(recording_id, kind), ns=(now, now))

    def make_room(self, need: int, wanted: Collection[str]) -> int:
        """Let go of what was used longest ago until `need` bytes more fit, but of nothing in `wanted`.

        How many bytes are missing then: 0 where they fit.
        """
        there = self.kept()
        missing = sum(one.size for one in there) + need - self.quota
        for one in there:
            if missing <= 0:
                break
            if one.recording_id not in wanted and self._remove(one):
                missing -= one.size
        return max(0, missing)

    def evict(self, wanted: Collection[str]) -> list[str]:
        """Let go of everything but what is in `wanted`; the ids of what went."""
        gone = [one.recording_id for one in self.kept() if one.recording_id not in wanted and self._remove(one)]
        return list(dict.fromkeys(gone))

    def check(self) -> list[str]:
        """Read every byte of what is here whole; the ids of what was damaged, which is gone then."""
        damaged = []
        for one in self.kept():
            if one.whole:
                try:
                    with self.sealed(one.recording_id, one.kind, one.recording_id).open() as reader:
                        while reader.read(_PIECE):
                            pass
                except Damaged:
                    damaged.append(one.recording_id)
        return damaged

    def drop(self, recording_id: str) -> int:
        """Let go of all of a recording; how many bytes that were."""
        return sum(one.size for one in self.kept() if one.recording_id == recording_id and self._remove(one))

    @contextmanager
    def alone(self, recording_id: str) -> Iterator[None]:
        """A context for who fetches a recording. Raises Busy when somebody does already."""
        self.folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self.folder / f"{recording_id}.lock", timeout=0, thread_local=False)
        try:
            lock.acquire()
        except Timeout:
            raise Busy from None
        try:
            yield
        finally:
            lock.release()

    def go_on(self, recording_id: str) -> tuple[SealedWriter, "hashlib._Hash"]:
        """What has come of an original so far, to be continued, and its SHA-256."""
        return SealedWriter.go_on(self._part(recording_id, ORIGINAL), self._master, _label(recording_id, ORIGINAL))

    def come(self, recording_id: str) -> int:
        """How many bytes on the disk an original that is on its way takes so far."""
        with suppress(OSError):
            return self._part(recording_id, ORIGINAL).stat().st_size
        return 0

    def drop_part(self, recording_id: str, kind: str = ORIGINAL) -> None:
        """What has come so far is of no use."""
        with suppress(OSError):
            self._part(recording_id, kind).unlink()

    def new_copy(self, recording_id: str) -> SealedWriter:
        """A copy to be written."""
        return SealedWriter(self._part(recording_id, COPY), self._master, _label(recording_id, COPY))

    def settle(self, recording_id: str, kind: str) -> str:
        """A file that has been finished is whole from now on; the recording's other one goes. Its `media_path`."""
        self._part(recording_id, kind).replace(self._file(recording_id, kind))
        with suppress(OSError):
            self._file(recording_id, COPY if kind == ORIGINAL else ORIGINAL).unlink()
        return _SEALED + kind

    def _remove(self, one: Kept) -> bool:
        path = self._file(one.recording_id, one.kind) if one.whole else self._part(one.recording_id, one.kind)
        try:
            path.unlink()
        except OSError:
            # Being played, on Windows.
            return False
        return True

    def _file(self, recording_id: str, kind: str) -> Path:
        return self.folder / f"{recording_id}.{kind}"

    def _part(self, recording_id: str, kind: str) -> Path:
        return self.folder / f"{recording_id}.{kind}{_PART}"


def is_sealed(recording: Recording) -> bool:
    """Whether a recording plays from the vault."""
    return recording.media_path.startswith(_SEALED)


def sealed_path(kind: str) -> str:
    """What a recording's `media_path` says when it plays from the vault."""
    return _SEALED + kind


def _label(recording_id: str, kind: str) -> str:
    return f"{recording_id} {kind}"
