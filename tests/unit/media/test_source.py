"""A recording's bytes, in a file or sealed: used alike."""

import av
import pytest

from reviewer_app.media.boxes import read_boxes
from reviewer_app.media.identity import content_hash, size_of
from reviewer_app.media.packet_index import PacketIndex
from reviewer_app.media.probe import probe
from reviewer_app.media.source import file_of, openable, stamp
from reviewer_app.media.survey import survey
from reviewer_app.media.thumbnails import ThumbnailReader
from reviewer_app.media.waveform import joined, read_peaks
from tests.sealed import fetched, vault_in


@pytest.fixture(params=["mp4", "mkv"])
def both(request, tmp_path, media_files):
    """The same recording plain and sealed."""
    path = media_files(request.param)
    vault = vault_in(tmp_path / "recordings")
    return path, vault.source_of(fetched(path, vault))


def test_everything_that_reads_recordings_finds_the_same_in_both(both):
    """Hash, size, boxes, tracks, packets, sound, small pictures."""
    path, sealed = both
    assert (content_hash(sealed), size_of(sealed)) == (content_hash(path), size_of(path))
    assert (read_boxes(sealed), probe(sealed), survey(sealed, 9)) == (read_boxes(path), probe(path), survey(path, 9))
    assert PacketIndex.build(sealed).times_ms.tolist() == PacketIndex.build(path).times_ms.tolist()
    assert (joined(list(read_peaks(sealed))) == joined(list(read_peaks(path)))).all()
    with ThumbnailReader(sealed) as one, ThumbnailReader(path) as other:
        assert one.at(1_500) == other.at(1_500)


def test_a_sealed_one_is_used_as_a_path_is(both):
    """As far as reading needs."""
    _, sealed = both
    assert (str(sealed), sealed.name, sealed.stem, sealed.suffix) == ("Directo", "Directo", "Directo", "")
    assert (sealed.exists(), sealed.is_file(), sealed.is_dir(), sealed.absolute()) == (True, True, False, sealed)
    with av.open(openable(sealed)) as container:
        assert container.streams.video
    sealed.sealed.unlink()
    assert not sealed.exists()


def test_an_index_is_kept_for_as_long_as_the_file_is_the_same(tmp_path, media_files):
    """Using a recording changes nothing; fetching it anew does."""
    path, vault = media_files("mp4"), vault_in(tmp_path / "recordings")
    done = fetched(path, vault)
    source = vault.source_of(done)
    before = stamp(source)
    PacketIndex.cached(source, tmp_path / "indexes", done.recording_id)
    vault.used(done.recording_id)
    assert stamp(source) == before
    vault.drop(done.recording_id)
    fetched(path, vault)
    assert stamp(source) != before
    assert stamp(path) == stamp(str(path))
    assert file_of(done).name == "sealed:original"
