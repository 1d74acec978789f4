"""A seek to the right picture: by keys at the real window, and through the deck alone, on each engine, against the bare
engines and the decode floor.
"""

import itertools
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import av
import numpy as np
from PySide6.QtCore import QEventLoop, QLoggingCategory, Qt, QTimer, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtMultimedia import QMediaPlayer, QVideoSink
from PySide6.QtWidgets import QApplication

from reviewer_app.domain.recording import Recording, VideoStream
from reviewer_app.media.packet_index import PacketIndex
from reviewer_app.playback.availability import SILENT_OPTION, VLC_OPTIONS
from reviewer_app.playback.deck import Deck
from reviewer_app.playback.player import State
from tests.bench import _seek_keys
from tests.bench._window import number_in
from tests.media_files import make_recording, read_frame_number

NAME = "seek"
HELP = "seek and step keys to the painted right picture, and the deck alone, against bare engines and decoding"
SIZE, FPS, SECONDS = (720, 1280), 30, 20
SEEKS, STEP_TURNS = 30, 15
GROUPS = {"s60": 60, "s300": 300}
# libVLC's first picture after a seek is timed; the one that it settles on is what its error is read from.
SETTLE_MS = 250
LIMIT_S = 4.0


def run() -> dict:
    """Median and p95 in ms per way of seeking, and ratios to the decode floor, for a picture every 2 s and 10 s."""
    QLoggingCategory.setFilterRules("qt.multimedia.*=false")
    app = QApplication.instance() or QApplication([])
    result: dict[str, dict] = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, gop in GROUPS.items():
            path = make_recording(Path(folder) / f"{name}.mp4", seconds=SECONDS, fps=FPS, size=SIZE, gop=gop)
            result[name] = _measure(path, gop)
    del app
    return result


def _measure(path: Path, gop: int) -> dict:
    index = PacketIndex.build(path)
    numbers = random.Random(7).sample(range(len(index) - 30), SEEKS)
    ways: dict[str, Callable[[Path, PacketIndex, list[int]], list[tuple[float, int]]]] = {
        "decode_floor": _decode,
        "bare_libvlc": _bare_vlc,
        "bare_qmediaplayer": _bare_qt,
        "deck_vlc": lambda *given: _deck("vlc", *given),
        "deck_qt": lambda *given: _deck("qt", *given),
        "deck_step": _steps,
        "key_vlc": lambda *given: _seek_keys.jumps("vlc", *given),
        "key_qt": lambda *given: _seek_keys.jumps("qt", *given),
    }
    measured = {name: _figures(way(path, index, numbers)) for name, way in ways.items()}
    keys = list(range(gop, len(index) - 30, gop))
    steps = _seek_keys.steps(path, index, keys, STEP_TURNS)
    measured |= {f"key_step_{name}": _figures(found) for name, found in steps.items()}
    floor = measured["decode_floor"]["median_ms"]
    for figures in measured.values():
        figures["ratio_to_floor"] = round(figures["median_ms"] / floor, 2)
    return measured


def _figures(seeks: list[tuple[float, int]]) -> dict:
    times = sorted(ms for ms, _ in seeks)
    return {
        "median_ms": round(statistics.median(times), 1),
        "p95_ms": round(times[min(len(times) - 1, int(len(times) * 0.95))], 1),
        "right_picture": f"{sum(error == 0 for _, error in seeks)} of {len(seeks)}",
        "worst_error_pictures": max((abs(error) for _, error in seeks), default=0),
    }


# ---------------------------------------------------------------- the ways


def _decode(path: Path, index: PacketIndex, numbers: list[int]) -> list[tuple[float, int]]:
    """Keyframe to target with PyAV and nothing else: seek, decode, stop at the picture."""
    found = []
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        stream.thread_type = "AUTO"
        for number in numbers:
            begun = time.perf_counter()
            wanted = index.time_of(number) / 1000 + 0.5 / FPS
            container.seek(int(wanted / stream.time_base), stream=stream)
            frame = next(f for f in container.decode(stream) if f.time + 0.9 / FPS >= wanted)
            rgb = frame.to_ndarray(format="rgb24")
            found.append(((time.perf_counter() - begun) * 1000, read_frame_number(rgb) - number))
    return found


def _deck(name: str, path: Path, index: PacketIndex, numbers: list[int]) -> list[tuple[float, int]]:
    """The product: `seek` as a key calls it, until the exact picture is delivered."""
    deck, shown = open_deck(name, path, index)
    found = []
    for number in numbers:
        shown.clear()
        begun = time.perf_counter()
        deck.seek(index.middle_of(number))
        wait(lambda: any(exact for _, _, exact in shown))
        at, image, _ = shown[-1]
        found.append(((at - begun) * 1000, number_in(image) - number))
    deck.close()
    return found


