"""A file of any size, encrypted in chunks: any place of it can be read at once, and a half written one continued.

    header   magic (8) · form (4) · bytes in a chunk (4) · file id (16) · SHA-256 of the label (32)
    chunk    nonce (12) · AES-256-GCM of the bytes and its tag (16); all full but the last one
    end      nonce (12) · AES-256-GCM of length (8) and SHA-256 (32) of the whole, and its tag (16)

Each file has a key of its own, by HKDF from the master key and the file id. A chunk is bound to its file, the label and
its number: one that was changed, moved, taken from another file or from a file of another label is refused. Only a
whole file has an end, which tells its length. A chunk that is written again gets a new nonce.
"""

import hashlib
import io
import itertools
import os
import struct
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

# A chunk is decrypted in 45 microseconds, and a player reads a few of them for a seek. Larger ones cost a seek more
# than they save in calls.
CHUNK = 128 * 1024
_MAGIC = b"RVSEALED"
_FORM = 1
_HEADER = struct.Struct("<8sII16s32s")
_END = struct.Struct("<Q32s")
_NONCE, _TAG = 12, 16
_OVERHEAD = _NONCE + _TAG
_END_NUMBER = 2**64 - 1
# Sound and picture are often read at two places by turns.
_KEPT_CHUNKS = 4


class Damaged(OSError):
    """What was read is not what was written: changed, moved, cut off, or of another key."""


def media_key(store_key: bytes) -> bytes:
    """The master key of the recordings kept with a store: follows from the store's key and does not give it away."""
    return _derived(store_key, b"", b"key of the recordings kept here")


