"""HLS playlists on disk: what they name, and the closed copy that FFmpeg reads to the end."""

import io
import tempfile
from pathlib import Path

import av
import pytest

from reviewer_app.domain.errors import Unreadable
from reviewer_app.media.opening import opened
from reviewer_app.media.playlist import closed_copy, is_playlist, program_date_times, read_playlist
from tests.media_files import MediaFiles


def _write(folder: Path, *lines: str, name: str = "live.m3u8", segments: tuple[str, ...] = ()) -> Path:
    for segment in segments:
        (folder / segment).parent.mkdir(parents=True, exist_ok=True)
        (folder / segment).write_bytes(segment.encode())
    path = folder / name
    path.write_text("\n".join(("#EXTM3U", *lines, "")), encoding="utf-8")
    return path


def test_only_playlists_are_taken_for_playlists():
    """The name decides, in any case of letters."""
    assert is_playlist(Path("a/LIVE.M3U8"))
    assert not is_playlist(Path("a/live.ts"))


def test_files_come_in_order_each_once_with_the_initialisation_section_first(media_files: MediaFiles):
    """A playlist of fragmented MP4 names its initialisation section, then its segments."""
    path = media_files("hls-fmp4")
    names = [file.name for file in read_playlist(path).files]
    assert names[0] == "init.mp4"
    assert names[1:] == sorted(names[1:]) and len(names) > 3


def test_byte_ranges_of_one_file_count_once(tmp_path: Path):
    """EXT-X-BYTERANGE names the same file again and again; it is one file to read and hash."""
    ranges = [line for at in range(3) for line in ("#EXTINF:1.0,", f"#EXT-X-BYTERANGE:10@{at * 10}", "all.ts")]
    path = _write(tmp_path, *ranges, "#EXT-X-ENDLIST", segments=("all.ts",))
    assert [file.name for file in read_playlist(path).files] == ["all.ts"]


def test_an_unfinished_playlist_is_read_to_its_end_from_the_closed_copy(media_files: MediaFiles):
    """Without EXT-X-ENDLIST FFmpeg would wait for more; the copy lies nowhere and still finds its segments."""
    playlist = read_playlist(media_files("hls-open"))
    assert not playlist.closed
    copy = io.BytesIO(closed_copy(playlist))
    options = {"allowed_extensions": "ALL", "protocol_whitelist": "file,crypto,data"}
    with av.open(copy, format="hls", options=options, timeout=30) as container:
        assert sum(packet.size > 0 for packet in container.demux(video=0)) == 120


def test_reading_a_playlist_leaves_nothing_that_a_killed_program_would(media_files: MediaFiles, tmp_path, monkeypatch):
    """Also while it is open there is no file of ours among the temporary ones."""
    path = media_files("hls")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with opened(path) as container:
        assert next(container.demux(video=0)).size and not list(tmp_path.iterdir())


def test_a_finished_playlist_is_known(media_files: MediaFiles):
    """EXT-X-ENDLIST is what tells."""
    assert read_playlist(media_files("hls")).closed


def test_names_with_spaces_accents_escapes_and_queries_are_found(tmp_path: Path):
    """Segments are found as written, unquoted, and without what a server added after a question mark."""
    path = _write(
        tmp_path, "#EXTINF:1,", "parte%20uno.ts", "#EXTINF:1,", "año 2.ts", "#EXTINF:1,", "tres.ts?token=1",
        "#EXT-X-ENDLIST", segments=("parte uno.ts", "año 2.ts", "tres.ts"),
    )  # fmt: skip
    assert [file.name for file in read_playlist(path).files] == ["parte uno.ts", "año 2.ts", "tres.ts"]


def test_of_a_master_playlist_the_richest_variant_is_read(tmp_path: Path):
    """The variant with the most bits per second is the recording."""
    for name in ("low", "high"):
        (tmp_path / name).mkdir()
        _write(tmp_path / name, "#EXTINF:1,", f"{name}.ts", "#EXT-X-ENDLIST", name="v.m3u8", segments=(f"{name}.ts",))
    master = _write(
        tmp_path, "#EXT-X-STREAM-INF:BANDWIDTH=900000", "high/v.m3u8", "#EXT-X-STREAM-INF:BANDWIDTH=100000",
        "low/v.m3u8", name="master.m3u8",
    )  # fmt: skip
    assert [file.name for file in read_playlist(master).files] == ["high.ts"]


def test_a_missing_segment_is_named_with_its_line(tmp_path: Path):
    """One sentence: which playlist, which line, which segment."""
    path = _write(tmp_path, "#EXTINF:1,", "a.ts", "#EXTINF:1,", "b.ts", "#EXT-X-ENDLIST", segments=("a.ts",))
    with pytest.raises(Unreadable, match=r"live\.m3u8, line 5: the segment b\.ts is missing"):
        read_playlist(path)


@pytest.mark.parametrize("address", ["https://example.org/a.ts", "HTTP://example.org/a.ts", "rtmp://example.org/a"])
def test_nothing_is_fetched(tmp_path: Path, address: str):
    """An address on the network is refused, never opened."""
    path = _write(tmp_path, "#EXTINF:1,", address, "#EXT-X-ENDLIST")
    with pytest.raises(Unreadable, match="not on this machine"):
        read_playlist(path)


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"", "not an HLS playlist"), (b"a.ts\n", "not an HLS playlist"), (b"#EXTM3U\n#EXT-X-ENDLIST\n", "no segments")],
)
def test_what_is_no_playlist_says_so(tmp_path: Path, content: bytes, reason: str):
    """Empty, without the first line, or without segments: one sentence."""
    path = tmp_path / "x.m3u8"
    path.write_bytes(content)
    with pytest.raises(Unreadable, match=reason):
        read_playlist(path)


def test_an_address_that_can_be_no_name_of_a_file_is_missing(tmp_path: Path):
    """Longer than any system takes, or with a null in it."""
    for name in ("9" * 5_000 + ".ts", "a\0.ts"):
        path = _write(tmp_path, "#EXTINF:4,", name)
        with pytest.raises(Unreadable, match="is missing"):
            read_playlist(path)


def test_a_playlist_that_is_not_there_says_so(tmp_path: Path):
    """A wrong name is one sentence, no traceback."""
    with pytest.raises(Unreadable, match="cannot be opened"):
        read_playlist(tmp_path / "gone.m3u8")


def test_the_wall_clock_of_a_playlist_in_pieces(tmp_path):
    """Extrapolated to the beginning, rounding passed over, a jump kept; a time without a zone says nothing."""
    (tmp_path / "a.ts").write_bytes(b"x")
    path = tmp_path / "live.m3u8"
    path.write_text(
        "#EXTM3U\n#EXTINF:2.0,\na.ts\n#EXT-X-PROGRAM-DATE-TIME:2026-05-14T19:02:13.400Z\n#EXTINF:4.004,\na.ts\n"
        "#EXTINF:4,\n#EXT-X-PROGRAM-DATE-TIME:2026-05-14T21:02:17.300+02:00\na.ts\n"
        "#EXT-X-PROGRAM-DATE-TIME:2026-05-14T20:00:00\n#EXTINF:4,\na.ts\n"
        "#EXT-X-PROGRAM-DATE-TIME:2026-05-14T19:03:00Z\n#EXTINF:4,\na.ts\n"
    )
    moments = program_date_times(read_playlist(path))
    assert moments == ((0, 1_778_785_331_400), (14_004, 1_778_785_380_000))
    path.write_text("#EXTM3U\n#EXTINF:2.0,\na.ts\n")
    assert program_date_times(read_playlist(path)) == ()
