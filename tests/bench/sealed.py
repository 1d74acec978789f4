"""What it costs that recordings are kept encrypted: seeking, stepping and reading, sealed against plain, in one run."""

import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QLoggingCategory
from PySide6.QtGui import QGuiApplication
from sqlcipher3 import dbapi2 as sqlcipher

from reviewer_app.domain.recording import Recording, VideoStream
from reviewer_app.media.frames import FrameReader
from reviewer_app.media.packet_index import PacketIndex
from reviewer_app.media.source import SealedMedia, Source
from reviewer_app.playback import availability
from reviewer_app.playback.deck import Deck
from reviewer_app.playback.player import Player, State
from reviewer_app.store.sealed_file import CHUNK, SealedWriter
from tests.bench._window import number_in
from tests.bench.seek import FPS, SECONDS, SIZE, wait
from tests.media_files import make_recording

NAME = "sealed"
HELP = "seek, step and read from a sealed recording, against the same one as a plain file"
SEEKS, OPENINGS = 30, 8
PIECE = 1024 * 1024
KEY = bytes(range(32))


def run() -> dict:
    """Median and p95 in ms, and MB/s, plain and sealed by turns; `ratio` is sealed to plain."""
    QLoggingCategory.setFilterRules("qt.multimedia.*=false")
    app = QGuiApplication.instance() or QGuiApplication([])
    with tempfile.TemporaryDirectory() as folder:
        path = make_recording(Path(folder) / "plain.mp4", seconds=SECONDS, fps=FPS, size=SIZE, gop=60)
        # What follows the last box is not looked at, but makes the file as long as one of five minutes.
        with path.open("ab") as file:
            free = 64 * PIECE
            file.write(free.to_bytes(4, "big") + b"free" + random.Random(1).randbytes(free - 8))
        sealed = _seal(path, Path(folder) / "sealed")
        index = PacketIndex.build(path)
        numbers = random.Random(7).sample(range(len(index) - 30), SEEKS)
        sources: dict[str, Source] = {"plain": path, "sealed": sealed}
        result: dict[str, dict] = {
            "pyav_seek": _both(sources, lambda source: _exact(source, index, numbers)),
            "pyav_step_back": _both(sources, lambda source: _steps(source, index)),
            **{
                f"{name}_{what}": _both(sources, lambda source, way=way, name=name: way(name, source, index, numbers))
                for name in ("vlc", "qt")
                for what, way in (("open", _open), ("paused_seek", _deck), ("playing_seek", _playing))
            },
            "read_mb_per_s": _throughput(sources, Path(folder)),
        }
    del app
    return result


def _seal(path: Path, target: Path) -> SealedMedia:
    with SealedWriter(target, KEY, "bench") as writer, path.open("rb") as file:
        while piece := file.read(PIECE):
            writer.write(piece)
        writer.finish(b"\0" * 32)
    return SealedMedia(target, KEY, "bench", "sealed.mp4")


def _both(sources: dict[str, Source], way: Callable[[Source], Iterator[float]]) -> dict:
    """One of each by turns, so that what else the machine does meets both alike."""
    pairs = list(zip(*(way(source) for source in sources.values()), strict=True))
    times = dict(zip(sources, zip(*pairs, strict=True), strict=True))
    figures: dict = {name: _figures(found) for name, found in times.items()}
    figures["ratio"] = round(statistics.median(times["sealed"]) / statistics.median(times["plain"]), 2)
    return figures


def _figures(times: Sequence[float]) -> dict:
    ordered = sorted(times)
    p95 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    return {"median_ms": round(statistics.median(ordered), 2), "p95_ms": round(p95, 2), "of": len(ordered)}


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


# ---------------------------------------------------------------- PyAV


def _exact(source: Source, index: PacketIndex, numbers: list[int]) -> Iterator[float]:
    with FrameReader(source) as reader:
        for number in numbers:
            yield _timed(lambda n=number: reader.at(index.time_of(n)))


def _steps(source: Source, index: PacketIndex) -> Iterator[float]:
    """Back over the beginning of a group, which has to be decoded for it."""
    with FrameReader(source) as reader:
        for number in range(60, 540, 60):
            reader.at(index.time_of(number))
            yield _timed(lambda: reader.step(-1))


