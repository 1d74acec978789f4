"""How far the playhead is from the picture on screen while playing: per engine and rate, in ms and in pictures."""

import statistics
import tempfile
from pathlib import Path

from PySide6.QtCore import QLoggingCategory
from PySide6.QtGui import QGuiApplication

from reviewer_app.media.packet_index import PacketIndex
from reviewer_app.playback.deck import Deck
from reviewer_app.playback.player import State
from tests.bench._window import number_in
from tests.bench.seek import SIZE, open_deck, spin, wait
from tests.media_files import make_recording

NAME = "playhead"
HELP = "while playing, the playhead against the number in the picture on screen, per engine and rate"
RATES = (0.25, 0.5, 1.0, 1.5, 2.0, 4.0)
SECONDS = 24
SAMPLE_MS = 4000


def run() -> dict:
    """Per engine and rate: median, 99th percentile and largest absolute error in ms, and the share within 50 ms.

    Sampled at each `moved` of the deck (15 to 20 a second) over four seconds from the moment the rate is set while
    playing at 1x, so that what an engine does at a change of rate counts.
    """
    QLoggingCategory.setFilterRules("qt.multimedia.*=false")
    app = QGuiApplication.instance() or QGuiApplication([])
    with tempfile.TemporaryDirectory() as folder:
        path = make_recording(Path(folder) / "s60.mp4", seconds=SECONDS, size=SIZE)
        index = PacketIndex.build(path)
        result = {
            engine: {f"{rate:g}x": _measure(engine, rate, path, index) for rate in RATES} for engine in ("vlc", "qt")
        }
    del app
    return result


def _measure(engine: str, rate: float, path: Path, index: PacketIndex) -> dict:
    deck, shown = open_deck(engine, path, index)
    errors: list[int] = []
    deck.moved.connect(lambda ms: _sample(deck, shown, index, ms, errors))
    deck.play()
    wait(lambda: deck.playhead_ms() > 1000)
    errors.clear()
    deck.set_rate(rate)
    spin(SAMPLE_MS)
    deck.close()
    return _figures(errors)


def _sample(deck: Deck, shown: list, index: PacketIndex, ms: int, errors: list[int]) -> None:
    if deck.state is State.PLAYING and shown:
        errors.append(ms - index.time_of(number_in(shown[-1][1])))


def _figures(errors: list[int]) -> dict:
    sizes = sorted(abs(error) for error in errors)
    return {
        "samples": len(sizes),
        "median_ms": statistics.median(sizes),
        "p99_ms": sizes[min(len(sizes) - 1, int(len(sizes) * 0.99))],
        "worst_ms": sizes[-1],
        "within_50_ms": round(sum(size <= 50 for size in sizes) / len(sizes), 3),
        "bias_ms": round(statistics.mean(errors), 1),
    }
