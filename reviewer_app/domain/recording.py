"""A recording as the program knows it: what was probed, where it plays from, how its times map to the original."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field


@dataclass(frozen=True, slots=True)
class VideoStream:
    """The picture track. Sizes in pixels, `rotation` in degrees clockwise, `frame_rate` as a fraction string."""

    codec: str
    width: int
    height: int
    rotation: int = 0
    frame_rate: str | None = None


@dataclass(frozen=True, slots=True)
class AudioStream:
    """A sound track; `language` where the container says."""

    codec: str
    sample_rate: int
    channels: int
    language: str | None = None


@dataclass(frozen=True, slots=True)
class TimeMap:
    """Where the normalised recording's times lie in the original: pieces `(media_from_ms, offset_ms)`, ascending.

    Original time = media time + the offset of the last piece that starts at or before it. `[(0, 0)]` is identity.
    """

    pieces: tuple[tuple[int, int], ...] = ((0, 0),)

    def to_original(self, media_ms: int) -> int:
        """Milliseconds in the original file for a time of the normalised recording."""
        offset = self.pieces[0][1]
        for start, piece_offset in self.pieces:
            if start > media_ms:
                break
            offset = piece_offset
        return media_ms + offset


@dataclass(frozen=True, slots=True)
class Recording:
    """An imported recording.

    `recording_id` is the SHA-256 (hex) of the original; for a playlist, of it and its segments.
    `original_path` is where it was imported from, `media_path` what is played (the same file, or a remuxed copy in
    the cache). `duration_ms` is media time. `warnings` are sentences about what import found odd; `damaged` is whether
    something of the recording is broken or lost, and not merely missing or put right.
    """

    recording_id: str
    title: str
    original_path: str
    media_path: str
    container: str
    duration_ms: int
    video: VideoStream | None = None
    audio: tuple[AudioStream, ...] = ()
    time_map: TimeMap = field(default_factory=TimeMap)
    remuxed: bool = False
    warnings: tuple[str, ...] = ()
    # Not in what was stored by versions before it: those count as whole.
    damaged: bool = False

    @property
    def problems(self) -> tuple[str, ...]:
        """What is wrong with it, in sentences."""
        return self.warnings or (("The recording is damaged.",) if self.damaged else ())

    def to_json(self) -> dict[str, object]:
        """All fields as JSON values."""
        value = asdict(self)
        value["time_map"] = [list(piece) for piece in self.time_map.pieces]
        value["audio"] = [asdict(track) for track in self.audio]
        value["warnings"] = list(self.warnings)
        return value

    @classmethod
    def from_json(cls, value: Mapping) -> "Recording":
        """The inverse of `to_json`."""
        fields = dict(value)
        fields["video"] = None if value["video"] is None else VideoStream(**value["video"])
        fields["audio"] = tuple(AudioStream(**track) for track in value["audio"])
        fields["time_map"] = TimeMap(tuple((start, offset) for start, offset in value["time_map"]))
        fields["warnings"] = tuple(value["warnings"])
        return cls(**fields)