# ---------------------------------------------------------------- engines


def _player(name: str) -> Player:
    engine = {"vlc": availability.vlc_engine, "qt": availability.qt_engine}[name](silent=True)
    assert engine.factory is not None
    return engine.factory(None)


def _open(name: str, source: Source, index: PacketIndex, _numbers: list[int]) -> Iterator[float]:
    """Until the first picture."""
    for _ in range(OPENINGS):
        player = _player(name)
        player.set_snap(index.snap)

        def load(player: Player = player) -> None:
            player.load(source)
            wait(lambda: player.state is State.PAUSED)

        yield _timed(load)
        player.close()


def _playing(name: str, source: Source, index: PacketIndex, numbers: list[int]) -> Iterator[float]:
    """The engine alone, playing: a seek until it has landed."""
    player = _player(name)
    player.set_snap(index.snap)
    landed: list[int] = []
    player.seek_done.connect(lambda token, _pts: landed.append(token))
    player.load(source)
    wait(lambda: player.state is State.PAUSED)
    player.play()
    for number in numbers[:15]:

        def seek(number: int = number) -> None:
            token = player.seek(index.middle_of(number))
            wait(lambda: token in landed)

        yield _timed(seek)
    player.close()


def _deck(name: str, source: Source, index: PacketIndex, numbers: list[int]) -> Iterator[float]:
    """The product, paused: from the key to the exact picture; the number in it is checked."""
    recording = Recording("0" * 64, "bench", "", "", "mp4", SECONDS * 1000, VideoStream("h264", *SIZE))
    deck, shown = Deck(name, source_of=lambda _: source), []
    deck.picture.connect(lambda image, _ms, exact: shown.append((image, exact)))
    deck.load(recording, 0, index)
    wait(lambda: deck.state is State.PAUSED and bool(shown))
    for number in numbers:
        shown.clear()

        def seek(number: int = number) -> None:
            deck.seek(index.middle_of(number))
            wait(lambda: any(exact for _, exact in shown))

        yield _timed(seek)
        assert number_in(shown[-1][0]) == number
    deck.close()


# ---------------------------------------------------------------- reading


def _throughput(sources: dict[str, Source], folder: Path) -> dict:
    """Front to back, in FFmpeg's pieces of 32 KB and in pieces of a megabyte; chunks as values of SQLCipher beside."""
    found: dict[str, dict] = {}
    for name, size in (("32_kb", 32 * 1024), ("1_mb", PIECE)):
        best = {kind: max(_rate(_pieces(source, size)) for _ in range(3)) for kind, source in sources.items()}
        found[name] = {kind: round(rate) for kind, rate in best.items()}
        found[name]["ratio"] = round(best["plain"] / best["sealed"], 2)
    found["as_values_in_sqlcipher"] = {"sealed": round(_rate(_values(sources["plain"], folder / "values.db")))}
    return found


def _rate(pieces: Iterator[bytes]) -> float:
    begun = time.perf_counter()
    done = sum(len(piece) for piece in pieces)
    return done / 1e6 / (time.perf_counter() - begun)


def _pieces(source: Source, size: int) -> Iterator[bytes]:
    with source.open("rb") as file:
        while piece := file.read(size):
            yield piece


def _values(source: Source, path: Path) -> Iterator[bytes]:
    """What the cache of thumbnails would make of it: read here, written before."""
    connection = _open_values(path)
    connection.execute("CREATE TABLE value (number INTEGER PRIMARY KEY, bytes BLOB NOT NULL)")
    connection.executemany("INSERT INTO value VALUES (?, ?)", enumerate(_pieces(source, CHUNK)))
    connection.commit()
    connection.close()
    connection = _open_values(path)
    count = connection.execute("SELECT count(*) FROM value").fetchone()[0]
    statement = "SELECT bytes FROM value WHERE number = ?"
    return (connection.execute(statement, (number,)).fetchone()[0] for number in range(count))


def _open_values(path: Path) -> sqlcipher.Connection:
    connection = sqlcipher.connect(str(path))
    connection.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"")
    return connection
