"""What each look of the picture costs a frame, beside painting the same frame as it is."""

import os
import statistics
import time

import numpy as np
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from reviewer_app.ui.review.filters import STRENGTHS, Look

NAME = "filters"
HELP = "blur, grey and less detail of a 720x1280 picture on one core; goal: under 5 ms a frame each"
FRAME, ROUNDS = QSize(720, 1280), 60
# As large as the frame, as large as the pane of a usual window, and on a screen of twice the density.
PANES = {"720x1280": QSize(720, 1280), "405x720": QSize(405, 720), "810x1440": QSize(810, 1440)}
LOOKS = {
    **{f"blur {n}": Look(blur=n) for n in STRENGTHS},
    "grey": Look(grey=True),
    **{f"less detail {n}": Look(detail=n) for n in STRENGTHS},
    "blur 3 and grey": Look(blur=3, grey=True),
}


def run() -> dict:
    """Median processor ms of a frame from picture to canvas, floor and looks taking turns; so others at work do not
    count.
    """
    application = QApplication.instance() or QApplication([])
    _keep_to_one_core()
    result: dict = {"frame": "720x1280", "goal": "each look costs under 5 ms more than the floor"}
    frames = [_frame(number) for number in range(4)]
    for name, pane in PANES.items():
        canvas = QImage(pane, QImage.Format.Format_RGB32)
        times: dict[str, list[float]] = {look: [] for look in ("as it is", *LOOKS)}
        for number in range(ROUNDS):
            for title, look in (("as it is", Look()), *LOOKS.items()):
                started = time.process_time()
                _paint(canvas, look.render(frames[number % len(frames)], pane))
                times[title].append((time.process_time() - started) * 1_000)
        floor = statistics.median(times["as it is"])
        result[name] = {"floor": round(floor, 2)} | {
            title: f"{statistics.median(values):.2f} ms, {statistics.median(values) - floor:+.2f}"
            for title, values in times.items()
            if title != "as it is"
        }
    application.processEvents()
    return result


def _paint(canvas: QImage, image: QImage) -> None:
    painter = QPainter(canvas)
    painter.drawImage(canvas.rect(), image)
    painter.end()


def _frame(seed: int) -> QImage:
    numbers = np.random.default_rng(seed).integers(0, 2**24, (FRAME.height(), FRAME.width()), dtype=np.uint32)
    numbers |= np.uint32(0xFF000000)
    return QImage(numbers.data, FRAME.width(), FRAME.height(), QImage.Format.Format_RGB32).copy()


def _keep_to_one_core() -> None:
    """Qt scales large pictures on several threads where it can."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
