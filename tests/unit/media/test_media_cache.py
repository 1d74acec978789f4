"""Kept waveforms and thumbnails."""

import numpy as np
import pytest

from reviewer_app.media.media_cache import MediaCache, _peaks_name
from reviewer_app.store.sealed_cache import SealedCache

HEIGHT = 64


@pytest.fixture
def sealed(tmp_path):
    """The file behind the cache."""
    made = SealedCache(tmp_path / "cache.db", bytes(32), 10_000_000)
    yield made
    made.close()


def test_waveforms_are_kept_by_track(sealed):
    """Of ten hours, in less than the columns take."""
    cache = MediaCache(sealed)
    peaks = np.random.default_rng(1).integers(-127, 127, (1_800_000, 2)).astype(np.int8)
    cache.keep_peaks("a", 1, peaks)
    assert (cache.peaks("a", 1) == peaks).all()
    assert cache.peaks("a", 0) is None and cache.peaks("b", 1) is None


@pytest.mark.parametrize("found", [b"", b"no columns"])
def test_an_entry_that_is_no_waveform_is_not_found(sealed, found):
    """It will be made again."""
    sealed.put("a", _peaks_name(0), {0: found})
    assert MediaCache(sealed).peaks("a", 0) is None


def test_pictures_are_kept_by_height_and_forgotten(sealed):
    """Forgetting takes them in every height and leaves the waveform."""
    cache = MediaCache(sealed)
    cache.keep_peaks("a", 0, np.zeros((5, 2), np.int8))
    cache.keep_thumbnails("a", HEIGHT, {0: b"jpeg", 900: b"other"})
    cache.keep_thumbnails("a", 128, {0: b"large"})
    assert cache.thumbnails("a", HEIGHT) == {0: b"jpeg", 900: b"other"}
    cache.drop_thumbnails("a")
    assert cache.thumbnails("a", HEIGHT) == cache.thumbnails("a", 128) == {}
    assert cache.peaks("a", 0) is not None


def test_without_pictures_none_is_kept_nor_found(sealed):
    """Where a policy forbids thumbnails."""
    cache = MediaCache(sealed)
    cache.keep_thumbnails("a", HEIGHT, {0: b"jpeg"}, pictures=False)
    assert cache.thumbnails("a", HEIGHT) == {}
    cache.keep_thumbnails("a", HEIGHT, {0: b"jpeg"})
    assert cache.thumbnails("a", HEIGHT, pictures=False) == {}
