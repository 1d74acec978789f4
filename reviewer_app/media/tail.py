"""Whether an MPEG-TS was cut off: nothing in it says how long it is, but its last packet or picture is not whole."""

import av
from av.packet import Packet
from av.stream import Stream

from reviewer_app.media.source import Source

# Plain, with time stamps (Blu-ray, recorders), with parity bytes; each packet begins with the same byte.
_SIZES = ((188, 0), (192, 4), (204, 0))
_SYNC = 0x47
_PROBED = 5
# A group of pictures larger than this is not kept for a look at its end.
_LARGEST = 64 * 1024 * 1024


def ends_in_a_packet(path: Source) -> bool:
    """Whether the file ends where one of its packets does; True as well for what is no MPEG-TS."""
    with path.open("rb") as file:
        head = file.read(204 * _PROBED)
        length = file.seek(0, 2)
    for size, offset in _SIZES:
        begins = head[offset : offset + size * _PROBED : size]
        if len(begins) == _PROBED and set(begins) == {_SYNC}:
            return length % size == 0
    return True


class LastPictures:
    """Keeps the newest group of pictures of the first picture track, to see at the end whether all is whole."""

    def __init__(self, path: Source, streams: list[Stream]) -> None:
        self._path = path
        self._stream = next((stream for stream in streams if stream.type == "video"), None)
        self._packets: list[tuple[bytes, int | None]] = []
        self._size = 0

    def see(self, packet: Packet) -> None:
        """Take note of a packet, in file order."""
        if self._stream is None or packet.stream_index != self._stream.index or not packet.size:
            return
        if packet.is_keyframe or self._size > _LARGEST:
            self._packets.clear()
            self._size = 0
        self._packets.append((bytes(packet), packet.pts))
        self._size += packet.size

    def is_whole(self) -> bool:
        """Whether the file ends with a whole packet and the last picture decodes without a fault."""
        return ends_in_a_packet(self._path) and (not self._packets or self._last_decodes())

    def _last_decodes(self) -> bool:
        decoder = av.CodecContext.create(self._stream.codec_context.name, "r")
        decoder.extradata = self._stream.codec_context.extradata
        # With threads a fault is told at a later packet.
        decoder.thread_type, decoder.thread_count = "NONE", 1
        frames = []
        try:
            for data, pts in self._packets:
                packet = av.Packet(data)
                packet.pts = pts
                frames += decoder.decode(packet)
            frames += decoder.decode(None)
        except av.FFmpegError:
            return False
        return not any(frame.is_corrupt for frame in frames if frame.pts == self._packets[-1][1])