def _steps(path: Path, index: PacketIndex, numbers: list[int]) -> list[tuple[float, int]]:
    """The product: single steps, backward and forward by turns, after a seek."""
    deck, shown = open_deck("qt", path, index)
    deck.seek(index.middle_of(numbers[0] + 20))
    wait(lambda: any(exact for _, _, exact in shown))
    here, found = numbers[0] + 20, []
    for step in itertools.islice(itertools.cycle([-1, -1, 1]), SEEKS):
        here += step
        shown.clear()
        begun = time.perf_counter()
        deck.step(step)
        wait(lambda: bool(shown))
        found.append(((shown[-1][0] - begun) * 1000, number_in(shown[-1][1]) - here))
    deck.close()
    return found


def open_deck(name: str, path: Path, index: PacketIndex) -> tuple[Deck, list]:
    """A deck that stands at the start of a recording, and the pictures it gives: (when, image, exact)."""
    video = VideoStream("h264", *SIZE)
    recording = Recording("0" * 64, path.stem, str(path), str(path), "mp4", SECONDS * 1000, video)
    deck, shown = Deck(name), []
    deck.picture.connect(lambda image, _ms, exact: shown.append((time.perf_counter(), image, exact)))
    deck.load(recording, 0, index)
    wait(lambda: deck.state is State.PAUSED and bool(shown))
    return deck, shown


def _bare_qt(path: Path, index: PacketIndex, numbers: list[int]) -> list[tuple[float, int]]:
    """QMediaPlayer alone, paused: setPosition until the picture with the target's time is converted."""
    frames: list = []
    sink, player = QVideoSink(), QMediaPlayer()
    keeper = _Keeper(frames)
    sink.videoFrameChanged.connect(keeper.keep, Qt.ConnectionType.QueuedConnection)
    player.setVideoSink(sink)
    player.setSource(QUrl.fromLocalFile(str(path)))
    wait(lambda: player.mediaStatus() is QMediaPlayer.MediaStatus.LoadedMedia)
    player.pause()
    wait(lambda: bool(frames))
    frames[-1][1].toImage()
    found = []
    for number in numbers:
        frames.clear()
        target = index.middle_of(number)
        begun = time.perf_counter()
        player.setPosition(target)
        wait(lambda t=target: any(f.startTime() <= t * 1000 < f.endTime() for _, f in frames))
        image = frames[-1][1].toImage()
        found.append(((time.perf_counter() - begun) * 1000, number_in(image) - number))
    player.stop()
    player.setSource(QUrl())
    return found


class _Keeper:
    """A receiver for frames; a plain list has no slot."""

    def __init__(self, frames: list) -> None:
        self._frames = frames

    def keep(self, frame) -> None:
        """Keep a frame and when it came."""
        if frame.isValid():
            self._frames.append((time.perf_counter(), frame))


def _bare_vlc(path: Path, index: PacketIndex, numbers: list[int]) -> list[tuple[float, int]]:
    """libVLC alone, paused, pictures in memory: set_time until the picture changes, and the number it settles on."""
    import vlc

    instance = vlc.Instance([*VLC_OPTIONS, SILENT_OPTION])
    player = instance.media_player_new(str(path))
    width, height = SIZE
    buffer = np.zeros((height, width, 4), np.uint8)
    seen: list[tuple[float, int]] = []

    @vlc.CallbackDecorators.VideoLockCb
    def lock(_opaque, planes):
        planes[0] = buffer.ctypes.data

    @vlc.CallbackDecorators.VideoDisplayCb
    def display(_opaque, _picture):
        seen.append((time.perf_counter(), int(buffer[::8, ::8].astype(np.uint32).sum())))

    player.video_set_callbacks(lock, None, display, None)
    player.video_set_format("RV32", width, height, width * 4)
    player.play()
    wait(lambda: len(seen) > 3)
    player.set_pause(1)
    spin(SETTLE_MS)
    found = []
    for number in numbers:
        before = seen[-1][1]
        seen.clear()
        begun = time.perf_counter()
        player.set_time(index.middle_of(number))
        wait(lambda was=before: any(s != was for _, s in seen))
        at = next((at for at, s in seen if s != before), time.perf_counter())
        spin(SETTLE_MS)
        found.append(((at - begun) * 1000, read_frame_number(buffer[..., 2::-1]) - number))
    player.stop()
    player.release()
    instance.release()
    return found


# ---------------------------------------------------------------- helpers


def wait(until: Callable[[], bool]) -> None:
    """Wait for something, or for LIMIT_S, and not in a circle: that would take the interpreter from the decoder."""
    limit = time.perf_counter() + LIMIT_S
    ticker = QTimer(interval=200)
    ticker.start()
    while not until() and time.perf_counter() < limit:
        QGuiApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    ticker.stop()


def spin(ms: int) -> None:
    """Run the event loop for a while."""
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()
