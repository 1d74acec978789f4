"""An MPEG-TS that was cut off is told from a whole one."""

from pathlib import Path

import pytest

from reviewer_app.media.remux import check_clock
from reviewer_app.media.tail import ends_in_a_packet
from tests.media_files import MediaFiles, cut_evenly


def _damaged(path: Path) -> bool:
    return check_clock(path, lambda done, total: None, lambda: False).damaged


@pytest.mark.parametrize("recipe", ["ts", "ts-late", "ts-vfr", "ts-turned", "ts-late-sound", "ts-forward"])
def test_whole_recordings_are_whole(media_files: MediaFiles, recipe: str) -> None:
    """Also those of several pieces."""
    assert not _damaged(media_files(recipe))


@pytest.mark.parametrize("recipe", ["ts-cut", "ts-cut-evenly", "ts-zero-tail"])
def test_what_was_cut_off_is_told(media_files: MediaFiles, recipe: str) -> None:
    """In the middle of a packet, in the middle of a picture, and where the disk had made room for more."""
    clock = check_clock(media_files(recipe), lambda done, total: None, lambda: False)
    assert clock.damaged and "it was cut off before its end" in clock.warnings[-1]


def test_most_cuts_in_whole_packets_are_told(media_files: MediaFiles, tmp_path: Path) -> None:
    """All that leave half a picture: only where a picture had just ended nothing shows that more was to come."""
    whole = media_files("ts-cut-evenly").with_name("whole.ts")
    shares = [0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8, 0.9]
    found = [_damaged(cut_evenly(whole, tmp_path / "cut.ts", share)) for share in shares]
    assert sum(found) >= len(shares) // 2
    assert not _damaged(cut_evenly(whole, tmp_path / "cut.ts", 1))


@pytest.mark.parametrize(("size", "lead"), [(188, 0), (192, 4), (204, 0)])
def test_packets_of_each_size_are_known(tmp_path: Path, size: int, lead: int) -> None:
    """Plain, with time stamps in front, with parity behind."""
    packet = bytes(lead) + b"\x47" + bytes(size - lead - 1)
    path = tmp_path / "some.ts"
    path.write_bytes(packet * 20)
    assert ends_in_a_packet(path)
    path.write_bytes(packet * 20 + packet[:50])
    assert not ends_in_a_packet(path)


def test_other_files_have_no_packets(media_files: MediaFiles) -> None:
    """Nothing is said about them."""
    assert ends_in_a_packet(media_files("mp4")) and ends_in_a_packet(media_files("text"))
