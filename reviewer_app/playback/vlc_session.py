"""One run of libVLC over one file, from a start time to the end or until it is dropped; a seek is a new run.

libVLC calls back on threads of its own. What it calls here touches only plain memory and emits one queued signal: any
libVLC call from there hangs. A dropped run is stopped on a thread of its own, because `stop` may take a second.
"""

import ctypes
import threading
from collections.abc import Callable
from types import ModuleType
from typing import Any

from PySide6.QtGui import QImage

from reviewer_app.media.source import SealedMedia, Source
from reviewer_app.playback.player import steady_ms
from reviewer_app.playback.vlc_sealed import SealedInput

Size = tuple[int, int] | None
Post = Callable[[int, str, float, int], None]
_POINTER = ctypes.c_void_p
_UINTS = ctypes.POINTER(ctypes.c_uint)
# python-vlc declares the chroma as an immutable string; libVLC wants it written.
_SetupCb = ctypes.CFUNCTYPE(
    ctypes.c_uint, ctypes.POINTER(_POINTER), ctypes.POINTER(ctypes.c_char), _UINTS, _UINTS, _UINTS, _UINTS
)
_CleanupCb = ctypes.CFUNCTYPE(None, _POINTER)
_LockCb = ctypes.CFUNCTYPE(_POINTER, _POINTER, ctypes.POINTER(_POINTER))
_UnlockCb = ctypes.CFUNCTYPE(None, _POINTER, _POINTER, ctypes.POINTER(_POINTER))
_DisplayCb = ctypes.CFUNCTYPE(None, _POINTER, _POINTER)
# 32 bits a pixel, blue first: what QImage calls RGB32.
CHROMA = b"RV32"
# One being written, one written and not yet shown, one newest, one being copied.
RING = 4
# libVLC asks for pictures in the decoder's padded size and would stretch them to it. More than this is not padding.
PADDING = 64


