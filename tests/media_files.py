"""Small recordings for tests, made with PyAV, each picture carrying its number as the sample recording's do.

`read_frame_number` refuses a picture where the number did not survive.
A test asks the session fixture `media_files` for a file by the name of its recipe: `media_files("mp4")`.
"""

import itertools
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from functools import cache
from pathlib import Path

import av
import numpy as np
import pytest
from av.audio.stream import AudioStream
from av.container import OutputContainer

from reviewer_app.media.picture_code import COLUMNS, ROWS, SAMPLE_BAND, code_bits, read_number

_FLV_SCRIPT = 18
# Heights of the band as a share of the picture: the recordings made here, and the sample recording's slim line.
BANDS = (0.125, SAMPLE_BAND)
SAMPLE_RATE = 48_000
TALL, WIDE = (180, 320), (320, 180)
# How many pictures a part of a joined recording has.
_PART = 90
VFR_INTERVALS_MS = (33, 17, 50, 33, 100, 20, 40, 9)
# Three dots wide, six high; each figure is the octal value of a row.
_DIGITS = {
    "0": "755557", "1": "262227", "2": "711747", "3": "711717", "4": "555711",
    "5": "744717", "6": "744757", "7": "711122", "8": "755757", "9": "755717",
}  # fmt: skip


# ---------------------------------------------------------------- the code in the picture


def paint_code(image: np.ndarray, number: int, band: float = BANDS[0]) -> None:
    """Paint the blocks into an HxWx3 (or HxW) uint8 picture, in place."""
    height, width = image.shape[:2]
    ys, xs = _edges(round(height * band), ROWS), _edges(width, COLUMNS)
    for row, column in itertools.product(range(ROWS), range(COLUMNS)):
        value = 235 if code_bits(number)[row, column] else 16
        image[ys[row] : ys[row + 1], xs[column] : xs[column + 1]] = value


def read_frame_number(image: np.ndarray) -> int:
    """The number in a picture (HxW or HxWx3 uint8). Raises ValueError where no code can be read."""
    for band in BANDS:
        number = read_number(image, band)
        if number is not None:
            return number
    raise ValueError("the picture carries no readable frame number")


def brightness(frame: av.VideoFrame) -> np.ndarray:
    """A decoded picture as HxW uint8, just as it was decoded: to convert it would take longer than all else."""
    plane = frame.planes[0]
    return np.frombuffer(plane, np.uint8).reshape(plane.height, plane.line_size)[:, : plane.width]


def _edges(size: int, parts: int) -> list[int]:
    return [round(size * part / parts) for part in range(parts + 1)]


# ---------------------------------------------------------------- pictures and sound


