"""Pictures for the documentation: the window with what floats over it, as small PNG files."""

from dataclasses import fields
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.filter import Graph
from av.filter.context import FilterContext
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from reviewer_app.ui.review import look
from reviewer_app.ui.tokens import THEMES

# Colours of a picture, beside those of its theme and of people.
_COLOURS = 80
_TICK = Fraction(1, 25)
_SIDE = 16


def grab(window: QWidget) -> QImage:
    """The window as it is painted, with tool tips and open lists over it."""
    image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    painter = QPainter(image)
    for other in QApplication.topLevelWidgets():
        if other is not window and other.isVisible():
            painter.drawPixmap(other.geometry().topLeft() - window.geometry().topLeft(), other.grab())
    painter.end()
    return image


def is_blank(image: QImage) -> bool:
    """Whether a picture shows next to nothing: fewer than sixteen colours."""
    return len(np.unique(_pixels(image).reshape(-1, 3) @ np.array([1 << 16, 1 << 8, 1], dtype=np.uint32))) < 16


def write(image: QImage, path: Path, theme: str) -> None:
    """Write a picture as PNG with a palette of its own: a third of the size, and the theme's colours as they are."""
    frame = av.VideoFrame.from_ndarray(_pixels(image), format="rgb24")
    frame.pts, frame.time_base = 0, _TICK
    encoder = av.CodecContext.create("png", "w")
    encoder.width, encoder.height, encoder.pix_fmt = frame.width, frame.height, "pal8"
    encoder.time_base = _TICK
    encoder.options = {"compression_level": "9", "pred": "none"}
    packets = [*encoder.encode(_reduced(frame, _palette(frame, theme))), *encoder.encode(None)]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"".join(bytes(packet) for packet in packets))


def _palette(frame: av.VideoFrame, theme: str) -> av.VideoFrame:
    """The theme's colours, then those that the picture has most of: 16 x 16."""
    graph = Graph()
    source = _source(graph, frame)
    made = graph.add("palettegen", f"max_colors={_COLOURS}:reserve_transparent=0")
    sink = graph.add("buffersink")
    source.link_to(made)
    made.link_to(sink)
    graph.configure()
    source.push(frame)
    source.push(None)
    colours = sink.pull().to_ndarray(format="rgb24").reshape(-1, 3).copy()
    names = [*(THEMES[theme][field.name] for field in fields(THEMES[theme])), *look._SPEAKERS[theme]]
    own = [QColor(name).getRgb()[:3] for name in names]
    colours[_COLOURS : _COLOURS + len(own)] = own
    palette = av.VideoFrame.from_ndarray(colours.reshape(_SIDE, _SIDE, 3), format="rgb24").reformat(format="bgra")
    palette.pts, palette.time_base = 0, _TICK
    return palette


def _reduced(frame: av.VideoFrame, palette: av.VideoFrame) -> av.VideoFrame:
    graph = Graph()
    sources = [_source(graph, one) for one in (frame, palette)]
    use, sink = graph.add("paletteuse", "dither=none"), graph.add("buffersink")
    for place, source in enumerate(sources):
        source.link_to(use, 0, place)
    use.link_to(sink)
    graph.configure()
    for source, one in zip(sources, (frame, palette), strict=True):
        source.push(one)
        source.push(None)
    return sink.pull()


def _source(graph: Graph, frame: av.VideoFrame) -> FilterContext:
    return graph.add_buffer(width=frame.width, height=frame.height, format=frame.format.name, time_base=_TICK)


def _pixels(image: QImage) -> np.ndarray:
    """Height x width x 3, red green blue."""
    whole = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(whole.constBits(), np.uint8).reshape(whole.height(), whole.bytesPerLine())
    # A copy, since the picture's memory goes with it.
    return rows[:, : whole.width() * 3].reshape(whole.height(), whole.width(), 3).copy()
