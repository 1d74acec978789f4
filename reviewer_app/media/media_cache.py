"""What was computed of recordings, kept from one opening to the next: waveforms and thumbnails, by content hash."""

import zlib

import numpy as np

from reviewer_app.media.waveform import COLUMNS_PER_SECOND
from reviewer_app.store.sealed_cache import SealedCache

LIMIT_BYTES = 1024 * 1024 * 1024
# Counts up when waveforms or thumbnails are made in another way.
_FORM = 1
_THUMBNAILS = "thumbnails"


class MediaCache:
    """Waveforms and thumbnails of recordings in an encrypted file; what is damaged is not found, and made again.

    With `pictures=False` a call neither finds nor keeps pictures: for recordings of which none may be made.
    """

    def __init__(self, sealed: SealedCache) -> None:
        self._sealed = sealed

    def peaks(self, recording_id: str, track: int) -> np.ndarray | None:
        """The columns of a sound track, (n, 2) int8; None when they are not there."""
        found = self._sealed.get(recording_id, _peaks_name(track)).get(0)
        try:
            return None if found is None else np.frombuffer(zlib.decompress(found), np.int8).reshape(-1, 2)
        except (zlib.error, ValueError):
            return None

    def keep_peaks(self, recording_id: str, track: int, peaks: np.ndarray) -> None:
        """Keep the columns of a whole sound track."""
        self._sealed.put(recording_id, _peaks_name(track), {0: zlib.compress(peaks.tobytes(), 1)})

    def thumbnails(self, recording_id: str, height: int, pictures: bool = True) -> dict[int, bytes]:
        """JPEGs by media time."""
        return self._sealed.get(recording_id, _thumbnails_name(height)) if pictures else {}

    def keep_thumbnails(self, recording_id: str, height: int, jpegs: dict[int, bytes], pictures: bool = True) -> None:
        """Keep JPEGs by media time, beside those that are there."""
        if pictures and jpegs:
            self._sealed.put(recording_id, _thumbnails_name(height), jpegs)

    def drop_thumbnails(self, recording_id: str) -> None:
        """Forget a recording's pictures: none of it may be kept any more."""
        self._sealed.drop(recording_id, _THUMBNAILS)

    def close(self) -> None:
        """Let go of the file."""
        self._sealed.close()


def _peaks_name(track: int) -> str:
    return f"peaks {_FORM} {COLUMNS_PER_SECOND} {track}"


def _thumbnails_name(height: int) -> str:
    return f"{_THUMBNAILS} {_FORM} {height}"
