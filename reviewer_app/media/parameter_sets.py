"""What decoders must know before the first packet: parameter sets of H.264 and H.265, the configuration of AAC.

Pictures change their size in mid-recording. FLV and fragmented MP4 announce the new parameter sets between packets;
Matroska has room for one set, in its header, so each keyframe is given its own. Layouts: ISO/IEC 14496-15, avcC and
hvcC; 13818-7, ADTS.
"""

from collections.abc import Iterator

from av.packet import Packet
from av.stream import Stream

_CODECS = ("h264", "hevc")


class ParameterSets:
    """The sets in force in a track; `fill` gives each keyframe its own."""

    def __init__(self, stream: Stream) -> None:
        codec, extradata = stream.codec_context.name, stream.codec_context.extradata
        self._codec = codec
        self._length = _length_size(codec, extradata)
        self._units = b""
        if self._length:
            self._take(extradata or b"")

    def fill(self, packet: Packet) -> Packet:
        """The packet, a keyframe with its parameter sets in front. Times are left to the caller."""
        if not self._length:
            return packet
        if packet.has_sidedata("new_extradata"):
            self._take(bytes(packet.get_sidedata("new_extradata")))
        if not packet.is_keyframe or not self._units:
            return packet
        filled = Packet(self._units + bytes(packet))
        filled.is_keyframe = True
        return filled

    def _take(self, extradata: bytes) -> None:
        if _length_size(self._codec, extradata) == self._length:
            found = _avc_units(extradata) if self._codec == "h264" else _hevc_units(extradata)
            self._units = b"".join(len(unit).to_bytes(self._length, "big") + unit for unit in found)


def audio_specific_config(adts: bytes) -> bytes:
    """AudioSpecificConfig (ISO/IEC 14496-3) from an ADTS header; empty when it is none."""
    if len(adts) < 7 or adts[0] != 0xFF or adts[1] & 0xF6 != 0xF0:
        return b""
    kind, rate = (adts[2] >> 6) + 1, adts[2] >> 2 & 0xF
    channels = (adts[2] & 1) << 2 | adts[3] >> 6
    return (kind << 11 | rate << 7 | channels << 3).to_bytes(2, "big")


def _length_size(codec: str, extradata: bytes | None) -> int:
    """Bytes of the length in front of each unit; 0 for other codecs and for units told apart by start codes."""
    if codec not in _CODECS or not extradata or extradata[0] != 1:
        return 0
    place = 4 if codec == "h264" else 21
    return (extradata[place] & 3) + 1 if len(extradata) > place + 1 else 0


def _avc_units(avcc: bytes) -> Iterator[bytes]:
    place = 5
    for mask in (0x1F, 0xFF):
        if place >= len(avcc):
            return
        count, place = avcc[place] & mask, place + 1
        for _ in range(count):
            unit, place = _unit(avcc, place)
            yield unit


def _hevc_units(hvcc: bytes) -> Iterator[bytes]:
    place = 23
    for _ in range(hvcc[22]):
        count, place = int.from_bytes(hvcc[place + 1 : place + 3], "big"), place + 3
        for _ in range(count):
            unit, place = _unit(hvcc, place)
            yield unit


def _unit(config: bytes, place: int) -> tuple[bytes, int]:
    size = int.from_bytes(config[place : place + 2], "big")
    return config[place + 2 : place + 2 + size], place + 2 + size