def picture(number: int, size: tuple[int, int]) -> np.ndarray:
    """A moving picture of a number, HxWx3 uint8 RGB: gradient, a travelling square, code and readable digits."""
    width, height = size
    image = _background(width, height).copy()
    side = max(width // 6, 8)
    x, y = (number * 3) % (width - side), height // 2 + (number * 2) % max(height // 2 - side, 1)
    image[y : y + side, x : x + side] = (230, 90, 60)
    _paint_digits(image, f"{number:05d}", round(height * 0.2), max(width // 40, 2))
    paint_code(image, number)
    return image


@cache
def _background(width: int, height: int) -> np.ndarray:
    down = np.linspace(40, 150, height, dtype=np.float32)[:, None]
    across = np.linspace(0, 60, width, dtype=np.float32)[None, :]
    return np.stack([down + across * 0, down * 0.5 + across, 170 - down * 0.6 + across * 0], axis=2).astype(np.uint8)


def _paint_digits(image: np.ndarray, text: str, top: int, scale: int) -> None:
    for place, digit in enumerate(text):
        rows = np.array([[int(row) >> 2 & 1, int(row) >> 1 & 1, int(row) & 1] for row in _DIGITS[digit]], dtype=bool)
        mask = np.kron(rows, np.ones((scale, scale), dtype=bool)).astype(bool)
        left = scale * 4 * (place + 1)
        target = image[top : top + mask.shape[0], left : left + mask.shape[1]]
        target[mask[: target.shape[0], : target.shape[1]]] = 255


def sound(seconds: float, kind: str = "tone") -> np.ndarray:
    """A 440 Hz tone, float32 in -1..1 at 48 kHz; `bursts` sounds in the first 100 ms of each second only."""
    time = np.arange(round(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    wave = 0.4 * np.sin(2 * np.pi * 440 * time)
    if kind == "bursts":
        wave *= (time % 1.0) < 0.1
    return wave.astype(np.float32)


def picture_times_ms(seconds: float, fps: int = 30, vfr: bool = False) -> list[float]:
    """When each picture of a recording is due, in ms from the first one."""
    if not vfr:
        return [number * 1000 / fps for number in range(round(seconds * fps))]
    times = itertools.accumulate(itertools.cycle(VFR_INTERVALS_MS), initial=0)
    return list(itertools.takewhile(lambda ms: ms < seconds * 1000, times))


# ---------------------------------------------------------------- recordings


def make_recording(
    path: Path,
    *,
    seconds: float,
    fps: int = 30,
    size: tuple[int, int] = (180, 320),
    gop: int = 60,
    b_frames: int = 2,
    audio: bool | str = True,
    container: str | None = None,
    fragmented: bool = False,
    codec: str = "libx264",
    start_time_s: float = 0.0,
    vfr: bool = False,
    options: dict[str, str] | None = None,
    sound_s: tuple[float, float] | None = None,
    first: int = 0,
) -> Path:
    """Make a recording: picture i carries the number `first` + i.

    `size` is (width, height); `audio` True, False or "bursts".
    `sound_s`: when the sound begins and ends, where that is not when the pictures do.
    """
    times = picture_times_ms(seconds, fps, vfr)
    muxing = dict(options or {})
    if fragmented:
        muxing |= {"movflags": "frag_keyframe+empty_moov+default_base_moof"}
    audio_codec = "libopus" if codec.startswith("libvpx") else "aac"
    path.parent.mkdir(parents=True, exist_ok=True)
    with av.open(str(path), "w", format=container, options=muxing) as output:
        video = _video_stream(output, codec, fps, size=size, gop=gop, b_frames=b_frames)
        track = output.add_stream(audio_codec, rate=SAMPLE_RATE, layout="mono") if audio else None
        end_s = times[-1] / 1000 + 1 / fps
        begin, end = (round(second * SAMPLE_RATE) for second in sound_s or (0, end_s))
        wave = sound(end / SAMPLE_RATE, "bursts" if audio == "bursts" else "tone") if audio else None
        done = begin
        for number, at_ms in enumerate(times):
            frame = av.VideoFrame.from_ndarray(picture(first + number, size), format="rgb24")
            frame.pts = round((at_ms / 1000 + start_time_s) * 90_000)
            frame.time_base = Fraction(1, 90_000)
            output.mux(video.encode(frame))
            until = min(round(at_ms / 1000 * SAMPLE_RATE), end)
            if track is not None and wave is not None and until - done >= 1024:
                output.mux(_encode_sound(track, wave[done:until], done, start_time_s))
                done = until
        output.mux(video.encode())
        if track is not None and wave is not None:
            if done < end:
                output.mux(_encode_sound(track, wave[done:], done, start_time_s))
            output.mux(track.encode())
    return path


def _video_stream(output: OutputContainer, codec: str, fps: int, *, size: tuple[int, int], gop: int, b_frames: int):
    stream = output.add_stream(codec, rate=fps)
    stream.width, stream.height, stream.pix_fmt = *size, "yuv420p"
    stream.codec_context.time_base = stream.time_base = Fraction(1, 90_000)
    stream.codec_context.gop_size = gop
    if codec.startswith("libx26"):
        stream.codec_context.max_b_frames = b_frames
        stream.options = {"preset": "veryfast", "crf": "30", "sc_threshold": "0", "b-adapt": "0", "threads": "1"}
    elif codec.startswith("libvpx"):
        stream.options = {"deadline": "realtime", "cpu-used": "8", "lag-in-frames": "0", "threads": "1"}
        stream.bit_rate = 300_000
    return stream


def _encode_sound(track: AudioStream, wave: np.ndarray, first_sample: int, start_time_s: float) -> list:
    frame = av.AudioFrame.from_ndarray(wave.reshape(1, -1), format="fltp", layout="mono")
    frame.sample_rate, frame.time_base = SAMPLE_RATE, Fraction(1, SAMPLE_RATE)
    frame.pts = first_sample + round(start_time_s * SAMPLE_RATE)
    return track.encode(frame)


def make_audio(path: Path, *, seconds: float = 3, codec: str = "aac", kind: str = "bursts") -> Path:
    """Make a recording of sound only."""
    wave = sound(seconds, kind)
    with av.open(str(path), "w") as output:
        track = output.add_stream(codec, rate=SAMPLE_RATE, layout="mono")
        for first in range(0, len(wave), SAMPLE_RATE):
            output.mux(_encode_sound(track, wave[first : first + SAMPLE_RATE], first, 0.0))
        output.mux(track.encode())
    return path


def make_two_tracks(path: Path, *, seconds: float = 4, pitches: Sequence[int] = (440, 880)) -> Path:
    """Make a recording with a sound track for each pitch (Hz), the picture as everywhere."""
    times = picture_times_ms(seconds)
    with av.open(str(path), "w") as output:
        video = _video_stream(output, "libx264", 30, size=TALL, gop=60, b_frames=2)
        tracks = [output.add_stream("aac", rate=SAMPLE_RATE, layout="mono") for _ in pitches]
        for number, at_ms in enumerate(times):
            frame = av.VideoFrame.from_ndarray(picture(number, TALL), format="rgb24")
            frame.pts, frame.time_base = round(at_ms * 90), Fraction(1, 90_000)
            output.mux(video.encode(frame))
        output.mux(video.encode())
        time = np.arange(round(seconds * SAMPLE_RATE)) / SAMPLE_RATE
        for track, pitch in zip(tracks, pitches, strict=True):
            wave = (0.4 * np.sin(2 * np.pi * pitch * time)).astype(np.float32)
            for first in range(0, len(wave), SAMPLE_RATE):
                output.mux(_encode_sound(track, wave[first : first + SAMPLE_RATE], first, 0.0))
            output.mux(track.encode())
    return path


def make_hls(path: Path, *, seconds: float = 4, fmp4: bool = False, closed: bool = True, **values: object) -> Path:
    """Make an HLS playlist with one-second segments (TS, or fragmented MP4) beside it."""
    kind = "fmp4" if fmp4 else "mpegts"
    options = {"hls_time": "1", "hls_list_size": "0", "hls_segment_type": kind, "hls_playlist_type": "vod"}
    make_recording(path, seconds=seconds, gop=30, container="hls", options=options, **values)  # type: ignore[arg-type]
    if not closed:
        text = path.read_text().replace("#EXT-X-ENDLIST\n", "").replace("#EXT-X-PLAYLIST-TYPE:VOD\n", "")
        path.write_text(text)
    return path


def make_joined_ts(path: Path, starts_s: Sequence[float], part: int = 0, **values: object) -> Path:
    """Recordings of three seconds one behind the other, as a recorder leaves them whose source began anew.

    The numbers in the pictures of each begin `part` higher than those of the one before.
    """
    parts = (
        make_recording(
            path.with_name(f"part-{number}.ts"), seconds=3, start_time_s=start, first=number * part, **values
        )  # type: ignore[arg-type]
        for number, start in enumerate(starts_s)
    )
    path.write_bytes(b"".join(part.read_bytes() for part in parts))
    return path


def make_joined_hls(path: Path, starts_s: Sequence[float], part: int = 0) -> Path:
    """A playlist of one segment per start, EXT-X-DISCONTINUITY between them."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = ["#EXTM3U", "#EXT-X-VERSION:3", "#EXT-X-TARGETDURATION:3"]
    for number, start in enumerate(starts_s):
        name = f"part-{number}.ts"
        make_recording(path.with_name(name), seconds=3, start_time_s=start, first=number * part)
        lines += ["#EXT-X-DISCONTINUITY"] * bool(number) + ["#EXTINF:3.0,", name]
    path.write_text("\n".join([*lines, "#EXT-X-ENDLIST", ""]))
    return path


def make_joined_flv(path: Path, parts: Sequence[tuple[int, tuple[int, int]]], part: int = 0) -> Path:
    """Recordings of three seconds in one FLV, each `(first time stamp in ms, size)`, as recorders reconnect."""
    joined = b""
    for number, (first_ms, size) in enumerate(parts):
        name = path.with_name(f"part-{number}.flv")
        data = make_recording(name, seconds=3, size=size, container="flv", first=number * part).read_bytes()
        # Nine bytes of header and four of the size of no tag before.
        joined += b"" if number else data[:13]
        joined += b"".join(_moved_tag(tag, first_ms) for tag in _flv_tags(data) if not number or tag[0] != _FLV_SCRIPT)
    path.write_bytes(joined)
    return path


def _flv_tags(data: bytes) -> Iterator[bytes]:
    place = 13
    while place + 11 <= len(data):
        after = place + 11 + int.from_bytes(data[place + 1 : place + 4], "big") + 4
        yield data[place:after]
        place = after


def _moved_tag(tag: bytes, by_ms: int) -> bytes:
    """The time stamp is three bytes and a fourth, the highest, behind them."""
    stamp = (int.from_bytes(tag[4:7], "big") | tag[7] << 24) + by_ms
    return tag[:4] + (stamp & 0xFFFFFF).to_bytes(3, "big") + bytes([stamp >> 24 & 0xFF]) + tag[8:]


def cut_off(source: Path, path: Path, share: float = 0.6) -> Path:
    """The first part of a file, as a recorder that died leaves it; of an MP4 the index at the end is lost."""
    whole = source.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    return path


def cut_evenly(source: Path, path: Path, share: float = 0.6) -> Path:
    """The first part of an MPEG-TS in whole packets, as a recorder leaves it that writes packet by packet."""
    whole = source.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share) // 188 * 188])
    return path


def zero_tail(source: Path, path: Path, size: int = 200_000) -> Path:
    """A file with nothing but zeros behind its end, as a disk leaves it that made room before a crash."""
    path.write_bytes(source.read_bytes() + bytes(size))
    return path


def begin_inside(source: Path, path: Path, seconds: float) -> Path:
    """An MP4 whose edit lists leave out its first seconds: an editor's cut that kept everything."""
    data = bytearray(source.read_bytes())
    scales = [at + 4 for at in _places(data, b"mdhd")]
    for scale, edits in zip(scales, _places(data, b"elst"), strict=True):
        # Version 0: flags, creation, change, time scale; flags, count, then length and beginning of the first edit.
        ticks = int.from_bytes(data[scale + 12 : scale + 16], "big")
        begin = edits + 4 + 12
        moved = int.from_bytes(data[begin : begin + 4], "big") + round(seconds * ticks)
        data[begin : begin + 4] = moved.to_bytes(4, "big")
    path.write_bytes(data)
    return path


def _places(data: bytes, name: bytes) -> Iterator[int]:
    place = data.find(name)
    while place >= 0:
        yield place
        place = data.find(name, place + 4)


def make_turned_ts(path: Path, part: int = 0) -> Path:
    """A camera that is turned: three seconds portrait, then three seconds wide, on one clock."""
    parts = [
        make_recording(
            path.with_name(f"part-{number}.ts"), seconds=3, start_time_s=number * 3.05, size=size, first=number * part
        )
        for number, size in enumerate((TALL, WIDE))
    ]
    path.write_bytes(b"".join(part.read_bytes() for part in parts))
    return path


def make_long(path: Path, *, hours: float, fps: int = 1) -> Path:
    """Hours of recording in little time: one minute's packets again and again, so picture i carries i modulo 60 fps.

    Pictures of 90x160 with a key picture every 30, sound of 8 kHz.
    """
    minute = make_recording(
        path.with_name("minute.mkv"), seconds=60, fps=fps, size=(90, 160), gop=30, b_frames=0, audio=False
    )
    with av.open(str(minute)) as source, av.open(str(path), "w") as output:
        video = output.add_stream_from_template(source.streams.video[0])
        audio = output.add_stream("aac", rate=8000, layout="mono")
        pictures = [(p.pts, p.pts, p.is_keyframe, bytes(p)) for p in source.demux(video=0) if p.size]
        wave = np.ascontiguousarray(sound(60)[::6])
        sounds = [(p.pts, bytes(p)) for p in _encode_at(audio, wave, 8000)]
        per_minute = len(sounds) * 1024
        for turn in range(round(hours * 60)):
            for pts, dts, key, data in pictures:
                packet = av.Packet(data)
                packet.stream, packet.time_base, packet.is_keyframe = video, Fraction(1, 1000), key
                packet.pts, packet.dts = pts + turn * 60_000, dts + turn * 60_000
                output.mux(packet)
            for number, (_, data) in enumerate(sounds):
                packet = av.Packet(data)
                packet.stream, packet.time_base = audio, Fraction(1, 8000)
                packet.pts = packet.dts = turn * per_minute + number * 1024
                output.mux(packet)
    return path


def _encode_at(track: AudioStream, wave: np.ndarray, rate: int) -> Iterator:
    for first in range(0, len(wave) - 1023, 1024):
        frame = av.AudioFrame.from_ndarray(wave[first : first + 1024].reshape(1, -1), format="fltp", layout="mono")
        frame.sample_rate, frame.time_base, frame.pts = rate, Fraction(1, rate), first
        yield from track.encode(frame)


def _text(path: Path) -> Path:
    path.write_text("This is a shopping list, not a recording.\n" * 40)
    return path


def _empty(path: Path) -> Path:
    path.write_bytes(b"")
    return path


def _plain(name: str, **values: object) -> Callable[[Path], Path]:
    return lambda folder: make_recording(folder / name, **({"seconds": 4} | values))  # type: ignore[arg-type]


RECIPES: dict[str, Callable[[Path], Path]] = {
    "mp4": _plain("plain.mp4"),
    "mp4-bursts": _plain("bursts.mp4", audio="bursts"),
    "mp4-no-b": _plain("no-b.mp4", b_frames=0),
    "mp4-long-gop": _plain("long-gop.mp4", seconds=12, gop=300),
    "mp4-forty-seconds": _plain("forty-seconds.mp4", seconds=40),
    "mp4-hard-work": _plain("hard-work.mp4", seconds=30, size=(720, 1280), gop=900),
    "mp4-silent": _plain("silent.mp4", audio=False),
    "mp4-vfr": _plain("vfr.mp4", vfr=True),
    "mp4-late": _plain("late.mp4", start_time_s=7.5),
    "mp4-wide": _plain("wide.mp4", size=(320, 180)),
    "mp4-fragmented": _plain("fragmented.mp4", fragmented=True),
    "mkv": _plain("plain.mkv"),
    "mkv-vfr": _plain("vfr.mkv", vfr=True),
    "mkv-late": _plain("late.mkv", start_time_s=7.5),
    "webm": _plain("plain.webm", codec="libvpx", gop=30),
    "ts": _plain("plain.ts"),
    "ts-late": _plain("late.ts", start_time_s=3600.0),
    "flv": _plain("plain.flv", container="flv"),
    "hls": lambda folder: make_hls(folder / "hls" / "live.m3u8"),
    "hls-fmp4": lambda folder: make_hls(folder / "hls-fmp4" / "live.m3u8", fmp4=True),
    "hls-open": lambda folder: make_hls(folder / "hls-open" / "live.m3u8", closed=False),
    "m4a": lambda folder: make_audio(folder / "voice.m4a"),
    "mp4-two-tracks": lambda folder: make_two_tracks(folder / "two-tracks.mp4"),
    "mkv-two-tracks": lambda folder: make_two_tracks(folder / "two-tracks.mkv"),
    "mp3": lambda folder: make_audio(folder / "voice.mp3", codec="libmp3lame"),
    "opus": lambda folder: make_audio(folder / "voice.opus", codec="libopus"),
    "mp4-no-moov": lambda folder: cut_off(_plain("whole.mp4")(folder), folder / "no-moov.mp4"),
    "mkv-cut": lambda folder: cut_off(_plain("whole.mkv")(folder), folder / "cut.mkv"),
    "flv-cut": lambda folder: cut_off(_plain("whole.flv", container="flv")(folder), folder / "cut.flv"),
    "ts-cut": lambda folder: cut_off(_plain("whole.ts")(folder), folder / "cut.ts"),
    "mp4-fragmented-edits": _plain("edits.mp4", options={"movflags": "frag_keyframe+delay_moov+default_base_moof"}),
    "ts-forward": lambda folder: make_joined_ts(folder / "forward.ts", (0, 3600)),
    "ts-back": lambda folder: make_joined_ts(folder / "back.ts", (100, 20)),
    "ts-back-little": lambda folder: make_joined_ts(folder / "little.ts", (100, 101)),
    "ts-thrice": lambda folder: make_joined_ts(folder / "thrice.ts", (0, 3600, 10)),
    "ts-runs-over": lambda folder: make_joined_ts(folder / "over.ts", (95_440.0, 0)),
    "hls-discontinuity": lambda folder: make_joined_hls(folder / "broken" / "live.m3u8", (500, 20, 0)),
    "flv-forward": lambda folder: make_joined_flv(folder / "forward.flv", ((0, TALL), (3_600_000, TALL))),
    "flv-restart": lambda folder: make_joined_flv(folder / "restart.flv", ((50_000, TALL), (0, TALL))),
    "flv-turned": lambda folder: make_joined_flv(folder / "turned.flv", ((0, TALL), (3_020, WIDE))),
    "ts-turned": lambda folder: make_turned_ts(folder / "turned.ts"),
    # The same with a number of its own in each picture, so that none can be taken for another.
    "ts-back-told": lambda folder: make_joined_ts(folder / "back-told.ts", (100, 20), _PART),
    "flv-forward-told": lambda folder: make_joined_flv(
        folder / "forward-told.flv", ((0, TALL), (3_600_000, TALL)), _PART
    ),
    "hls-discontinuity-told": lambda folder: make_joined_hls(folder / "told" / "live.m3u8", (500, 20, 0), _PART),
    "flv-turned-told": lambda folder: make_joined_flv(folder / "turned-told.flv", ((0, TALL), (3_020, WIDE)), _PART),
    "ts-turned-told": lambda folder: make_turned_ts(folder / "turned-told.ts", _PART),
    "mp4-begins-inside": lambda folder: begin_inside(_plain("whole.mp4")(folder), folder / "inside.mp4", 0.5),
    "flv-vfr": _plain("vfr.flv", container="flv", vfr=True),
    "ts-vfr": _plain("vfr.ts", vfr=True),
    "mp4-late-sound": _plain("late-sound.mp4", sound_s=(1.5, 4)),
    "mkv-late-sound": _plain("late-sound.mkv", sound_s=(1.5, 4)),
    "ts-late-sound": _plain("late-sound.ts", sound_s=(1.5, 4)),
    "flv-late-sound": _plain("late-sound.flv", container="flv", sound_s=(1.5, 4)),
    "mp4-short-sound": _plain("short-sound.mp4", sound_s=(0, 2)),
    "mkv-short-sound": _plain("short-sound.mkv", sound_s=(0, 2)),
    "mp4-long-sound": _plain("long-sound.mp4", sound_s=(0, 7)),
    "mkv-long-sound": _plain("long-sound.mkv", sound_s=(0, 7)),
    "ts-cut-evenly": lambda folder: cut_evenly(
        _plain("whole.ts", size=(720, 1280), seconds=1, gop=1)(folder), folder / "cut-evenly.ts", 0.55
    ),
    **{
        f"{kind}-zero-tail": lambda folder, kind=kind: zero_tail(
            _plain(f"whole.{kind}", container="flv" if kind == "flv" else None)(folder), folder / f"zero-tail.{kind}"
        )
        for kind in ("mp4", "mkv", "ts", "flv")
    },
    "mp4-ten-hours": lambda folder: make_long(folder / "ten-hours.mp4", hours=10),
    "mkv-ten-hours": lambda folder: make_long(folder / "ten-hours.mkv", hours=10),
    "text": lambda folder: _text(folder / "text.mp4"),
    "empty": lambda folder: _empty(folder / "empty.mp4"),
}


class MediaFiles:
    """The recipes' files, each made once; call with a recipe's name to get the path. Tests must not change them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._made: dict[str, Path] = {}

    def __call__(self, name: str) -> Path:
        if name not in self._made:
            (self.folder / name).mkdir()
            self._made[name] = RECIPES[name](self.folder / name)
        return self._made[name]


@pytest.fixture(scope="session")
def media_files(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MediaFiles]:
    """Test recordings by recipe name, made on first use and kept for the session."""
    return MediaFiles(tmp_path_factory.mktemp("media"))