def sealed_size(size: int) -> int:
    """How many bytes a whole file of `size` bytes takes on the disk."""
    return _HEADER.size + size + -(-size // CHUNK) * _OVERHEAD + _OVERHEAD + _END.size


class _Cipher:
    """One file's key, and what binds a chunk to its place."""

    def __init__(self, header: bytes, master: bytes) -> None:
        self._header = header
        self._aead = AESGCM(_derived(master, _HEADER.unpack(header)[3], b"sealed file"))

    def seal(self, number: int, plain: bytes) -> bytes:
        nonce = os.urandom(_NONCE)
        return nonce + self._aead.encrypt(nonce, plain, self._bound_to(number))

    def unseal(self, number: int, record: bytes) -> bytes:
        view = memoryview(record)
        try:
            return self._aead.decrypt(view[:_NONCE], view[_NONCE:], self._bound_to(number))
        except (InvalidTag, ValueError) as error:
            raise Damaged("a part of it is not what was written") from error

    def _bound_to(self, number: int) -> bytes:
        return self._header + struct.pack("<Q", number)


class _Decrypted(io.RawIOBase):
    """What reader and writer have in common: a place in the bytes of a sealed file as they are decrypted."""

    _file: io.FileIO
    _length = 0
    _place = 0

    @property
    def length(self) -> int:
        """Bytes in it, decrypted."""
        return self._length

    def readable(self) -> bool:
        """Yes."""
        return True

    def seekable(self) -> bool:
        """Yes."""
        return True

    def tell(self) -> int:
        """Where the next byte is read or written."""
        return self._place

    def close(self) -> None:
        """Let go of the file; what a writer has not finished can be continued, but for a chunk that is not full."""
        if not self.closed:
            self._file.close()
        super().close()

    def _place_at(self, offset: int, whence: int) -> int:
        return offset + {os.SEEK_SET: 0, os.SEEK_CUR: self._place, os.SEEK_END: self._length}[whence]


class SealedReader(_Decrypted):
    """A whole sealed file, to be read like any other; one thread at a time. Raises Damaged, OSError.

    `on_damage()` is called before Damaged is raised.
    """

    def __init__(self, path: Path, master: bytes, label: str, on_damage: Callable[[], object] = lambda: None) -> None:
        super().__init__()
        self._on_damage = on_damage
        self._file = path.open("rb", buffering=0)
        try:
            self._cipher = _Cipher(_read_header(self._file, label), master)
            self._length = _length(self._file, self._cipher)
        except BaseException as error:
            self._file.close()
            if isinstance(error, Damaged):
                on_damage()
            raise
        self._kept: OrderedDict[int, bytes] = OrderedDict()
        self._lock = threading.Lock()

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Go to a place, also beyond the end."""
        place = self._place_at(offset, whence)
        if place < 0:
            raise ValueError("a file has no place before its beginning")
        self._place = place
        return place

    def read(self, size: int | None = -1) -> bytes:
        """Up to `size` bytes from here, all that is left for -1."""
        with self._lock:
            end = self._length if size is None or size < 0 else min(self._place + size, self._length)
            if end <= self._place:
                return b""
            first, last = self._place // CHUNK, (end - 1) // CHUNK
            found = b"".join(self._chunk(number) for number in range(first, last + 1))
            begin = self._place - first * CHUNK
            self._place = end
            size = end - first * CHUNK
            return found if begin == 0 and size == len(found) else found[begin:size]

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill a buffer as far as there is something."""
        found = self.read(len(buffer))
        buffer[: len(found)] = found
        return len(found)

    def _chunk(self, number: int) -> bytes:
        found = self._kept.get(number)
        if found is not None:
            self._kept.move_to_end(number)
            return found
        length = min(CHUNK, self._length - number * CHUNK)
        try:
            found = self._cipher.unseal(number, _read_at(self._file, _offset(number), length + _OVERHEAD))
        except Damaged:
            self._on_damage()
            raise
        self._kept[number] = found
        if len(self._kept) > _KEPT_CHUNKS:
            self._kept.popitem(last=False)
        return found


class SealedWriter(_Decrypted):
    """Writes a sealed file: front to back, or like any file that can be written and read again before it is finished.

    An unfinished one that lies at `path` is continued with `go_on`. Raises OSError.
    """

    def __init__(self, path: Path, master: bytes, label: str) -> None:
        super().__init__()
        path.parent.mkdir(parents=True, exist_ok=True)
        header = _HEADER.pack(_MAGIC, _FORM, CHUNK, os.urandom(16), _label_hash(label))
        self._path, self._label, self._master = path, label, master
        self._file = path.open("w+b", buffering=0)
        self._begin(header)
        _write_all(self._file, header)

    @classmethod
    def go_on(cls, path: Path, master: bytes, label: str) -> tuple["SealedWriter", "hashlib._Hash"]:
        """Continue what was left unfinished, at its end, and the SHA-256 of what there is; anew where nothing is.

        All full chunks that are what was written stay; the first one that is not, and all behind it, goes.
        """
        writer = cls.__new__(cls)
        io.RawIOBase.__init__(writer)
        digest = hashlib.sha256()
        try:
            writer._file = path.open("r+b", buffering=0)
        except FileNotFoundError:
            return cls(path, master, label), digest
        try:
            header = _read_header(writer._file, label)
        except Damaged:
            writer._file.close()
            return cls(path, master, label), digest
        writer._path, writer._label, writer._master = path, label, master
        writer._begin(header)
        for chunk in writer._whole_chunks():
            digest.update(chunk)
            writer._length += len(chunk)
        writer._file.truncate(_offset(writer._length // CHUNK))
        writer._place = writer._length
        return writer, digest

    def writable(self) -> bool:
        """Yes."""
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Go to a place that is written already, or to the end."""
        place = self._place_at(offset, whence)
        if not 0 <= place <= self._length:
            raise ValueError("nothing is written there yet")
        self._place = place
        return place

    def write(self, data: bytes) -> int:  # type: ignore[override]
        """Write bytes here; a full chunk goes to the disk when the next one is begun."""
        view = memoryview(data).cast("B")
        done = 0
        while done < len(view):
            number, begin = divmod(self._place, CHUNK)
            self._take(number)
            part = view[done : done + CHUNK - begin]
            self._held[begin : begin + len(part)] = part
            self._changed = True
            done += len(part)
            self._place += len(part)
            self._length = max(self._length, self._place)
        return done

    def read(self, size: int | None = -1) -> bytes:
        """Up to `size` bytes from here, all that is left for -1."""
        end = self._length if size is None or size < 0 else min(self._place + size, self._length)
        found = []
        while self._place < end:
            number, begin = divmod(self._place, CHUNK)
            self._take(number)
            part = bytes(self._held[begin : begin + end - self._place])
            found.append(part)
            self._place += len(part)
        return b"".join(found)

    def finish(self, digest: bytes) -> None:
        """Write the end, with the SHA-256 of all; from then on it is whole. The file is closed."""
        self._write_held()
        self._file.seek(_end_offset(self._length))
        self._file.truncate()
        _write_all(self._file, self._cipher.seal(_END_NUMBER, _END.pack(self._length, digest)))
        os.fsync(self._file.fileno())
        self._changed = False
        self.close()

    def _begin(self, header: bytes) -> None:
        self._cipher = _Cipher(header, self._master)
        self._place = self._length = 0
        # The chunk in memory, and whether it differs from the one on the disk.
        self._number, self._held, self._changed = 0, bytearray(), False

    def _whole_chunks(self) -> Iterator[bytes]:
        with suppress(Damaged):
            for number in itertools.count():
                chunk = self._cipher.unseal(number, _read_at(self._file, _offset(number), CHUNK + _OVERHEAD))
                if len(chunk) < CHUNK:
                    return
                yield chunk

    def _take(self, number: int) -> None:
        """Hold a chunk in memory; the one that was held is written."""
        if number == self._number and (self._held or number * CHUNK == self._length):
            return
        self._write_held()
        self._number, self._held = number, bytearray()
        there = min(CHUNK, self._length - number * CHUNK)
        if there > 0:
            record = _read_at(self._file, _offset(number), there + _OVERHEAD)
            self._held = bytearray(self._cipher.unseal(number, record))

    def _write_held(self) -> None:
        if self._changed:
            self._file.seek(_offset(self._number))
            _write_all(self._file, self._cipher.seal(self._number, bytes(self._held)))
            self._changed = False


def sealed_id(path: Path) -> bytes:
    """The 16 bytes that no other sealed file has. Raises OSError."""
    with path.open("rb") as file:
        header = file.read(_HEADER.size)
    if len(header) < _HEADER.size:
        raise Damaged("it is no sealed file")
    return _HEADER.unpack(header)[3]


def _derived(key: bytes, salt: bytes, purpose: bytes) -> bytes:
    return HKDF(hashes.SHA256(), 32, salt, purpose).derive(key)


def _label_hash(label: str) -> bytes:
    return hashlib.sha256(label.encode()).digest()


def _read_header(file: io.FileIO, label: str) -> bytes:
    header = _read_at(file, 0, _HEADER.size)
    if len(header) < _HEADER.size or _HEADER.unpack(header)[:3] != (_MAGIC, _FORM, CHUNK):
        raise Damaged("it is no sealed file")
    if _HEADER.unpack(header)[4] != _label_hash(label):
        raise Damaged("it is another one's file")
    return header


def _length(file: io.FileIO, cipher: _Cipher) -> int:
    """The decrypted length, as the end tells it and the file bears out."""
    on_disk = file.seek(0, os.SEEK_END)
    begin = on_disk - _OVERHEAD - _END.size
    if begin < _HEADER.size:
        raise Damaged("it is not whole")
    length: int = _END.unpack(cipher.unseal(_END_NUMBER, _read_at(file, begin, _OVERHEAD + _END.size)))[0]
    if sealed_size(length) != on_disk:
        raise Damaged("it is not whole")
    return length


def _offset(number: int) -> int:
    return _HEADER.size + number * (CHUNK + _OVERHEAD)


def _end_offset(length: int) -> int:
    return sealed_size(length) - _OVERHEAD - _END.size


def _read_at(file: io.FileIO, offset: int, size: int) -> bytes:
    file.seek(offset)
    return file.read(size) or b""


def _write_all(file: io.FileIO, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[file.write(view) or 0 :]
