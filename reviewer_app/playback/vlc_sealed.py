"""A sealed recording as libVLC reads it: by callbacks into the decrypting reader, nothing on the disk.

libVLC calls on its own threads and waits for the interpreter each time; ctypes lets go of it in every call to libVLC,
so that none waits for the other.
"""

import ctypes
import os
from types import ModuleType

from reviewer_app.media.source import SealedMedia
from reviewer_app.store.sealed_file import CHUNK, SealedReader

# libVLC asks for megabytes ahead of the first picture; in pieces it has what it needs sooner.
_AT_ONCE = 2 * CHUNK
_POINTER = ctypes.c_void_p
_OpenCb = ctypes.CFUNCTYPE(ctypes.c_int, _POINTER, ctypes.POINTER(_POINTER), ctypes.POINTER(ctypes.c_uint64))
_ReadCb = ctypes.CFUNCTYPE(ctypes.c_ssize_t, _POINTER, _POINTER, ctypes.c_size_t)
_SeekCb = ctypes.CFUNCTYPE(ctypes.c_int, _POINTER, ctypes.c_uint64)
_CloseCb = ctypes.CFUNCTYPE(None, _POINTER)


class SealedInput:
    """What libVLC reads one run of a recording from; to be kept until the run has been stopped."""

    def __init__(self, source: SealedMedia) -> None:
        self._source = source
        self._reader: SealedReader | None = None
        self._callbacks = (_OpenCb(self._open), _ReadCb(self._read), _SeekCb(self._seek), _CloseCb(self._close))

    def media(self, vlc: ModuleType, instance: object) -> object:
        """A media of libVLC's, to be released like any."""
        # A prototype of our own: python-vlc's callbacks take an immutable buffer.
        create = ctypes.CFUNCTYPE(_POINTER, _POINTER, _POINTER, _POINTER, _POINTER, _POINTER, _POINTER)
        pointers = (ctypes.cast(callback, _POINTER) for callback in self._callbacks)
        made = create(("libvlc_media_new_callbacks", vlc.dll))(instance._as_parameter_, *pointers, None)  # type: ignore[attr-defined]
        return vlc.Media(made)

    def _open(self, _opaque, data, size) -> int:
        try:
            self._reader = self._source.open()
        except OSError:
            return -1
        data[0], size[0] = None, self._reader.length
        return 0

    def _read(self, _opaque, buffer, most) -> int:
        try:
            found = self._reader.read(min(most, _AT_ONCE))
        except OSError:
            return -1
        ctypes.memmove(buffer, found, len(found))
        return len(found)

    def _seek(self, _opaque, offset) -> int:
        self._reader.seek(offset, os.SEEK_SET)
        return 0

    def _close(self, _opaque) -> None:
        self._reader.close()
