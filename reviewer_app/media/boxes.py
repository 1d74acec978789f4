"""The outer boxes of an MP4 file (ISO/IEC 14496-12): whether it has an index, is fragmented, is all there."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from reviewer_app.media.source import Source

_MP4_BEGINS_WITH = (b"ftyp", b"moov", b"mdat", b"free", b"skip", b"wide", b"styp", b"moof", b"pnot")


@dataclass(frozen=True, slots=True)
class Boxes:
    """What the outer boxes tell."""

    has_index: bool
    fragmented: bool
    cut_off: bool


def read_boxes(path: Source) -> Boxes | None:
    """Look at the outer boxes without reading what is in them; None when the file is no MP4."""
    with path.open("rb") as file:
        end = file.seek(0, 2)
        names: set[bytes] = set()
        cut_off = False
        for name, body, after in _walk(file, 0, end):
            if not names and name not in _MP4_BEGINS_WITH:
                return None
            names.add(name)
            cut_off = after > end
            if name == b"moov":
                names.update(b"moov/" + inner for inner, _, _ in _walk(file, body, min(after, end)))
        if not names:
            return None
        return Boxes(b"moov" in names, bool(names & {b"moov/mvex", b"moof"}), cut_off)


def _walk(file: BinaryIO, start: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Each box between two positions: its name, where its content begins, and where the next box does."""
    while start + 8 <= end:
        file.seek(start)
        header = file.read(16)
        size, name = struct.unpack(">I4s", header[:8])
        body = start + 8
        if size == 1 and len(header) == 16:
            size, body = struct.unpack(">Q", header[8:])[0], start + 16
        elif size == 0:
            size = end - start
        if size < body - start:
            return
        yield name, body, start + size
        start += size
