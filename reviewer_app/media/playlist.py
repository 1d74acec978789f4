"""HLS playlists on disk: their segments, and a closed copy that FFmpeg reads to the end instead of waiting for more.

Tags after RFC 8216. Only local files: the program fetches nothing.
"""

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote

from reviewer_app.domain.errors import Unreadable
from reviewer_app.domain.location import PLAYLISTS

_LARGEST = 32 * 1024 * 1024
_URI = re.compile(r'URI="([^"]*)"')
_BANDWIDTH = re.compile(r"[:,]BANDWIDTH=([0-9]{1,15})(?![0-9])")
_GROUP = re.compile(r'[:,]AUDIO="([^"]*)"')
_REMOTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_DATE_TIME = "#EXT-X-PROGRAM-DATE-TIME:"
_LENGTH = re.compile(r"#EXTINF:\s*([0-9]{1,7}(?:\.[0-9]{1,9})?)")
_ROUNDED_MS = 500
_WITH_FILE = ("#EXT-X-MAP", "#EXT-X-KEY")


@dataclass(frozen=True, slots=True)
class Playlist:
    """A media playlist: `files` are its segments and initialisation sections in order, each file once.

    `closed` tells whether the recorder finished it (EXT-X-ENDLIST).
    """

    path: Path
    content: bytes
    lines: tuple[str, ...]
    files: tuple[Path, ...]
    closed: bool


def is_playlist(path: Path) -> bool:
    """Whether a file is an HLS playlist by its name."""
    return path.suffix.lower() in PLAYLISTS


def read_playlist(path: Path) -> Playlist:
    """Read a playlist, of a master playlist the variant with the most bits per second.

    Raises Unreadable for what is no playlist, a missing segment, a remote address, sound kept apart, an empty list.
    """
    content, lines = _read(path)
    if any(line.startswith("#EXT-X-STREAM-INF") for line in lines):
        path = _best_variant(path, lines)
        content, lines = _read(path)
    located = tuple(_located(path, number, line) for number, line in enumerate(lines, 1))
    found = [_file_of(line) for line in located]
    if not any(line and not line.startswith("#") for line in located):
        raise Unreadable(path, "the playlist names no segments; choose another one.")
    files = tuple(dict.fromkeys(file for file in found if file is not None))
    return Playlist(path, content, located, files, "#EXT-X-ENDLIST" in lines)


def closed_copy(playlist: Playlist) -> bytes:
    """A copy that ends, naming its files by absolute path; kept in memory, since a killed program leaves its files."""
    dropped = ("#EXT-X-ENDLIST", "#EXT-X-PLAYLIST-TYPE")
    lines = [line for line in playlist.lines if not line.startswith(dropped)]
    return "\n".join([*lines, "#EXT-X-PLAYLIST-TYPE:VOD", "#EXT-X-ENDLIST", ""]).encode()


def program_date_times(playlist: Playlist) -> tuple[tuple[int, int], ...]:
    """`(media_ms, utc_ms)`: when the recording was on air, after EXT-X-PROGRAM-DATE-TIME; empty where no segment says.

    The first stands for the beginning, each further one for a place where the wall clock jumps against the lengths of
    the segments, by more than these are rounded.
    """
    moments: list[tuple[int, int]] = []
    media, length, wall = 0.0, 0.0, None
    for line in playlist.lines:
        if line.startswith(_DATE_TIME):
            wall = _utc_ms(line.removeprefix(_DATE_TIME))
        elif found := _LENGTH.match(line):
            length = float(found[1]) * 1000
        elif line and not line.startswith("#"):
            if wall is not None:
                offset = wall - round(media)
                if not moments:
                    moments.append((0, offset))
                elif abs(offset - (moments[-1][1] - moments[-1][0])) > _ROUNDED_MS:
                    moments.append((round(media), wall))
            media, length, wall = media + length, 0.0, None
    return tuple(moments)


def _utc_ms(text: str) -> int | None:
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    # A time without a zone breaks the standard and says nothing.
    return None if moment.tzinfo is None else round(moment.timestamp() * 1000)


def _read(path: Path) -> tuple[bytes, tuple[str, ...]]:
    try:
        if path.stat().st_size > _LARGEST:
            raise Unreadable(path, "the file is too large to be a playlist; choose another one.")
        content = path.read_bytes()
    except OSError as error:
        raise Unreadable(path, f"the playlist cannot be opened ({error.strerror}); check its permissions.") from None
    lines = tuple(line.strip() for line in content.decode("utf-8-sig", "replace").splitlines())
    if not lines or not lines[0].startswith("#EXTM3U"):
        raise Unreadable(path, "this is not an HLS playlist (its first line is not #EXTM3U); choose a recording.", 1)
    return content, lines


def _best_variant(path: Path, lines: tuple[str, ...]) -> Path:
    variants, address = [], ""
    # From the end: the address of a variant is the next one below it.
    for number, line in reversed([*enumerate(lines, 1)]):
        if line and not line.startswith("#"):
            address = line
        elif line.startswith("#EXT-X-STREAM-INF"):
            bits = _BANDWIDTH.search(line)
            variants.append((int(bits[1]) if bits else 0, -number, address, line))
    _, number, address, line = max(variants)
    group = _GROUP.search(line)
    if group and any(
        other.startswith("#EXT-X-MEDIA:") and f'GROUP-ID="{group[1]}"' in other and _URI.search(other)
        for other in lines
    ):
        raise Unreadable(path, "picture and sound are in playlists of their own; join them into one recording first.")
    return _local(path, -number, address)


def _located(path: Path, number: int, line: str) -> str:
    """A line with its file named by absolute path."""
    if line and not line.startswith("#"):
        return f"file:{_local(path, number, line).as_posix()}"
    found = _URI.search(line) if line.startswith(_WITH_FILE) else None
    if found is None or found[1].startswith("data:"):
        return line
    return line.replace(found[0], f'URI="file:{_local(path, number, found[1]).as_posix()}"')


def _local(path: Path, number: int, address: str) -> Path:
    """The file that an address in a playlist names: as written, unquoted, or without what follows a question mark."""
    plain = address.removeprefix("file://") if address.startswith("file:///") else address
    if _REMOTE.match(plain):
        raise Unreadable(path, f"{address} is not on this machine; download the segments beside the playlist.", number)
    for name in dict.fromkeys((plain, unquote(plain), plain.partition("?")[0], unquote(plain.partition("?")[0]))):
        # What no system takes as a name (too long, with a null in it) is no file.
        with suppress(OSError, ValueError):
            file = path.parent / name
            if name and file.is_file():
                return file.resolve()
    raise Unreadable(path, f"the segment {address} is missing; put it beside the playlist.", number)


def _file_of(line: str) -> Path | None:
    if line.startswith("file:"):
        return Path(line.removeprefix("file:"))
    found = _URI.search(line) if line.startswith("#EXT-X-MAP") else None
    return Path(found[1].removeprefix("file:")) if found else None
