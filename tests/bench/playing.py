"""While playing, per engine: what a change of speed and a loop's turn cost; open to first picture; first thumbnails."""

import statistics
import tempfile
import time
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QLoggingCategory
from PySide6.QtWidgets import QApplication

from reviewer_app.domain.recording import Recording, VideoStream
from reviewer_app.media.packet_index import PacketIndex
from reviewer_app.media.thumbnails import ThumbnailReader, rounds
from reviewer_app.playback.deck import Deck
from tests.bench._window import number_in
from tests.bench.seek import FPS, GROUPS, SECONDS, SIZE, open_deck, spin, wait
from tests.media_files import make_long, make_recording

NAME = "playing"
HELP = "picture freeze at a change of speed, gap of a loop, open to first picture, first 60 thumbnails of an hour"
CHANGES = ((1.0, 0.25), (1.0, 0.5), (4.0, 1.0))
WATCHED_MS, OPENED = 4000, 10
# Neither edge is a key picture.
LOOP_MS, LOOPS_MS = (4500, 5700), 20_000
ENGINES = ("vlc", "qt")


def run() -> dict:
    """Medians and worst in ms per engine; thumbnails once, in ms of wall time."""
    QLoggingCategory.setFilterRules("qt.multimedia.*=false")
    app = QApplication.instance() or QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        made = {
            name: make_recording(Path(folder) / f"{name}.mp4", seconds=SECONDS, fps=FPS, size=SIZE, gop=gop)
            for name, gop in GROUPS.items()
        }
        indexes = {name: PacketIndex.build(path) for name, path in made.items()}
        result = {
            engine: {
                "open_to_first_picture": _opens(engine, made["s60"]),
                "longest_freeze": _freezes(engine, made["s60"], indexes["s60"]),
                "loop_gap": {name: _loops(engine, path, indexes[name]) for name, path in made.items()},
            }
            for engine in ENGINES
        }
        result["first_60_thumbnails_ms"] = _thumbnails(make_long(Path(folder) / "hour.mkv", hours=1, fps=5))
    del app
    return result


def _opens(engine: str, path: Path) -> dict[str, float]:
    """The recording in a deck until its first picture is there, of whichever source."""
    times = []
    for _ in range(OPENED):
        deck, shown = Deck(engine), []
        deck.picture.connect(lambda *_, into=shown: into.append(time.perf_counter()))
        recording = Recording(
            "0" * 64, path.stem, str(path), str(path), "mp4", SECONDS * 1000, VideoStream("h264", *SIZE)
        )
        begun = time.perf_counter()
        deck.load(recording)
        wait(lambda into=shown: bool(into))
        times.append((shown[0] - begun) * 1000)
        deck.close()
    return _figures(times)


def _numbered(engine: str, path: Path, index: PacketIndex) -> tuple[Deck, list[tuple[float, int]]]:
    """A deck at the start of a recording, and when it gave which picture from now on."""
    deck, _ = open_deck(engine, path, index)
    deck.picture.disconnect()
    seen: list[tuple[float, int]] = []
    deck.picture.connect(lambda image, *_: seen.append((time.perf_counter(), number_in(image))))
    return deck, seen


def _freezes(engine: str, path: Path, index: PacketIndex) -> dict[str, dict[str, int]]:
    """The longest time without another picture behind a change of speed; one picture's own time is told beside it."""
    found = {}
    for before, after in CHANGES:
        deck, seen = _numbered(engine, path, index)
        deck.set_rate(before)
        deck.play()
        wait(lambda deck=deck: deck.playhead_ms() > 3000)
        changed = time.perf_counter()
        deck.set_rate(after)
        spin(WATCHED_MS)
        # What froze to the end counts, too. libVLC gives a picture again and again: only another one counts.
        others = [later[0] for earlier, later in pairwise(seen) if later[1] != earlier[1]]
        times = [changed, *(at for at in others if at > changed), time.perf_counter()]
        found[f"{before:g}x to {after:g}x"] = {
            "ms": round(max(later - earlier for earlier, later in pairwise(times)) * 1000),
            "picture_interval_ms": round(1000 / FPS / after),
        }
        deck.close()
    return found


def _loops(engine: str, path: Path, index: PacketIndex) -> dict[str, float]:
    """From the last picture before a loop's turn to the first one behind it."""
    deck, seen = _numbered(engine, path, index)
    deck.set_loop(*LOOP_MS)
    deck.seek(LOOP_MS[0])
    deck.play()
    spin(LOOPS_MS)
    deck.close()
    gaps = [(later[0] - earlier[0]) * 1000 for earlier, later in pairwise(seen) if later[1] < earlier[1] - FPS // 2]
    return _figures(gaps) | {"turns": len(gaps)}


def _thumbnails(path: Path) -> int:
    """The first round of the strip, each at another key picture."""
    begun = time.perf_counter()
    with ThumbnailReader(path) as reader:
        if None in [reader.at(ms) for ms in next(rounds(3_600_000))]:
            raise ValueError("a thumbnail is missing")
    return round((time.perf_counter() - begun) * 1000)


def _figures(times: list[float]) -> dict[str, float]:
    ordered = sorted(times)
    return {
        "median_ms": round(statistics.median(ordered)),
        "p95_ms": round(ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]),
    }
