"""What a recording is, before anything is done with it: container, tracks, length, damage. Under a time limit."""

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import av
from av.container import InputContainer

from reviewer_app.domain.errors import Unreadable
from reviewer_app.domain.recording import AudioStream, VideoStream
from reviewer_app.media.boxes import read_boxes
from reviewer_app.media.clock import CONTAINER_BASE, claimed_ms, media_ms
from reviewer_app.media.opening import opened, packets_of, pictures, sounds
from reviewer_app.media.source import Source

TIME_LIMIT_S = 20.0
# FFmpeg's names of what recorders write, and ours. It also opens pictures, and any bytes by their file's extension.
_CONTAINERS = {
    "mov,mp4,m4a,3gp,3g2,mj2": "mp4",
    "matroska,webm": "mkv",
    "mpegts": "ts",
    "flv": "flv",
    "hls": "hls",
    **{name: name for name in ("mp3", "aac", "ogg", "wav", "flac", "caf", "amr", "avi", "asf", "mpeg")},
}
# libVLC loses seeks in FLV and HLS, and lands up to 1.9 s late in MPEG-TS, as does QtMultimedia.
_NOT_SEEKABLE = ("flv", "hls", "ts")
# In these libVLC takes a start position for a time of the file's own clock, and lands early by where that begins:
# two pictures of 30 a second at 50 ms, seven at 200 ms, 15 at 500 ms.
_ON_FILE_CLOCK = ("mp4", "mkv", "webm")
LATE_START_MS = 50

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Probe:
    """What was found. `start_time_ms` is the container's clock at media time zero; `duration_ms` as the file claims.

    `why_remux` says in a sentence why players cannot seek in it as it is, '' where they can. `warnings` are sentences
    about damage and about what is missing; `damaged` is whether there is any damage.
    """

    container: str
    duration_ms: int
    start_time_ms: int
    video: VideoStream | None
    audio: tuple[AudioStream, ...]
    fragmented: bool
    why_remux: str
    warnings: tuple[str, ...]
    damaged: bool = False

    @property
    def needs_remux(self) -> bool:
        """Whether the recording is copied at import whatever its clock says."""
        return bool(self.why_remux)


def probe(path: Source, time_limit_s: float = TIME_LIMIT_S) -> Probe:
    """Look at a recording. Raises Unreadable, also when it takes longer than the limit."""
    _must_be_a_file(path)
    return within(time_limit_s, path, lambda: _probe(path))


def _must_be_a_file(path: Source) -> None:
    try:
        if path.is_dir():
            raise Unreadable(path, "this is a folder; name the recordings in it.")
        if not path.exists():
            raise Unreadable(path, "there is no such file; check the name.")
        if not path.is_file():
            raise Unreadable(path, "this is not a file; choose a recording.")
        if path.stat().st_size == 0:
            raise Unreadable(path, "the file is empty; get another copy.")
        path.open("rb").close()
    except OSError as error:
        raise Unreadable(path, f"the file cannot be opened ({error.strerror}); check its permissions.") from None


def within(limit_s: float, path: Source, work: Callable[[], Answer]) -> Answer:
    """The work's answer; a thread that does not answer in time is left behind, since FFmpeg cannot be interrupted.

    Raises Unreadable when the limit is over, and what the work raises.
    """
    answers: queue.SimpleQueue[tuple[Answer | None, BaseException | None]] = queue.SimpleQueue()

    def answer() -> None:
        try:
            answers.put((work(), None))
        except BaseException as error:  # noqa: BLE001 - carried to the thread that waits
            answers.put((None, error))

    threading.Thread(target=answer, name="probe", daemon=True).start()
    try:
        found, failure = answers.get(timeout=limit_s)
    except queue.Empty:
        reason = f"it did not open within {limit_s:g} seconds; copy it to a disk of this machine, or get another copy."
        raise Unreadable(path, reason) from None
    if failure is not None:
        raise failure
    return found  # type: ignore[return-value]


def _probe(path: Source) -> Probe:
    boxes = read_boxes(path)
    if boxes is not None and not boxes.has_index:
        reason = (
            "the recording was cut off before its index (moov) was written, so it cannot be played; "
            "get another copy, or repair it with a tool that rebuilds the index."
        )
        raise Unreadable(path, reason)
    with opened(path) as container:
        name = _container_name(container, path)
        video, damage = _video(container)
        audio = tuple(
            AudioStream(
                s.codec_context.name, s.codec_context.sample_rate, s.codec_context.channels, s.metadata.get("language")
            )
            for s in sounds(container)
        )
        if video is None and not audio:
            raise Unreadable(path, "there is neither picture nor sound in it; choose a recording.")
        fragmented = boxes is not None and boxes.fragmented
        if boxes is not None and boxes.cut_off:
            damage.append("The file ends before the recording does: it was cut off or not copied whole.")
        start_ms = media_ms(container.start_time or 0, CONTAINER_BASE, 0)
        return Probe(
            name,
            claimed_ms(container),
            start_ms,
            video,
            audio,
            fragmented,
            _why_remux(name, fragmented, start_ms),
            tuple(damage + _missing(video, audio)),
            bool(damage),
        )


def _why_remux(name: str, fragmented: bool, start_ms: int) -> str:
    if fragmented:
        return "It is a fragmented MP4, in which libVLC loses seeks."
    if name in _NOT_SEEKABLE:
        return f"Players miss their targets when they seek in {name.upper()}."
    if name in _ON_FILE_CLOCK and start_ms > LATE_START_MS:
        return f"Its clock begins at {start_ms} ms, and libVLC seeks too early by that."
    return ""


def _container_name(container: InputContainer, path: Source) -> str:
    found = container.format.name
    if found not in _CONTAINERS:
        raise Unreadable(path, "this is not a recording; choose MP4, MKV, WebM, FLV, TS, an HLS playlist or sound.")
    name = _CONTAINERS[found]
    if name == "mkv":
        with path.open("rb") as file:
            return "webm" if b"webm" in file.read(64) else "mkv"
    return name


def _video(container: InputContainer) -> tuple[VideoStream | None, list[str]]:
    """The picture track, and what is wrong with it; its first picture tells the size and how it is turned."""
    found = pictures(container)
    if not found:
        return None, []
    stream, damage = found[0], []
    rotation = 0
    width, height = stream.codec_context.width, stream.codec_context.height
    try:
        frame = next(frame for packet in packets_of(container, [stream]) for frame in packet.decode())
        rotation, width, height = -frame.rotation % 360, frame.width, frame.height
    except (av.FFmpegError, StopIteration):
        damage.append("No picture can be decoded at the beginning of the recording.")
    rate = stream.average_rate or stream.guessed_rate
    return VideoStream(stream.codec_context.name, width, height, rotation, str(rate) if rate else None), damage


def _missing(video: VideoStream | None, audio: tuple[AudioStream, ...]) -> list[str]:
    """What a person may wonder about in a recording that is whole."""
    found = []
    if video is None:
        found.append("The recording has no picture.")
    if not audio:
        found.append("The recording has no sound.")
    if len(audio) > 1:
        found.append(f"The recording has {len(audio)} sound tracks; the first one is played.")
    return found
