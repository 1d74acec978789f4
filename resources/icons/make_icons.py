"""Draws the program's icon in the colours of its theme: `python resources/icons/make_icons.py` in the project's folder.

A portrait picture with a play mark, and below it the timeline with a marked span and the playhead: what the program
is about. One drawing as SVG, from it PNGs of the usual sizes, and of these the containers of Windows and macOS.
"""

import struct
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent.parent))

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from reviewer_app.ui.tokens import DARK

NAME = "reviewer-app"
SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)
# Types of Apple's icon container that hold a PNG, by size.
ICNS_TYPES = {16: b"icp4", 32: b"icp5", 64: b"icp6", 128: b"ic07", 256: b"ic08", 512: b"ic09"}


def drawing() -> str:
    """The icon as SVG, 64 units wide and high."""
    play = DARK.accent
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">
  <rect x="2" y="2" width="60" height="60" rx="13" fill="{DARK.raised}" stroke="{DARK.control_line}" stroke-width="2"/>
  <rect x="17" y="8" width="30" height="34" rx="4" fill="{DARK.field}"/>
  <path d="M26 15 L42 25 L26 35 Z" fill="{play}" stroke="{play}" stroke-width="2" stroke-linejoin="round"/>
  <rect x="9" y="47" width="46" height="8" rx="4" fill="{DARK.edge}"/>
  <rect x="13" y="47" width="18" height="8" rx="4" fill="{DARK.severity_1}"/>
  <rect x="38" y="43" width="4" height="16" rx="2" fill="{DARK.text}"/>
</svg>
"""


def picture(svg: str, size: int) -> bytes:
    """The drawing as a PNG of `size` pixels."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(svg.encode())).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def ico(pictures: dict[int, bytes]) -> bytes:
    """Windows' container: a header, an entry of 16 bytes for each picture (size 0 means 256), the PNGs."""
    place = 6 + 16 * len(pictures)
    entries, body = b"", b""
    for size, png in pictures.items():
        entries += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(png), place + len(body))
        body += png
    return struct.pack("<HHH", 0, 1, len(pictures)) + entries + body


def icns(pictures: dict[int, bytes]) -> bytes:
    """Apple's container: a header with the whole length, then type, length and PNG of each picture."""
    body = b"".join(ICNS_TYPES[size] + struct.pack(">I", 8 + len(png)) + png for size, png in pictures.items())
    return b"icns" + struct.pack(">I", 8 + len(body)) + body


def files() -> dict[str, bytes]:
    """Every file of the icon by its name."""
    svg = drawing()
    pictures = {size: picture(svg, size) for size in SIZES}
    return {
        f"{NAME}.svg": svg.encode(),
        **{f"{NAME}-{size}.png": png for size, png in pictures.items()},
        f"{NAME}.ico": ico({size: pictures[size] for size in ICO_SIZES}),
        f"{NAME}.icns": icns({size: pictures[size] for size in ICNS_TYPES}),
    }


if __name__ == "__main__":
    for name, content in files().items():
        (HERE / name).write_bytes(content)