class _Ring:
    """Buffers of one picture size, which libVLC writes and the program copies from."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.buffers = [ctypes.create_string_buffer(width * height * 4) for _ in range(RING)]
        self.busy: set[int] = set()

    def next_after(self, written: int, newest: int) -> int:
        """The next buffer that is neither read nor the newest picture."""
        turn = ((written + step) % RING for step in range(1, RING + 1))
        return next(index for index in turn if index not in self.busy and index != newest)


class VlcSession:
    """A media player of libVLC with its callbacks and buffers.

    `post(number, kind, at, value)` is called on libVLC's threads with the session's number, `at` in `steady_ms`:
    "picture" (at most one until `take_picture`), "clock" (value: ms), "length" (value: ms), "ended", "error".
    `size`, where known from a run before, is what pictures are delivered in.
    """

    def __init__(self, vlc: ModuleType, instance: object, number: int, post: Post, size: Size) -> None:
        self.number, self._size = number, size
        self._vlc, self._instance, self._post = vlc, instance, post
        self._lock = threading.Lock()
        self._dropped = False
        self._ring: _Ring | None = None
        self._written, self._newest = 0, -1
        self._fresh: tuple[_Ring, int, float] | None = None
        # Kept as long as the session: libVLC reads by it.
        self._input: SealedInput | None = None
        self.player = instance.media_player_new()  # type: ignore[attr-defined]
        self.player.video_set_key_input(False)
        self.player.video_set_mouse_input(False)
        self._connect_pictures()
        self._connect_events()

    def start(self, source: Source, start_ms: int, audio_track: int = 0) -> None:
        """Run from `start_ms` with one of the sound tracks, from 0."""
        media = self._media_of(source)
        media.add_option(f":start-time={start_ms / 1000:.3f}")
        media.add_option(f":audio-track={audio_track}")
        self.player.set_media(media)
        media.release()
        self.player.play()

    def _media_of(self, source: Source) -> Any:
        if isinstance(source, SealedMedia):
            self._input = SealedInput(source)
            return self._input.media(self._vlc, self._instance)
        return self._instance.media_new_path(str(source))  # type: ignore[attr-defined]

    def hear(self, audio_track: int) -> None:
        """Make sure of the sound track, once the run shows something; one that is not there: the first.

        Tracks that an MP4 does not mark as enabled libVLC leaves out, even when it was told their number at the start.
        """
        tracks = [number for number, _ in self.player.audio_get_track_description() or () if number >= 0]
        if tracks:
            wanted = tracks[audio_track] if audio_track < len(tracks) else tracks[0]
            if self.player.audio_get_track() != wanted:
                self.player.audio_set_track(wanted)

    def take_picture(self) -> tuple[QImage, float] | None:
        """The newest picture as a copy, and when it was shown; None when there was none since the last one."""
        with self._lock:
            fresh, self._fresh = self._fresh, None
            if fresh is None:
                return None
            ring, index, at = fresh
            ring.busy.add(index)
        view = memoryview(ring.buffers[index])
        image = QImage(view, ring.width, ring.height, ring.width * 4, QImage.Format.Format_RGB32).copy()
        with self._lock:
            ring.busy.discard(index)
        return image, at

    def drop(self) -> threading.Thread:
        """Stop and release, on a thread of its own, which is returned; from now on nothing is posted."""
        with self._lock:
            self._dropped = True
        thread = threading.Thread(target=self._stop, name="vlc-stop", daemon=True)
        thread.start()
        return thread

    def _stop(self) -> None:
        for event in self._events:
            self._manager.event_detach(event)
        self.player.stop()
        self.player.release()

    def true_size(self) -> tuple[int, int] | None:
        """The picture's size without padding, once a picture was taken; None where what is delivered has it."""
        if self._ring is None:
            return None
        wide, high = self._ring.width, self._ring.height
        width, height = self.player.video_get_size(0)
        for size in ((width, height), (height, width)):
            extra = (wide - size[0], high - size[1])
            if any(extra) and all(0 <= pixels < PADDING for pixels in extra):
                return size
        return None

    def _send(self, kind: str, at: float, value: int = 0) -> None:
        if not self._dropped:
            self._post(self.number, kind, at, value)

    # ------------------------------------------------------------ pictures

    def _connect_pictures(self) -> None:
        # Kept as long as the session: libVLC calls into them until `stop` has returned.
        self._callbacks = (
            _LockCb(self._on_lock),
            _UnlockCb(lambda *_: None),
            _DisplayCb(self._on_display),
            _SetupCb(self._on_setup),
            _CleanupCb(lambda *_: None),
        )
        lock, unlock, display, setup, cleanup = (ctypes.cast(callback, _POINTER) for callback in self._callbacks)
        library = self._vlc.dll
        # Prototypes of our own: python-vlc's functions share one object per name, whose types must stay as they are.
        prototype = ctypes.CFUNCTYPE(None, _POINTER, _POINTER, _POINTER, _POINTER, _POINTER)
        handle = self.player._as_parameter_
        prototype(("libvlc_video_set_callbacks", library))(handle, lock, unlock, display, None)
        prototype = ctypes.CFUNCTYPE(None, _POINTER, _POINTER, _POINTER)
        prototype(("libvlc_video_set_format_callbacks", library))(handle, setup, cleanup)

    def _on_setup(self, _opaque, chroma, widths, heights, pitches, lines) -> int:
        ctypes.memmove(chroma, CHROMA, 4)
        if self._size:
            widths[0], heights[0] = self._size
        pitches[0], lines[0] = widths[0] * 4, heights[0]
        with self._lock:
            self._ring, self._written, self._newest = _Ring(widths[0], heights[0]), 0, -1
        return 1

    def _on_lock(self, _opaque, planes) -> int:
        with self._lock:
            self._written = self._ring.next_after(self._written, self._newest)
            planes[0] = ctypes.addressof(self._ring.buffers[self._written])
            return self._written

    def _on_display(self, _opaque, picture) -> None:
        at = steady_ms()
        with self._lock:
            told = self._fresh is not None
            self._newest = picture or 0
            self._fresh = (self._ring, self._newest, at)
        if not told:
            self._send("picture", at)

    # ------------------------------------------------------------ events

    def _connect_events(self) -> None:
        kinds = self._vlc.EventType
        self._manager = self.player.event_manager()
        self._events = {
            kinds.MediaPlayerTimeChanged: lambda event: self._send("clock", steady_ms(), event.u.new_time),
            kinds.MediaPlayerLengthChanged: lambda event: self._send("length", steady_ms(), event.u.new_length),
            kinds.MediaPlayerEndReached: lambda event: self._send("ended", steady_ms()),
            kinds.MediaPlayerEncounteredError: lambda event: self._send("error", steady_ms()),
        }
        for event, callback in self._events.items():
            self._manager.event_attach(event, callback)
